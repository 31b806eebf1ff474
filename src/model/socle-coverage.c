/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of our fiscal year a report covers on the day our auditor signs. */

#include "config.h"

#include "socle-coverage.h"

#include "socle-coverage-private.h"
#include "socle-expectation.h"

/*
 *   editions, letters ──► SocleCoverageRecords ──► months of spans ──► warnings
 *                         what replaces what,      the state of        what there
 *                         what chains              each day            is to ask
 *
 * Nothing here knows what day it is: the fiscal year and the sign-off are given.
 * What counts is the union of the periods, never the latest report: the same months
 * come out however often a day is tested.
 *
 * Immutable after construction.
 */
struct _SocleCoverage
{
  GObject parent_instance;

  SocleReport *report;  /* (owned) (nullable) */
  SocleDateRange *year; /* (owned) */
  GDate sign_off;
  gboolean period_published;
  gboolean period_known;
  GPtrArray *months;   /* (owned) (element-type SocleCoverageMonth) */
  GPtrArray *warnings; /* (owned) (element-type SocleCoverageWarning) */
  guint totals[SOCLE_COVERAGE_PARTLY];
};

G_DEFINE_FINAL_TYPE (SocleCoverage, socle_coverage, G_TYPE_OBJECT)

G_DEFINE_QUARK (socle - coverage - error - quark, socle_coverage_error)

static void
socle_coverage_finalize (GObject *object)
{
  SocleCoverage *self = SOCLE_COVERAGE (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->year, socle_date_range_unref);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_coverage_parent_class)->finalize (object);
}

static void
socle_coverage_class_init (SocleCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_coverage_finalize;
}

static void
socle_coverage_init (SocleCoverage *self)
{
  g_date_clear (&self->sign_off, 1);
}

/**
 * socle_coverage_new:
 * @report: (nullable): the report that this is about
 * @year: our fiscal year, any days
 * @sign_off: when our auditor signs, not before @year ends
 * @editions: (nullable) (element-type SocleEdition): editions of the report, held or
 *   expected, in any order
 * @letters: (nullable) (element-type SocleLetter): bridge letters that go with it,
 *   likewise
 * @error: where a mistake goes
 *
 * Works out which months of @year are tested, bridged and uncovered. Where a held
 * edition or letter ends in the same month as an expected one, it takes its place.
 *
 * Sets @error to %SOCLE_COVERAGE_ERROR_SIGN_OFF if @sign_off is before the end of
 * @year; socle_coverage_wording_sign_off() says it in a sentence.
 *
 * Returns: (transfer full) (nullable): the coverage; %NULL with @error set
 */
SocleCoverage *
socle_coverage_new (SocleReport *report,
                    SocleDateRange *year,
                    const GDate *sign_off,
                    GPtrArray *editions,
                    GPtrArray *letters,
                    GError **error)
{
  g_auto (SocleCoverageRecords) records = { 0 };
  SocleCoverage *self;

  g_return_val_if_fail (year != NULL, NULL);
  g_return_val_if_fail (sign_off != NULL && g_date_valid (sign_off), NULL);

  if (g_date_compare (sign_off, socle_date_range_get_to (year)) < 0)
    {
      g_set_error_literal (error, SOCLE_COVERAGE_ERROR, SOCLE_COVERAGE_ERROR_SIGN_OFF,
                           "The sign-off is before the end of the fiscal year.");
      return NULL;
    }

  self = g_object_new (SOCLE_TYPE_COVERAGE, NULL);
  g_set_object (&self->report, report);
  self->year = socle_date_range_ref (year);
  self->sign_off = *sign_off;
  self->period_published =
    report != NULL && socle_expectation_is_published (socle_report_get_cycle (report));

  socle_coverage_records_init (&records, sign_off, editions, letters);
  self->period_known = self->period_published || records.editions->len > 0;
  self->months = socle_coverage_find_months (&records, year);
  self->warnings = socle_coverage_find_warnings (&records, year, self->months, report);

  for (guint i = 0; i < self->months->len; i++)
    self->totals[socle_coverage_month_get_counts_as (g_ptr_array_index (self->months, i))]++;

  return self;
}

/* A letter bridges from a tested period, so none is expected where nothing is tested. */
static gboolean
expects_letters (SocleReport *report)
{
  return socle_report_get_cycle (report) != NULL &&
         socle_report_get_report_type (report) == SOCLE_REPORT_TYPE_2 &&
         socle_report_get_soc (report) != SOCLE_SOC_3;
}

/**
 * socle_coverage_new_for_report:
 * @report: a report
 * @year: our fiscal year, any days
 * @sign_off: when our auditor signs, not before @year ends
 * @lag: how many months after the end of its period an edition is expected
 * @held_editions: (nullable) (element-type SocleEdition): its editions that we hold
 * @held_letters: (nullable) (element-type SocleLetter): the letters that we hold
 * @error: where a mistake goes
 *
 * Works out the same from what we hold and, where nothing is held, from what the
 * published cadence lets us expect.
 *
 * Sets @error to %SOCLE_COVERAGE_ERROR_SIGN_OFF if @sign_off is before the end of
 * @year.
 *
 * Returns: (transfer full) (nullable): the coverage; %NULL with @error set
 */
SocleCoverage *
socle_coverage_new_for_report (SocleReport *report,
                               SocleDateRange *year,
                               const GDate *sign_off,
                               guint lag,
                               GPtrArray *held_editions,
                               GPtrArray *held_letters,
                               GError **error)
{
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) letters = NULL;

  g_return_val_if_fail (SOCLE_IS_REPORT (report), NULL);
  g_return_val_if_fail (year != NULL, NULL);

  editions = socle_expectation_find_editions (report, year, lag);
  letters = expects_letters (report)
              ? socle_expectation_find_letters (socle_report_get_cycle (report), year)
              : g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; held_editions != NULL && i < held_editions->len; i++)
    g_ptr_array_add (editions, g_object_ref (g_ptr_array_index (held_editions, i)));
  for (guint i = 0; held_letters != NULL && i < held_letters->len; i++)
    g_ptr_array_add (letters, g_object_ref (g_ptr_array_index (held_letters, i)));

  return socle_coverage_new (report, year, sign_off, editions, letters, error);
}

/**
 * socle_coverage_get_report:
 * @self: a coverage
 *
 * Returns: (transfer none) (nullable): the report that this is about
 */
SocleReport *
socle_coverage_get_report (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), NULL);

  return self->report;
}

/**
 * socle_coverage_get_year:
 * @self: a coverage
 *
 * Returns: (transfer none): our fiscal year
 */
SocleDateRange *
socle_coverage_get_year (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), NULL);

  return self->year;
}

/**
 * socle_coverage_get_sign_off:
 * @self: a coverage
 *
 * Returns: (transfer none): when our auditor signs
 */
const GDate *
socle_coverage_get_sign_off (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), NULL);

  return &self->sign_off;
}

/**
 * socle_coverage_is_period_published:
 * @self: a coverage
 *
 * Returns: whether the provider publishes the audit periods of the report
 */
gboolean
socle_coverage_is_period_published (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), FALSE);

  return self->period_published;
}

/**
 * socle_coverage_is_period_known:
 * @self: a coverage
 *
 * Returns: whether any audit period of the report is known: the provider publishes them, or
 *   an edition is held, which names its own
 */
gboolean
socle_coverage_is_period_known (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), FALSE);

  return self->period_known;
}

/**
 * socle_coverage_can_test:
 * @self: a coverage
 *
 * Returns: whether months can be tested at all: %FALSE for a report without a published
 *   period of which no edition is held, and for one that tests none by its kind or type
 */
gboolean
socle_coverage_can_test (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), FALSE);

  for (guint i = 0; i < self->warnings->len; i++)
    switch (socle_coverage_warning_get_kind (g_ptr_array_index (self->warnings, i)))
      {
      case SOCLE_COVERAGE_WARNING_NO_PERIOD:
      case SOCLE_COVERAGE_WARNING_TYPE_1:
      case SOCLE_COVERAGE_WARNING_SOC_3:
      case SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED:
        return FALSE;
      case SOCLE_COVERAGE_WARNING_MODIFIED_OPINION:
      case SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT:
      case SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP:
      case SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END:
      case SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY:
      case SOCLE_COVERAGE_WARNING_LONG_BRIDGE:
      default:
        break;
      }

  return TRUE;
}

/**
 * socle_coverage_get_tested:
 * @self: a coverage
 *
 * The three totals always add up to the number of months.
 *
 * Returns: how many months are tested, every day of them
 */
guint
socle_coverage_get_tested (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), 0);

  return self->totals[SOCLE_COVERAGE_TESTED];
}

/**
 * socle_coverage_get_bridged:
 * @self: a coverage
 *
 * Returns: how many months have no uncovered day, but days with a letter only
 */
guint
socle_coverage_get_bridged (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), 0);

  return self->totals[SOCLE_COVERAGE_BRIDGED];
}

/**
 * socle_coverage_get_uncovered:
 * @self: a coverage
 *
 * Returns: how many months have an uncovered day
 */
guint
socle_coverage_get_uncovered (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), 0);

  return self->totals[SOCLE_COVERAGE_UNCOVERED];
}

/**
 * socle_coverage_get_months:
 * @self: a coverage
 *
 * Returns: (transfer none) (element-type SocleCoverageMonth): the calendar months of
 *   the year, cut at its ends, in order
 */
GPtrArray *
socle_coverage_get_months (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), NULL);

  return self->months;
}

/**
 * socle_coverage_get_warnings:
 * @self: a coverage
 *
 * Returns: (transfer none) (element-type SocleCoverageWarning): what an auditor would
 *   ask about
 */
GPtrArray *
socle_coverage_get_warnings (SocleCoverage *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE (self), NULL);

  return self->warnings;
}
