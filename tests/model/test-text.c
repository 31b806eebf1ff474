/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of texts in two languages. */

#include "config.h"

#include "socle-text.h"

static void
test_both (void)
{
  g_autoptr (SocleText) text = socle_text_new ("report", "rapport");

  g_assert_cmpstr (socle_text_get (text, SOCLE_LANGUAGE_ENGLISH), ==, "report");
  g_assert_cmpstr (socle_text_get (text, SOCLE_LANGUAGE_FRENCH), ==, "rapport");
  g_assert_true (socle_text_has (text, SOCLE_LANGUAGE_FRENCH));
}

static void
test_fallback (void)
{
  g_autoptr (SocleText) english = socle_text_new ("report", NULL);
  g_autoptr (SocleText) french = socle_text_new (NULL, "rapport");

  g_assert_cmpstr (socle_text_get (english, SOCLE_LANGUAGE_FRENCH), ==, "report");
  g_assert_cmpstr (socle_text_get (french, SOCLE_LANGUAGE_ENGLISH), ==, "rapport");
  g_assert_false (socle_text_has (english, SOCLE_LANGUAGE_FRENCH));
  g_assert_null (socle_text_get (NULL, SOCLE_LANGUAGE_FRENCH));
}

static void
test_empty_is_not_absent (void)
{
  g_autoptr (SocleText) text = socle_text_new ("report", "");

  g_assert_cmpstr (socle_text_get (text, SOCLE_LANGUAGE_FRENCH), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/both", test_both);
  g_test_add_func ("/text/fallback", test_fallback);
  g_test_add_func ("/text/empty-is-not-absent", test_empty_is_not_absent);

  return g_test_run ();
}
