/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what coverage and lists get from a register. */

#include "config.h"

#include "socle-holdings.h"

#include "register-fixture.h"

#include "socle-coverage.h"
#include "socle-library-loader.h"

static SocleLibrary *
load_library (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", NULL);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleLibrary *library = socle_library_load (paths, problems, NULL, NULL, NULL);

  g_assert_nonnull (library);
  g_assert_cmpuint (problems->len, ==, 0);

  return library;
}

static SocleHoldings *
read_holdings (SocleRegister *reg)
{
  g_autoptr (GError) error = NULL;
  SocleHoldings *holdings = socle_holdings_new (reg, &error);

  g_assert_no_error (error);

  return holdings;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (SocleLibrary) library = load_library ();
  SocleReport *report = socle_library_find_report (library, "azure-soc1-type2");
  g_autoptr (GPtrArray) editions = socle_holdings_list_editions (holdings, report);
  g_autoptr (GPtrArray) letters = socle_holdings_list_letters (holdings, report);

  g_assert_cmpuint (editions->len, ==, 0);
  g_assert_cmpuint (letters->len, ==, 0);
  g_assert_cmpuint (socle_holdings_get_n_entries (holdings), ==, 1);
  g_assert_cmpuint (strlen (socle_holdings_get_fingerprint (holdings)), ==, 64);
  g_assert_false (socle_holdings_concerns_use (holdings, report));
}

static void
test_services (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) azure = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleRecord) elsewhere =
    socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "other", "service", "graph", NULL);
  g_autoptr (SocleChange) other = socle_register_add (reg, elsewhere, NULL);
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (SocleLibrary) library = load_library ();
  SocleRecord *record =
    socle_holdings_find_service (holdings, socle_library_find_service (library, "azure"));

  g_assert_cmpstr (socle_record_get (record, "owner"), ==, "Ann");
  g_assert_false (
    socle_holdings_is_in_use (holdings, socle_library_find_service (library, "graph")));
  g_assert_true (socle_holdings_concerns_use (
    holdings, socle_library_find_report (library, "azure-soc1-type2")));
  g_assert_false (socle_holdings_concerns_use (
    holdings, socle_library_find_report (library, "yammer-soc2-type1")));
}

static void
test_editions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) added = fixture_add (reg, fixture_edition ());
  g_autoptr (SocleRecord) point =
    socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report", "yammer-soc2-type1",
                      "soc", "2", "type", "1", "as_of", "2020-02-29", "received_on", "2020-03-01",
                      "opinion", "disclaimer", NULL);
  g_autoptr (SocleChange) other = socle_register_add (reg, point, NULL);
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (SocleLibrary) library = load_library ();
  SocleReport *report = socle_library_find_report (library, "azure-soc1-type2");
  SocleReport *yammer = socle_library_find_report (library, "yammer-soc2-type1");
  g_autoptr (GPtrArray) editions = socle_holdings_list_editions (holdings, report);
  g_autoptr (GPtrArray) points = socle_holdings_list_editions (holdings, yammer);
  SocleEdition *edition;

  g_assert_cmpuint (editions->len, ==, 1);
  edition = g_ptr_array_index (editions, 0);
  g_assert_true (socle_edition_get_report (edition) == report);
  g_assert_cmpint (socle_edition_get_soc (edition), ==, SOCLE_SOC_1);
  g_assert_cmpint (socle_edition_get_report_type (edition), ==, SOCLE_REPORT_TYPE_2);
  g_assert_cmpint (socle_edition_get_opinion (edition), ==, SOCLE_OPINION_UNQUALIFIED);
  g_assert_true (socle_edition_is_held (edition));
  g_assert_true (socle_edition_tests (edition));
  g_assert_cmpuint (socle_date_range_get_days (socle_edition_get_period (edition)), ==, 366);
  g_assert_cmpuint (g_date_get_day (socle_edition_get_available (edition)), ==, 20);

  g_assert_cmpuint (points->len, ==, 1);
  edition = g_ptr_array_index (points, 0);
  g_assert_cmpint (socle_edition_get_report_type (edition), ==, SOCLE_REPORT_TYPE_1);
  g_assert_cmpint (socle_edition_get_opinion (edition), ==, SOCLE_OPINION_DISCLAIMER);
  g_assert_null (socle_edition_get_period (edition));
  g_assert_cmpuint (g_date_get_day (socle_edition_get_as_of (edition)), ==, 29);
}

/* A letter about a cycle counts for each of its reports, one about a report for that only. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *report;
    guint n_letters;
  } cases[] = {
    { "azure-soc1-type2", 1 },        { "azure-soc3", 1 },        { "dynamics-365-soc1-type2", 1 },
    { "dynamics-365-soc2-type2", 0 }, { "yammer-soc2-type1", 0 },
  };
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) added = fixture_add (reg, fixture_letter ());
  g_autoptr (SocleRecord) letter = fixture_letter ();
  g_autoptr (SocleRecord) single =
    socle_record_with (letter, "cycle", "", "report", "dynamics-365-soc1-type2", NULL);
  g_autoptr (SocleChange) other = socle_register_add (reg, single, NULL);
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (SocleLibrary) library = load_library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) letters =
        socle_holdings_list_letters (holdings,
                                     socle_library_find_report (library, cases[i].report));

      g_test_message ("%s", cases[i].report);
      g_assert_cmpuint (letters->len, ==, cases[i].n_letters);
      if (letters->len > 0)
        {
          g_assert_true (socle_letter_is_held (g_ptr_array_index (letters, 0)));
          g_assert_false (socle_letter_is_signed_early (g_ptr_array_index (letters, 0)));
        }
    }
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) edition = fixture_add (reg, fixture_edition ());
  g_autoptr (SocleChange) letter = fixture_add (reg, fixture_letter ());
  g_autoptr (SocleChange) file = fixture_add (reg, fixture_evidence ());
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (GPtrArray) of_edition =
    socle_holdings_list_evidence (holdings, socle_change_get_after (edition));
  g_autoptr (GPtrArray) of_letter =
    socle_holdings_list_evidence (holdings, socle_change_get_after (letter));

  g_assert_cmpuint (of_edition->len, ==, 1);
  g_assert_cmpuint (of_letter->len, ==, 0);
}

/* What is held is counted instead of what is expected. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) edition = fixture_add (reg, fixture_edition ());
  g_autoptr (SocleChange) letter = fixture_add (reg, fixture_letter ());
  g_autoptr (SocleHoldings) holdings = read_holdings (reg);
  g_autoptr (SocleLibrary) library = load_library ();
  SocleReport *report = socle_library_find_report (library, "azure-soc1-type2");
  g_autoptr (GPtrArray) editions = socle_holdings_list_editions (holdings, report);
  g_autoptr (GPtrArray) letters = socle_holdings_list_letters (holdings, report);
  g_autoptr (SocleDateRange) year = NULL;
  g_autoptr (SocleCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  guint n_held = 0;
  GPtrArray *months;
  GDate from, to, sign_off;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_clear (&sign_off, 1);
  g_date_set_dmy (&from, 1, G_DATE_JANUARY, 2020);
  g_date_set_dmy (&to, 31, G_DATE_DECEMBER, 2020);
  g_date_set_dmy (&sign_off, 31, G_DATE_MARCH, 2021);
  year = socle_date_range_new (&from, &to);
  coverage = socle_coverage_new_for_report (report, year, &sign_off, 2, editions, letters, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, 9);
  g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, 3);
  months = socle_coverage_get_months (coverage);
  for (guint i = 0; i < months->len; i++)
    n_held += socle_coverage_month_is_held (g_ptr_array_index (months, i));
  g_assert_cmpuint (n_held, ==, 12);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/holdings/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("empty", test_empty);
  ADD ("services", test_services);
  ADD ("editions", test_editions);
  ADD ("letters", test_letters);
  ADD ("evidence", test_evidence);
  ADD ("coverage", test_coverage);

  return g_test_run ();
}
