/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of working out what a catalogue leaves open. */

#include "config.h"

#include "socle-gap-finder.h"

#include "catalogue-fixture.h"
#include "socle-gap-wording.h"

typedef struct
{
  SocleGapKind kind;
  const char *subject; /* id of the service, report or cycle; address of the link */
  const char *name;    /* NULL for the whole subject */
} Expected;

static const char *
get_subject_id (GObject *subject)
{
  if (SOCLE_IS_SERVICE (subject))
    return socle_service_get_id (SOCLE_SERVICE (subject));
  if (SOCLE_IS_REPORT (subject))
    return socle_report_get_id (SOCLE_REPORT (subject));
  if (SOCLE_IS_AUDIT_CYCLE (subject))
    return socle_audit_cycle_get_id (SOCLE_AUDIT_CYCLE (subject));

  return socle_portal_link_get_url (SOCLE_PORTAL_LINK (subject));
}

static void
assert_gaps (GListModel *gaps, const Expected *expected, guint n_expected)
{
  for (guint i = 0; i < MAX (n_expected, g_list_model_get_n_items (gaps)); i++)
    {
      g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);

      g_assert_nonnull (gap);
      g_test_message ("%u: %d %s %s", i, socle_gap_get_kind (gap),
                      get_subject_id (socle_gap_get_subject (gap)),
                      socle_gap_get_name (gap) != NULL ? socle_gap_get_name (gap) : "-");
      g_assert_cmpuint (i, <, n_expected);
      g_assert_cmpint (socle_gap_get_kind (gap), ==, expected[i].kind);
      g_assert_cmpstr (get_subject_id (socle_gap_get_subject (gap)), ==, expected[i].subject);
      g_assert_cmpstr (socle_gap_get_name (gap), ==, expected[i].name);
    }
}

/* The gaps that the source page has, as a reader finds them by hand. */
static void
test_bundled (void)
{
  static const Expected expected[] = {
    { SOCLE_GAP_NO_REPORT, "azure", "Azure Germany" },
    { SOCLE_GAP_NO_REPORT, "microsoft-managed-desktop", NULL },
    { SOCLE_GAP_NO_REPORT, "azure-devops", NULL },
    { SOCLE_GAP_NO_SCOPE, "azure-soc1-type2", "Microsoft Datacenters" },
    { SOCLE_GAP_NO_SCOPE, "office-365-microservices-t1-soc2-type1", "Office 365 Microservices T1" },
    { SOCLE_GAP_NO_SCOPE, "customer-lockbox-soc1", "Customer Lockbox" },
    { SOCLE_GAP_NO_SCOPE, "yammer-soc2-type1", "Yammer" },
    { SOCLE_GAP_PARTIAL_SCOPE, "dynamics-365", NULL },
    { SOCLE_GAP_PARTIAL_SCOPE, "azure-devops", NULL },
    { SOCLE_GAP_NO_PERIOD, "dynamics-365", NULL },
    { SOCLE_GAP_NO_PERIOD, "office-365", NULL },
    { SOCLE_GAP_LETTERS_NOT_LINKED, "azure", NULL },
    { SOCLE_GAP_LETTERS_NOT_DATED, "dynamics-365", NULL },
    { SOCLE_GAP_LETTERS_NOT_DATED, "office-365", NULL },
    { SOCLE_GAP_TYPE_NOT_STATED, "office-365-core-soc1", NULL },
    { SOCLE_GAP_TYPE_NOT_STATED, "office-365-core-soc2", NULL },
    { SOCLE_GAP_TYPE_NOT_STATED, "customer-lockbox-soc1", NULL },
    { SOCLE_GAP_TYPE_1, "office-365-microservices-t1-soc2-type1", NULL },
    { SOCLE_GAP_TYPE_1, "yammer-soc2-type1", NULL },
    { SOCLE_GAP_SOC_3, "azure-soc3", NULL },
    { SOCLE_GAP_SOC_3, "office-365-core-soc3", NULL },
    { SOCLE_GAP_SUPERSEDED, "dynamics-365-soc2-type2", NULL },
    { SOCLE_GAP_SUPERSEDED, "customer-lockbox-soc1", NULL },
    { SOCLE_GAP_SUPERSEDED, "yammer-soc2-type1", NULL },
    { SOCLE_GAP_NOT_ENCRYPTED, "http://ssae16.com/SSAE16_overview.html", NULL },
    { SOCLE_GAP_NOT_ENCRYPTED, "http://isae3402.com/ISAE3402_overview.html", NULL },
  };
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);

  assert_gaps (gaps, expected, G_N_ELEMENTS (expected));
}

static void
test_details (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  GObject *devops = G_OBJECT (socle_catalogue_find_service (catalogue, "azure-devops"));
  g_autoptr (GListModel) gaps = socle_gap_finder_find_for (catalogue, devops);
  g_autoptr (SocleGap) unreported = g_list_model_get_item (gaps, 0);
  g_autoptr (SocleGap) partial = g_list_model_get_item (gaps, 1);

  g_assert_cmpuint (g_list_model_get_n_items (gaps), ==, 2);
  g_assert_nonnull (socle_gap_get_contact (unreported));
  g_assert_cmpstr (socle_portal_link_get_url (socle_gap_get_contact (unreported)), ==,
                   "mailto:AzureDevOpsSOCReport@microsoft.com");
  g_assert_cmpint (socle_gap_get_socs (partial), ==, SOCLE_SOC_3);
}

#define HEAD \
  "{\"format\":\"socle-catalogue\",\"version\":1,\"id\":\"p\",\"provider\":\"P\"," \
  "\"title\":{\"en\":\"T\"},\"as_of\":\"2026-01-01\",\"source\":{\"title\":\"S\"}"

static void
test_none (void)
{
  static const char *const texts[] = {
    HEAD ",\"services\":[]}",
    /* One service with its report, period and letters: nothing is open. */
    HEAD ",\"services\":[{\"id\":\"s\",\"name\":\"S\",\"scope\":[\"soc1\"]}],"
         "\"cycles\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"services\":[\"s\"],"
         "\"period_ends\":[\"02-29\"],\"letters\":[{\"issued\":1,\"from\":\"03-01\","
         "\"to\":\"12-31\"}]}],"
         "\"reports\":[{\"id\":\"r\",\"title\":{\"en\":\"R\"},\"soc\":1,\"type\":2,"
         "\"cycle\":\"c\",\"services\":[\"s\"],\"url\":\"https://example.org/r\"}],"
         "\"portals\":[{\"id\":\"l\",\"kind\":\"letters\",\"title\":{\"en\":\"L\"},"
         "\"cycle\":\"c\",\"url\":\"https://example.org/l\"}]}",
    /* A service that no scope list has needs no report. */
    HEAD ",\"services\":[{\"id\":\"s\",\"name\":\"S\",\"scope\":[]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = read_catalogue_text (texts[i]);
      g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);

      assert_gaps (gaps, NULL, 0);
    }
}

/* A name in a scope list is known however it is spelt. */
static void
test_names_are_folded (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_catalogue_text (
    HEAD ",\"services\":[{\"id\":\"s\",\"name\":\"Café Cloud\",\"members\":[\"Café\",\"Cloud\"],"
         "\"scope\":[\"soc2\"]}],"
         "\"reports\":[{\"id\":\"r\",\"title\":{\"en\":\"R\"},\"soc\":2,\"type\":2,"
         "\"services\":[\"s\"],\"also_covers\":[\"CAFE\u00a0cloud\",\"cafe\",\"Tea\",\"TEA\"]}]}");
  g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);
  static const Expected expected[] = { { SOCLE_GAP_NO_SCOPE, "r", "Tea" } };

  assert_gaps (gaps, expected, 1);
}

/* Every gap has a sentence without open places, in both languages. */
static void
test_sentences (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);

  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages =
        socle_messages_new ((SocleLanguage) language, g_getenv ("SOCLE_LOCALE_DIR"));

      for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
        {
          g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);
          g_autofree char *sentence = socle_gap_wording_sentence (messages, gap);

          g_test_message ("%s", sentence);
          g_assert_cmpstr (sentence, !=, "");
          g_assert_null (strpbrk (sentence, "{}"));
          g_assert_true (g_str_has_suffix (sentence, "."));
        }

      for (SocleGapKind kind = 0; kind < SOCLE_N_GAP_KINDS; kind++)
        {
          g_assert_cmpstr (socle_gap_wording_kind (messages, kind), !=, "");
          g_assert_cmpstr (socle_gap_wording_advice (messages, kind), !=, "");
        }
    }
}

/* A gap keeps what it is about, even when the catalogue is gone. */
static void
test_outlives_catalogue (void)
{
  SocleCatalogue *catalogue = read_bundled_catalogue ();
  g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);
  g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, 1);
  SocleService *service = SOCLE_SERVICE (socle_gap_get_subject (gap));

  g_assert_finalize_object (catalogue);
  g_assert_cmpstr (socle_service_get_name (service), ==, "Microsoft Managed Desktop");
  g_assert_null (socle_service_get_catalogue (service));
  g_assert_null (socle_service_get_cycle (service));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/gap-finder/bundled", test_bundled);
  g_test_add_func ("/gap-finder/details", test_details);
  g_test_add_func ("/gap-finder/none", test_none);
  g_test_add_func ("/gap-finder/names-are-folded", test_names_are_folded);
  g_test_add_func ("/gap-finder/sentences", test_sentences);
  g_test_add_func ("/gap-finder/outlives-catalogue", test_outlives_catalogue);

  return g_test_run ();
}
