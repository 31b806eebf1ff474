/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for what an auditor would ask about in a report's coverage. */

#include "config.h"

#include "socle-coverage-private.h"

#include "socle-expectation.h"

/* Bridge letters customarily cover this many months or fewer. */
#define LONGEST_BRIDGE 3

static void
add_warning (GPtrArray *warnings,
             SocleCoverageWarningKind kind,
             SocleEdition *edition,
             SocleLetter *letter,
             SocleDateRange *days)
{
  g_ptr_array_add (warnings, socle_coverage_warning_new (kind, edition, letter, days));
}

/* Whether an edition is there in time and about days of the year. */
static gboolean
concerns (const SocleCoverageRecords *records, SocleEdition *edition, const SocleDateRange *year)
{
  SocleDateRange *period = socle_edition_get_period (edition);
  const GDate *as_of = socle_edition_get_as_of (edition);

  if (!socle_coverage_records_is_in_time (records, socle_edition_get_available (edition)))
    return FALSE;
  if (period != NULL)
    return socle_date_range_overlap (period, year) != SOCLE_DATE_RANGE_NO_OVERLAP;

  return as_of != NULL && socle_date_range_contains (year, as_of);
}

/* Why reports of a kind and type test no month. */
static gboolean
find_type_warning (SocleSoc soc, SocleReportType type, SocleCoverageWarningKind *kind)
{
  if (soc == SOCLE_SOC_3)
    *kind = SOCLE_COVERAGE_WARNING_SOC_3;
  else if (type == SOCLE_REPORT_TYPE_1)
    *kind = SOCLE_COVERAGE_WARNING_TYPE_1;
  else if (type == SOCLE_REPORT_TYPE_NOT_STATED)
    *kind = SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED;
  else
    return FALSE;

  return TRUE;
}

static gboolean
has_warning (GPtrArray *warnings, SocleCoverageWarningKind kind)
{
  for (guint i = 0; i < warnings->len; i++)
    if (socle_coverage_warning_get_kind (g_ptr_array_index (warnings, i)) == kind)
      return TRUE;

  return FALSE;
}

/* Each reason why nothing is tested is told once: of an edition, else of the report. */
static void
check_types (GPtrArray *warnings,
             const SocleCoverageRecords *records,
             const SocleDateRange *year,
             SocleReport *report)
{
  SocleCoverageWarningKind kind;

  for (guint i = 0; i < records->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (records->editions, i);

      if (concerns (records, edition, year) &&
          find_type_warning (socle_edition_get_soc (edition),
                             socle_edition_get_report_type (edition), &kind) &&
          !has_warning (warnings, kind))
        add_warning (warnings, kind, edition, NULL, NULL);
    }

  if (report != NULL &&
      find_type_warning (socle_report_get_soc (report), socle_report_get_report_type (report),
                         &kind) &&
      !has_warning (warnings, kind))
    add_warning (warnings, kind, NULL, NULL, NULL);
}

static void
check_opinions (GPtrArray *warnings,
                const SocleCoverageRecords *records,
                const SocleDateRange *year)
{
  for (guint i = 0; i < records->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (records->editions, i);

      if (socle_edition_is_modified (edition) && concerns (records, edition, year))
        add_warning (warnings, SOCLE_COVERAGE_WARNING_MODIFIED_OPINION, edition, NULL, NULL);
    }
}

/* Whether a letter is about days of the year that no report tests. */
static gboolean
is_needed (SocleLetter *letter, GPtrArray *months)
{
  SocleDateRange *range = socle_letter_get_range (letter);

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      for (guint j = 0; j < socle_coverage_month_get_n_spans (month); j++)
        {
          const SocleCoverageSpan *span = socle_coverage_month_get_span (month, j);

          if (span->state != SOCLE_COVERAGE_TESTED &&
              socle_date_range_overlap (span->days, range) != SOCLE_DATE_RANGE_NO_OVERLAP)
            return TRUE;
        }
    }

  return FALSE;
}

/* Remembers the range that ends last of those that begin before a letter does. */
static void
offer_anchor (const SocleDateRange **anchor, const SocleDateRange *range, const GDate *from)
{
  if (g_date_compare (socle_date_range_get_from (range), from) < 0 &&
      (*anchor == NULL ||
       g_date_compare (socle_date_range_get_to (range), socle_date_range_get_to (*anchor)) > 0))
    *anchor = range;
}

/* What a letter that does not chain might have followed. */
static const SocleDateRange *
find_anchor (const SocleCoverageRecords *records, SocleLetter *letter)
{
  const GDate *from = socle_date_range_get_from (socle_letter_get_range (letter));
  const SocleDateRange *anchor = NULL;

  for (guint i = 0; i < records->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (records->editions, i);

      if (socle_edition_tests (edition) &&
          socle_coverage_records_is_in_time (records, socle_edition_get_available (edition)))
        offer_anchor (&anchor, socle_edition_get_period (edition), from);
    }
  for (guint i = 0; i < records->letters->len; i++)
    if (g_array_index (records->chains, SocleCoverageChain, i) == SOCLE_COVERAGE_CHAIN_GOOD)
      offer_anchor (&anchor, socle_letter_get_range (g_ptr_array_index (records->letters, i)),
                    from);

  return anchor;
}

static void
warn_of_chain (GPtrArray *warnings, const SocleCoverageRecords *records, SocleLetter *letter)
{
  const SocleDateRange *range = socle_letter_get_range (letter);
  const SocleDateRange *anchor = find_anchor (records, letter);
  g_autoptr (SocleDateRange) days = NULL;
  GDate gap_from, gap_to;

  if (anchor == NULL)
    {
      add_warning (warnings, SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT, NULL, letter, NULL);
      return;
    }

  if (g_date_compare (socle_date_range_get_to (anchor), socle_date_range_get_from (range)) >= 0)
    {
      days = socle_date_range_intersection (anchor, range);
      add_warning (warnings, SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END, NULL, letter, days);
      return;
    }

  gap_from = *socle_date_range_get_to (anchor);
  g_date_add_days (&gap_from, 1);
  gap_to = *socle_date_range_get_from (range);
  g_date_subtract_days (&gap_to, 1);
  days = socle_date_range_new (&gap_from, &gap_to);
  add_warning (warnings, SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP, NULL, letter, days);
}

static void
check_letters (GPtrArray *warnings, const SocleCoverageRecords *records, GPtrArray *months)
{
  for (guint i = 0; i < records->letters->len; i++)
    {
      SocleLetter *letter = g_ptr_array_index (records->letters, i);

      if (!socle_coverage_records_is_in_time (records, socle_letter_get_available (letter)) ||
          !is_needed (letter, months))
        continue;

      if (g_array_index (records->chains, SocleCoverageChain, i) != SOCLE_COVERAGE_CHAIN_GOOD)
        warn_of_chain (warnings, records, letter);
      if (socle_letter_is_signed_early (letter))
        add_warning (warnings, SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY, NULL, letter, NULL);
    }
}

static void
check_bridge (GPtrArray *warnings, const GDate *from, const GDate *to)
{
  g_autoptr (SocleDateRange) days = NULL;
  GDate too_long = *from;

  g_date_add_months (&too_long, LONGEST_BRIDGE);
  if (g_date_compare (to, &too_long) < 0)
    return;

  days = socle_date_range_new (from, to);
  add_warning (warnings, SOCLE_COVERAGE_WARNING_LONG_BRIDGE, NULL, NULL, days);
}

static void
check_bridges (GPtrArray *warnings, GPtrArray *months)
{
  const GDate *from = NULL, *to = NULL;

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      for (guint j = 0; j < socle_coverage_month_get_n_spans (month); j++)
        {
          const SocleCoverageSpan *span = socle_coverage_month_get_span (month, j);

          if (span->state == SOCLE_COVERAGE_BRIDGED)
            {
              from = from != NULL ? from : socle_date_range_get_from (span->days);
              to = socle_date_range_get_to (span->days);
              continue;
            }
          if (from != NULL)
            check_bridge (warnings, from, to);
          from = NULL;
        }
    }
  if (from != NULL)
    check_bridge (warnings, from, to);
}

/**
 * socle_coverage_find_warnings: (skip)
 * @records: what there is
 * @year: the fiscal year
 * @months: (element-type SocleCoverageMonth): its months
 * @report: (nullable): the report that this is about
 *
 * Only what matters to the year is looked at: a letter for days that a report tests
 * anyway raises no question.
 *
 * Returns: (transfer full) (element-type SocleCoverageWarning): what an auditor
 *   would ask about
 */
GPtrArray *
socle_coverage_find_warnings (const SocleCoverageRecords *records,
                              const SocleDateRange *year,
                              GPtrArray *months,
                              SocleReport *report)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_object_unref);

  if (report != NULL && records->editions->len == 0 &&
      !socle_expectation_is_published (socle_report_get_cycle (report)))
    add_warning (warnings, SOCLE_COVERAGE_WARNING_NO_PERIOD, NULL, NULL, NULL);
  check_types (warnings, records, year, report);
  check_opinions (warnings, records, year);
  check_letters (warnings, records, months);
  check_bridges (warnings, months);

  return warnings;
}
