/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of making hidden characters visible. */

#include "config.h"

#include "socle-visible-text.h"

static void
test_cases (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "AT&T <b>", "AT&T <b>" },
    { "Sécurité de l’application", "Sécurité de l’application" },
    { "Office\u00a0365", "Office\u00a0365" },
    { "a\u202eb", "a[U+202E]b" },
    { "zero\u200bwidth", "zero[U+200B]width" },
    { "\033[31mred", "[U+001B][31mred" },
    { "two\nlines", "two[U+000A]lines" },
    { "\ufeffmark", "[U+FEFF]mark" },
    { "日本語", "日本語" },
    { "שלום", "\u2068שלום\u2069" },
    { "mixed مرحبا", "\u2068mixed مرحبا\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = socle_visible_text (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Shown text is text again: nothing in it is hidden any more. */
static void
test_once_is_enough (void)
{
  g_autofree char *once = socle_visible_text ("a\u202e\u200b\001");
  g_autofree char *twice = socle_visible_text (once);

  g_assert_cmpstr (once, ==, twice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/visible-text/cases", test_cases);
  g_test_add_func ("/visible-text/once-is-enough", test_once_is_enough);

  return g_test_run ();
}
