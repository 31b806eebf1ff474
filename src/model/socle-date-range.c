/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span of whole days, both ends included: an audit period, a letter's, a year. */

#include "config.h"

#include "socle-date-range.h"

/*
 * SocleDateRange is immutable and may be shared between threads. There is no
 * empty range: what has no day is %NULL.
 */
struct _SocleDateRange
{
  gatomicrefcount ref_count;
  GDate from;
  GDate to;
};

G_DEFINE_BOXED_TYPE (SocleDateRange, socle_date_range, socle_date_range_ref, socle_date_range_unref)

/**
 * socle_date_range_new:
 * @from: the first day, valid
 * @to: the last day, valid
 *
 * Returns: (transfer full) (nullable): the days from @from to @to, both
 *   included; %NULL if @to is before @from
 */
SocleDateRange *
socle_date_range_new (const GDate *from, const GDate *to)
{
  SocleDateRange *self;

  g_return_val_if_fail (from != NULL && g_date_valid (from), NULL);
  g_return_val_if_fail (to != NULL && g_date_valid (to), NULL);

  if (g_date_compare (to, from) < 0)
    return NULL;

  self = g_new (SocleDateRange, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->from = *from;
  self->to = *to;

  /* GDate fills in its other form when first asked for it; asking now keeps the
   * range free of writes, and so safe to share between threads. */
  g_date_get_julian (&self->from);
  g_date_get_julian (&self->to);

  return self;
}

/**
 * socle_date_range_ref:
 * @self: a range
 *
 * Returns: (transfer full): @self
 */
SocleDateRange *
socle_date_range_ref (SocleDateRange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_date_range_unref:
 * @self: (transfer full): a range
 */
void
socle_date_range_unref (SocleDateRange *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * socle_date_range_get_from:
 * @self: a range
 *
 * Returns: (transfer none): the first day
 */
const GDate *
socle_date_range_get_from (const SocleDateRange *self)
{
  return &self->from;
}

/**
 * socle_date_range_get_to:
 * @self: a range
 *
 * Returns: (transfer none): the last day
 */
const GDate *
socle_date_range_get_to (const SocleDateRange *self)
{
  return &self->to;
}

/**
 * socle_date_range_get_days:
 * @self: a range
 *
 * Returns: how many days it has, 1 or more
 */
guint
socle_date_range_get_days (const SocleDateRange *self)
{
  return (guint) g_date_days_between (&self->from, &self->to) + 1;
}

/**
 * socle_date_range_contains:
 * @self: a range
 * @date: a valid date
 *
 * Returns: whether @date is one of the range's days
 */
gboolean
socle_date_range_contains (const SocleDateRange *self, const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);

  return g_date_compare (date, &self->from) >= 0 && g_date_compare (date, &self->to) <= 0;
}

/**
 * socle_date_range_overlap:
 * @a: a range
 * @b: another
 *
 * Returns: how @a lies to @b
 */
SocleDateRangeOverlap
socle_date_range_overlap (const SocleDateRange *a, const SocleDateRange *b)
{
  int from = g_date_compare (&a->from, &b->from);
  int to = g_date_compare (&a->to, &b->to);

  if (g_date_compare (&a->to, &b->from) < 0 || g_date_compare (&b->to, &a->from) < 0)
    return SOCLE_DATE_RANGE_NO_OVERLAP;
  if (from == 0 && to == 0)
    return SOCLE_DATE_RANGE_EQUAL;
  if (from >= 0 && to <= 0)
    return SOCLE_DATE_RANGE_SUBSET;
  if (from <= 0 && to >= 0)
    return SOCLE_DATE_RANGE_SUPERSET;

  return SOCLE_DATE_RANGE_INTERSECTS;
}

/**
 * socle_date_range_intersection:
 * @a: a range
 * @b: another
 *
 * Returns: (transfer full) (nullable): the days that both have; %NULL if none
 */
SocleDateRange *
socle_date_range_intersection (const SocleDateRange *a, const SocleDateRange *b)
{
  const GDate *from = g_date_compare (&a->from, &b->from) > 0 ? &a->from : &b->from;
  const GDate *to = g_date_compare (&a->to, &b->to) < 0 ? &a->to : &b->to;

  return socle_date_range_new (from, to);
}

/**
 * socle_date_range_compare:
 * @a: a range
 * @b: another
 *
 * Orders ranges by first day, then by last day.
 *
 * Returns: less than, equal to or greater than 0
 */
int
socle_date_range_compare (const SocleDateRange *a, const SocleDateRange *b)
{
  int from = g_date_compare (&a->from, &b->from);

  return from != 0 ? from : g_date_compare (&a->to, &b->to);
}
