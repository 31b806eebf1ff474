/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of languages and of the kinds of SOC report, both small vocabularies. */

#include "config.h"

#include "socle-language.h"
#include "socle-soc.h"

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    int language; /* -1 for none of ours */
  } cases[] = {
    { "en", SOCLE_LANGUAGE_ENGLISH },   { "fr", SOCLE_LANGUAGE_FRENCH },
    { "fr_FR", SOCLE_LANGUAGE_FRENCH }, { "fr_CA.UTF-8", SOCLE_LANGUAGE_FRENCH },
    { "FR", SOCLE_LANGUAGE_FRENCH },    { "fr@euro", SOCLE_LANGUAGE_FRENCH },
    { "fra", -1 },                      { "fry", -1 },
    { "enm", -1 },                      { "de", -1 },
    { "f", -1 },                        { "", -1 },
    { "C", -1 },                        { NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleLanguage language = (SocleLanguage) 0;
      gboolean known = socle_language_from_code (cases[i].code, &language);

      g_test_message ("%s", cases[i].code != NULL ? cases[i].code : "(null)");
      g_assert_cmpint (known ? (int) language : -1, ==, cases[i].language);
    }
}

static void
test_environ (void)
{
  const char *german_french[] = { "de_DE", "de", "fr", "C", NULL };
  const char *french_english[] = { "fr_FR.UTF-8", "en", NULL };
  const char *none[] = { "C", NULL };

  g_assert_cmpint (socle_language_from_environ (german_french), ==, SOCLE_LANGUAGE_FRENCH);
  g_assert_cmpint (socle_language_from_environ (french_english), ==, SOCLE_LANGUAGE_FRENCH);
  g_assert_cmpint (socle_language_from_environ (none), ==, SOCLE_LANGUAGE_ENGLISH);
  g_assert_cmpint (socle_language_from_environ (NULL), ==, SOCLE_LANGUAGE_ENGLISH);
}

static void
test_soc (void)
{
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    {
      SocleSoc soc = socle_soc_from_number (number);

      g_assert_cmpint (socle_soc_get_number (soc), ==, number);
      g_assert_cmpint (socle_soc_from_string (socle_soc_to_string (soc)), ==, soc);
    }

  g_assert_cmpint (socle_soc_from_number (0), ==, SOCLE_SOC_NONE);
  g_assert_cmpint (socle_soc_from_number (4), ==, SOCLE_SOC_NONE);
  g_assert_cmpint (socle_soc_from_number (-1), ==, SOCLE_SOC_NONE);
  g_assert_cmpint (socle_soc_get_number (SOCLE_SOC_ALL), ==, 0);
  g_assert_cmpint (socle_soc_from_string ("soc4"), ==, SOCLE_SOC_NONE);
  g_assert_cmpint (socle_soc_from_string ("SOC1"), ==, SOCLE_SOC_NONE);
  g_assert_cmpint (socle_soc_from_string (NULL), ==, SOCLE_SOC_NONE);
  g_assert_null (socle_soc_to_string (SOCLE_SOC_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/language/codes", test_codes);
  g_test_add_func ("/language/environ", test_environ);
  g_test_add_func ("/soc/numbers-and-strings", test_soc);

  return g_test_run ();
}
