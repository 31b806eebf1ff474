/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the check of JSON before it is parsed, and of finding lines in it. */

#include "config.h"

#include "socle-json-scan.h"

#include "socle-catalogue-limits.h"
#include "socle-json-locate.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A string literal with its length, since some hold NUL. */
#define BYTES(literal) (literal), sizeof (literal) - 1

typedef struct
{
  const char *name;
  const char *json;
  size_t length;
  SocleCatalogueError code;
  guint line;
  const char *path;
  const char *detail;
} BadCase;

/* Every row of what json-glib would misread or choke on, and JSON's grammar. */
static const BadCase bad_cases[] = {
  { "nothing", BYTES (""), SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL },
  { "only-space", BYTES (" \n\t\r\n"), SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL },
  { "only-mark", BYTES ("\xef\xbb\xbf"), SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL },

  { "two-documents", BYTES ("[1][2]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL,
    SOCLE_SYNTAX_TRAILING },
  { "trailing", BYTES ("{}\n\nx"), SOCLE_CATALOGUE_ERROR_SYNTAX, 3, NULL, SOCLE_SYNTAX_TRAILING },
  { "trailing-nul", BYTES ("{}\n\0"), SOCLE_CATALOGUE_ERROR_CONTROL, 2, NULL, "U+0000" },
  { "closed-twice", BYTES ("{}}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL, SOCLE_SYNTAX_TRAILING },
  { "line-comment", BYTES ("{\n// hello\n}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 2, NULL,
    SOCLE_SYNTAX_NAME },
  { "block-comment", BYTES ("/* a */ {}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL,
    SOCLE_SYNTAX_VALUE },
  { "single-quotes", BYTES ("{\"a\": 'b'}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "a",
    SOCLE_SYNTAX_VALUE },
  { "single-quoted-name", BYTES ("{'a': 1}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL,
    SOCLE_SYNTAX_NAME },
  { "assignment", BYTES ("var x = {}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL, SOCLE_SYNTAX_VALUE },
  { "trailing-comma", BYTES ("{\"a\": 1,\n}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 2, NULL,
    SOCLE_SYNTAX_NAME },
  { "trailing-comma-in-array", BYTES ("[1,\n]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 2, "[1]",
    SOCLE_SYNTAX_VALUE },
  { "no-comma", BYTES ("[1\n2]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 2, NULL, SOCLE_SYNTAX_COMMA },
  { "wrong-bracket", BYTES ("{\"a\": [1}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "a",
    SOCLE_SYNTAX_COMMA },
  { "no-colon", BYTES ("{\"a\" 1}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "a", SOCLE_SYNTAX_COLON },
  { "name-not-text", BYTES ("{1: 2}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL, SOCLE_SYNTAX_NAME },
  { "cut-off-object", BYTES ("{\"a\": {\n\"b\": 1"), SOCLE_CATALOGUE_ERROR_SYNTAX, 2, "a",
    SOCLE_SYNTAX_END },
  { "cut-off-array", BYTES ("["), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_END },
  { "cut-off-text", BYTES ("[\"abc"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_END },
  { "cut-off-escape", BYTES ("[\"abc\\"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_END },
  { "cut-off-name", BYTES ("{\"a\""), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "a", SOCLE_SYNTAX_END },
  { "cut-off-literal", BYTES ("[tru"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_VALUE },
  { "capital-literal", BYTES ("[True]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_VALUE },
  { "open-text", BYTES ("{\"a\": \"b,\n\"c\": 1}"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "a",
    SOCLE_SYNTAX_QUOTE },

  { "unknown-escape", BYTES ("[\"\\x41\"]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_ESCAPE },
  { "short-escape", BYTES ("[\"\\u00\"]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_ESCAPE },
  { "lone-high-surrogate", BYTES ("[\"\\ud800\"]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_ESCAPE },
  { "lone-low-surrogate", BYTES ("[\"\\udc00\"]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_ESCAPE },
  { "two-high-surrogates", BYTES ("[\"\\ud800\\ud800\"]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]",
    SOCLE_SYNTAX_ESCAPE },

  { "raw-nul", BYTES ("{\"a\":\n\"b\0c\"}"), SOCLE_CATALOGUE_ERROR_CONTROL, 2, "a", "U+0000" },
  { "escaped-nul", BYTES ("{\"a\": \"b\\u0000c\"}"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "a",
    "U+0000" },
  { "escaped-nul-in-name", BYTES ("{\"a\\u0000\": 1}"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, NULL,
    "U+0000" },
  { "raw-control", BYTES ("[\"\001\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0001" },
  { "raw-tab", BYTES ("[\"12345678\t\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0009" },
  { "raw-delete", BYTES ("[\"\177\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+007F" },
  { "raw-c1-control", BYTES ("[\"\xc2\x85\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0085" },
  { "escaped-line-break", BYTES ("[\"a\\nb\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+000A" },
  { "escaped-backspace", BYTES ("[\"\\b\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0008" },
  { "escaped-form-feed", BYTES ("[\"\\f\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+000C" },
  { "escaped-return", BYTES ("[\"\\r\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+000D" },
  { "escaped-tab", BYTES ("[\"\\t\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0009" },
  { "escaped-escape", BYTES ("[\"\\u001b[31m\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+001B" },
  { "raw-non-character", BYTES ("[\"\xef\xbf\xbf\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+FFFF" },
  { "escaped-non-character", BYTES ("[\"\\ufffe\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+FFFE" },
  { "arabic-non-character", BYTES ("[\"\\ufdd0\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+FDD0" },
  { "far-non-character", BYTES ("[\"\\udbff\\udfff\"]"), SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]",
    "U+10FFFF" },

  { "latin-1", BYTES ("{\"a\":\n\"caf\xe9\"}"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 2, "a", NULL },
  { "overlong", BYTES ("[\"\xc0\xaf\"]"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, "[0]", NULL },
  { "raw-surrogate", BYTES ("[\"\xed\xa0\x80\"]"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, "[0]", NULL },
  { "beyond-unicode", BYTES ("[\"\xf4\x90\x80\x80\"]"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, "[0]",
    NULL },
  { "cut-off-character", BYTES ("[\"\xe2\x80"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, "[0]", NULL },
  { "utf-16", BYTES ("\xff\xfe{\0}\0"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, NULL, NULL },
  { "outside-text", BYTES ("[1 \xe9]"), SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, NULL, NULL },

  { "two-to-the-63", BYTES ("[9223372036854775808]"), SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]",
    "9223372036854775808" },
  { "beyond-exact", BYTES ("[9007199254740993]"), SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]",
    "9007199254740993" },
  { "below-exact", BYTES ("[-9007199254740993]"), SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]",
    "-9007199254740993" },
  { "30-digits", BYTES ("[123456789012345678901234567890]"), SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]",
    "123456789012345678901234567890" },
  { "50-digits", BYTES ("[0.1234567890123456789012345678901234567890123456789]"),
    SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]", "0.123456789012345678901234567890123456789" },
  { "infinite", BYTES ("[1e400]"), SOCLE_CATALOGUE_ERROR_NUMBER, 1, "[0]", "1e400" },
  { "leading-zero", BYTES ("[01]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_NUMBER },
  { "plus", BYTES ("[+1]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_VALUE },
  { "bare-minus", BYTES ("[-]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_NUMBER },
  { "no-fraction", BYTES ("[1.]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_NUMBER },
  { "no-exponent", BYTES ("[1e+]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_NUMBER },
  { "hexadecimal", BYTES ("[0x10]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL, SOCLE_SYNTAX_COMMA },
  { "not-a-number", BYTES ("[NaN]"), SOCLE_CATALOGUE_ERROR_SYNTAX, 1, "[0]", SOCLE_SYNTAX_VALUE },

  { "duplicate", BYTES ("{\"a\": [{}, {\n\"b\": 1,\n\"c\": 2,\n\"b\": 3}]}"),
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 4, "a[1].b", "b" },
  { "duplicate-by-escape", BYTES ("{\"a\": 1,\n\"\\u0061\": 2}"),
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 2, "[\"\\u0061\"]", "a" },
  { "duplicate-by-pair", BYTES ("{\"\U0001f512\": 1, \"\\ud83d\\udd12\": 2}"),
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 1, "[\"\\ud83d\\udd12\"]", "\U0001f512" },
  { "duplicate-by-short-escape", BYTES ("{\"a/b\": 1, \"a\\/b\": 2}"),
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 1, "[\"a\\/b\"]", "a/b" },
  { "duplicate-around-child", BYTES ("{\"a\": {\"a\": {\"a\": 1}}, \"a\": 2}"),
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 1, "a", "a" },
  { "duplicate-empty", BYTES ("{\"\": 1, \"\": 2}"), SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 1,
    "[\"\"]", "" },
};

static const struct
{
  const char *json;
  size_t length;
  guint n_values;
} good_cases[] = {
  { BYTES ("{}"), 1 },
  { BYTES (" [ ] "), 1 },
  { BYTES ("\xef\xbb\xbf{\"a\":1}\r\n"), 2 },
  { BYTES ("[true,false,null]"), 4 },
  { BYTES ("[0,-0,1.5,1e5,1E+5,2.5e-3]"), 7 },
  { BYTES ("[9007199254740992,-9007199254740992]"), 3 },
  { BYTES ("[\"\\\"\\\\\\/\"]"), 2 },
  { BYTES ("[\"\\u00e9\\ud83d\\ude00\"]"), 2 },
  { BYTES ("[\"AT&T <b>\", \"é ’ \u00a0 \u202f 日本\", \"a\u202eb\", \"\U0001f512\"]"), 5 },
  { BYTES ("[\"\", \"1\", \"1234567\", \"12345678\", \"123456789\"]"), 6 },
  { BYTES ("{\"a\": {\"a\": 1}, \"b\": {\"a\": 2}, \"A\": [{\"a\": 3}, {\"a\": 4}]}"), 10 },
  { BYTES ("\"text\""), 1 },
};

static void
assert_problem (const char *json,
                size_t length,
                SocleCatalogueError code,
                guint line,
                const char *path,
                const char *detail)
{
  /* A copy of just that length, so that sanitizers see a byte too many being read. */
  g_autofree char *bytes = g_memdup2 (json, length);
  g_autoptr (SocleProblem) problem = socle_json_scan (bytes, length, "x.json", NULL);

  g_assert_nonnull (problem);
  g_assert_cmpint (socle_problem_get_code (problem), ==, code);
  g_assert_cmpstr (socle_problem_get_file (problem), ==, "x.json");
  g_assert_cmpuint (socle_problem_get_line (problem), ==, line);
  g_assert_cmpstr (socle_problem_get_path (problem), ==, path);
  g_assert_cmpstr (socle_problem_get_detail (problem), ==, detail);
}

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;

  assert_problem (bad->json, bad->length, bad->code, bad->line, bad->path, bad->detail);
}

/* What passes, json-glib reads too. */
static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_cases); i++)
    {
      g_autofree char *bytes = g_memdup2 (good_cases[i].json, good_cases[i].length);
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleProblem) problem = NULL;
      guint n_values;

      problem = socle_json_scan (bytes, good_cases[i].length, "x.json", &n_values);
      g_assert_null (problem);
      g_assert_cmpuint (n_values, ==, good_cases[i].n_values);

      json_parser_set_strict (parser, TRUE);
      json_parser_load_from_data (parser, good_cases[i].json, (gssize) good_cases[i].length,
                                  &error);
      g_assert_no_error (error);
    }
}

/* Each place in a text is looked at, wherever it lies in a word of eight bytes. */
static void
test_every_offset (void)
{
  for (guint offset = 0; offset < 40; offset++)
    {
      char json[48];

      memset (json, 'a', sizeof json);
      memcpy (json, "[\"", 2);
      json[2 + offset] = '\002';
      assert_problem (json, sizeof json, SOCLE_CATALOGUE_ERROR_CONTROL, 1, "[0]", "U+0002");

      json[2 + offset] = (char) 0xff;
      assert_problem (json, sizeof json, SOCLE_CATALOGUE_ERROR_NOT_UTF8, 1, "[0]", NULL);
    }
}

static GString *
repeat (GString *string, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (string, piece);

  return string;
}

static void
test_depth (void)
{
  g_autoptr (GString) json = repeat (g_string_new (NULL), "[", SOCLE_CATALOGUE_MAX_DEPTH);
  g_autoptr (GString) path = repeat (g_string_new (NULL), "[0]", SOCLE_CATALOGUE_MAX_DEPTH);
  g_autoptr (GString) deep = repeat (g_string_new (NULL), "[", 1000000);
  g_autoptr (SocleProblem) problem = NULL;

  repeat (json, "]", SOCLE_CATALOGUE_MAX_DEPTH);
  problem = socle_json_scan (json->str, json->len, "x.json", NULL);
  g_assert_null (problem);

  assert_problem (deep->str, deep->len, SOCLE_CATALOGUE_ERROR_TOO_DEEP, 1, path->str, "32");
  assert_problem (deep->str, 1000, SOCLE_CATALOGUE_ERROR_TOO_DEEP, 1, path->str, "32");

  g_string_truncate (json, SOCLE_CATALOGUE_MAX_DEPTH);
  g_string_append (json, "{}");
  assert_problem (json->str, json->len, SOCLE_CATALOGUE_ERROR_TOO_DEEP, 1, path->str, "32");
}

static void
test_values (void)
{
  g_autoptr (GString) json = repeat (g_string_new ("[0"), ",\n0", SOCLE_CATALOGUE_MAX_VALUES - 2);
  g_autoptr (SocleProblem) problem = NULL;
  guint n_values;

  g_string_append_c (json, ']');
  problem = socle_json_scan (json->str, json->len, "x.json", &n_values);
  g_assert_null (problem);
  g_assert_cmpuint (n_values, ==, SOCLE_CATALOGUE_MAX_VALUES);

  g_string_truncate (json, json->len - 1);
  g_string_append (json, ",\n0]");
  assert_problem (json->str, json->len, SOCLE_CATALOGUE_ERROR_TOO_MANY, SOCLE_CATALOGUE_MAX_VALUES,
                  "[199999]", "200000");
}

/* One object with n members, each on its own line. */
static GString *
make_members (guint n)
{
  GString *json = g_string_new ("{\"x\": {");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s\n\"k%u\": 0", i > 0 ? "," : "", i);
  g_string_append (json, "}}");

  return json;
}

static void
test_members (void)
{
  g_autoptr (GString) most = make_members (SOCLE_CATALOGUE_MAX_MEMBERS);
  g_autoptr (GString) more = make_members (SOCLE_CATALOGUE_MAX_MEMBERS + 1);
  g_autoptr (SocleProblem) problem = socle_json_scan (most->str, most->len, "x.json", NULL);

  g_assert_null (problem);
  assert_problem (more->str, more->len, SOCLE_CATALOGUE_ERROR_TOO_MANY,
                  SOCLE_CATALOGUE_MAX_MEMBERS + 2, "x", "256");
}

/* Two names of one hash and length would slow a hash table down; here they are
 * compared, and told apart. These two FNV-1a hashes are equal. */
static void
test_equal_hashes (void)
{
  const char *json = "{\"costarring\": 1, \"liquid\": 2, \"declinate\": 3, \"macallums\": 4}";
  g_autoptr (SocleProblem) problem = socle_json_scan (json, strlen (json), "x.json", NULL);

  g_assert_null (problem);
}

static void
test_length (void)
{
  g_autoptr (GString) json = repeat (g_string_new ("{\"a\":\n\""), "x", SOCLE_CATALOGUE_MAX_STRING);
  g_autoptr (SocleProblem) problem = NULL;

  g_string_append (json, "\"}");
  problem = socle_json_scan (json->str, json->len, "x.json", NULL);
  g_assert_null (problem);

  g_string_insert_c (json, 10, 'x');
  assert_problem (json->str, json->len, SOCLE_CATALOGUE_ERROR_TOO_LONG, 2, "a", "65536");
}

/* A name in a path is cut between characters, not within one. */
static void
test_long_name (void)
{
  g_autoptr (GString) json = repeat (g_string_new ("{\"x"), "é", 100);
  g_autoptr (GString) path = repeat (g_string_new ("[\"x"), "é", 39);

  g_string_append (json, "\": x}");
  g_string_append (path, "…\"]");
  assert_problem (json->str, json->len, SOCLE_CATALOGUE_ERROR_SYNTAX, 1, path->str,
                  SOCLE_SYNTAX_VALUE);
}

/* Any prefix of a good document is bad, and no look goes past its end. */
static void
test_every_prefix (void)
{
  const char *json =
    "{\"a\": [1.5e3, true, null, {\"\\u00e9\": \"\\ud83d\\ude00é\"}], \"b\": \"c\"}";

  for (size_t length = 0; length < strlen (json); length++)
    {
      g_autofree char *bytes = g_memdup2 (json, length);
      g_autoptr (SocleProblem) problem = socle_json_scan (bytes, length, "x.json", NULL);

      g_assert_nonnull (problem);
    }
}

static void
test_locate (void)
{
  static const char json[] = "\xef\xbb\xbf\n"                           /* 1 */
                             "{\n"                                      /* 2 */
                             "  \"a\": 1, \"text\": \"}],\\\"\\\\\",\n" /* 3 */
                             "  \"list\": [\n"                          /* 4 */
                             "    [], {},\n"                            /* 5 */
                             "    { \"a\": { \"b\": 1 },\n"             /* 6 */
                             "      \"b\"\n"                            /* 7 */
                             "      :\n"                                /* 8 */
                             "      \"found\", \"c\": null },\n"        /* 9 */
                             "    true, 12,\n"                          /* 10 */
                             "    -1 ],\n"                              /* 11 */
                             "  \"last\": false }\n";                   /* 12 */
  static const struct
  {
    const char *path;
    guint line;
  } cases[] = {
    { "", 2 },
    { "a", 3 },
    { "text", 3 },
    { "list", 4 },
    { "list[0]", 5 },
    { "list[1]", 5 },
    { "list[2]", 6 },
    { "list[2].a", 6 },
    { "list[2].a.b", 6 },
    { "list[2].b", 9 },
    { "list[2].c", 9 },
    { "list[3]", 10 },
    { "list[4]", 10 },
    { "list[5]", 11 },
    { "last", 12 },
    /* What is not there has the line of what is around it. */
    { "none", 2 },
    { "list[2].none", 6 },
    { "list[6]", 4 },
    { "a.b", 3 },
    { "a[0]", 3 },
    { "list.a", 4 },
    { "list[2].b.c", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (socle_json_locate (json, sizeof json - 1, cases[i].path), ==, cases[i].line);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-scan/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/json-scan/good", test_good);
  g_test_add_func ("/json-scan/every-offset", test_every_offset);
  g_test_add_func ("/json-scan/every-prefix", test_every_prefix);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/values", test_values);
  g_test_add_func ("/json-scan/members", test_members);
  g_test_add_func ("/json-scan/equal-hashes", test_equal_hashes);
  g_test_add_func ("/json-scan/length", test_length);
  g_test_add_func ("/json-scan/long-name", test_long_name);
  g_test_add_func ("/json-scan/locate", test_locate);

  return g_test_run ();
}
