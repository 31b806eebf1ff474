/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what the objects of a catalogue know of one another. */

#include "config.h"

#include "catalogue-fixture.h"

#include <string.h>

static guint
count_in_scope (SocleCatalogue *catalogue, SocleSoc soc)
{
  GListModel *services = socle_catalogue_get_services (catalogue);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);

      count += (socle_service_get_scope (service) & soc) != 0;
    }

  return count;
}

static guint
count_reports (SocleCatalogue *catalogue, SocleSoc soc)
{
  GListModel *reports = socle_catalogue_get_reports (catalogue);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

      count += socle_report_get_soc (report) == soc;
    }

  return count;
}

static void
test_counts (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();

  g_assert_cmpuint (count_in_scope (catalogue, SOCLE_SOC_1), ==, 12);
  g_assert_cmpuint (count_in_scope (catalogue, SOCLE_SOC_2), ==, 12);
  g_assert_cmpuint (count_in_scope (catalogue, SOCLE_SOC_3), ==, 10);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_1), ==, 4);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_2), ==, 6);
  g_assert_cmpuint (count_reports (catalogue, SOCLE_SOC_3), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_links (catalogue)), ==, 28);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_cycles (catalogue)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (socle_catalogue_get_questions (catalogue)), ==, 5);
}

static void
test_connections (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  SocleService *azure = socle_catalogue_find_service (catalogue, "azure");
  SocleService *devops = socle_catalogue_find_service (catalogue, "azure-devops");
  SocleReport *report = socle_catalogue_find_report (catalogue, "azure-soc1-type2");
  SocleAuditCycle *cycle = socle_service_get_cycle (azure);

  g_assert_true (socle_service_get_catalogue (azure) == catalogue);
  g_assert_cmpuint (socle_service_get_reports (azure)->len, ==, 3);
  g_assert_true (g_ptr_array_index (socle_service_get_reports (azure), 0) == report);
  g_assert_true (socle_report_get_cycle (report) == cycle);
  g_assert_cmpuint (socle_audit_cycle_get_reports (cycle)->len, ==, 3);

  g_assert_null (socle_service_get_reports (devops));
  g_assert_null (socle_service_get_cycle (devops));
  g_assert_null (socle_catalogue_find_service (catalogue, "no-such-service"));
  g_assert_null (socle_catalogue_find_service (catalogue, NULL));
}

/* Reports titled "Azure and Azure Government" say nothing of Azure Germany. */
static void
test_members (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  SocleService *azure = socle_catalogue_find_service (catalogue, "azure");
  SocleService *graph = socle_catalogue_find_service (catalogue, "graph");
  SocleService *office = socle_catalogue_find_service (catalogue, "office-365");
  SocleReport *azure_report = socle_catalogue_find_report (catalogue, "azure-soc1-type2");
  SocleReport *office_report = socle_catalogue_find_report (catalogue, "office-365-core-soc1");
  g_auto (GStrv) members = socle_report_dup_covered_names (azure_report, azure);
  g_auto (GStrv) whole = socle_report_dup_covered_names (azure_report, graph);
  const char *const expected[] = { "Azure", "Azure Government", NULL };

  g_assert_cmpstrv (members, expected);
  g_assert_cmpstr (whole[0], ==, "Graph");
  g_assert_true (socle_report_covers_member (azure_report, azure, "Azure Government"));
  g_assert_false (socle_report_covers_member (azure_report, azure, "Azure Germany"));
  g_assert_true (
    socle_report_covers_member (office_report, office, "Office 365 U.S. Government Defense"));
}

static void
test_cycle (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (SocleAuditCycle) cycle =
    g_list_model_get_item (socle_catalogue_get_cycles (catalogue), 0);
  guint n_ends, n_letters;
  const SocleMonthDay *ends = socle_audit_cycle_get_period_ends (cycle, &n_ends);
  const SocleLetterRule *letters = socle_audit_cycle_get_letters (cycle, &n_letters);

  g_assert_cmpuint (n_ends, ==, 2);
  g_assert_cmpint (ends[0].month, ==, 3);
  g_assert_cmpint (ends[0].day, ==, 31);
  g_assert_cmpint (ends[1].month, ==, 9);
  g_assert_cmpint (ends[1].day, ==, 30);
  g_assert_cmpuint (socle_audit_cycle_get_window_months (cycle), ==, 12);

  g_assert_cmpuint (n_letters, ==, 2);
  g_assert_cmpint (letters[0].issued, ==, G_DATE_JANUARY);
  g_assert_cmpint (letters[0].from.month, ==, 10);
  g_assert_cmpint (letters[0].to.day, ==, 31);
  g_assert_cmpint (letters[1].issued, ==, G_DATE_JULY);
  g_assert_cmpint (letters[1].from.month, ==, 4);
  g_assert_cmpint (letters[1].to.day, ==, 30);
}

/* The two portal links of bridge letters are one address with two uses. */
static void
test_links (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  GListModel *links = socle_catalogue_get_links (catalogue);
  guint n_letters = 0, n_plain = 0, n_mail = 0;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      n_plain += !socle_portal_link_is_encrypted (link);
      n_mail += socle_portal_link_is_mail (link);
      if (strcmp (socle_portal_link_get_url (link), "https://aka.ms/auditreports") == 0)
        n_letters = socle_portal_link_get_n_uses (link);
    }

  g_assert_cmpuint (n_letters, ==, 2);
  g_assert_cmpuint (n_plain, ==, 2);
  g_assert_cmpuint (n_mail, ==, 1);
}

static void
test_source (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  const SocleSource *source = socle_catalogue_get_source (catalogue);
  const char *const *standards = socle_catalogue_get_standards (catalogue, SOCLE_SOC_1);

  g_assert_cmpstr (socle_catalogue_get_provider (catalogue), ==, "Microsoft");
  g_assert_cmpuint (g_date_get_year (socle_catalogue_get_as_of (catalogue)), ==, 2020);
  g_assert_cmpuint (strlen (source->sha256), ==, 64);
  g_assert_cmpstr (standards[0], ==, "SSAE 18");
  g_assert_cmpstr (standards[1], ==, "ISAE 3402");
  g_assert_null (socle_catalogue_get_standards (catalogue, SOCLE_SOC_ALL));
}

/* Whoever keeps a report may ask it anything after its catalogue is gone. */
static void
test_items_outlive_catalogue (void)
{
  SocleCatalogue *catalogue = read_bundled_catalogue ();
  g_autoptr (SocleReport) report =
    g_object_ref (socle_catalogue_find_report (catalogue, "azure-soc1-type2"));
  g_autoptr (SocleService) service =
    g_object_ref (socle_catalogue_find_service (catalogue, "azure"));
  g_autoptr (SocleAuditCycle) cycle = g_object_ref (socle_service_get_cycle (service));

  g_assert_finalize_object (catalogue);
  g_assert_null (socle_report_get_catalogue (report));
  g_assert_null (socle_report_get_cycle (report));
  g_assert_null (socle_service_get_reports (service));
  g_assert_cmpuint (socle_audit_cycle_get_reports (cycle)->len, ==, 0);
  g_assert_cmpuint (socle_report_get_services (report)->len, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue/counts", test_counts);
  g_test_add_func ("/catalogue/connections", test_connections);
  g_test_add_func ("/catalogue/members", test_members);
  g_test_add_func ("/catalogue/cycle", test_cycle);
  g_test_add_func ("/catalogue/links", test_links);
  g_test_add_func ("/catalogue/source", test_source);
  g_test_add_func ("/catalogue/items-outlive-catalogue", test_items_outlive_catalogue);

  return g_test_run ();
}
