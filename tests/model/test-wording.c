/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what Socle says of facts, in both languages. */

#include "config.h"

#include "socle-wording.h"

#include "catalogue-fixture.h"

static SocleMessages *
open_messages (SocleLanguage language)
{
  return socle_messages_new (language, g_getenv ("SOCLE_LOCALE_DIR"));
}

static void
assert_said (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_english (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_ENGLISH);
  SocleService *dynamics = socle_catalogue_find_service (catalogue, "dynamics-365");
  SocleReport *azure = socle_catalogue_find_report (catalogue, "azure-soc1-type2");
  SocleReport *lockbox = socle_catalogue_find_report (catalogue, "customer-lockbox-soc1");
  SocleReport *soc_3 = socle_catalogue_find_report (catalogue, "azure-soc3");
  guint n_letters;
  const SocleLetterRule *letters =
    socle_audit_cycle_get_letters (socle_report_get_cycle (azure), &n_letters);

  assert_said (socle_wording_kind (messages, azure), "SOC 1 Type 2");
  assert_said (socle_wording_kind (messages, lockbox), "SOC 1, type not stated");
  assert_said (socle_wording_kind (messages, soc_3), "SOC 3");
  assert_said (socle_wording_standard (messages, lockbox), "SSAE 16, superseded by SSAE 18");
  assert_said (socle_wording_standard (messages, azure), "Standard not stated");
  assert_said (socle_wording_scope (messages, dynamics, SOCLE_SOC_2), "In scope of SOC 2");
  assert_said (socle_wording_scope (messages, dynamics, SOCLE_SOC_3),
               "Not in scope of SOC 3: Microsoft does not list it");
  assert_said (socle_wording_scope_short (messages, SOCLE_SOC_ALL), "SOC 1, SOC 2 and SOC 3");
  assert_said (socle_wording_scope_short (messages, SOCLE_SOC_NONE), "");
  assert_said (socle_wording_periods (messages, socle_report_get_cycle (azure)),
               "Audit periods of 12 months end on 31 March and 30 September");
  assert_said (socle_wording_periods (messages, socle_report_get_cycle (lockbox)),
               "The provider does not publish the audit periods of this group");
  assert_said (socle_wording_letter (messages, &letters[0]),
               "Bridge letter in January, for 1 October to 31 December");
  assert_said (socle_wording_as_of (messages, catalogue), "As of 1 February 2020");
  assert_said (socle_wording_standards (messages, catalogue, SOCLE_SOC_1),
               "SOC 1 audits under SSAE 18 and ISAE 3402");
}

static void
test_french (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_FRENCH);
  SocleService *azure_service = socle_catalogue_find_service (catalogue, "azure");
  SocleReport *azure = socle_catalogue_find_report (catalogue, "azure-soc1-type2");
  SocleAuditCycle *cycle = socle_report_get_cycle (azure);
  guint n_letters;
  const SocleLetterRule *letters = socle_audit_cycle_get_letters (cycle, &n_letters);
  g_autofree char *letter = socle_wording_letter (messages, &letters[0]);
  g_autofree char *periods = socle_wording_periods (messages, cycle);

  g_assert_nonnull (strstr (letter, "ettre de pont"));
  g_assert_nonnull (strstr (letter, "1er\u00a0octobre"));
  g_assert_nonnull (strstr (periods, "30\u00a0septembre"));
  assert_said (socle_wording_kind (messages, azure), "SOC 1 de type 2");
  assert_said (socle_wording_cycle_title (messages, cycle), "Azure et services associés");
  assert_said (socle_wording_report_title (messages, azure),
               "Azure et Azure Government\u00a0: rapport SOC 1 de type 2");
  assert_said (socle_wording_scope_short (messages, SOCLE_SOC_ALL), "SOC 1, SOC 2 et SOC 3");
  /* Product names are never translated. */
  g_assert_cmpstr (socle_service_get_name (azure_service), ==,
                   "Azure, Azure Government, and Azure Germany");
}

/* A qualifier that only some scope lists state says so. */
static void
test_qualifiers (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autofree char *power_bi =
    socle_wording_qualifier (messages, socle_catalogue_find_service (catalogue, "power-bi"));
  g_autofree char *flow =
    socle_wording_qualifier (messages, socle_catalogue_find_service (catalogue, "microsoft-flow"));
  g_autofree char *graph =
    socle_wording_qualifier (messages, socle_catalogue_find_service (catalogue, "graph"));

  g_assert_true (g_str_has_suffix (power_bi, "(stated for SOC 1 and SOC 2 only)"));
  g_assert_nonnull (flow);
  g_assert_null (strstr (flow, "stated for"));
  g_assert_null (graph);
}

/* Every kind, type and access has words of its own in each language. */
static void
test_everything_has_words (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  GListModel *reports = socle_catalogue_get_reports (catalogue);

  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages = open_messages ((SocleLanguage) language);

      for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
        {
          g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);
          g_autofree char *coverage = socle_wording_coverage (messages, report);

          g_assert_cmpstr (socle_wording_kind_explained (messages, report), !=, "");
          g_assert_cmpstr (coverage, !=, "");
        }

      for (int access = SOCLE_ACCESS_NOT_STATED; access <= SOCLE_ACCESS_REQUEST; access++)
        g_assert_cmpstr (socle_wording_access_explained (messages, (SocleAccess) access), !=,
                         socle_wording_access (messages, (SocleAccess) access));

      for (int kind = SOCLE_LINK_SERVICE; kind <= SOCLE_LINK_CONTACT; kind++)
        g_assert_cmpstr (socle_wording_link (messages, (SocleLinkKind) kind), !=, "");
    }
}

/* A provider's name cannot put anything into the sentence around it. */
static void
test_hostile_names (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_catalogue_text (
    "{\"format\":\"socle-catalogue\",\"version\":1,\"id\":\"p\","
    "\"provider\":\"{soc} %s\\u202e<b>\",\"title\":{\"en\":\"T\"},\"as_of\":\"2026-01-01\","
    "\"source\":{\"title\":\"S\"},"
    "\"services\":[{\"id\":\"s\",\"name\":\"AT&T <b>\",\"scope\":[\"soc1\"]}],"
    "\"cycles\":[{\"id\":\"c\",\"title\":{\"en\":\"C\\u202e\"}}],"
    "\"reports\":[{\"id\":\"r\",\"title\":{\"en\":\"R\\u202e\"},\"soc\":1,\"cycle\":\"c\"}]}");
  SocleReport *report = socle_catalogue_find_report (catalogue, "r");
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_ENGLISH);

  assert_said (socle_wording_scope (messages, socle_catalogue_find_service (catalogue, "s"),
                                    SOCLE_SOC_2),
               "Not in scope of SOC 2: {soc} %s[U+202E]<b> does not list it");
  assert_said (socle_wording_report_title (messages, report), "R[U+202E]");
  assert_said (socle_wording_cycle_title (messages, socle_report_get_cycle (report)), "C[U+202E]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/wording/english", test_english);
  g_test_add_func ("/wording/french", test_french);
  g_test_add_func ("/wording/qualifiers", test_qualifiers);
  g_test_add_func ("/wording/everything-has-words", test_everything_has_words);
  g_test_add_func ("/wording/hostile-names", test_hostile_names);

  return g_test_run ();
}
