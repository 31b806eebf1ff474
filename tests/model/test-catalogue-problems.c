/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of every way in which a catalogue can be wrong. */

#include "config.h"

#include "small-catalogue.h"
#include "socle-catalogue-limits.h"

#include <string.h>

#define LONG_URL_PART 2048

/* One change of the small catalogue and the problem that it makes. */
typedef struct
{
  const char *name;
  const char *find;
  const char *replacement;
  SocleCatalogueError code;
  guint line;
  const char *path;
  const char *detail;
} Change;

#define MISSING SOCLE_CATALOGUE_ERROR_MISSING
#define TYPE SOCLE_CATALOGUE_ERROR_TYPE
#define VALUE SOCLE_CATALOGUE_ERROR_VALUE
#define DATE SOCLE_CATALOGUE_ERROR_DATE
#define ADDRESS SOCLE_CATALOGUE_ERROR_ADDRESS
#define DUPLICATE SOCLE_CATALOGUE_ERROR_DUPLICATE_ID
#define REFERENCE SOCLE_CATALOGUE_ERROR_REFERENCE

static const Change changes[] = {
  /* The document. */
  { "other-format", "socle-catalogue", "something", SOCLE_CATALOGUE_ERROR_FORMAT, 2, "format",
    NULL },
  { "format-not-text", "\"socle-catalogue\"", "1", SOCLE_CATALOGUE_ERROR_FORMAT, 2, "format",
    NULL },
  { "no-format", "\"format\"", "\"x\"", SOCLE_CATALOGUE_ERROR_FORMAT, 1, NULL, NULL },
  { "newer-version", "\"version\": 1", "\"version\": 2", SOCLE_CATALOGUE_ERROR_VERSION, 2,
    "version", "2" },
  { "version-zero", "\"version\": 1", "\"version\": 0", SOCLE_CATALOGUE_ERROR_VERSION, 2, "version",
    "0" },
  { "version-text", "\"version\": 1", "\"version\": \"1\"", TYPE, 2, "version", NULL },
  { "version-fraction", "\"version\": 1", "\"version\": 1.0", TYPE, 2, "version", NULL },
  { "no-version", "\"version\": 1", "\"x\": 1", MISSING, 1, "version", NULL },
  { "no-id", "\"id\": \"acme\"", "\"x\": 1", MISSING, 1, "id", NULL },
  { "no-provider", "\"provider\": \"Acme\"", "\"x\": 1", MISSING, 1, "provider", NULL },
  { "empty-provider", "\"provider\": \"Acme\"", "\"provider\": \"\"", VALUE, 3, "provider", "" },
  { "null-provider", "\"provider\": \"Acme\"", "\"provider\": null", TYPE, 3, "provider", NULL },
  { "list-object", "\"contacts\": [", "\"contacts\": {}, \"x\": [", TYPE, 32, "contacts", NULL },
  { "audits-soc", "\"audits\": [{\"soc\": 1", "\"audits\": [{\"soc\": 4", VALUE, 6, "audits[0].soc",
    "4" },
  { "audits-twice", "\"ISAE 3402\"]}", "\"ISAE 3402\"]}, {\"soc\": 1, \"standards\": [\"X\"]}",
    DUPLICATE, 6, "audits[1].soc", "1" },
  { "audits-standards", "\"standards\": [\"SSAE 18\", \"ISAE 3402\"]", "\"x\": 1", MISSING, 6,
    "audits[0].standards", NULL },
  { "no-source-title", "\"title\": \"Page\"", "\"x\": 1", MISSING, 5, "source.title", NULL },
  { "bad-sha256", "\"locale\": \"en-US\"", "\"sha256\": \"ABC\"", VALUE, 5, "source.sha256",
    "ABC" },

  /* Identifiers. */
  { "id-capital", "\"id\": \"acme\"", "\"id\": \"Acme\"", VALUE, 3, "id", "Acme" },
  { "id-space", "\"id\": \"acme\"", "\"id\": \"ac me\"", VALUE, 3, "id", "ac me" },
  { "id-path", "\"id\": \"acme\"", "\"id\": \"../acme\"", VALUE, 3, "id", "../acme" },
  { "id-accent", "\"id\": \"acme\"", "\"id\": \"acmé\"", VALUE, 3, "id", "acmé" },
  { "id-number", "\"id\": \"acme\"", "\"id\": 7", TYPE, 3, "id", NULL },
  { "id-65", "\"id\": \"acme\"",
    "\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", VALUE, 3, "id",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
  { "service-twice", "{\"id\": \"desk\"",
    "{\"id\": \"cloud\", \"name\": \"C\", \"scope\": []}, {\"id\": \"desk\"", DUPLICATE, 12,
    "services[1].id", "cloud" },
  { "report-twice", "\"id\": \"three\"", "\"id\": \"one\"", DUPLICATE, 22, "reports[1].id", "one" },

  /* References. */
  { "cycle-service", "\"services\": [\"cloud\"], \"also", "\"services\": [\"none\"], \"also",
    REFERENCE, 14, "cycles[0].services[0]", "none" },
  { "cycle-service-twice", "\"services\": [\"cloud\"], \"also",
    "\"services\": [\"cloud\", \"desk\", \"cloud\"], \"also", DUPLICATE, 14,
    "cycles[0].services[2]", "cloud" },
  { "cycle-service-type", "\"services\": [\"cloud\"], \"also", "\"services\": [1], \"also", TYPE,
    14, "cycles[0].services[0]", NULL },
  { "report-service", "\"services\": [\"cloud\"], \"members",
    "\"services\": [\"cloud\", \"None\"], \"members", REFERENCE, 20, "reports[0].services[1]",
    "None" },
  { "report-cycle", "\"cycle\": \"main\",\n", "\"cycle\": \"other\",\n", REFERENCE, 19,
    "reports[0].cycle", "other" },
  { "portal-cycle", "\"cycle\": \"main\", \"url\"", "\"cycle\": \"cloud\", \"url\"", REFERENCE, 24,
    "portals[0].cycle", "cloud" },
  { "contact-service", "[\"cloud\", \"desk\"]", "[\"cloud\", \"chair\"]", REFERENCE, 33,
    "contacts[0].services[1]", "chair" },

  /* Dates and days. */
  { "no-such-day", "\"2020-02-01\"", "\"2019-02-29\"", DATE, 4, "as_of", "2019-02-29" },
  { "day-month-year", "\"2020-02-01\"", "\"01/02/2020\"", DATE, 4, "as_of", "01/02/2020" },
  { "date-number", "\"2020-02-01\"", "20200201", TYPE, 4, "as_of", NULL },
  { "alias-from", "\"2018-01-01\"", "\"2018-13-01\"", DATE, 9, "services[0].aliases[0].from",
    "2018-13-01" },
  { "alias-backwards", "\"until\": \"2019-12-31\"", "\"until\": \"2017-12-31\"", VALUE, 9,
    "services[0].aliases[0].until", "2017-12-31" },
  { "period-end", "\"09-30\"", "\"09-31\"", DATE, 15, "cycles[0].period_ends[1]", "09-31" },
  { "letter-from", "\"from\": \"10-01\"", "\"from\": \"1 Oct\"", DATE, 16,
    "cycles[0].letters[0].from", "1 Oct" },
  { "letter-month", "\"issued\": 1", "\"issued\": 13", VALUE, 16, "cycles[0].letters[0].issued",
    "13" },
  { "letter-to", ", \"to\": \"12-31\"", "", MISSING, 16, "cycles[0].letters[0].to", NULL },

  /* Closed sets. */
  { "soc-4", "\"soc\": 1, \"type\"", "\"soc\": 4, \"type\"", VALUE, 18, "reports[0].soc", "4" },
  { "soc-text", "\"soc\": 1, \"type\"", "\"soc\": \"1\", \"type\"", TYPE, 18, "reports[0].soc",
    NULL },
  { "no-soc", ", \"soc\": 3", "", MISSING, 22, "reports[1].soc", NULL },
  { "type-3", "\"type\": 2", "\"type\": 3", VALUE, 18, "reports[0].type", "3" },
  { "type-negative", "\"type\": 2", "\"type\": -1", VALUE, 18, "reports[0].type", "-1" },
  { "type-roman", "\"type\": 2", "\"type\": \"II\"", TYPE, 18, "reports[0].type", NULL },
  { "type-large", "\"type\": 2", "\"type\": 4294967298", VALUE, 18, "reports[0].type",
    "4294967298" },
  { "access", "\"nda\"", "\"secret\"", VALUE, 21, "reports[0].access", "secret" },
  { "frequency", "\"annually\"", "\"monthly\"", VALUE, 15, "cycles[0].frequency", "monthly" },
  { "window", "\"window_months\": 12", "\"window_months\": 0", VALUE, 15, "cycles[0].window_months",
    "0" },
  { "window-61", "\"window_months\": 12", "\"window_months\": 61", VALUE, 15,
    "cycles[0].window_months", "61" },
  { "kind", "\"kind\": \"letters\"", "\"kind\": \"letter\"", VALUE, 24, "portals[0].kind",
    "letter" },

  /* Types and texts. */
  { "service-text", "{\"id\": \"desk\"", "\"desk\", {\"id\": \"desk\"", TYPE, 12, "services[1]",
    NULL },
  { "name-array", "\"name\": \"Desk\"", "\"name\": [\"Desk\"]", TYPE, 12, "services[1].name",
    NULL },
  { "scope-text", "\"scope\": [\"soc3\"]", "\"scope\": \"soc3\"", TYPE, 12, "services[1].scope",
    NULL },
  { "scope-numbers", "\"scope\": [\"soc3\"]", "\"scope\": [3]", TYPE, 12, "services[1].scope[0]",
    NULL },
  { "no-scope", ", \"scope\": [\"soc3\"]", "", MISSING, 12, "services[1].scope", NULL },
  { "member-empty", "\"members\": [\"One\", \"Two\"]", "\"members\": [\"One\", \"\"]", VALUE, 9,
    "services[0].members[1]", "" },
  { "text-bare", "\"title\": {\"en\": \"Main\"}", "\"title\": \"Main\"", TYPE, 14,
    "cycles[0].title", NULL },
  { "text-no-language", "\"title\": {\"en\": \"Main\"}", "\"title\": {\"de\": \"Haupt\"}", MISSING,
    14, "cycles[0].title", NULL },
  { "text-number", "\"title\": {\"en\": \"Main\"}", "\"title\": {\"en\": 5}", TYPE, 14,
    "cycles[0].title.en", NULL },
  { "text-empty-french", "\"fr\": \"Acme SA\"", "\"fr\": \"\"", VALUE, 4, "title.fr", "" },
  { "answer-text", "\"answer\": [{\"en\": \"So.\"}, {", "\"answer\": [{\"en\": \"So.\"}, 5, {",
    TYPE, 26, "questions[0].answer[1]", NULL },
  { "no-answer", "\"answer\"", "\"reply\"", MISSING, 26, "questions[0].answer", NULL },
  { "no-body", "\"body\"", "\"text\"", MISSING, 29, "guide[0].body", NULL },
  { "link-title", "\"title\": {\"en\": \"More\"}", "\"x\": 1", MISSING, 27,
    "questions[0].links[0].title", NULL },
  { "resource-no-address", "\"url\": \"https://acme.example/why\", \"remark\"", "\"remark\"",
    MISSING, 31, "resources[0].url", NULL },

  /* Addresses. */
  { "address-file", "https://acme.example/cloud", "file:///etc/passwd", ADDRESS, 11,
    "services[0].url", "file:///etc/passwd" },
  { "address-script", "https://acme.example/cloud", "javascript:alert(1)", ADDRESS, 11,
    "services[0].url", "javascript:alert(1)" },
  { "address-data", "https://acme.example/cloud", "data:text/html,x", ADDRESS, 11,
    "services[0].url", "data:text/html,x" },
  { "address-relative", "https://acme.example/cloud", "/cloud", ADDRESS, 11, "services[0].url",
    "/cloud" },
  { "address-no-host", "https://acme.example/cloud", "https:///cloud", ADDRESS, 11,
    "services[0].url", "https:///cloud" },
  { "address-no-slashes", "https://acme.example/cloud", "https:acme.example", ADDRESS, 11,
    "services[0].url", "https:acme.example" },
  { "address-space", "https://acme.example/cloud", "https://acme.example/a b", ADDRESS, 11,
    "services[0].url", "https://acme.example/a b" },
  { "address-password", "https://acme.example/cloud", "https://bank.example:x@acme.example/",
    ADDRESS, 11, "services[0].url", "https://bank.example:x@acme.example/" },
  { "address-user", "https://acme.example/cloud", "https://bank.example@acme.example/", ADDRESS, 11,
    "services[0].url", "https://bank.example@acme.example/" },
  { "address-backslash", "https://acme.example/cloud", "https://acme.example\\\\@bank.example/",
    ADDRESS, 11, "services[0].url", "https://acme.example\\@bank.example/" },
  { "address-line-break", "https://acme.example/cloud", "https://acme.example%0d%0aHost:x/",
    ADDRESS, 11, "services[0].url", "https://acme.example%0d%0aHost:x/" },
  { "address-port", "https://acme.example/cloud", "https://acme.example:99999/", ADDRESS, 11,
    "services[0].url", "https://acme.example:99999/" },
  { "address-override", "https://acme.example/cloud", "https://acme.example/\u202e", ADDRESS, 11,
    "services[0].url", "https://acme.example/\u202e" },
  { "mail-nobody", "mailto:soc@acme.example", "mailto:", ADDRESS, 33, "contacts[0].url",
    "mailto:" },
  { "mail-no-host", "mailto:soc@acme.example", "mailto:soc", ADDRESS, 33, "contacts[0].url",
    "mailto:soc" },
  { "mail-attachment", "mailto:soc@acme.example", "mailto:a@b.example?attach=/etc/passwd", ADDRESS,
    33, "contacts[0].url", "mailto:a@b.example?attach=/etc/passwd" },
  { "mail-header", "mailto:soc@acme.example", "mailto:a%0abcc@b.example", ADDRESS, 33,
    "contacts[0].url", "mailto:a%0abcc@b.example" },
  { "link-address", "https://acme.example/how", "ftp://acme.example/how", ADDRESS, 30,
    "guide[0].links[0].url", "ftp://acme.example/how" },

  /* A problem of the scan, to see that it comes through. */
  { "duplicate-key", "\"scope\": [\"soc3\"]", "\"scope\": [], \"name\": \"Desk\"",
    SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 12, "services[1].name", "name" },
};

/* Addresses of a kind that real pages have. */
static const char *const good_addresses[] = {
  "http://acme.example",
  "https://acme.example",
  "https://acme.example:8443/a/b?c=d&e=f#g",
  "https://acme.example?x=%20%E9",
  "https://xn--bcher-kva.example/",
  "https://192.0.2.1/",
  "https://[2001:db8::1]/x",
  "https://acme.example/sécurité/日本",
  "HTTPS://ACME.EXAMPLE/",
  "mailto:soc+reports@acme.example",
};

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *text = change_small (change->find, change->replacement);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = read_text (text, problems);

  g_assert_null (catalogue);
  assert_problem (problems, 0, change->code, change->line, change->path, change->detail);
  g_assert_cmpstr (socle_problem_get_file (problems->pdata[0]), ==, "small.json");
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_good_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_addresses); i++)
    {
      g_autofree char *text = change_small ("https://acme.example/cloud", good_addresses[i]);
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (SocleCatalogue) catalogue = read_text (text, problems);

      g_test_message ("%s", good_addresses[i]);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpstr (socle_service_get_url (socle_catalogue_find_service (catalogue, "cloud")),
                       ==, good_addresses[i]);
    }
}

/* Limits hold to the character: in characters, not bytes. */
static void
test_lengths (void)
{
  g_autoptr (GString) name = g_string_new ("Desk");
  g_autofree char *path = g_strnfill (LONG_URL_PART, 'x');
  g_autofree char *address = g_strconcat ("https://acme.example/", path, NULL);
  g_autofree char *most = NULL;
  g_autofree char *more = NULL;
  g_autofree char *far = change_small ("https://acme.example/cloud", address);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = NULL;

  while (g_utf8_strlen (name->str, -1) < SOCLE_CATALOGUE_MAX_NAME)
    g_string_append (name, "é");
  most = change_small ("Desk", name->str);
  catalogue = read_text (most, problems);
  g_assert_nonnull (catalogue);
  g_clear_object (&catalogue);

  g_string_append (name, "é");
  more = change_small ("Desk", name->str);
  g_assert_null (read_text (more, problems));
  assert_problem (problems, 0, SOCLE_CATALOGUE_ERROR_TOO_LONG, 12, "services[1].name", "10000");

  g_assert_null (read_text (far, problems));
  assert_problem (problems, 1, SOCLE_CATALOGUE_ERROR_TOO_LONG, 11, "services[0].url", "2048");
}

/* All problems of a file are told at once, after those that were there. */
static void
test_all_problems (void)
{
  const char *text = "{\"format\": \"socle-catalogue\", \"version\": 1, \"provider\": 1,\n"
                     "\"title\": {}, \"as_of\": \"today\",\n"
                     "\"services\": [{\"id\": \"A\", \"name\": \"A\", \"scope\": []}, 1],\n"
                     "\"reports\": [{\"id\": \"r\", \"title\": {\"en\": \"R\"}, \"soc\": 9,\n"
                     "  \"services\": [\"a\"]}]}";
  g_autoptr (GPtrArray) problems = new_problems ();

  g_ptr_array_add (problems,
                   socle_problem_new (SOCLE_CATALOGUE_ERROR_EMPTY, "other.json", 0, NULL, NULL));
  g_assert_null (read_text (text, problems));

  g_assert_cmpuint (problems->len, ==, 10);
  assert_problem (problems, 0, SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL);
  assert_problem (problems, 1, MISSING, 1, "id", NULL);
  assert_problem (problems, 2, TYPE, 1, "provider", NULL);
  assert_problem (problems, 3, MISSING, 2, "title", NULL);
  assert_problem (problems, 4, DATE, 2, "as_of", "today");
  assert_problem (problems, 5, MISSING, 1, "source", NULL);
  assert_problem (problems, 6, VALUE, 3, "services[0].id", "A");
  assert_problem (problems, 7, TYPE, 3, "services[1]", NULL);
  assert_problem (problems, 8, VALUE, 4, "reports[0].soc", "9");
  assert_problem (problems, 9, REFERENCE, 5, "reports[0].services[0]", "a");
}

static char *
make_services (guint n, const char *format)
{
  GString *text = g_string_new ("{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"x\",\n"
                                "\"provider\": \"X\", \"title\": {\"en\": \"X\"},\n"
                                "\"as_of\": \"2020-02-01\", \"source\": {\"title\": \"X\"},\n"
                                "\"services\": [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, format, i > 0 ? "," : "", i);
  g_string_append (text, "]}\n");

  return g_string_free_and_steal (text);
}

/* Many problems end in a hundred, not in a minute. */
static void
test_problems_end (void)
{
  g_autofree char *text =
    make_services (40000, "%s\n{\"id\": \"S%u\", \"name\": \"S\", \"scope\": []}");
  g_autoptr (GPtrArray) problems = new_problems ();

  g_assert_null (read_text (text, problems));
  g_assert_cmpuint (problems->len, ==, 100);
  assert_problem (problems, 99, VALUE, 104, "services[99].id", "S99");
}

/* Within the limits, large files read; ids are told apart however alike they are. */
static void
test_large (void)
{
  g_autofree char *text =
    make_services (39000, "%s\n{\"id\": \"service-%u\", \"name\": \"S\", \"scope\": [\"soc1\"]}");
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = read_text (text, problems);

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_services (catalogue)), ==, 39000);
}

static const struct
{
  const char *file;
  SocleCatalogueError code;
  guint line;
  const char *path;
} hostile[] = {
  { "cut-off.json", SOCLE_CATALOGUE_ERROR_SYNTAX, 3, "services[0]" },
  { "duplicate-key.json", SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, 4, "services[0][\"n\\u0061me\"]" },
  { "empty.json", SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL },
  { "escaped-nul.json", SOCLE_CATALOGUE_ERROR_CONTROL, 3, "services[0].name" },
  { "huge-number.json", SOCLE_CATALOGUE_ERROR_NUMBER, 4, "cycles[0].window_months" },
  { "invalid-utf8.json", SOCLE_CATALOGUE_ERROR_NOT_UTF8, 3, "services[0].name" },
  { "nested-1000.json", SOCLE_CATALOGUE_ERROR_TOO_DEEP, 3,
    "services[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]["
    "0]"
    "[0][0]" },
  { "newer-version.json", SOCLE_CATALOGUE_ERROR_VERSION, 3, "version" },
  { "no-object.json", SOCLE_CATALOGUE_ERROR_FORMAT, 1, NULL },
  { "nul.json", SOCLE_CATALOGUE_ERROR_CONTROL, 3, "services[0].name" },
  { "other-format.json", SOCLE_CATALOGUE_ERROR_FORMAT, 1, NULL },
  { "sign-in-page.json", SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL },
  { "two-documents.json", SOCLE_CATALOGUE_ERROR_SYNTAX, 1, NULL },
};

/* Each file of the corpus is refused for its own reason, and none is left out here. */
static void
test_hostile (void)
{
  g_autofree char *folder =
    g_test_build_filename (G_TEST_DIST, "data", "catalogues", "hostile", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (hostile));

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_build_filename (folder, hostile[i].file, NULL);
      g_autoptr (GPtrArray) problems = new_problems ();

      g_assert_null (socle_catalogue_read_file (path, problems));
      g_assert_cmpuint (problems->len, ==, 1);
      assert_problem (problems, 0, hostile[i].code, hostile[i].line, hostile[i].path,
                      socle_problem_get_detail (problems->pdata[0]));
      g_assert_cmpstr (socle_problem_get_file (problems->pdata[0]), ==, hostile[i].file);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/catalogue-problems/change/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  g_test_add_func ("/catalogue-problems/good-addresses", test_good_addresses);
  g_test_add_func ("/catalogue-problems/lengths", test_lengths);
  g_test_add_func ("/catalogue-problems/all-problems", test_all_problems);
  g_test_add_func ("/catalogue-problems/problems-end", test_problems_end);
  g_test_add_func ("/catalogue-problems/large", test_large);
  g_test_add_func ("/catalogue-problems/hostile", test_hostile);

  return g_test_run ();
}
