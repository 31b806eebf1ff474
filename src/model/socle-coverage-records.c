/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions and letters made ready for coverage: what replaces what, what follows what. */

#include "config.h"

#include "socle-coverage-private.h"

static gboolean
is_same_month (const GDate *a, const GDate *b)
{
  return a != NULL && b != NULL && g_date_get_year (a) == g_date_get_year (b) &&
         g_date_get_month (a) == g_date_get_month (b);
}

/* The day that tells an edition from the others of its report. */
static const GDate *
get_edition_end (SocleEdition *edition)
{
  SocleDateRange *period = socle_edition_get_period (edition);

  return period != NULL ? socle_date_range_get_to (period) : socle_edition_get_as_of (edition);
}

/* Where an edition is held, what was expected in its place no longer counts, even if
 * that would have come earlier or been worth more. */
static gboolean
is_edition_replaced (SocleEdition *edition, GPtrArray *editions)
{
  if (socle_edition_is_held (edition))
    return FALSE;

  for (guint i = 0; i < editions->len; i++)
    {
      SocleEdition *other = g_ptr_array_index (editions, i);

      if (socle_edition_is_held (other) &&
          is_same_month (get_edition_end (edition), get_edition_end (other)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_letter_replaced (SocleLetter *letter, GPtrArray *letters)
{
  if (socle_letter_is_held (letter))
    return FALSE;

  for (guint i = 0; i < letters->len; i++)
    {
      SocleLetter *other = g_ptr_array_index (letters, i);

      if (socle_letter_is_held (other) &&
          is_same_month (socle_date_range_get_to (socle_letter_get_range (letter)),
                         socle_date_range_get_to (socle_letter_get_range (other))))
        return TRUE;
    }

  return FALSE;
}

/* What we hold is a better reason than what we expect; then the newest is the best. */
static int
compare_editions (gconstpointer a, gconstpointer b)
{
  SocleEdition *first = *(SocleEdition *const *) a;
  SocleEdition *second = *(SocleEdition *const *) b;
  SocleDateRange *first_period = socle_edition_get_period (first);
  SocleDateRange *second_period = socle_edition_get_period (second);
  int held = socle_edition_is_held (second) - socle_edition_is_held (first);
  int end;

  if (held != 0)
    return held;
  if (first_period == NULL || second_period == NULL)
    return (first_period == NULL) - (second_period == NULL);

  end = g_date_compare (socle_date_range_get_to (second_period),
                        socle_date_range_get_to (first_period));

  return end != 0 ? end : socle_date_range_compare (first_period, second_period);
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  SocleLetter *first = *(SocleLetter *const *) a;
  SocleLetter *second = *(SocleLetter *const *) b;
  int range =
    socle_date_range_compare (socle_letter_get_range (first), socle_letter_get_range (second));

  return range != 0 ? range : socle_letter_is_held (second) - socle_letter_is_held (first);
}

static gboolean
starts_after (const SocleDateRange *range, const SocleDateRange *before)
{
  return g_date_days_between (socle_date_range_get_to (before),
                              socle_date_range_get_from (range)) == 1;
}

/* Whether a letter follows a report, or a letter before it in the order that does. */
static gboolean
is_chained (SocleCoverageRecords *self, guint index, SocleCoverageChain wanted)
{
  SocleDateRange *range = socle_letter_get_range (g_ptr_array_index (self->letters, index));

  for (guint i = 0; i < self->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (self->editions, i);

      if (socle_edition_tests (edition) &&
          (wanted == SOCLE_COVERAGE_CHAIN_LATE ||
           socle_coverage_records_is_in_time (self, socle_edition_get_available (edition))) &&
          starts_after (range, socle_edition_get_period (edition)))
        return TRUE;
    }

  /* A letter that ends before another starts has also started before it. */
  for (guint i = 0; i < index; i++)
    if (g_array_index (self->chains, SocleCoverageChain, i) >= wanted &&
        starts_after (range, socle_letter_get_range (g_ptr_array_index (self->letters, i))))
      return TRUE;

  return FALSE;
}

static SocleCoverageChain
find_chain (SocleCoverageRecords *self, guint index)
{
  SocleLetter *letter = g_ptr_array_index (self->letters, index);

  if (socle_coverage_records_is_in_time (self, socle_letter_get_available (letter)) &&
      is_chained (self, index, SOCLE_COVERAGE_CHAIN_GOOD))
    return SOCLE_COVERAGE_CHAIN_GOOD;

  return is_chained (self, index, SOCLE_COVERAGE_CHAIN_LATE) ? SOCLE_COVERAGE_CHAIN_LATE
                                                             : SOCLE_COVERAGE_CHAIN_BROKEN;
}

/**
 * socle_coverage_records_init: (skip)
 * @self: (out caller-allocates): what to fill in
 * @sign_off: when our auditor signs
 * @editions: (nullable) (element-type SocleEdition): editions of one report
 * @letters: (nullable) (element-type SocleLetter): letters that go with it
 *
 * An expected edition or letter is left out where a held one ends in the same month.
 */
void
socle_coverage_records_init (SocleCoverageRecords *self,
                             const GDate *sign_off,
                             GPtrArray *editions,
                             GPtrArray *letters)
{
  self->sign_off = *sign_off;
  self->editions = g_ptr_array_new_with_free_func (g_object_unref);
  self->letters = g_ptr_array_new_with_free_func (g_object_unref);
  self->chains = g_array_new (FALSE, FALSE, sizeof (SocleCoverageChain));

  for (guint i = 0; editions != NULL && i < editions->len; i++)
    if (!is_edition_replaced (g_ptr_array_index (editions, i), editions))
      g_ptr_array_add (self->editions, g_object_ref (g_ptr_array_index (editions, i)));
  g_ptr_array_sort (self->editions, compare_editions);

  for (guint i = 0; letters != NULL && i < letters->len; i++)
    if (!is_letter_replaced (g_ptr_array_index (letters, i), letters))
      g_ptr_array_add (self->letters, g_object_ref (g_ptr_array_index (letters, i)));
  g_ptr_array_sort (self->letters, compare_letters);

  for (guint i = 0; i < self->letters->len; i++)
    {
      SocleCoverageChain chain = find_chain (self, i);

      g_array_append_val (self->chains, chain);
    }
}

/**
 * socle_coverage_records_clear: (skip)
 * @self: what was filled in
 */
void
socle_coverage_records_clear (SocleCoverageRecords *self)
{
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->chains, g_array_unref);
}

/**
 * socle_coverage_records_is_in_time: (skip)
 * @self: records
 * @available: a valid date
 *
 * Returns: whether what is available on that date is there when our auditor signs
 */
gboolean
socle_coverage_records_is_in_time (const SocleCoverageRecords *self, const GDate *available)
{
  return g_date_compare (available, &self->sign_off) <= 0;
}
