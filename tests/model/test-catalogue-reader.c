/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading catalogues: the bundled one, a small one, and every way to be wrong. */

#include "config.h"

#include "socle-catalogue-reader.h"

#include "socle-catalogue-limits.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

static char *
load_small (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "catalogues", "small.json", NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

static SocleCatalogue *
read_text (const char *text, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return socle_catalogue_read_bytes (bytes, "small.json", problems);
}

/* The small catalogue with the first @find replaced, which must be there. */
static char *
change_small (const char *find, const char *replacement)
{
  g_autofree char *small = load_small ();
  GString *text = g_string_new (small);

  g_assert_cmpuint (g_string_replace (text, find, replacement, 1), ==, 1);

  return g_string_free_and_steal (text);
}

static void
assert_problem (GPtrArray *problems,
                guint index,
                SocleCatalogueError code,
                guint line,
                const char *path,
                const char *detail)
{
  SocleProblem *problem;

  g_assert_cmpuint (problems->len, >, index);
  problem = problems->pdata[index];
  g_assert_cmpint (socle_problem_get_code (problem), ==, code);
  g_assert_cmpuint (socle_problem_get_line (problem), ==, line);
  g_assert_cmpstr (socle_problem_get_path (problem), ==, path);
  g_assert_cmpstr (socle_problem_get_detail (problem), ==, detail);
}

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
assert_names (const char *const *names, const char *first, const char *second)
{
  const char *expected[] = { first, second, NULL };

  g_assert_cmpstrv ((char **) names, (char **) expected);
}

static void
check_services (SocleCatalogue *catalogue)
{
  SocleService *cloud = socle_catalogue_find_service (catalogue, "cloud");
  SocleService *desk = socle_catalogue_find_service (catalogue, "desk");
  const SocleAlias *alias;

  g_assert_cmpstr (socle_service_get_name (cloud), ==, "Cloud");
  g_assert_cmpint (socle_service_get_scope (cloud), ==, SOCLE_SOC_1 | SOCLE_SOC_2);
  g_assert_cmpint (socle_service_get_qualifier_scope (cloud), ==, SOCLE_SOC_1);
  assert_names (socle_service_get_members (cloud), "One", "Two");
  assert_names (socle_service_get_environments (cloud), "GCC", NULL);
  g_assert_cmpstr (socle_service_get_url (cloud), ==, "https://acme.example/cloud");
  g_assert_cmpstr (socle_text_get (socle_service_get_remark (cloud), SOCLE_LANGUAGE_ENGLISH), ==,
                   "remarque");
  g_assert_true (socle_service_get_catalogue (cloud) == catalogue);
  g_assert_cmpuint (socle_service_get_reports (cloud)->len, ==, 1);
  g_assert_cmpstr (socle_audit_cycle_get_id (socle_service_get_cycle (cloud)), ==, "main");

  alias = g_ptr_array_index (socle_service_get_aliases (cloud), 0);
  g_assert_cmpstr (alias->name, ==, "Sky");
  g_assert_cmpint (g_date_get_year (&alias->until), ==, 2019);

  g_assert_cmpint (socle_service_get_scope (desk), ==, SOCLE_SOC_3);
  g_assert_null (socle_service_get_members (desk));
  g_assert_null (socle_service_get_aliases (desk));
  g_assert_null (socle_service_get_qualifier (desk));
  g_assert_null (socle_service_get_url (desk));
  g_assert_null (socle_service_get_cycle (desk));
}

static void
check_cycle (SocleCatalogue *catalogue)
{
  g_autoptr (SocleAuditCycle) cycle =
    g_list_model_get_item (socle_catalogue_get_cycles (catalogue), 0);
  const SocleMonthDay *period_ends;
  const SocleLetterRule *letters;
  guint n;

  g_assert_cmpint (socle_audit_cycle_get_frequency (cycle), ==, SOCLE_FREQUENCY_ANNUALLY);
  g_assert_cmpuint (socle_audit_cycle_get_window_months (cycle), ==, 12);
  assert_names (socle_audit_cycle_get_also_covers (cycle), "Datacenters", NULL);
  g_assert_cmpuint (socle_audit_cycle_get_reports (cycle)->len, ==, 1);

  period_ends = socle_audit_cycle_get_period_ends (cycle, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (period_ends[1].month, ==, 9);
  g_assert_cmpuint (period_ends[1].day, ==, 30);

  letters = socle_audit_cycle_get_letters (cycle, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (letters[0].issued, ==, G_DATE_JANUARY);
  g_assert_cmpuint (letters[0].from.month, ==, 10);
  g_assert_cmpuint (letters[0].to.day, ==, 31);
}

static void
check_reports (SocleCatalogue *catalogue)
{
  SocleReport *one = socle_catalogue_find_report (catalogue, "one");
  SocleReport *three = socle_catalogue_find_report (catalogue, "three");

  g_assert_cmpint (socle_report_get_soc (one), ==, SOCLE_SOC_1);
  g_assert_cmpint (socle_report_get_report_type (one), ==, SOCLE_REPORT_TYPE_2);
  g_assert_cmpint (socle_report_get_access (one), ==, SOCLE_ACCESS_NDA);
  g_assert_cmpstr (socle_report_get_label (one), ==, "SOC 1 Type II");
  g_assert_cmpstr (socle_report_get_standard (one), ==, "SSAE 16");
  g_assert_cmpstr (socle_report_get_superseded_by (one), ==, "SSAE 18");
  g_assert_cmpstr (socle_audit_cycle_get_id (socle_report_get_cycle (one)), ==, "main");
  g_assert_true (g_ptr_array_index (socle_report_get_services (one), 0) ==
                 socle_catalogue_find_service (catalogue, "cloud"));
  assert_names (socle_report_get_members (one), "One", NULL);
  assert_names (socle_report_get_also_covers (one), "Gate", NULL);

  g_assert_cmpint (socle_report_get_soc (three), ==, SOCLE_SOC_3);
  g_assert_cmpint (socle_report_get_report_type (three), ==, SOCLE_REPORT_TYPE_NOT_STATED);
  g_assert_cmpint (socle_report_get_access (three), ==, SOCLE_ACCESS_NOT_STATED);
  g_assert_cmpuint (socle_report_get_services (three)->len, ==, 0);
  g_assert_null (socle_report_get_cycle (three));
  g_assert_null (socle_report_get_url (three));
}

/* Every address once, with everything that uses it, in published order. */
static void
check_links (SocleCatalogue *catalogue)
{
  static const struct
  {
    const char *url;
    guint n_uses;
    SocleLinkKind kinds[2];
  } expected[] = {
    { "https://acme.example/cloud", 1, { SOCLE_LINK_SERVICE } },
    { "https://acme.example/report", 1, { SOCLE_LINK_REPORT } },
    { "http://acme.example/l", 1, { SOCLE_LINK_LETTERS } },
    { "https://acme.example/why", 2, { SOCLE_LINK_QUESTION, SOCLE_LINK_RESOURCE } },
    { "https://acme.example/how", 1, { SOCLE_LINK_RESOURCE } },
    { "mailto:soc@acme.example", 2, { SOCLE_LINK_CONTACT, SOCLE_LINK_CONTACT } },
  };
  GListModel *links = socle_catalogue_get_links (catalogue);
  g_autoptr (SoclePortalLink) letters = g_list_model_get_item (links, 2);
  g_autoptr (SoclePortalLink) mail = g_list_model_get_item (links, 5);

  g_assert_cmpuint (g_list_model_get_n_items (links), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      g_assert_cmpstr (socle_portal_link_get_url (link), ==, expected[i].url);
      g_assert_cmpuint (socle_portal_link_get_n_uses (link), ==, expected[i].n_uses);
      for (guint j = 0; j < expected[i].n_uses; j++)
        g_assert_cmpint (socle_portal_link_get_use (link, j)->kind, ==, expected[i].kinds[j]);
    }

  g_assert_true (SOCLE_IS_AUDIT_CYCLE (socle_portal_link_get_use (letters, 0)->item));
  g_assert_true (socle_portal_link_get_use (mail, 1)->item ==
                 G_OBJECT (socle_catalogue_find_service (catalogue, "desk")));
}

static void
test_small (void)
{
  g_autofree char *text = load_small ();
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = read_text (text, problems);
  const SocleSource *source;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (catalogue);
  g_assert_cmpstr (socle_catalogue_get_id (catalogue), ==, "acme");
  g_assert_cmpstr (socle_catalogue_get_provider (catalogue), ==, "Acme");
  g_assert_cmpstr (socle_text_get (socle_catalogue_get_title (catalogue), SOCLE_LANGUAGE_FRENCH),
                   ==, "Acme SA");
  g_assert_cmpint (g_date_get_month (socle_catalogue_get_as_of (catalogue)), ==, 2);
  g_assert_cmpstr (socle_catalogue_get_file (catalogue), ==, "small.json");
  assert_names (socle_catalogue_get_standards (catalogue, SOCLE_SOC_1), "SSAE 18", "ISAE 3402");
  g_assert_null (socle_catalogue_get_standards (catalogue, SOCLE_SOC_2));

  source = socle_catalogue_get_source (catalogue);
  g_assert_cmpstr (source->title, ==, "Page");
  g_assert_cmpstr (source->url, ==, "https://acme.example/soc");
  g_assert_cmpstr (source->locale, ==, "en-US");
  g_assert_null (source->revision);

  check_services (catalogue);
  check_cycle (catalogue);
  check_reports (catalogue);
  check_links (catalogue);
}

/* A catalogue leaves nothing behind: neither itself nor its items. */
static void
test_lets_go (void)
{
  g_autofree char *text = load_small ();
  g_autoptr (GPtrArray) problems = new_problems ();
  SocleCatalogue *catalogue = read_text (text, problems);
  SocleService *service = g_object_ref (socle_catalogue_find_service (catalogue, "cloud"));

  g_assert_finalize_object (catalogue);
  g_assert_null (socle_service_get_catalogue (service));
  g_assert_finalize_object (service);
}

static guint
count_scope (SocleCatalogue *catalogue, SocleSoc soc)
{
  GListModel *services = socle_catalogue_get_services (catalogue);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);

      n += (socle_service_get_scope (service) & soc) != 0;
    }

  return n;
}

static guint
count_reports (SocleCatalogue *catalogue, SocleSoc soc)
{
  GListModel *reports = socle_catalogue_get_reports (catalogue);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

      n += socle_report_get_soc (report) == soc;
    }

  return n;
}

static void
check_azure_cycle (SocleCatalogue *catalogue)
{
  SocleService *azure = socle_catalogue_find_service (catalogue, "azure");
  SocleAuditCycle *cycle = socle_service_get_cycle (azure);
  const SocleMonthDay *period_ends;
  const SocleLetterRule *letters;
  guint n;

  g_assert_cmpuint (socle_audit_cycle_get_window_months (cycle), ==, 12);
  g_assert_cmpint (socle_audit_cycle_get_frequency (cycle), ==, SOCLE_FREQUENCY_AT_LEAST_ANNUALLY);

  period_ends = socle_audit_cycle_get_period_ends (cycle, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (period_ends[0].month, ==, 3);
  g_assert_cmpuint (period_ends[0].day, ==, 31);

  letters = socle_audit_cycle_get_letters (cycle, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (letters[1].issued, ==, G_DATE_JULY);
  g_assert_cmpuint (letters[1].from.month, ==, 4);
  g_assert_cmpuint (letters[1].to.month, ==, 6);
}

static void
test_bundled (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", "microsoft-2020-02-01.json", NULL);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = socle_catalogue_read_file (path, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (catalogue);
  g_assert_cmpstr (socle_catalogue_get_file (catalogue), ==, path);

  g_assert_cmpuint (count_scope (catalogue, SOCLE_SOC_1), ==, 12);
  g_assert_cmpuint (count_scope (catalogue, SOCLE_SOC_2), ==, 12);
  g_assert_cmpuint (count_scope (catalogue, SOCLE_SOC_3), ==, 10);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_1), ==, 4);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_2), ==, 6);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_3), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_cycles (catalogue)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_questions (catalogue)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_links (catalogue)), ==, 28);
  check_azure_cycle (catalogue);
}

/* Names come through as they are, whatever they look like. */
static void
test_names (void)
{
  static const char *const expected[] = {
    "AT&T <b>",
    "<span size='999999999'>",
    "<a href=\"file:///etc/passwd\">",
    "&#x202e;",
    "a\u202eb",
    "zero\u200bwidth",
    NULL, /* e with 50 accents */
    "=cmd|' /C calc'!A0",
    "%s%n{name}",
    "שלום",
    "\ufefftext",
    "日本語",
    NULL, /* 10,000 characters */
  };
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "catalogues", "names.json", NULL);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = socle_catalogue_read_file (path, problems);
  GListModel *services;

  g_assert_nonnull (catalogue);
  services = socle_catalogue_get_services (catalogue);
  g_assert_cmpuint (g_list_model_get_n_items (services), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);

      if (expected[i] != NULL)
        g_assert_cmpstr (socle_service_get_name (service), ==, expected[i]);
      else
        g_assert_cmpint (g_utf8_strlen (socle_service_get_name (service), -1), ==,
                         i == G_N_ELEMENTS (expected) - 1 ? SOCLE_CATALOGUE_MAX_NAME : 51);
    }
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

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("socle-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
assert_file_refused (const char *path, SocleCatalogueError code, const char *file)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleCatalogue) catalogue = socle_catalogue_read_file (path, problems);
  const char *detail;

  g_assert_null (catalogue);
  g_assert_cmpuint (problems->len, ==, 1);
  detail = socle_problem_get_detail (problems->pdata[0]);
  assert_problem (problems, 0, code, 0, NULL, detail);
  g_assert_cmpint (code == SOCLE_CATALOGUE_ERROR_UNREADABLE, ==, detail != NULL);
  g_assert_cmpstr (socle_problem_get_file (problems->pdata[0]), ==, file);
}

static void
test_unreadable (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing.json", NULL);
  g_autofree char *directory = g_build_filename (folder, "folder.json", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.json", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop.json", NULL);

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (loop, loop), ==, 0);

  assert_file_refused (missing, SOCLE_CATALOGUE_ERROR_UNREADABLE, "missing.json");
  assert_file_refused (directory, SOCLE_CATALOGUE_ERROR_UNREADABLE, "folder.json");
  assert_file_refused (pipe, SOCLE_CATALOGUE_ERROR_UNREADABLE, "pipe.json");
  assert_file_refused (loop, SOCLE_CATALOGUE_ERROR_UNREADABLE, "loop.json");
  assert_file_refused ("/dev/zero", SOCLE_CATALOGUE_ERROR_UNREADABLE, "zero");
  assert_file_refused ("", SOCLE_CATALOGUE_ERROR_UNREADABLE, ".");

  g_assert_cmpint (g_unlink (loop), ==, 0);
  g_assert_cmpint (g_unlink (pipe), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Root may read anything; anyone else is told. */
static void
test_no_permission (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "secret.json", NULL);

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (g_access (path, R_OK) == 0)
    g_test_skip ("This user may read any file");
  else
    assert_file_refused (path, SOCLE_CATALOGUE_ERROR_UNREADABLE, "secret.json");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The size is looked at before anything is read: this file has 17 MiB, none of them written. */
static void
test_too_large (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "large\u202e.json", NULL);
  g_autofree char *large = g_strnfill (SOCLE_CATALOGUE_MAX_BYTES + 1, ' ');
  g_autoptr (GPtrArray) problems = new_problems ();

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_file_refused (path, SOCLE_CATALOGUE_ERROR_EMPTY, "large\u202e.json");

  g_assert_cmpint (truncate (path, 17 * 1024 * 1024), ==, 0);
  assert_file_refused (path, SOCLE_CATALOGUE_ERROR_TOO_LARGE, "large\u202e.json");

  g_assert_null (read_text (large, problems));
  assert_problem (problems, 0, SOCLE_CATALOGUE_ERROR_TOO_LARGE, 0, NULL, NULL);
  large[SOCLE_CATALOGUE_MAX_BYTES] = '\0';
  g_assert_null (read_text (large, problems));
  assert_problem (problems, 1, SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
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
      g_autofree char *path = g_strconcat ("/catalogue-reader/change/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  g_test_add_func ("/catalogue-reader/small", test_small);
  g_test_add_func ("/catalogue-reader/lets-go", test_lets_go);
  g_test_add_func ("/catalogue-reader/bundled", test_bundled);
  g_test_add_func ("/catalogue-reader/names", test_names);
  g_test_add_func ("/catalogue-reader/good-addresses", test_good_addresses);
  g_test_add_func ("/catalogue-reader/lengths", test_lengths);
  g_test_add_func ("/catalogue-reader/all-problems", test_all_problems);
  g_test_add_func ("/catalogue-reader/problems-end", test_problems_end);
  g_test_add_func ("/catalogue-reader/large", test_large);
  g_test_add_func ("/catalogue-reader/unreadable", test_unreadable);
  g_test_add_func ("/catalogue-reader/no-permission", test_no_permission);
  g_test_add_func ("/catalogue-reader/too-large", test_too_large);
  g_test_add_func ("/catalogue-reader/hostile", test_hostile);

  return g_test_run ();
}
