/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading catalogues: the bundled one, a small one, and files that are none. */

#include "config.h"

#include "small-catalogue.h"
#include "socle-catalogue-limits.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue-reader/small", test_small);
  g_test_add_func ("/catalogue-reader/lets-go", test_lets_go);
  g_test_add_func ("/catalogue-reader/bundled", test_bundled);
  g_test_add_func ("/catalogue-reader/names", test_names);
  g_test_add_func ("/catalogue-reader/unreadable", test_unreadable);
  g_test_add_func ("/catalogue-reader/no-permission", test_no_permission);
  g_test_add_func ("/catalogue-reader/too-large", test_too_large);

  return g_test_run ();
}
