/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar month of a fiscal year, and what we have for its days. */

#include "config.h"

#include "socle-coverage-month.h"

/* Immutable. Its spans follow each other without a gap, in the order of their days. */
struct _SocleCoverageMonth
{
  GObject parent_instance;

  SocleDateRange *days; /* (owned): the month, cut at the ends of the year */
  GPtrArray *spans;     /* (owned) (element-type SocleCoverageSpan) */
  SocleCoverageState state;
  SocleCoverageState counts_as;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SocleCoverageMonth, socle_coverage_month, G_TYPE_OBJECT)

static void
socle_coverage_month_finalize (GObject *object)
{
  SocleCoverageMonth *self = SOCLE_COVERAGE_MONTH (object);

  g_clear_pointer (&self->days, socle_date_range_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_coverage_month_parent_class)->finalize (object);
}

static void
socle_coverage_month_class_init (SocleCoverageMonthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_coverage_month_finalize;
}

static void
socle_coverage_month_init (SocleCoverageMonth *self)
{
}

static gboolean
is_span_held (const SocleCoverageSpan *span)
{
  return span->state == SOCLE_COVERAGE_TESTED ? socle_edition_is_held (span->edition)
                                              : socle_letter_is_held (span->letter);
}

/**
 * socle_coverage_month_new:
 * @spans: (transfer full) (element-type SocleCoverageSpan): the spans of its days,
 *   at least one; the array frees them
 *
 * Returns: (transfer full): a new month
 */
SocleCoverageMonth *
socle_coverage_month_new (GPtrArray *spans)
{
  SocleCoverageMonth *self;
  const SocleCoverageSpan *first, *last;
  gboolean expected = FALSE;

  g_return_val_if_fail (spans != NULL && spans->len > 0, NULL);

  self = g_object_new (SOCLE_TYPE_COVERAGE_MONTH, NULL);
  self->spans = spans;
  first = g_ptr_array_index (spans, 0);
  last = g_ptr_array_index (spans, spans->len - 1);
  self->days = socle_date_range_new (socle_date_range_get_from (first->days),
                                     socle_date_range_get_to (last->days));
  self->state = first->state;
  self->counts_as = first->state;

  for (guint i = 0; i < spans->len; i++)
    {
      const SocleCoverageSpan *span = g_ptr_array_index (spans, i);

      if (span->state != first->state)
        self->state = SOCLE_COVERAGE_PARTLY;
      self->counts_as = MAX (self->counts_as, span->state);
      if (span->state != SOCLE_COVERAGE_UNCOVERED)
        {
          self->held = self->held || is_span_held (span);
          expected = expected || !is_span_held (span);
        }
    }
  self->held = self->held && !expected;

  return self;
}

/**
 * socle_coverage_month_get_days:
 * @self: a month
 *
 * Returns: (transfer none): its days that belong to the fiscal year
 */
SocleDateRange *
socle_coverage_month_get_days (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), NULL);

  return self->days;
}

/**
 * socle_coverage_month_get_year:
 * @self: a month
 *
 * Returns: its calendar year
 */
GDateYear
socle_coverage_month_get_year (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), G_DATE_BAD_YEAR);

  return g_date_get_year (socle_date_range_get_from (self->days));
}

/**
 * socle_coverage_month_get_month:
 * @self: a month
 *
 * Returns: which month it is
 */
GDateMonth
socle_coverage_month_get_month (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), G_DATE_BAD_MONTH);

  return g_date_get_month (socle_date_range_get_from (self->days));
}

/**
 * socle_coverage_month_get_state:
 * @self: a month
 *
 * Returns: the state of its days; %SOCLE_COVERAGE_PARTLY if they are not all in the same
 */
SocleCoverageState
socle_coverage_month_get_state (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), SOCLE_COVERAGE_UNCOVERED);

  return self->state;
}

/**
 * socle_coverage_month_get_counts_as:
 * @self: a month
 *
 * A month is worth no more than its weakest day: with one uncovered day it is
 * uncovered, else with one bridged day it is bridged. So each month is in exactly
 * one total.
 *
 * Returns: in which total it is: tested, bridged or uncovered
 */
SocleCoverageState
socle_coverage_month_get_counts_as (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), SOCLE_COVERAGE_UNCOVERED);

  return self->counts_as;
}

/**
 * socle_coverage_month_is_held:
 * @self: a month
 *
 * Returns: whether we hold everything that covers its days; %FALSE if something is
 *   only expected, or if nothing covers them
 */
gboolean
socle_coverage_month_is_held (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), FALSE);

  return self->held;
}

/**
 * socle_coverage_month_get_n_spans:
 * @self: a month
 *
 * Returns: how many spans it has, 1 or more
 */
guint
socle_coverage_month_get_n_spans (SocleCoverageMonth *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), 0);

  return self->spans->len;
}

/**
 * socle_coverage_month_get_span: (skip)
 * @self: a month
 * @index: which span
 *
 * Returns: (transfer none): days in a row in one state, for one reason
 */
const SocleCoverageSpan *
socle_coverage_month_get_span (SocleCoverageMonth *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_MONTH (self), NULL);
  g_return_val_if_fail (index < self->spans->len, NULL);

  return g_ptr_array_index (self->spans, index);
}

/**
 * socle_coverage_span_new: (skip)
 * @days: the days
 * @state: their state; not %SOCLE_COVERAGE_PARTLY
 * @edition: (nullable): the edition that is the reason
 * @letter: (nullable): the letter that is the reason
 *
 * Returns: (transfer full): a new span
 */
SocleCoverageSpan *
socle_coverage_span_new (SocleDateRange *days,
                         SocleCoverageState state,
                         SocleEdition *edition,
                         SocleLetter *letter)
{
  SocleCoverageSpan *self = g_new0 (SocleCoverageSpan, 1);

  self->days = socle_date_range_ref (days);
  self->state = state;
  g_set_object (&self->edition, edition);
  g_set_object (&self->letter, letter);

  return self;
}

/**
 * socle_coverage_span_free: (skip)
 * @self: (transfer full): a span
 */
void
socle_coverage_span_free (SocleCoverageSpan *self)
{
  socle_date_range_unref (self->days);
  g_clear_object (&self->edition);
  g_clear_object (&self->letter);
  g_free (self);
}
