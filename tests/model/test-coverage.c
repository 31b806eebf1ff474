/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the coverage of a fiscal year: the known answers, and every edge by itself. */

#include "config.h"

#include "socle-coverage.h"

#include "catalogue-fixture.h"
#include "coverage-fixture.h"
#include "socle-expectation.h"

typedef struct
{
  guint tested;
  guint bridged;
  const char *uncovered; /* first letters of the months: "Jan Feb" */
} Cell;

/* The Azure group's cadence, two months of lag: what an auditor finds by hand who signs
 * one and three months after the year end. The months run from January. */
static const Cell cells[12][2] = {
  { { 8, 3, "01" }, { 8, 3, "01" } },      { { 7, 3, "01 02" }, { 12, 0, "" } },
  { { 6, 3, "01 02 03" }, { 12, 0, "" } }, { { 11, 0, "04" }, { 11, 1, "" } },
  { { 10, 0, "04 05" }, { 10, 2, "" } },   { { 9, 3, "" }, { 9, 3, "" } },
  { { 8, 3, "07" }, { 8, 3, "07" } },      { { 7, 3, "07 08" }, { 12, 0, "" } },
  { { 6, 3, "07 08 09" }, { 12, 0, "" } }, { { 11, 0, "10" }, { 11, 1, "" } },
  { { 10, 0, "10 11" }, { 10, 2, "" } },   { { 9, 3, "" }, { 9, 3, "" } },
};

static char *
name_months (const Cell *cell, GDateYear year)
{
  g_auto (GStrv) months = g_strsplit (cell->uncovered, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; months[i] != NULL && *months[i] != '\0'; i++)
    g_string_append_printf (text, "%s%04d-%s", i > 0 ? " " : "", year, months[i]);

  return g_string_free_and_steal (text);
}

static void
assert_cell (SocleCoverage *coverage, const Cell *cell, GDateYear year)
{
  g_autofree char *uncovered = describe_uncovered (coverage);
  g_autofree char *expected = name_months (cell, year);

  g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, cell->tested);
  g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, cell->bridged);
  g_assert_cmpstr (uncovered, ==, expected);
  g_assert_cmpuint (socle_coverage_get_tested (coverage) + socle_coverage_get_bridged (coverage) +
                      socle_coverage_get_uncovered (coverage),
                    ==, 12);
  g_assert_cmpuint (socle_coverage_get_months (coverage)->len, ==, 12);
}

/* The last day of a month, as the year end of every year. */
static SocleMonthDay
get_year_end (guint month)
{
  return (SocleMonthDay) { (guint8) month, g_date_get_days_in_month ((GDateMonth) month, 2000) };
}

static void
test_fixture (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  static const char *const ids[] = { "azure-soc1-type2", "azure-soc2-type2" };

  /* 2020 and 2024 are leap years, 2100 is not. */
  for (GDateYear year = 2018; year <= 2101; year += year == 2025 ? 74 : 1)
    for (guint month = 1; month <= 12; month++)
      for (guint i = 0; i < 2 * G_N_ELEMENTS (ids); i++)
        {
          SocleReport *report = socle_catalogue_find_report (catalogue, ids[i / 2]);
          SocleMonthDay year_end = get_year_end (month);
          g_autoptr (SocleDateRange) range = socle_fiscal_year_new (&year_end, year);
          g_autoptr (SocleCoverage) coverage = NULL;
          GDate sign_off;

          g_test_message ("%s, %d-%02d, %u", ids[i / 2], year, month, i % 2);
          socle_fiscal_year_get_sign_off (range, i % 2 == 0 ? 1 : 3, &sign_off);
          coverage = socle_coverage_new_for_report (report, range, &sign_off, 2, NULL, NULL, NULL);
          assert_cell (coverage, &cells[month - 1][i % 2], year);
          g_assert_true (socle_coverage_is_period_published (coverage));
          g_assert_cmpuint (socle_coverage_get_warnings (coverage)->len, ==, 0);
        }
}

/* The same on the first day of the letter's month: the answers do not hang on which day
 * of its month of issue a letter is taken to arrive. */
static void
test_fixture_with_early_letters (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  SocleReport *report = socle_catalogue_find_report (catalogue, "azure-soc1-type2");

  for (guint i = 0; i < 24; i++)
    {
      SocleMonthDay year_end = get_year_end (i / 2 + 1);
      g_autoptr (SocleDateRange) range = socle_fiscal_year_new (&year_end, 2020);
      g_autoptr (GPtrArray) editions = socle_expectation_find_editions (report, range, 2);
      g_autoptr (GPtrArray) letters =
        socle_expectation_find_letters (socle_report_get_cycle (report), range);
      g_autoptr (SocleCoverage) coverage = NULL;
      GDate sign_off;

      for (guint j = 0; j < letters->len; j++)
        {
          SocleLetter *letter = g_ptr_array_index (letters, j);
          GDate first = *socle_letter_get_available (letter);

          g_date_set_day (&first, 1);
          letters->pdata[j] =
            socle_letter_new (socle_letter_get_range (letter), NULL, &first, FALSE);
          g_object_unref (letter);
        }
      socle_fiscal_year_get_sign_off (range, i % 2 == 0 ? 1 : 3, &sign_off);
      coverage = socle_coverage_new (report, range, &sign_off, editions, letters, NULL);
      assert_cell (coverage, &cells[i / 2][i % 2], 2020);
    }
}

typedef struct
{
  SocleCoverageWarningKind kind;
  const char *from; /* NULL if it is about no days */
  const char *to;
} Warning;

static void
assert_warnings (SocleCoverage *coverage, const Warning *expected, guint n_expected)
{
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);

  for (guint i = 0; i < warnings->len; i++)
    g_test_message ("warning %d",
                    socle_coverage_warning_get_kind (g_ptr_array_index (warnings, i)));
  g_assert_cmpuint (warnings->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      SocleCoverageWarning *warning = g_ptr_array_index (warnings, i);
      SocleDateRange *days = socle_coverage_warning_get_days (warning);

      g_assert_cmpint (socle_coverage_warning_get_kind (warning), ==, expected[i].kind);
      g_assert_cmpint (days != NULL, ==, expected[i].from != NULL);
      if (days != NULL)
        {
          g_autoptr (SocleDateRange) range = make_range (expected[i].from, expected[i].to);

          g_assert_cmpint (socle_date_range_compare (days, range), ==, 0);
        }
    }
}

static void
test_reports_that_test_nothing (void)
{
  static const struct
  {
    const char *id;
    gboolean published;
    guint n_warnings;
    SocleCoverageWarningKind warnings[2];
  } cases[] = {
    { "azure-soc3", TRUE, 1, { SOCLE_COVERAGE_WARNING_SOC_3 } },
    { "dynamics-365-soc1-type2", FALSE, 1, { SOCLE_COVERAGE_WARNING_NO_PERIOD } },
    { "dynamics-365-soc2-type2", FALSE, 1, { SOCLE_COVERAGE_WARNING_NO_PERIOD } },
    { "office-365-core-soc1",
      FALSE,
      2,
      { SOCLE_COVERAGE_WARNING_NO_PERIOD, SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED } },
    { "office-365-core-soc3",
      FALSE,
      2,
      { SOCLE_COVERAGE_WARNING_NO_PERIOD, SOCLE_COVERAGE_WARNING_SOC_3 } },
    { "yammer-soc2-type1",
      FALSE,
      2,
      { SOCLE_COVERAGE_WARNING_NO_PERIOD, SOCLE_COVERAGE_WARNING_TYPE_1 } },
  };
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  GDate sign_off = make_date ("2020-01-31");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleReport *report = socle_catalogue_find_report (catalogue, cases[i].id);
      g_autoptr (SocleCoverage) coverage =
        socle_coverage_new_for_report (report, year, &sign_off, 2, NULL, NULL, NULL);
      GPtrArray *warnings = socle_coverage_get_warnings (coverage);

      g_test_message ("%s", cases[i].id);
      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, 0);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, 0);
      g_assert_cmpuint (socle_coverage_get_uncovered (coverage), ==, 12);
      g_assert_cmpint (socle_coverage_is_period_published (coverage), ==, cases[i].published);
      g_assert_cmpuint (warnings->len, ==, cases[i].n_warnings);
      for (guint j = 0; j < warnings->len; j++)
        g_assert_cmpint (socle_coverage_warning_get_kind (g_ptr_array_index (warnings, j)), ==,
                         cases[i].warnings[j]);
    }
}

/* Any from–to year: cells, totals and named days. */
static void
test_years (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint totals[3];
    const char *first; /* the days of the first cell */
    const char *last;
  } cases[] = {
    /* 52 weeks, 53 weeks: thirteen cells, the outer ones cut. */
    { "2018-12-30", "2019-12-28", { 10, 3, 0 }, "T 30-31", "B 1-28" },
    { "2019-09-29", "2020-10-03", { 7, 0, 7 }, "T 29-30", "U 1-3" },
    { "2019-07-01", "2019-09-30", { 3, 0, 0 }, "T 1-31", "T 1-30" },
    { "2019-10-15", "2019-10-15", { 0, 1, 0 }, "B 15-15", "B 15-15" },
    { "2018-10-01", "2019-12-31", { 12, 3, 0 }, "T 1-31", "B 1-31" },
    { "2018-03-01", "2020-02-29", { 12, 3, 9 }, "U 1-31", "U 1-29" },
    { "2019-09-16", "2019-10-15", { 1, 1, 0 }, "T 16-30", "B 1-15" },
  };
  g_autoptr (SocleEdition) edition = make_edition ("2018-10-01", "2019-09-30", "2019-11-30");
  g_autoptr (SocleEdition) next = make_edition ("2019-04-01", "2020-03-31", "2020-05-31");
  g_autoptr (SocleLetter) letter = make_letter ("2019-10-01", "2019-12-31", "2020-01-15");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleDateRange) year = make_range (cases[i].from, cases[i].to);
      g_autoptr (GPtrArray) editions = g_ptr_array_new ();
      g_autoptr (GPtrArray) letters = g_ptr_array_new ();
      g_autoptr (SocleCoverage) coverage = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      GDate sign_off = make_date ("2020-10-31");
      GPtrArray *months;

      g_ptr_array_add (editions, edition);
      g_ptr_array_add (letters, letter);
      /* Only the 53-week year's case has the next report. */
      if (i == 1)
        {
          g_ptr_array_add (editions, next);
          g_ptr_array_set_size (letters, 0);
        }
      coverage = socle_coverage_new (NULL, year, &sign_off, editions, letters, NULL);
      months = socle_coverage_get_months (coverage);
      first = describe_days (g_ptr_array_index (months, 0));
      last = describe_days (g_ptr_array_index (months, months->len - 1));

      g_test_message ("%s to %s", cases[i].from, cases[i].to);
      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, cases[i].totals[0]);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, cases[i].totals[1]);
      g_assert_cmpuint (socle_coverage_get_uncovered (coverage), ==, cases[i].totals[2]);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

/* A month with days in several states is partly, and counts as its weakest day. */
static void
test_partly (void)
{
  static const struct
  {
    const char *edition_end;
    const char *letter_end; /* NULL without a letter */
    const char *days;       /* of June 2020 */
    SocleCoverageState state;
    SocleCoverageState counts_as;
  } cases[] = {
    { "2020-06-14", NULL, "T 1-14, U 15-30", SOCLE_COVERAGE_PARTLY, SOCLE_COVERAGE_UNCOVERED },
    { "2020-06-14", "2020-06-20", "T 1-14, B 15-20, U 21-30", SOCLE_COVERAGE_PARTLY,
      SOCLE_COVERAGE_UNCOVERED },
    { "2020-06-14", "2020-07-01", "T 1-14, B 15-30", SOCLE_COVERAGE_PARTLY,
      SOCLE_COVERAGE_BRIDGED },
    { "2020-06-29", NULL, "T 1-29, U 30-30", SOCLE_COVERAGE_PARTLY, SOCLE_COVERAGE_UNCOVERED },
    { "2020-06-30", NULL, "T 1-30", SOCLE_COVERAGE_TESTED, SOCLE_COVERAGE_TESTED },
    { "2020-05-31", "2020-06-30", "B 1-30", SOCLE_COVERAGE_BRIDGED, SOCLE_COVERAGE_BRIDGED },
    { "2020-05-31", "2020-06-29", "B 1-29, U 30-30", SOCLE_COVERAGE_PARTLY,
      SOCLE_COVERAGE_UNCOVERED },
  };
  g_autoptr (SocleDateRange) year = make_range ("2020-06-01", "2020-06-30");
  GDate sign_off = make_date ("2020-12-31");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (SocleCoverage) coverage = NULL;
      g_autofree char *days = NULL;
      SocleCoverageMonth *month;

      g_ptr_array_add (editions, make_edition ("2019-07-01", cases[i].edition_end, "2020-08-31"));
      if (cases[i].letter_end != NULL)
        {
          g_autoptr (SocleDateRange) range = NULL;
          GDate from = make_date (cases[i].edition_end);
          GDate to = make_date (cases[i].letter_end);

          g_date_add_days (&from, 1);
          range = socle_date_range_new (&from, &to);
          g_ptr_array_add (letters, socle_letter_new (range, NULL, &sign_off, TRUE));
        }
      coverage = socle_coverage_new (NULL, year, &sign_off, editions, letters, NULL);
      month = g_ptr_array_index (socle_coverage_get_months (coverage), 0);
      days = describe_days (month);

      g_assert_cmpstr (days, ==, cases[i].days);
      g_assert_cmpint (socle_coverage_month_get_state (month), ==, cases[i].state);
      g_assert_cmpint (socle_coverage_month_get_counts_as (month), ==, cases[i].counts_as);
    }
}

/* Letters after a report that ends on 30 September 2019, and what is said of them. */
static void
test_chains (void)
{
  static const struct
  {
    const char *letters[4]; /* from–to pairs */
    guint bridged;
    guint n_warnings;
    Warning warnings[2];
  } cases[] = {
    { { "2019-10-01", "2019-12-31" }, 3, 0, {} },
    { { "2019-10-01", "2019-10-31", "2019-11-01", "2019-12-31" }, 3, 0, {} },
    /* In any order. */
    { { "2019-11-01", "2019-12-31", "2019-10-01", "2019-10-31" }, 3, 0, {} },
    { { "2019-10-02", "2019-12-31" },
      0,
      1,
      { { SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP, "2019-10-01", "2019-10-01" } } },
    { { "2019-10-01", "2019-10-31", "2019-12-01", "2019-12-31" },
      1,
      1,
      { { SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP, "2019-11-01", "2019-11-30" } } },
    { { "2019-09-30", "2019-12-31" },
      0,
      1,
      { { SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END, "2019-09-30", "2019-09-30" } } },
    { { "2019-10-01", "2019-10-31", "2019-10-15", "2019-12-31" },
      1,
      1,
      { { SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END, "2019-10-15", "2019-10-31" } } },
    { { "2018-07-01", "2019-12-31" },
      0,
      1,
      { { SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT, NULL, NULL } } },
    /* Needed by nobody: tested anyway, or of another year. */
    { { "2019-02-15", "2019-03-31", "2021-02-01", "2021-02-28" }, 0, 0, {} },
    { { "2019-10-01", "2020-01-01" },
      3,
      1,
      { { SOCLE_COVERAGE_WARNING_LONG_BRIDGE, "2019-10-01", "2020-01-01" } } },
  };
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2020-01-31");
  GDate sign_off = make_date ("2021-12-31");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (SocleCoverage) coverage = NULL;

      g_test_message ("case %u", i);
      g_ptr_array_add (editions, make_edition ("2018-10-01", "2019-09-30", "2019-11-30"));
      for (guint j = 0; j < 4 && cases[i].letters[j] != NULL; j += 2)
        g_ptr_array_add (letters,
                         make_letter (cases[i].letters[j], cases[i].letters[j + 1], "2021-03-01"));
      coverage = socle_coverage_new (NULL, year, &sign_off, editions, letters, NULL);

      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, 9);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, cases[i].bridged);
      assert_warnings (coverage, cases[i].warnings, cases[i].n_warnings);
    }
}

/* What comes after the sign-off does not count, but is named as the reason. */
static void
test_late (void)
{
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");
  g_autoptr (SocleEdition) edition = make_edition ("2019-10-01", "2020-09-30", "2020-11-30");
  g_autoptr (SocleEdition) late = make_edition ("2020-04-01", "2020-11-30", "2021-02-28");
  g_autoptr (SocleLetter) letter = make_letter ("2020-10-01", "2020-12-31", "2021-02-01");
  g_autoptr (GPtrArray) editions = g_ptr_array_new ();
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();
  static const struct
  {
    const char *sign_off;
    guint totals[3];
  } cases[] = {
    { "2020-12-31", { 9, 0, 3 } }, { "2021-01-31", { 9, 0, 3 } },  { "2021-02-01", { 9, 3, 0 } },
    { "2021-02-27", { 9, 3, 0 } }, { "2021-02-28", { 11, 1, 0 } },
  };

  g_ptr_array_add (editions, late);
  g_ptr_array_add (editions, edition);
  g_ptr_array_add (letters, letter);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate sign_off = make_date (cases[i].sign_off);
      g_autoptr (SocleCoverage) coverage =
        socle_coverage_new (NULL, year, &sign_off, editions, letters, NULL);
      SocleCoverageMonth *october = g_ptr_array_index (socle_coverage_get_months (coverage), 9);
      const SocleCoverageSpan *span = socle_coverage_month_get_span (october, 0);

      g_test_message ("%s", cases[i].sign_off);
      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, cases[i].totals[0]);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, cases[i].totals[1]);
      g_assert_cmpuint (socle_coverage_get_uncovered (coverage), ==, cases[i].totals[2]);
      g_assert_cmpuint (socle_coverage_get_warnings (coverage)->len, ==, 0);
      if (i < 2)
        {
          g_assert_true (span->edition == late);
          g_assert_true (span->letter == letter);
          g_assert_false (socle_coverage_month_is_held (october));
        }
      else
        g_assert_true (socle_coverage_month_is_held (october));
    }
}

static void
test_early_sign_off (void)
{
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");
  g_autoptr (GError) error = NULL;
  GDate sign_off = make_date ("2020-12-30");

  g_assert_null (socle_coverage_new (NULL, year, &sign_off, NULL, NULL, &error));
  g_assert_error (error, SOCLE_COVERAGE_ERROR, SOCLE_COVERAGE_ERROR_SIGN_OFF);
}

/* Editions that are on hand, but are no reason for a tested month, or need a thought. */
static void
test_editions_of_all_kinds (void)
{
  static const struct
  {
    SocleSoc soc;
    SocleReportType type;
    SocleOpinion opinion;
    guint tested;
    guint n_warnings;
    SocleCoverageWarningKind warning;
  } cases[] = {
    { SOCLE_SOC_1, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_UNQUALIFIED, 12, 0, 0 },
    { SOCLE_SOC_1, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_NOT_KNOWN, 12, 0, 0 },
    { SOCLE_SOC_2, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_UNQUALIFIED, 12, 0, 0 },
    { SOCLE_SOC_1, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_QUALIFIED, 12, 1,
      SOCLE_COVERAGE_WARNING_MODIFIED_OPINION },
    { SOCLE_SOC_2, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_ADVERSE, 12, 1,
      SOCLE_COVERAGE_WARNING_MODIFIED_OPINION },
    { SOCLE_SOC_2, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_DISCLAIMER, 12, 1,
      SOCLE_COVERAGE_WARNING_MODIFIED_OPINION },
    { SOCLE_SOC_1, SOCLE_REPORT_TYPE_1, SOCLE_OPINION_UNQUALIFIED, 0, 1,
      SOCLE_COVERAGE_WARNING_TYPE_1 },
    { SOCLE_SOC_1, SOCLE_REPORT_TYPE_NOT_STATED, SOCLE_OPINION_UNQUALIFIED, 0, 1,
      SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED },
    { SOCLE_SOC_3, SOCLE_REPORT_TYPE_NOT_STATED, SOCLE_OPINION_UNQUALIFIED, 0, 1,
      SOCLE_COVERAGE_WARNING_SOC_3 },
    { SOCLE_SOC_3, SOCLE_REPORT_TYPE_2, SOCLE_OPINION_UNQUALIFIED, 0, 1,
      SOCLE_COVERAGE_WARNING_SOC_3 },
  };
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");
  GDate sign_off = make_date ("2021-03-31");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleEditionFacts facts = {
        .soc = cases[i].soc,
        .type = cases[i].type,
        .period = year,
        .opinion = cases[i].opinion,
        .available = &sign_off,
        .held = TRUE,
      };
      g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (SocleCoverage) coverage = NULL;

      g_test_message ("case %u", i);
      g_ptr_array_add (editions, socle_edition_new (&facts));
      coverage = socle_coverage_new (NULL, year, &sign_off, editions, NULL, NULL);
      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, cases[i].tested);
      g_assert_cmpuint (socle_coverage_get_uncovered (coverage), ==, 12 - cases[i].tested);
      g_assert_cmpuint (socle_coverage_get_warnings (coverage)->len, ==, cases[i].n_warnings);
      if (cases[i].n_warnings > 0)
        {
          SocleCoverageWarning *warning =
            g_ptr_array_index (socle_coverage_get_warnings (coverage), 0);

          g_assert_cmpint (socle_coverage_warning_get_kind (warning), ==, cases[i].warning);
          g_assert_true (socle_coverage_warning_get_edition (warning) ==
                         g_ptr_array_index (editions, 0));
        }
    }
}

static void
test_signed_early (void)
{
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
  GDate sign_off = make_date ("2021-03-31");
  static const struct
  {
    const char *signed_on;
    gboolean early;
  } cases[] = { { "2020-12-30", TRUE }, { "2020-12-31", FALSE }, { "2021-01-15", FALSE } };

  g_ptr_array_add (editions, make_edition ("2019-10-01", "2020-09-30", "2020-11-30"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const Warning warning = { SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY, NULL, NULL };
      g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (SocleCoverage) coverage = NULL;

      g_ptr_array_add (letters, make_letter ("2020-10-01", "2020-12-31", cases[i].signed_on));
      coverage = socle_coverage_new (NULL, year, &sign_off, editions, letters, NULL);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, 3);
      assert_warnings (coverage, &warning, cases[i].early ? 1 : 0);
    }
}

/* What we hold takes the place of what was expected, for better or worse. */
static void
test_held_replaces_expected (void)
{
  g_autoptr (SocleCatalogue) catalogue = read_bundled_catalogue ();
  SocleReport *report = socle_catalogue_find_report (catalogue, "azure-soc1-type2");
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  GDate sign_off = make_date ("2020-01-31");
  static const struct
  {
    const char *received;
    guint totals[3];
    gboolean held; /* of September */
  } cases[] = {
    { "2019-11-15", { 9, 3, 0 }, TRUE },
    { "2020-01-31", { 9, 3, 0 }, TRUE },
    /* Late: what is left is the report before it, whose letter covers April to June. */
    { "2020-02-01", { 3, 3, 6 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (SocleCoverage) coverage = NULL;
      GPtrArray *months;

      g_ptr_array_add (editions, make_edition ("2018-10-01", "2019-09-30", cases[i].received));
      coverage = socle_coverage_new_for_report (report, year, &sign_off, 2, editions, NULL, NULL);
      months = socle_coverage_get_months (coverage);

      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, cases[i].totals[0]);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, cases[i].totals[1]);
      g_assert_cmpuint (socle_coverage_get_uncovered (coverage), ==, cases[i].totals[2]);
      g_assert_cmpint (socle_coverage_month_is_held (g_ptr_array_index (months, 8)), ==,
                       cases[i].held);
      g_assert_false (socle_coverage_month_is_held (g_ptr_array_index (months, 11)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/coverage/fixture", test_fixture);
  g_test_add_func ("/coverage/fixture-with-early-letters", test_fixture_with_early_letters);
  g_test_add_func ("/coverage/reports-that-test-nothing", test_reports_that_test_nothing);
  g_test_add_func ("/coverage/years", test_years);
  g_test_add_func ("/coverage/partly", test_partly);
  g_test_add_func ("/coverage/chains", test_chains);
  g_test_add_func ("/coverage/late", test_late);
  g_test_add_func ("/coverage/early-sign-off", test_early_sign_off);
  g_test_add_func ("/coverage/editions-of-all-kinds", test_editions_of_all_kinds);
  g_test_add_func ("/coverage/signed-early", test_signed_early);
  g_test_add_func ("/coverage/held-replaces-expected", test_held_replaces_expected);

  return g_test_run ();
}
