/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folding of searched text. */

#include "config.h"

#include "socle-search-key.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *key;
} Case;

static const Case cases[] = {
  { "", "" },
  { "azure devops", "azure devops" },
  { "Azure DevOps", "azure devops" },
  { "Sécurité des données", "securite des donnees" },
  /* The same accents, written as letters and marks. */
  { "Se\u0301curite\u0301", "securite" },
  { "ÉLÉMENT PROBANT", "element probant" },
  { "Ångström", "angstrom" },
  { "cœur, Œuvre", "coeur, oeuvre" },
  { "Æon, æther", "aeon, aether" },
  { "ﬁnance", "finance" },
  { "Ⅱ", "ii" },
  /* Spaces of every kind. */
  { "SOC\u00a02", "soc 2" },
  { "SOC\u202f2", "soc 2" },
  { "SOC \u00a0\t\n 2", "soc 2" },
  { "  SOC 2\u00a0", "soc 2" },
  /* Apostrophes and dashes. */
  { "l’application", "l'application" },
  { "l‘application", "l'application" },
  { "l'application", "l'application" },
  { "carve\u2011out \u2013 inclusive", "carve-out - inclusive" },
  /* What cannot be seen cannot be typed. */
  { "Az\u00adure", "azure" },
  { "Az\u200bure", "azure" },
  { "\u202eAzure\u202c", "azure" },
  { "Az\x01ure", "azure" },
  /* Other scripts stay themselves, in lower case. */
  { "ΑΒΓ", "αβγ" },
  { "ЛИНИЯ", "линия" },
  { "日本語", "日本語" },
  { "AT&T <b>", "at&t <b>" },
};

static void
test_folds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = socle_search_key_new (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

/* Folding what is folded changes nothing, so keys may be compared with keys. */
static void
test_folds_once (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = socle_search_key_new (cases[i].text);
      g_autofree char *again = socle_search_key_new (key);

      g_assert_cmpstr (again, ==, key);
    }
}

static void
test_takes_nothing (void)
{
  g_autofree char *key = socle_search_key_new (NULL);

  g_assert_cmpstr (key, ==, "");
}

static void
test_appends (void)
{
  g_autoptr (GString) key = g_string_new ("azure\n");

  socle_search_key_append (key, "Élan");
  socle_search_key_append (key, NULL);
  socle_search_key_append (key, "\u00a0Vital");

  g_assert_cmpstr (key->str, ==, "azure\nelan vital");
}

/* A text that no one could have typed in keeps what comes before the fault. */
static void
test_survives_broken_text (void)
{
  g_autofree char *key = socle_search_key_new ("Azure \xff Stack");

  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_true (g_str_has_prefix (key, "azure"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/search-key/folds", test_folds);
  g_test_add_func ("/search-key/folds-once", test_folds_once);
  g_test_add_func ("/search-key/takes-nothing", test_takes_nothing);
  g_test_add_func ("/search-key/appends", test_appends);
  g_test_add_func ("/search-key/survives-broken-text", test_survives_broken_text);

  return g_test_run ();
}
