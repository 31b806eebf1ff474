/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the sentences that say what is wrong with a catalogue. */

#include "config.h"

#include "socle-problem.h"

#include "socle-model-enums.h"

#include <string.h>

static const char *const expectations[] = {
  NULL,
  SOCLE_EXPECTED_ARRAY,
  SOCLE_EXPECTED_BYTES,
  SOCLE_EXPECTED_CHARACTERS,
  SOCLE_EXPECTED_ID,
  SOCLE_EXPECTED_INTEGER,
  SOCLE_EXPECTED_LANGUAGE,
  SOCLE_EXPECTED_MEMBERS,
  SOCLE_EXPECTED_MONTH_DAY,
  SOCLE_EXPECTED_OBJECT,
  SOCLE_EXPECTED_SHA256,
  SOCLE_EXPECTED_STRING,
  SOCLE_EXPECTED_TEXT,
  SOCLE_EXPECTED_VALUES,
  "1–3",
};

static const char *const syntax_details[] = {
  SOCLE_SYNTAX_COLON,  SOCLE_SYNTAX_COMMA,    SOCLE_SYNTAX_END,
  SOCLE_SYNTAX_ESCAPE, SOCLE_SYNTAX_NAME,     SOCLE_SYNTAX_NUMBER,
  SOCLE_SYNTAX_QUOTE,  SOCLE_SYNTAX_TRAILING, SOCLE_SYNTAX_VALUE,
};

static SocleMessages *
new_messages (SocleLanguage language)
{
  return socle_messages_new (language, g_getenv ("SOCLE_LOCALE_DIR"));
}

/* The sentence, which must be whole: a place, something said of it, no place left
 * unfilled. */
static char *
describe (SocleProblem *problem, SocleMessages *messages)
{
  char *sentence = socle_problem_describe (problem, messages);

  g_assert_true (g_str_has_prefix (sentence, "x.json"));
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "?"));
  g_assert_null (strchr (sentence, '}'));
  g_assert_null (strchr (sentence, '\n'));
  if (socle_problem_get_line (problem) > 0)
    {
      g_assert_nonnull (strstr (sentence, "214"));
      g_assert_nonnull (strstr (sentence, "reports[3].type"));
    }

  return sentence;
}

/* Every code, with everything that can be expected, in both languages. */
static void
test_every_code (void)
{
  for (guint language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages = new_messages (language);

      for (guint code = 0; code < SOCLE_N_CATALOGUE_ERRORS; code++)
        for (guint i = 0; i < G_N_ELEMENTS (expectations); i++)
          {
            g_autoptr (SocleProblem) there =
              socle_problem_new_full (code, "x.json", 214, "reports[3].type", "detail",
                                      expectations[i]);
            g_autoptr (SocleProblem) whole =
              socle_problem_new_full (code, "x.json", 0, NULL, NULL, expectations[i]);
            g_autofree char *a = describe (there, messages);
            g_autofree char *b = describe (whole, messages);

            g_assert_cmpstr (a, !=, b);
          }
    }
}

/* No two codes share a sentence: nothing falls through to another's. */
static void
test_codes_differ (void)
{
  g_autoptr (SocleMessages) messages = new_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_sentences = SOCLE_N_CATALOGUE_ERRORS + G_N_ELEMENTS (syntax_details);

  for (guint code = 0; code < SOCLE_N_CATALOGUE_ERRORS; code++)
    {
      const char *expected = code == SOCLE_CATALOGUE_ERROR_TOO_LONG ? SOCLE_EXPECTED_BYTES : NULL;
      g_autoptr (SocleProblem) problem =
        socle_problem_new_full (code, "x.json", 214, "reports[3].type", "7", expected);

      g_hash_table_add (sentences, describe (problem, messages));
    }

  for (guint i = 0; i < G_N_ELEMENTS (syntax_details); i++)
    {
      g_autoptr (SocleProblem) problem =
        socle_problem_new (SOCLE_CATALOGUE_ERROR_SYNTAX, "x.json", 214, "reports[3].type",
                           syntax_details[i]);

      g_hash_table_add (sentences, describe (problem, messages));
    }

  g_assert_cmpuint (g_hash_table_size (sentences), ==, n_sentences);
}

static void
test_sentences (void)
{
  static const struct
  {
    SocleCatalogueError code;
    guint line;
    const char *path;
    const char *detail;
    const char *expected;
    const char *sentence;
  } cases[] = {
    { SOCLE_CATALOGUE_ERROR_VALUE, 214, "reports[3].type", "3", "1–2",
      "x.json, line 214, reports[3].type: “3” is not allowed here; allowed: 1–2." },
    { SOCLE_CATALOGUE_ERROR_DATE, 7, "as_of", "1 Feb", NULL,
      "x.json, line 7, as_of: “1 Feb” is not a date, such as 2020-02-01 for 1 February 2020." },
    { SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL, NULL, "x.json: the file is empty." },
    { SOCLE_CATALOGUE_ERROR_TOO_LARGE, 0, NULL, NULL, NULL,
      "x.json: the file is larger than 16 MiB, the limit for a catalogue." },
    { SOCLE_CATALOGUE_ERROR_TOO_MANY, 9, "a", "200000", SOCLE_EXPECTED_VALUES,
      "x.json, line 9, a: the file has more values than the limit of 200,000; split the "
      "catalogue." },
    { SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, 0, "id", "acme", NULL,
      "x.json, id: the identifier “acme” is already in use; each needs its own." },
    { SOCLE_CATALOGUE_ERROR_VERSION, 3, "version", "2", NULL,
      "x.json, line 3, version: this catalogue has version 2, which this Socle does not know; a "
      "newer one may." },
  };
  g_autoptr (SocleMessages) messages = new_messages (SOCLE_LANGUAGE_ENGLISH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleProblem) problem =
        socle_problem_new_full (cases[i].code, "x.json", cases[i].line, cases[i].path,
                                cases[i].detail, cases[i].expected);
      g_autofree char *sentence = socle_problem_describe (problem, messages);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

/* What a file says shows as it is, never as a place to fill or as something unseen. */
static void
test_hostile_details (void)
{
  static const struct
  {
    const char *detail;
    const char *shown;
  } cases[] = {
    { "AT&T <b>", "“AT&T <b>”" },
    { "{file} {place}", "“{file} {place}”" },
    { "%s%n", "“%s%n”" },
    { "a\u202eb", "“a[U+202E]b”" },
    { "zero\u200bwidth", "“zero[U+200B]width”" },
    { "\033[31m", "“[U+001B][31m”" },
    { "line\nbreak", "“line[U+000A]break”" },
    { "broken \xff", "“broken \uFFFD”" },
  };
  g_autoptr (SocleMessages) messages = new_messages (SOCLE_LANGUAGE_ENGLISH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleProblem) problem =
        socle_problem_new (SOCLE_CATALOGUE_ERROR_REFERENCE, "x.json", 1, "cycles[0].services[0]",
                           cases[i].detail);
      g_autofree char *sentence = socle_problem_describe (problem, messages);

      g_assert_nonnull (strstr (sentence, cases[i].shown));
    }
}

/* Neither a long detail nor one that grows when shown makes a long sentence. */
static void
test_long_details (void)
{
  static const char *const pieces[] = { "x", "é", "\u202e", "ab\u200b" };
  g_autoptr (SocleMessages) messages = new_messages (SOCLE_LANGUAGE_ENGLISH);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SocleProblem) problem = NULL;
      g_autofree char *sentence = NULL;

      for (guint j = 0; j < 10000; j++)
        g_string_append (text, pieces[i]);

      problem =
        socle_problem_new (SOCLE_CATALOGUE_ERROR_REFERENCE, text->str, 1, text->str, text->str);
      sentence = socle_problem_describe (problem, messages);
      g_assert_nonnull (strstr (sentence, "…"));
      g_assert_cmpint (g_utf8_strlen (sentence, -1), <, 3 * 80 + 60);
    }
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (SocleProblem) problem =
    socle_problem_new (SOCLE_CATALOGUE_ERROR_DATE, "a\u202eb.json", 12, "as_of", "x");
  g_autoptr (SocleProblem) bare =
    socle_problem_new (SOCLE_CATALOGUE_ERROR_EMPTY, NULL, 0, "", NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_cmpint (socle_problem_get_code (problem), ==, SOCLE_CATALOGUE_ERROR_DATE);
  g_assert_cmpstr (socle_problem_get_file (problem), ==, "a\u202eb.json");
  g_assert_cmpuint (socle_problem_get_line (problem), ==, 12);
  g_assert_cmpstr (socle_problem_get_path (problem), ==, "as_of");
  g_assert_cmpstr (socle_problem_get_detail (problem), ==, "x");

  g_assert_null (socle_problem_get_file (bare));
  g_assert_null (socle_problem_get_path (bare));
  g_assert_null (socle_problem_get_detail (bare));

  g_value_init (&value, SOCLE_TYPE_PROBLEM);
  g_value_set_boxed (&value, problem);
  g_assert_true (g_value_get_boxed (&value) == problem);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/problem/every-code", test_every_code);
  g_test_add_func ("/problem/codes-differ", test_codes_differ);
  g_test_add_func ("/problem/sentences", test_sentences);
  g_test_add_func ("/problem/hostile-details", test_hostile_details);
  g_test_add_func ("/problem/long-details", test_long_details);
  g_test_add_func ("/problem/keeps-what-it-is-given", test_keeps_what_it_is_given);

  return g_test_run ();
}
