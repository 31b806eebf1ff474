/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sentences with named places. */

#include "config.h"

#include "socle-format.h"

static void
test_places (void)
{
  static const struct
  {
    const char *sentence;
    const char *result;
  } cases[] = {
    { "", "" },
    { "no place", "no place" },
    { "{a}", "one" },
    { "{a}{b}{a}", "onetwoone" },
    { "{b} before {a}", "two before one" },
    { "{unknown} stays", "{unknown} stays" },
    { "open {a", "open {a" },
    { "}{ {a}", "}{ one" },
    { "{}", "{}" },
    { "{{a}}", "{one}" },
    { "100 % {a} %s %n", "100 % one %s %n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result =
        socle_format (cases[i].sentence, "a", "one", "b", "two", NULL);

      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

/* What a provider calls its product must not be read as part of the sentence. */
static void
test_values_are_not_read (void)
{
  g_autofree char *result = socle_format ("{a} and {b}", "a", "{b}%s", "b", "two", NULL);
  g_autofree char *none = socle_format ("[{a}]", "a", NULL, NULL);

  g_assert_cmpstr (result, ==, "{b}%s and two");
  g_assert_cmpstr (none, ==, "[]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/format/places", test_places);
  g_test_add_func ("/format/values-are-not-read", test_values_are_not_read);

  return g_test_run ();
}
