/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what the trail tells of fingerprints that were given out. */

#include "config.h"

#include "socle-given-fingerprint.h"

#include "register-fixture.h"

/* A letter for each entry after the first, which makes the register: c is a change, and a
 * digit is a fingerprint of so many entries that was given out. */
typedef struct
{
  const char *entries;
  guint64 n_given;
  const char *sentence;
} Case;

#define GIVEN(n) "Entries 1–" n " are covered by a fingerprint given out on 26 November 2026. "

static const Case cases[] = {
  { "", 0, "No fingerprint was given out yet, so that nobody else can vouch for any entry." },
  { "cc", 0, "No fingerprint was given out yet, so that nobody else can vouch for any entry." },
  { "cc3", 3, GIVEN ("3") "Nothing else was recorded since." },
  { "cc345", 5, GIVEN ("5") "Nothing else was recorded since." },
  { "cc3c", 3, GIVEN ("3") "Entries 4–5 are not yet." },
  { "cc3cc", 3, GIVEN ("3") "Entries 4–6 are not yet." },
  { "cc3c5", 5, GIVEN ("5") "Nothing else was recorded since." },
  /* Another program made a change while a file was written, and noted its own before. */
  { "ccc3", 3, GIVEN ("3") "Entries 4–5 are not yet." },
  { "ccc43", 4, GIVEN ("4") "Nothing else was recorded since." },
};

static void
add_entries (SocleRegister *reg, const char *entries)
{
  for (const char *p = entries; *p != '\0'; p++)
    {
      g_autofree char *fingerprint = g_strnfill (64, *p);
      g_autofree char *name = g_strdup_printf ("service-%d", (int) (p - entries));
      g_autoptr (SocleRecord) record =
        socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "microsoft", "service", name, NULL);
      g_autoptr (GError) error = NULL;

      if (*p == 'c')
        socle_change_unref (socle_register_add (reg, record, &error));
      else
        socle_given_fingerprint_note (reg, (guint64) (*p - '0'), fingerprint, "summary.pdf",
                                      &error);
      g_assert_no_error (error);
    }
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  const Case *which = data;
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autofree char *sentence = NULL;
  SocleGivenFingerprint given;

  add_entries (reg, which->entries);
  g_assert_true (socle_given_fingerprint_find (reg, &given, NULL));
  g_assert_cmpuint (given.n_given, ==, which->n_given);
  g_assert_cmpuint (given.n_entries, ==, strlen (which->entries) + 1);
  sentence = socle_given_fingerprint_wording (&given, fixture->messages);
  g_assert_cmpstr (sentence, ==, which->sentence);
}

/* Entries of other kinds, and such as have not been written by Socle. */
static void
test_parse (void)
{
  static const struct
  {
    const char *action;
    const char *after[3];
    guint64 n_entries;
  } entries[] = {
    { "export", { "entries=12", "fingerprint=ab" }, 12 },
    { "export", { "fingerprint=ab", "entries=12" }, 12 },
    { "edit", { "entries=12", "fingerprint=ab" }, 0 },
    { "export", { "entries=12" }, 0 },
    { "export", { "fingerprint=ab" }, 0 },
    { "export", { "entries=0", "fingerprint=ab" }, 0 },
    { "export", { "entries=-1", "fingerprint=ab" }, 0 },
    { "export", { "entries=9999999999999999999999", "fingerprint=ab" }, 0 },
    { "export", { "entries=", "fingerprint=ab" }, 0 },
    { "export", { NULL }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (SocleTrailEntry) entry = socle_trail_entry_new ();
      guint64 n_entries;
      const char *fingerprint;

      g_set_str (&entry->action, entries[i].action);
      g_clear_pointer (&entry->after, g_strfreev);
      entry->after = g_strdupv ((GStrv) entries[i].after);
      fingerprint = socle_given_fingerprint_parse (entry, &n_entries);
      g_assert_cmpuint (n_entries, ==, entries[i].n_entries);
      g_assert_cmpstr (fingerprint, ==, entries[i].n_entries > 0 ? "ab" : NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/given-fingerprint/find/%u", i);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_find, fixture_tear_down);
    }
  g_test_add_func ("/given-fingerprint/parse", test_parse);

  return g_test_run ();
}
