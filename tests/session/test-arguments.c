/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading the words of a command line. */

#include "config.h"

#include "socle-arguments.h"

#include <string.h>

static const SocleArgumentSpec specs[] = {
  { "soc", 0, "N", "" },
  { "output", 'o', "FILE", "" },
  { "help", 'h', NULL, "" },
  { NULL, 0, NULL, NULL },
};

static SocleArguments *
parse (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return socle_arguments_parse (specs, *line != '\0' ? (const char *const *) words
                                                     : (const char *const[]) { NULL });
}

static SocleMessages *
speak_english (void)
{
  return socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "/nonexistent");
}

static void
test_values (void)
{
  static const struct
  {
    const char *line;
    const char *soc;
    const char *output;
    gboolean help;
    const char *rest;
  } cases[] = {
    { "", NULL, NULL, FALSE, "" },
    { "--soc 3", "3", NULL, FALSE, "" },
    { "--soc=3", "3", NULL, FALSE, "" },
    { "--soc=", "", NULL, FALSE, "" },
    { "--soc=--help", "--help", NULL, FALSE, "" },
    { "--soc 1 --soc 2", "2", NULL, FALSE, "" },
    { "-o file --help", NULL, "file", TRUE, "" },
    { "-o -", NULL, "-", FALSE, "" },
    { "--output - --soc 3", "3", "-", FALSE, "" },
    { "--output=-", NULL, "-", FALSE, "" },
    { "-o - -", NULL, "-", FALSE, "-" },
    { "--help -", NULL, NULL, TRUE, "-" },
    { "-- -o -", NULL, NULL, FALSE, "-- -o -" },
    { "-h", NULL, NULL, TRUE, "" },
    { "services --soc 3 --other x", "3", NULL, FALSE, "services --other x" },
    { "--other --soc 3 word", "3", NULL, FALSE, "--other word" },
    { "--socs 3", NULL, NULL, FALSE, "--socs 3" },
    { "--help=yes", NULL, NULL, TRUE, "" },
    { "-", NULL, NULL, FALSE, "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleArguments) arguments = parse (cases[i].line);
      g_autoptr (SocleMessages) messages = speak_english ();
      g_autoptr (GError) error = NULL;
      g_autofree char *rest = g_strjoinv (" ", (char **) socle_arguments_get_rest (arguments));

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (socle_arguments_get (arguments, "soc"), ==, cases[i].soc);
      g_assert_cmpstr (socle_arguments_get (arguments, "output"), ==, cases[i].output);
      g_assert_cmpint (socle_arguments_has (arguments, "help"), ==, cases[i].help);
      g_assert_cmpstr (rest, ==, cases[i].rest);
      g_assert_true (socle_arguments_check (arguments, messages, &error));
      g_assert_no_error (error);
    }
}

static void
test_all_values (void)
{
  g_autoptr (SocleArguments) arguments = parse ("--soc 1 x --soc=2 --soc 1");
  g_auto (GStrv) values = socle_arguments_dup_all (arguments, "soc");
  g_auto (GStrv) none = socle_arguments_dup_all (arguments, "output");
  static const char *const expected[] = { "1", "2", "1", NULL };

  g_assert_cmpstrv (values, expected);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_missing_value (void)
{
  static const struct
  {
    const char *line;
    const char *sentence;
  } cases[] = {
    { "--soc", "The option --soc needs a value." },
    { "-o", "The option -o needs a value." },
    { "--soc --help", "The option --soc needs a value." },
    { "--soc 1 --output --soc", "The option --output needs a value." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleArguments) arguments = parse (cases[i].line);
      g_autoptr (SocleMessages) messages = speak_english ();
      g_autoptr (GError) error = NULL;

      g_assert_false (socle_arguments_check (arguments, messages, &error));
      g_assert_error (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_MISSING_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

static void
test_operands (void)
{
  static const struct
  {
    const char *line;
    const char *operands; /* NULL: refused */
    SocleArgumentsError code;
  } cases[] = {
    { "", "", 0 },
    { "a --soc 1 b", "a b", 0 },
    { "-", "-", 0 },
    { "a -- -b", "a -b", 0 },
    { "a -b", NULL, SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION },
    { "--other", NULL, SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION },
    { "a\xff", NULL, SOCLE_ARGUMENTS_ERROR_NOT_UTF8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleArguments) arguments = parse (cases[i].line);
      g_autoptr (SocleMessages) messages = speak_english ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) operands =
        socle_arguments_dup_operands (arguments, messages, "socle services", &error);
      g_autofree char *joined = operands != NULL ? g_strjoinv (" ", operands) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].operands);
      if (cases[i].operands == NULL)
        g_assert_error (error, SOCLE_ARGUMENTS_ERROR, (int) cases[i].code);
      else
        g_assert_no_error (error);
    }
}

static void
test_sentence_names_the_option (void)
{
  g_autoptr (SocleArguments) arguments = parse ("--weird\x1b[2J");
  g_autoptr (SocleMessages) messages = speak_english ();
  g_autoptr (GError) error = NULL;

  g_assert_null (socle_arguments_dup_operands (arguments, messages, "socle services", &error));
  g_assert_cmpstr (error->message, ==,
                   "There is no option “--weird[U+001B][2J”; “socle services --help” lists the "
                   "options.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/arguments/values", test_values);
  g_test_add_func ("/arguments/all-values", test_all_values);
  g_test_add_func ("/arguments/missing-value", test_missing_value);
  g_test_add_func ("/arguments/operands", test_operands);
  g_test_add_func ("/arguments/sentence-names-the-option", test_sentence_names_the_option);

  return g_test_run ();
}
