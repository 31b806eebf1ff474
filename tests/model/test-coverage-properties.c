/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every coverage, tried on random calendars. */

#include "config.h"

#include "socle-coverage.h"

#include "coverage-fixture.h"

/*
 * The seed is printed at the start (run with --seed to repeat it). Each calendar is
 * also judged day by day by a plain second reading of the rules, which the engine's
 * cuts and chains must agree with.
 */

#define N_CALENDARS 2000

typedef struct
{
  SocleDateRange *year; /* (owned) */
  GDate sign_off;
  GPtrArray *editions; /* (owned) */
  GPtrArray *letters;  /* (owned) */
} Calendar;

static int
draw (int from, int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static GDate
shift (const GDate *date, int days)
{
  GDate shifted;

  g_date_clear (&shifted, 1);
  g_date_set_julian (&shifted, (guint32) ((int) g_date_get_julian (date) + days));

  return shifted;
}

static SocleDateRange *
draw_range (const GDate *from, int longest)
{
  GDate to = shift (from, draw (0, longest));

  return socle_date_range_new (from, &to);
}

static SocleEdition *
draw_edition (const GDate *around)
{
  GDate from = shift (around, draw (-500, 300));
  g_autoptr (SocleDateRange) period = draw_range (&from, 400);
  GDate available = shift (socle_date_range_get_to (period), draw (0, 200));
  SocleEditionFacts facts = {
    .soc = draw (0, 9) == 0 ? SOCLE_SOC_3 : SOCLE_SOC_1,
    .type = draw (0, 5) > 1 ? SOCLE_REPORT_TYPE_2 : (SocleReportType) draw (0, 1),
    .period = period,
    .opinion = (SocleOpinion) draw (0, 4),
    .available = &available,
    .held = TRUE,
  };

  return socle_edition_new (&facts);
}

/* Often the day after something ends, so that chains are common. */
static SocleLetter *
draw_letter (const Calendar *calendar)
{
  GDate from = shift (socle_date_range_get_from (calendar->year), draw (-300, 500));
  g_autoptr (SocleDateRange) range = NULL;
  GDate available;

  if (calendar->letters->len > 0 && draw (0, 2) == 0)
    {
      SocleLetter *other =
        g_ptr_array_index (calendar->letters, draw (0, (int) calendar->letters->len - 1));

      from = shift (socle_date_range_get_to (socle_letter_get_range (other)), draw (0, 5) > 0);
    }
  else if (calendar->editions->len > 0 && draw (0, 4) > 0)
    {
      SocleEdition *edition =
        g_ptr_array_index (calendar->editions, draw (0, (int) calendar->editions->len - 1));

      from = shift (socle_date_range_get_to (socle_edition_get_period (edition)),
                    draw (0, 5) > 0 ? 1 : draw (-2, 3));
    }
  range = draw_range (&from, 120);
  available = shift (socle_date_range_get_to (range), draw (-20, 100));

  return socle_letter_new (range, NULL, &available, TRUE);
}

static void
draw_calendar (Calendar *calendar)
{
  GDate base = make_date ("2015-01-01");
  GDate from = shift (&base, draw (0, 4000));
  int n_editions = draw (0, 4);
  int n_letters = draw (0, 5);

  calendar->year = draw_range (&from, draw (0, 3) == 0 ? 1000 : 370);
  calendar->sign_off = shift (socle_date_range_get_to (calendar->year), draw (0, 200));
  calendar->editions = g_ptr_array_new_with_free_func (g_object_unref);
  calendar->letters = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_editions; i++)
    g_ptr_array_add (calendar->editions, draw_edition (&from));
  for (int i = 0; i < n_letters; i++)
    g_ptr_array_add (calendar->letters, draw_letter (calendar));
}

static void
clear_calendar (Calendar *calendar)
{
  socle_date_range_unref (calendar->year);
  g_ptr_array_unref (calendar->editions);
  g_ptr_array_unref (calendar->letters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, clear_calendar)

static SocleCoverage *
compute (const Calendar *calendar)
{
  g_autoptr (GError) error = NULL;
  SocleCoverage *coverage = socle_coverage_new (NULL, calendar->year, &calendar->sign_off,
                                                calendar->editions, calendar->letters, &error);

  g_assert_no_error (error);

  return coverage;
}

static gboolean
is_available (const Calendar *calendar, const GDate *date)
{
  return g_date_compare (date, &calendar->sign_off) <= 0;
}

static gboolean
is_tested (const Calendar *calendar, const GDate *day)
{
  for (guint i = 0; i < calendar->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (calendar->editions, i);

      if (socle_edition_get_report_type (edition) == SOCLE_REPORT_TYPE_2 &&
          socle_edition_get_soc (edition) != SOCLE_SOC_3 &&
          is_available (calendar, socle_edition_get_available (edition)) &&
          socle_date_range_contains (socle_edition_get_period (edition), day))
        return TRUE;
    }

  return FALSE;
}

/* Whether a letter bridges: the day before it is the last of a report, or of a letter
 * for which the same holds. */
static gboolean
bridges (const Calendar *calendar, SocleLetter *letter)
{
  GDate before = shift (socle_date_range_get_from (socle_letter_get_range (letter)), -1);

  if (!is_available (calendar, socle_letter_get_available (letter)))
    return FALSE;

  for (guint i = 0; i < calendar->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (calendar->editions, i);

      if (socle_edition_tests (edition) &&
          is_available (calendar, socle_edition_get_available (edition)) &&
          g_date_compare (&before, socle_date_range_get_to (socle_edition_get_period (edition))) ==
            0)
        return TRUE;
    }
  for (guint i = 0; i < calendar->letters->len; i++)
    {
      SocleLetter *other = g_ptr_array_index (calendar->letters, i);

      if (g_date_compare (&before, socle_date_range_get_to (socle_letter_get_range (other))) == 0 &&
          bridges (calendar, other))
        return TRUE;
    }

  return FALSE;
}

static SocleCoverageState
judge_day (const Calendar *calendar, const GDate *day)
{
  if (is_tested (calendar, day))
    return SOCLE_COVERAGE_TESTED;

  for (guint i = 0; i < calendar->letters->len; i++)
    {
      SocleLetter *letter = g_ptr_array_index (calendar->letters, i);

      if (socle_date_range_contains (socle_letter_get_range (letter), day) &&
          bridges (calendar, letter))
        return SOCLE_COVERAGE_BRIDGED;
    }

  return SOCLE_COVERAGE_UNCOVERED;
}

/* A month says of its days what the rules do, and of itself what its days do. */
static void
check_month (const Calendar *calendar, SocleCoverageMonth *month)
{
  SocleCoverageState weakest = SOCLE_COVERAGE_TESTED, strongest = SOCLE_COVERAGE_UNCOVERED;
  GDate day = *socle_date_range_get_from (socle_coverage_month_get_days (month));

  for (guint i = 0; i < socle_coverage_month_get_n_spans (month); i++)
    {
      const SocleCoverageSpan *span = socle_coverage_month_get_span (month, i);

      g_assert_cmpint (g_date_compare (&day, socle_date_range_get_from (span->days)), ==, 0);
      for (; socle_date_range_contains (span->days, &day); g_date_add_days (&day, 1))
        g_assert_cmpint (judge_day (calendar, &day), ==, span->state);
      weakest = MAX (weakest, span->state);
      strongest = MIN (strongest, span->state);

      g_assert_true (span->state != SOCLE_COVERAGE_TESTED || span->edition != NULL);
      g_assert_true (span->state != SOCLE_COVERAGE_BRIDGED || span->letter != NULL);
    }

  g_assert_cmpint (socle_coverage_month_get_counts_as (month), ==, weakest);
  g_assert_cmpint (socle_coverage_month_get_state (month), ==,
                   weakest == strongest ? weakest : SOCLE_COVERAGE_PARTLY);
}

static void
test_days_and_totals (void)
{
  for (int i = 0; i < N_CALENDARS; i++)
    {
      g_auto (Calendar) calendar;
      g_autoptr (SocleCoverage) coverage = NULL;
      GPtrArray *months;
      guint days = 0;

      draw_calendar (&calendar);
      coverage = compute (&calendar);
      months = socle_coverage_get_months (coverage);
      for (guint j = 0; j < months->len; j++)
        {
          check_month (&calendar, g_ptr_array_index (months, j));
          days += socle_date_range_get_days (
            socle_coverage_month_get_days (g_ptr_array_index (months, j)));
        }

      g_assert_cmpuint (days, ==, socle_date_range_get_days (calendar.year));
      g_assert_cmpuint (socle_coverage_get_tested (coverage) +
                          socle_coverage_get_bridged (coverage) +
                          socle_coverage_get_uncovered (coverage),
                        ==, months->len);
    }
}

static char *
describe (SocleCoverage *coverage)
{
  GString *text = g_string_new (NULL);
  GPtrArray *months = socle_coverage_get_months (coverage);

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      for (guint j = 0; j < socle_coverage_month_get_n_spans (month); j++)
        {
          const SocleCoverageSpan *span = socle_coverage_month_get_span (month, j);

          for (guint k = 0; k < socle_date_range_get_days (span->days); k++)
            g_string_append_c (text, "TBU"[span->state]);
        }
    }

  return g_string_free_and_steal (text);
}

static void
test_letters_never_change_tested (void)
{
  for (int i = 0; i < N_CALENDARS; i++)
    {
      g_auto (Calendar) calendar;
      g_autoptr (SocleCoverage) before = NULL;
      g_autoptr (SocleCoverage) after = NULL;

      draw_calendar (&calendar);
      before = compute (&calendar);
      g_ptr_array_add (calendar.letters, draw_letter (&calendar));
      after = compute (&calendar);

      g_assert_cmpuint (socle_coverage_get_tested (after), ==, socle_coverage_get_tested (before));
      g_assert_cmpuint (socle_coverage_get_uncovered (after), <=,
                        socle_coverage_get_uncovered (before));
    }
}

/* The same edition again, a part of one, or a report that tests nothing: no change. And
 * in whatever order they are given. */
static void
test_union_of_periods (void)
{
  for (int i = 0; i < N_CALENDARS; i++)
    {
      g_auto (Calendar) calendar;
      g_autoptr (SocleCoverage) before = NULL;
      g_autoptr (SocleCoverage) after = NULL;
      g_autofree char *days_before = NULL;
      g_autofree char *days_after = NULL;

      draw_calendar (&calendar);
      before = compute (&calendar);
      if (calendar.editions->len > 0)
        {
          SocleEdition *last = g_ptr_array_index (calendar.editions, calendar.editions->len - 1);

          g_ptr_array_insert (calendar.editions, 0, g_object_ref (last));
        }
      for (guint j = calendar.letters->len; j > 1; j--)
        {
          guint other = (guint) draw (0, (int) j - 1);
          gpointer letter = calendar.letters->pdata[j - 1];

          calendar.letters->pdata[j - 1] = calendar.letters->pdata[other];
          calendar.letters->pdata[other] = letter;
        }
      after = compute (&calendar);
      days_before = describe (before);
      days_after = describe (after);

      g_assert_cmpstr (days_after, ==, days_before);
    }
}

static void
test_other_reports_add_nothing (void)
{
  for (int i = 0; i < N_CALENDARS; i++)
    {
      g_auto (Calendar) calendar;
      g_autoptr (SocleCoverage) before = NULL;
      g_autoptr (SocleCoverage) after = NULL;
      g_autofree char *days_before = NULL;
      g_autofree char *days_after = NULL;
      SocleEditionFacts facts = { .held = TRUE };

      draw_calendar (&calendar);
      before = compute (&calendar);
      facts.period = calendar.year;
      facts.available = socle_date_range_get_from (calendar.year);
      switch (draw (0, 2))
        {
        case 0:
          facts.soc = SOCLE_SOC_3;
          facts.type = SOCLE_REPORT_TYPE_2;
          break;
        case 1:
          facts.soc = SOCLE_SOC_1;
          facts.type = SOCLE_REPORT_TYPE_1;
          break;
        default:
          facts.soc = SOCLE_SOC_2;
          facts.type = SOCLE_REPORT_TYPE_NOT_STATED;
        }
      g_ptr_array_add (calendar.editions, socle_edition_new (&facts));
      after = compute (&calendar);
      days_before = describe (before);
      days_after = describe (after);

      g_assert_cmpstr (days_after, ==, days_before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/coverage-properties/days-and-totals", test_days_and_totals);
  g_test_add_func ("/coverage-properties/letters-never-change-tested",
                   test_letters_never_change_tested);
  g_test_add_func ("/coverage-properties/union-of-periods", test_union_of_periods);
  g_test_add_func ("/coverage-properties/other-reports-add-nothing",
                   test_other_reports_add_nothing);

  return g_test_run ();
}
