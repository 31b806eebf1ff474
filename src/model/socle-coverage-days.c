/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of each day of a fiscal year, gathered into months. */

#include "config.h"

#include "socle-coverage-private.h"

/*
 * A year is cut wherever something begins or has ended: a month, an edition, a letter.
 * Between two cuts all days have the same state for the same reason, so each piece is
 * decided by its first day, and a year costs as many steps as it has cuts, not days.
 */

static void
add_cut (GArray *cuts, guint32 day, guint32 first, guint32 last)
{
  if (day >= first && day <= last + 1)
    g_array_append_val (cuts, day);
}

static void
add_cuts (GArray *cuts, const SocleDateRange *range, guint32 first, guint32 last)
{
  add_cut (cuts, g_date_get_julian (socle_date_range_get_from (range)), first, last);
  add_cut (cuts, g_date_get_julian (socle_date_range_get_to (range)) + 1, first, last);
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* The first days of all pieces of the year, and the day after the last one. */
static GArray *
find_cuts (const SocleCoverageRecords *records, const SocleDateRange *year)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 first = g_date_get_julian (socle_date_range_get_from (year));
  guint32 last = g_date_get_julian (socle_date_range_get_to (year));
  GDate month = *socle_date_range_get_from (year);

  add_cuts (cuts, year, first, last);
  for (g_date_set_day (&month, 1); g_date_get_julian (&month) <= last;
       g_date_add_months (&month, 1))
    add_cut (cuts, g_date_get_julian (&month), first, last);

  for (guint i = 0; i < records->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (records->editions, i);

      if (socle_edition_tests (edition))
        add_cuts (cuts, socle_edition_get_period (edition), first, last);
    }
  for (guint i = 0; i < records->letters->len; i++)
    add_cuts (cuts, socle_letter_get_range (g_ptr_array_index (records->letters, i)), first, last);

  g_array_sort (cuts, compare_cuts);

  return cuts;
}

/* The best of the editions in time that test a day, or the first of the late ones. */
static SocleEdition *
find_edition (const SocleCoverageRecords *records, const GDate *day, gboolean in_time)
{
  SocleEdition *found = NULL;

  for (guint i = 0; i < records->editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (records->editions, i);
      const GDate *available = socle_edition_get_available (edition);

      if (!socle_edition_tests (edition) ||
          socle_coverage_records_is_in_time (records, available) != in_time ||
          !socle_date_range_contains (socle_edition_get_period (edition), day))
        continue;
      if (in_time)
        return edition;
      if (found == NULL || g_date_compare (available, socle_edition_get_available (found)) < 0)
        found = edition;
    }

  return found;
}

/* A letter for a day whose chain is as good as wanted, one that we hold before others. */
static SocleLetter *
find_letter (const SocleCoverageRecords *records, const GDate *day, SocleCoverageChain wanted)
{
  SocleLetter *found = NULL;

  for (guint i = 0; i < records->letters->len; i++)
    {
      SocleLetter *letter = g_ptr_array_index (records->letters, i);

      if (g_array_index (records->chains, SocleCoverageChain, i) == wanted &&
          socle_date_range_contains (socle_letter_get_range (letter), day) &&
          (found == NULL || (socle_letter_is_held (letter) && !socle_letter_is_held (found))))
        found = letter;
    }

  return found;
}

static SocleCoverageSpan *
judge (const SocleCoverageRecords *records, SocleDateRange *days)
{
  const GDate *day = socle_date_range_get_from (days);
  SocleEdition *edition = find_edition (records, day, TRUE);
  SocleLetter *letter;

  if (edition != NULL)
    return socle_coverage_span_new (days, SOCLE_COVERAGE_TESTED, edition, NULL);

  letter = find_letter (records, day, SOCLE_COVERAGE_CHAIN_GOOD);
  if (letter != NULL)
    return socle_coverage_span_new (days, SOCLE_COVERAGE_BRIDGED, NULL, letter);

  return socle_coverage_span_new (days, SOCLE_COVERAGE_UNCOVERED,
                                  find_edition (records, day, FALSE),
                                  find_letter (records, day, SOCLE_COVERAGE_CHAIN_LATE));
}

/* Adds a span, or lets the one before it go on if nothing but a cut lies between. */
static void
add_span (GPtrArray *spans, SocleCoverageSpan *span)
{
  SocleCoverageSpan *before = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;
  SocleDateRange *joined;

  if (before == NULL || before->state != span->state || before->edition != span->edition ||
      before->letter != span->letter)
    {
      g_ptr_array_add (spans, span);
      return;
    }

  joined = socle_date_range_new (socle_date_range_get_from (before->days),
                                 socle_date_range_get_to (span->days));
  socle_date_range_unref (before->days);
  before->days = joined;
  socle_coverage_span_free (span);
}

static GPtrArray *
create_spans (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_coverage_span_free);
}

/**
 * socle_coverage_find_months: (skip)
 * @records: what there is
 * @year: the fiscal year
 *
 * Returns: (transfer full) (element-type SocleCoverageMonth): the months of @year, in order
 */
GPtrArray *
socle_coverage_find_months (const SocleCoverageRecords *records, const SocleDateRange *year)
{
  GPtrArray *months = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) cuts = find_cuts (records, year);
  g_autoptr (GPtrArray) spans = create_spans ();

  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      g_autoptr (SocleDateRange) days = NULL;
      guint32 next = g_array_index (cuts, guint32, i + 1);
      GDate from, to;

      if (next == g_array_index (cuts, guint32, i))
        continue;

      g_date_clear (&from, 1);
      g_date_set_julian (&from, g_array_index (cuts, guint32, i));
      g_date_clear (&to, 1);
      g_date_set_julian (&to, next - 1);

      if (spans->len > 0 && g_date_get_day (&from) == 1)
        {
          g_ptr_array_add (months, socle_coverage_month_new (g_steal_pointer (&spans)));
          spans = create_spans ();
        }
      days = socle_date_range_new (&from, &to);
      add_span (spans, judge (records, days));
    }
  g_ptr_array_add (months, socle_coverage_month_new (g_steal_pointer (&spans)));

  return months;
}
