/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editions and letters to expect of a cycle, derived from what is published. */

#include "config.h"

#include "socle-expectation.h"

#include "socle-fiscal-year.h"

/*
 * A cadence is published as days of every year, and a letter's as the month of its
 * issue. Two assumptions turn that into dates, both to the careful side:
 *
 * - A report is available on the last day of the month that is some months (the
 *   availability lag) after the month in which its period ends.
 * - A letter is available on the last day of its month of issue: the provider names
 *   a month and no day, and what may come on its last day is not counted on before.
 *
 * What is not published is not assumed: without period ends, or without the length
 * of the period, no edition is expected.
 */

/* How many years before the span a period may end whose edition still matters: a
 * letter within the span may chain from it. */
#define YEARS_BEFORE 2

static int
compare_editions (gconstpointer a, gconstpointer b)
{
  return g_date_compare (socle_edition_get_available (*(SocleEdition *const *) a),
                         socle_edition_get_available (*(SocleEdition *const *) b));
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  return socle_date_range_compare (socle_letter_get_range (*(SocleLetter *const *) a),
                                   socle_letter_get_range (*(SocleLetter *const *) b));
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return g_date_compare (*(GDate *const *) a, *(GDate *const *) b);
}

/* The years whose dates can matter to a span, as far as the calendar goes. */
static void
get_years (const SocleDateRange *around, GDateYear *first, GDateYear *last)
{
  GDateYear from = g_date_get_year (socle_date_range_get_from (around));
  GDateYear to = g_date_get_year (socle_date_range_get_to (around));

  *first = from > YEARS_BEFORE ? from - YEARS_BEFORE : 1;
  *last = MIN (to + 1, 9999);
}

/* The last day of the period before the one that ends on end. A rule that names the
 * last day of its month means the last day of every other month, too. */
static gboolean
get_previous_end (const SocleMonthDay *rule, const GDate *end, guint n_months, GDate *previous)
{
  guint months = (guint) g_date_get_year (end) * 12 + rule->month - 1;
  SocleMonthDay day = *rule;

  if (months < n_months + 12)
    return FALSE;

  months -= n_months;
  day.month = (guint8) (months % 12 + 1);
  if (n_months % 12 != 0 && rule->day >= g_date_get_days_in_month ((GDateMonth) rule->month, 2001))
    day.day = 31;
  socle_month_day_in_year (&day, (GDateYear) (months / 12), previous);

  return TRUE;
}

/* The period that ends on end; NULL if it would begin before the calendar does. */
static SocleDateRange *
find_period (const SocleMonthDay *rule, const GDate *end, guint n_months)
{
  GDate from;

  if (!get_previous_end (rule, end, n_months, &from))
    return NULL;

  g_date_add_days (&from, 1);

  return socle_date_range_new (&from, end);
}

static SocleEdition *
create_edition (SocleReport *report, SocleDateRange *period, guint lag)
{
  const GDate *end = socle_date_range_get_to (period);
  gboolean describes_date = socle_report_get_report_type (report) == SOCLE_REPORT_TYPE_1;
  GDate available;
  SocleEditionFacts facts = {
    .report = report,
    .soc = socle_report_get_soc (report),
    .type = socle_report_get_report_type (report),
    .period = describes_date ? NULL : period,
    .as_of = describes_date ? end : NULL,
    .available = &available,
  };

  socle_month_end_after (end, lag, &available);

  return socle_edition_new (&facts);
}

/* What a rule says of one year's letter. It is the last one that has begun when its
 * month of issue is over: a letter speaks of the time before it. */
static SocleLetter *
create_letter (const SocleLetterRule *rule, GDateYear issued)
{
  g_autoptr (SocleDateRange) range = NULL;
  GDate available, from, to;

  g_date_clear (&available, 1);
  g_date_set_dmy (&available, g_date_get_days_in_month (rule->issued, issued), rule->issued,
                  issued);

  socle_month_day_in_year (&rule->from, issued, &from);
  if (g_date_compare (&from, &available) > 0)
    {
      if (issued == 1)
        return NULL;
      socle_month_day_in_year (&rule->from, issued - 1, &from);
    }

  socle_month_day_in_year (&rule->to, g_date_get_year (&from), &to);
  if (g_date_compare (&to, &from) < 0)
    socle_month_day_in_year (&rule->to, g_date_get_year (&from) + 1, &to);
  range = socle_date_range_new (&from, &to);

  return socle_letter_new (range, NULL, &available, FALSE);
}

/**
 * socle_expectation_is_published:
 * @cycle: (nullable): a cycle
 *
 * Returns: whether its audit periods are published: when they end, and how long they are
 */
gboolean
socle_expectation_is_published (SocleAuditCycle *cycle)
{
  guint n_ends;

  if (cycle == NULL)
    return FALSE;

  socle_audit_cycle_get_period_ends (cycle, &n_ends);

  return n_ends > 0 && socle_audit_cycle_get_window_months (cycle) > 0;
}

/**
 * socle_expectation_find_period_ends:
 * @cycle: a cycle
 * @within: the days that are asked for
 *
 * Returns: (transfer full) (element-type GDate): the days within @within on which an
 *   audit period ends, in order
 */
GPtrArray *
socle_expectation_find_period_ends (SocleAuditCycle *cycle, const SocleDateRange *within)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_date_free);
  guint n_ends;
  const SocleMonthDay *ends = socle_audit_cycle_get_period_ends (cycle, &n_ends);
  GDateYear first, last;

  get_years (within, &first, &last);
  for (GDateYear year = first; year <= last; year++)
    for (guint i = 0; i < n_ends; i++)
      {
        GDate end;

        socle_month_day_in_year (&ends[i], year, &end);
        if (socle_date_range_contains (within, &end))
          g_ptr_array_add (found, g_date_copy (&end));
      }
  g_ptr_array_sort (found, compare_dates);

  return found;
}

/**
 * socle_expectation_find_editions:
 * @report: a report
 * @around: the days that are asked for
 * @lag: how many months after the end of its period an edition is available
 *
 * Returns: (transfer full) (element-type SocleEdition): the editions to expect whose
 *   periods begin within @around, or up to two years before; none if the provider
 *   does not publish the periods
 */
GPtrArray *
socle_expectation_find_editions (SocleReport *report, const SocleDateRange *around, guint lag)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  const SocleMonthDay *ends;
  guint n_ends, n_months;
  GDateYear first, last;

  if (!socle_expectation_is_published (cycle))
    return found;

  ends = socle_audit_cycle_get_period_ends (cycle, &n_ends);
  n_months = socle_audit_cycle_get_window_months (cycle);
  get_years (around, &first, &last);
  last = MIN (last + n_months / 12, 9999);

  for (GDateYear year = first; year <= last; year++)
    for (guint i = 0; i < n_ends; i++)
      {
        g_autoptr (SocleDateRange) period = NULL;
        GDate end;

        socle_month_day_in_year (&ends[i], year, &end);
        period = find_period (&ends[i], &end, n_months);
        if (period != NULL && g_date_compare (socle_date_range_get_from (period),
                                              socle_date_range_get_to (around)) <= 0)
          g_ptr_array_add (found, create_edition (report, period, lag));
      }
  g_ptr_array_sort (found, compare_editions);

  return found;
}

/**
 * socle_expectation_find_letters:
 * @cycle: a cycle
 * @around: the days that are asked for
 *
 * Returns: (transfer full) (element-type SocleLetter): the bridge letters to expect
 *   that begin within @around, or up to two years before
 */
GPtrArray *
socle_expectation_find_letters (SocleAuditCycle *cycle, const SocleDateRange *around)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_rules;
  const SocleLetterRule *rules = socle_audit_cycle_get_letters (cycle, &n_rules);
  GDateYear first, last;

  get_years (around, &first, &last);
  for (GDateYear year = first; year <= last; year++)
    for (guint i = 0; i < n_rules; i++)
      {
        g_autoptr (SocleLetter) letter = create_letter (&rules[i], year);

        if (letter != NULL &&
            g_date_compare (socle_date_range_get_from (socle_letter_get_range (letter)),
                            socle_date_range_get_to (around)) <= 0)
          g_ptr_array_add (found, g_steal_pointer (&letter));
      }
  g_ptr_array_sort (found, compare_letters);

  return found;
}
