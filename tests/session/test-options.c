/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the global options. */

#include "config.h"

#include "socle-options.h"

#include <string.h>

static SocleOptions *
read_line (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  static const char *const none[] = { NULL };

  return socle_options_new_from_words (*line != '\0' ? (const char *const *) words : none, error);
}

static void
test_defaults (void)
{
  g_autoptr (SocleOptions) options = socle_options_new ();
  SocleLanguage language = SOCLE_LANGUAGE_FRENCH;

  g_assert_cmpuint (g_strv_length ((GStrv) socle_options_get_catalogues (options)), ==, 0);
  g_assert_null (socle_options_get_data_dir (options));
  g_assert_null (socle_options_get_register (options));
  g_assert_null (socle_options_get_today (options));
  g_assert_false (socle_options_get_language (options, &language));
  g_assert_cmpint (language, ==, SOCLE_LANGUAGE_FRENCH);
  g_assert_false (socle_options_get_help (options));
  g_assert_false (socle_options_get_version (options));
  g_assert_false (socle_options_get_service (options));
  g_assert_null (socle_options_get_command (options));
  g_assert_cmpuint (g_strv_length ((GStrv) socle_options_get_arguments (options)), ==, 0);
}

static void
test_commands (void)
{
  static const struct
  {
    const char *line;
    const char *command;
    const char *arguments;
  } cases[] = {
    { "", NULL, "" },
    { "services", "services", "" },
    { "services --soc 3", "services", "--soc 3" },
    { "--language fr services --soc 3", "services", "--soc 3" },
    { "services --soc 3 --language fr --format csv", "services", "--soc 3 --format csv" },
    { "show azure --today=2020-03-01", "show", "azure" },
    { "nonsense", "nonsense", "" },
    { "-- services", "services", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleOptions) options = read_line (cases[i].line, &error);
      g_autofree char *arguments = NULL;

      g_assert_no_error (error);
      arguments = g_strjoinv (" ", (char **) socle_options_get_arguments (options));
      g_assert_cmpstr (socle_options_get_command (options), ==, cases[i].command);
      g_assert_cmpstr (arguments, ==, cases[i].arguments);
    }
}

/* Commands are plain words; what has a dot or a slash is a file for the window. */
static void
test_files (void)
{
  static const struct
  {
    const char *line;
    const char *files;
  } cases[] = {
    { "services", "" },
    { "a.socle", "a.socle" },
    { "./services", "./services" },
    { "--language fr /tmp/a.socle b.json", "/tmp/a.socle b.json" },
    { "file:///tmp/a%20b.socle", "file:///tmp/a%20b.socle" },
    { "-- a.socle", "a.socle" },
    { "show a.b", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleOptions) options = read_line (cases[i].line, &error);
      g_autofree char *files = NULL;

      g_assert_no_error (error);
      files = g_strjoinv (" ", (char **) socle_options_get_files (options));
      g_assert_cmpstr (files, ==, cases[i].files);
      g_assert_true ((*files == '\0') == (socle_options_get_command (options) != NULL));
    }
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options =
    read_line ("--catalogue a --data-dir d --register r.db --today 2024-02-29 x --catalogue b "
               "--language fr -h --version",
               &error);
  static const char *const catalogues[] = { "a", "b", NULL };
  SocleLanguage language;
  const GDate *today;

  g_assert_no_error (error);
  g_assert_cmpstrv (socle_options_get_catalogues (options), catalogues);
  g_assert_cmpstr (socle_options_get_data_dir (options), ==, "d");
  g_assert_cmpstr (socle_options_get_register (options), ==, "r.db");
  g_assert_true (socle_options_get_language (options, &language));
  g_assert_cmpint (language, ==, SOCLE_LANGUAGE_FRENCH);
  g_assert_true (socle_options_get_help (options));
  g_assert_true (socle_options_get_version (options));

  today = socle_options_get_today (options);
  g_assert_nonnull (today);
  g_assert_cmpint (g_date_get_year (today), ==, 2024);
  g_assert_cmpint (g_date_get_month (today), ==, 2);
  g_assert_cmpint (g_date_get_day (today), ==, 29);
}

static void
test_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = read_line ("--gapplication-service", &error);

  g_assert_no_error (error);
  g_assert_true (socle_options_get_service (options));
  g_assert_null (socle_options_get_command (options));
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *line;
    SocleArgumentsError code;
    const char *named; /* what the sentence must name */
  } cases[] = {
    { "--today 2020-02-30", SOCLE_ARGUMENTS_ERROR_BAD_VALUE, "2020-02-30" },
    { "--today tomorrow", SOCLE_ARGUMENTS_ERROR_BAD_VALUE, "tomorrow" },
    { "--today", SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, "--today" },
    { "--language de", SOCLE_ARGUMENTS_ERROR_BAD_VALUE, "de" },
    { "--language fr_FR", SOCLE_ARGUMENTS_ERROR_BAD_VALUE, "fr_FR" },
    { "services --language", SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, "--language" },
    { "--catalogue", SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, "--catalogue" },
    { "--data-dir --help", SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, "--data-dir" },
    { "--nonsense", SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION, "--nonsense" },
    { "--soc 3 services", SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION, "--soc" },
    { "-x", SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION, "-x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_line (cases[i].line, &error));
      g_assert_error (error, SOCLE_ARGUMENTS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strchr (error->message, '{'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/options/defaults", test_defaults);
  g_test_add_func ("/options/commands", test_commands);
  g_test_add_func ("/options/files", test_files);
  g_test_add_func ("/options/values", test_values);
  g_test_add_func ("/options/service", test_service);
  g_test_add_func ("/options/mistakes", test_mistakes);

  return g_test_run ();
}
