/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a summary of what is held and used. */

#include "config.h"

#include "socle-fiscal-year.h"
#include "socle-library-loader.h"
#include "socle-summary.h"

#include "../register/register-fixture.h"

typedef struct
{
  Fixture fixture;
  SocleRegister *reg;
  SocleLibrary *library;
  SocleHoldings *holdings;
  SocleDateRange *year;
  GDate sign_off;
  GDate today;
  SocleSummaryOptions options;
} HeldFixture;

static void
add (HeldFixture *self, SocleRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleChange) change = socle_register_add (self->reg, record, &error);

  g_assert_no_error (error);
  socle_record_unref (record);
}

static void
set_up (HeldFixture *self, gconstpointer data)
{
  const SocleMonthDay year_end = { 12, 31 };
  g_autofree char *folder = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", NULL);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);

  fixture_set_up (&self->fixture, NULL);
  self->library = socle_library_load (paths, problems, NULL, NULL, NULL);
  self->reg = fixture_create (&self->fixture);
  add (self, fixture_service ("azure"));
  /* The third entry of the trail, so it is called "edition-3" below. */
  add (self, fixture_edition ());
  add (self, fixture_letter ());
  add (self, socle_record_new (SOCLE_RECORD_EVIDENCE, "sha256",
                               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                               "size", "12", "name", "report.pdf", "filed_under", "edition-3",
                               "received_on", "2020-11-20", NULL));
  /* Alike but for what is held: another SOC 1 report of the same cycle states no type, too. */
  add (self, socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report",
                               "office-365-core-soc1", "soc", "1", "type", "2", "period_from",
                               "2020-01-01", "period_to", "2020-12-31", "received_on", "2021-02-20",
                               NULL));
  self->holdings = socle_holdings_new (self->reg, NULL);
  self->year = socle_fiscal_year_new (&year_end, 2020);
  g_date_set_dmy (&self->sign_off, 31, G_DATE_MARCH, 2021);
  g_date_set_dmy (&self->today, 1, G_DATE_FEBRUARY, 2021);
  self->options = (SocleSummaryOptions) {
    .messages = self->fixture.messages,
    .socs = SOCLE_SOC_ALL,
    .parts = SOCLE_SUMMARY_ALL,
    .year = self->year,
    .sign_off = &self->sign_off,
    .today = &self->today,
    .lag = 2,
    .holdings = self->holdings,
  };
}

static void
tear_down (HeldFixture *self, gconstpointer data)
{
  socle_date_range_unref (self->year);
  g_assert_finalize_object (self->holdings);
  g_assert_finalize_object (self->reg);
  g_assert_finalize_object (self->library);
  fixture_tear_down (&self->fixture, NULL);
}

static SocleSummary *
make_summary (HeldFixture *self)
{
  g_autoptr (GError) error = NULL;
  SocleSummary *summary = socle_summary_new (self->library, &self->options, NULL, &error);

  g_assert_no_error (error);

  return summary;
}

static SocleSummaryTable *
find_table (SocleSummary *summary, const char *id)
{
  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    if (g_str_equal (socle_summary_get_section (summary, i)->id, id))
      return socle_summary_get_section (summary, i)->table;

  return NULL;
}

static guint
find_column (SocleSummaryTable *table, const char *id)
{
  for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
    if (g_str_equal (socle_summary_table_get_column (table, i)->id, id))
      return i;

  g_assert_not_reached ();
}

/* What one report has is not taken for what its cycle has. An edition that is held names its
 * period where the provider publishes none. */
static void
test_coverage (HeldFixture *self, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (self);
  SocleSummaryTable *table = find_table (summary, "coverage");
  guint months = find_column (table, "months");
  guint published = find_column (table, "period_published");
  guint n_held = 0;
  guint n_named = 0;

  for (guint i = 0; i < socle_summary_table_get_n_rows (table); i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };
      gboolean held;

      socle_summary_table_fill_row (table, i, &row);
      held = row.cells[months].months->months[0].held;
      g_assert_true (held == (g_str_equal (row.cells[0].text, "azure-soc1-type2") ||
                              g_str_equal (row.cells[0].text, "office-365-core-soc1")));
      g_assert_cmpint (row.cells[months].months->known, ==, held || row.cells[published].number);
      n_held += held;
      n_named += held && !row.cells[published].number;
    }
  g_assert_cmpuint (n_held, ==, 2);
  g_assert_cmpuint (n_named, ==, 1);
}

static void
test_reports (HeldFixture *self, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (self);
  SocleSummaryTable *table = find_table (summary, "reports");
  guint held = find_column (table, "held");
  guint opinion = find_column (table, "opinion");

  for (guint i = 0; i < socle_summary_table_get_n_rows (table); i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };

      socle_summary_table_fill_row (table, i, &row);
      if (g_str_equal (row.cells[0].text, "azure-soc1-type2"))
        {
          g_assert_cmpstr (row.cells[held].text, ==, "1 October 2019 to 30 September 2020");
          g_assert_cmpstr (row.cells[opinion].text, ==, "unqualified opinion");
        }
      else if (g_str_equal (row.cells[0].text, "office-365-core-soc1"))
        g_assert_cmpstr (row.cells[opinion].text, ==, "opinion not known");
      else
        g_assert_null (row.cells[opinion].text);
    }
}

/* The fingerprint comes first, with the count of its entries. */
static void
test_evidence (HeldFixture *self, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (self);
  SocleSummaryTable *table = find_table (summary, "evidence");
  guint sha256 = find_column (table, "sha256");
  g_auto (SocleSummaryRow) trail = { 0 };
  g_auto (SocleSummaryRow) file = { 0 };

  g_assert_cmpuint (socle_summary_table_get_n_rows (table), ==, 2);
  socle_summary_table_fill_row (table, 0, &trail);
  g_assert_cmpstr (trail.cells[sha256].text, ==, socle_holdings_get_fingerprint (self->holdings));
  g_assert_cmpint (trail.cells[find_column (table, "entries")].number, ==,
                   (gint64) socle_holdings_get_n_entries (self->holdings));
  socle_summary_table_fill_row (table, 1, &file);
  g_assert_cmpstr (file.cells[find_column (table, "file")].text, ==, "report.pdf");
  g_assert_cmpint (file.cells[find_column (table, "size")].number, ==, 12);
  g_assert_cmpstr (file.cells[find_column (table, "about")].text, ==,
                   "Azure and Azure Government SOC 1 Type 2 Report · 1 October 2019 to 30 "
                   "September 2020");
}

static void
test_in_use (HeldFixture *self, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = NULL;

  self->options.in_use = TRUE;
  summary = make_summary (self);
  g_assert_cmpuint (socle_summary_get_figures (summary)->n_services, ==, 1);
  g_assert_cmpuint (socle_summary_get_figures (summary)->n_reports, ==, 3);
}

/* Without a register there is neither, and nobody knows what is used. */
static void
test_without_register (HeldFixture *self, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = NULL;

  self->options.holdings = NULL;
  self->options.in_use = TRUE;
  summary = make_summary (self);
  g_assert_null (find_table (summary, "evidence"));
  g_assert_cmpuint (socle_summary_get_figures (summary)->n_services, ==, 12);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/summary-held/" path, HeldFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("coverage", test_coverage);
  ADD ("reports", test_reports);
  ADD ("evidence", test_evidence);
  ADD ("in-use", test_in_use);
  ADD ("without-register", test_without_register);

  return g_test_run ();
}
