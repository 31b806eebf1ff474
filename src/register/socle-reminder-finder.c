/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what is missing: reports and letters that should have arrived. */

#include "config.h"

#include "socle-reminder-finder.h"

#include "socle-array-list.h"
#include "socle-coverage.h"
#include "socle-expectation.h"
#include "socle-fiscal-year.h"

/*
 * Whom a report concerns only the user knows: reminded of are the reports that name a service
 * in use. Where no service is marked, they are those of which an edition is held. Anything else
 * would remind of every report that a provider publishes, at the first start.
 *
 * What has been missed matters as long as an auditor asks for it: for the fiscal year that
 * goes on, and for each one before that is not signed off yet. Of those days a report or
 * letter must be the only one to tell; where another one that is held, or is due itself, has
 * them too, it is not asked for.
 */
typedef struct
{
  SocleDateRange *days; /* (owned) */
  GDate sign_off;
} OpenYear;

typedef struct
{
  const SocleReminderQuery *query;
  SocleHoldings *holdings;
  gboolean by_use;
  GPtrArray *years;     /* (owned) (element-type OpenYear): the newest first */
  SocleDateRange *span; /* (owned): all of them */
  GDate horizon;        /* what is due until then is reminded of */
  GHashTable *ids;      /* (owned) (element-type utf8): of found, which owns them */
  GPtrArray *found;     /* (owned) (element-type SocleReminder) */
} Search;

/* The report that is looked at. */
typedef struct
{
  SocleReport *report;
  SocleAuditCycle *cycle; /* (nullable) */
  GPtrArray *editions;    /* (owned) (nullable) (element-type SocleEdition): held */
  GPtrArray *letters;     /* (owned) (nullable) (element-type SocleLetter): held */
  GPtrArray *tested;      /* (owned) (element-type SocleDateRange): held or due, of a Type 2 */
} Subject;

/* Days of other years, which only a computer with a wrong clock has, leave no room for the years
 * and lags around them. */
#define FIRST_YEAR 1000
#define LAST_YEAR 9900

/* So often a search looks whether it is still wanted. */
#define REPORTS_PER_LOOK 256

static void
open_year_free (OpenYear *year)
{
  socle_date_range_unref (year->days);
  g_free (year);
}

static OpenYear *
open_year_new (const SocleReminderQuery *query, SocleDateRange *days)
{
  OpenYear *year = g_new0 (OpenYear, 1);

  year->days = socle_date_range_ref (days);
  if (query->year != NULL && query->sign_off != NULL &&
      socle_date_range_compare (days, query->year) == 0)
    year->sign_off = *query->sign_off;
  else
    socle_fiscal_year_get_sign_off (days, query->sign_off_lag, &year->sign_off);

  return year;
}

static gboolean
is_usual (const GDate *today)
{
  return g_date_get_year (today) >= FIRST_YEAR && g_date_get_year (today) <= LAST_YEAR;
}

/* The year that goes on, and those before it up to the first that is signed off. */
static void
find_years (Search *search)
{
  const SocleReminderQuery *query = search->query;
  g_autoptr (SocleDateRange) days = socle_fiscal_year_new_for_date (query->year_end, query->today);
  OpenYear *oldest = NULL;

  while (TRUE)
    {
      OpenYear *year = open_year_new (query, days);
      GDate before = *socle_date_range_get_from (days);

      if (oldest != NULL && g_date_compare (&year->sign_off, query->today) < 0)
        {
          open_year_free (year);
          break;
        }
      g_ptr_array_add (search->years, year);
      oldest = year;
      g_date_subtract_days (&before, 1);
      g_clear_pointer (&days, socle_date_range_unref);
      days = socle_fiscal_year_new_for_date (query->year_end, &before);
    }

  search->span = socle_date_range_new (
    socle_date_range_get_from (oldest->days),
    socle_date_range_get_to (((OpenYear *) g_ptr_array_index (search->years, 0))->days));
}

static gboolean
is_due (const Search *search, const GDate *date)
{
  return g_date_compare (date, search->query->today) <= 0;
}

/* Whether it is time to remind of what is due on a day. */
static gboolean
is_near (const Search *search, const GDate *date)
{
  return g_date_compare (date, &search->horizon) <= 0;
}

static void
add (Search *search, const SocleReminderFacts *facts)
{
  g_autoptr (SocleReminder) reminder =
    socle_reminder_new (facts, search->holdings, search->query->today);

  if (g_hash_table_contains (search->ids, socle_reminder_get_id (reminder)))
    return;
  g_hash_table_add (search->ids, (char *) socle_reminder_get_id (reminder));
  g_ptr_array_add (search->found, g_steal_pointer (&reminder));
}

static gboolean
is_same_month (const GDate *a, const GDate *b)
{
  return g_date_get_year (a) == g_date_get_year (b) && g_date_get_month (a) == g_date_get_month (b);
}

/* The day that tells an edition from the others of its report; NULL of one that is recorded
 * without dates. */
static const GDate *
get_end (SocleEdition *edition)
{
  SocleDateRange *period = socle_edition_get_period (edition);

  return period != NULL ? socle_date_range_get_to (period) : socle_edition_get_as_of (edition);
}

/* The days that an edition is about. */
static SocleDateRange *
create_days (SocleEdition *edition)
{
  SocleDateRange *period = socle_edition_get_period (edition);
  const GDate *as_of = socle_edition_get_as_of (edition);

  return period != NULL ? socle_date_range_ref (period) : socle_date_range_new (as_of, as_of);
}

/* Whether each day of @days is in one of @ranges. */
static gboolean
is_covered (SocleDateRange *days, GPtrArray *ranges)
{
  const GDate *last = socle_date_range_get_to (days);
  GDate day = *socle_date_range_get_from (days);

  while (g_date_compare (&day, last) <= 0)
    {
      const GDate *reached = NULL;

      for (guint i = 0; i < ranges->len; i++)
        {
          SocleDateRange *range = g_ptr_array_index (ranges, i);

          if (socle_date_range_contains (range, &day) &&
              (reached == NULL || g_date_compare (socle_date_range_get_to (range), reached) > 0))
            reached = socle_date_range_get_to (range);
        }
      if (reached == NULL)
        return FALSE;
      day = *reached;
      g_date_add_days (&day, 1);
    }

  return TRUE;
}

static GPtrArray *
create_ranges (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_date_range_unref);
}

static void
add_range (GPtrArray *ranges, SocleDateRange *range)
{
  if (range != NULL)
    g_ptr_array_add (ranges, socle_date_range_ref (range));
}

static guint
count (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

/* Whether an edition that ends in the same month is held: that is the one. */
static gboolean
is_edition_held (const Subject *subject, SocleEdition *edition)
{
  for (guint i = 0; i < count (subject->editions); i++)
    {
      const GDate *end = get_end (g_ptr_array_index (subject->editions, i));

      if (end != NULL && is_same_month (end, get_end (edition)))
        return TRUE;
    }

  return FALSE;
}

static void
add_edition (Search *search, const Subject *subject, SocleEdition *edition)
{
  g_autoptr (SocleDateRange) days = create_days (edition);
  SocleReminderFacts facts = {
    .kind = SOCLE_REMINDER_REPORT,
    .report = subject->report,
    .days = days,
    .due = socle_edition_get_available (edition),
  };

  add (search, &facts);
}

/* The editions to expect, the newest first: what it tells, an older one need not. */
static void
find_editions (Search *search, Subject *subject)
{
  g_autoptr (GPtrArray) expected =
    socle_expectation_find_editions (subject->report, search->span, search->query->lag);
  g_autoptr (GPtrArray) told = create_ranges ();

  for (guint i = 0; i < count (subject->editions); i++)
    {
      SocleEdition *edition = g_ptr_array_index (subject->editions, i);

      add_range (told, socle_edition_get_period (edition));
      if (socle_edition_tests (edition))
        add_range (subject->tested, socle_edition_get_period (edition));
    }

  for (guint i = expected->len; i > 0; i--)
    {
      SocleEdition *edition = g_ptr_array_index (expected, i - 1);
      g_autoptr (SocleDateRange) days = create_days (edition);
      g_autoptr (SocleDateRange) wanted = socle_date_range_intersection (days, search->span);

      if (!is_near (search, socle_edition_get_available (edition)))
        continue;
      if (wanted != NULL && !is_edition_held (subject, edition) && !is_covered (wanted, told))
        add_edition (search, subject, edition);
      if (!is_due (search, socle_edition_get_available (edition)))
        continue;
      add_range (told, days);
      if (socle_edition_tests (edition))
        add_range (subject->tested, days);
      /* One date after the other is described, not a period: the newest is enough. */
      if (socle_edition_get_period (edition) == NULL)
        break;
    }
}

/* The longest time between two editions of which the provider speaks, in months. */
static guint
get_interval (SocleAuditCycle *cycle)
{
  switch (socle_audit_cycle_get_frequency (cycle))
    {
    case SOCLE_FREQUENCY_AT_LEAST_ANNUALLY:
    case SOCLE_FREQUENCY_ANNUALLY:
      return 12;
    case SOCLE_FREQUENCY_SEMI_ANNUALLY:
      return 6;
    case SOCLE_FREQUENCY_NOT_PUBLISHED:
    default:
      return 0;
    }
}

/* Without published dates nothing can be expected of a provider; but after an edition that is
 * held there is another one, as often as the services are audited. */
static void
find_next_edition (Search *search, const Subject *subject)
{
  guint interval = get_interval (subject->cycle);
  SocleEdition *newest = NULL;
  g_autoptr (SocleDateRange) days = NULL;
  SocleReminderFacts facts = { .kind = SOCLE_REMINDER_NEXT_EDITION, .report = subject->report };
  GDate due;

  for (guint i = 0; i < count (subject->editions); i++)
    {
      SocleEdition *edition = g_ptr_array_index (subject->editions, i);

      if (get_end (edition) != NULL &&
          (newest == NULL || g_date_compare (get_end (edition), get_end (newest)) > 0))
        newest = edition;
    }
  if (newest == NULL || interval == 0)
    return;

  socle_month_end_after (get_end (newest), interval + search->query->lag, &due);
  if (!is_near (search, &due))
    return;

  days = create_days (newest);
  facts.days = days;
  facts.due = &due;
  add (search, &facts);
}

static gboolean
is_letter_held (const Subject *subject, SocleLetter *letter)
{
  const GDate *to = socle_date_range_get_to (socle_letter_get_range (letter));

  for (guint i = 0; i < count (subject->letters); i++)
    {
      SocleDateRange *range = socle_letter_get_range (g_ptr_array_index (subject->letters, i));

      if (is_same_month (socle_date_range_get_to (range), to))
        return TRUE;
    }

  return FALSE;
}

/* The letters to expect, for days that no report tells of. */
static void
find_letters (Search *search, const Subject *subject)
{
  g_autoptr (GPtrArray) expected = socle_expectation_find_letters (subject->cycle, search->span);
  g_autoptr (GPtrArray) told = create_ranges ();

  for (guint i = 0; i < subject->tested->len; i++)
    add_range (told, g_ptr_array_index (subject->tested, i));
  for (guint i = 0; i < count (subject->letters); i++)
    add_range (told, socle_letter_get_range (g_ptr_array_index (subject->letters, i)));

  for (guint i = 0; i < expected->len; i++)
    {
      SocleLetter *letter = g_ptr_array_index (expected, i);
      SocleDateRange *range = socle_letter_get_range (letter);
      g_autoptr (SocleDateRange) wanted = socle_date_range_intersection (range, search->span);
      SocleReminderFacts facts = {
        .kind = SOCLE_REMINDER_LETTER,
        .report = subject->report,
        .cycle = subject->cycle,
        .days = range,
        .due = socle_letter_get_available (letter),
      };

      if (wanted != NULL && is_near (search, socle_letter_get_available (letter)) &&
          !is_letter_held (subject, letter) && !is_covered (wanted, told))
        add (search, &facts);
    }
}

static gboolean
has_state (SocleCoverage *coverage, const GDate *day, SocleCoverageState state)
{
  GPtrArray *months = socle_coverage_get_months (coverage);

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      for (guint j = 0; j < socle_coverage_month_get_n_spans (month); j++)
        {
          const SocleCoverageSpan *span = socle_coverage_month_get_span (month, j);

          if (socle_date_range_contains (span->days, day))
            return span->state == state;
        }
    }

  return FALSE;
}

/* Whether a letter bridges some days of the year up to its last, and nothing those after it. */
static gboolean
is_short (SocleCoverage *coverage, SocleLetter *letter)
{
  SocleDateRange *year = socle_coverage_get_year (coverage);
  const GDate *to = socle_date_range_get_to (socle_letter_get_range (letter));
  GDate next = *to;

  g_date_add_days (&next, 1);

  return socle_date_range_contains (year, to) && socle_date_range_contains (year, &next) &&
         has_state (coverage, to, SOCLE_COVERAGE_BRIDGED) &&
         has_state (coverage, &next, SOCLE_COVERAGE_UNCOVERED);
}

/* The letters that are held for a year that is over, and for which our auditor still asks.
 * Before a year is over no letter can reach its end. */
static void
find_short_letters (Search *search, const Subject *subject, const OpenYear *year)
{
  g_autoptr (GPtrArray) records =
    socle_holdings_list_records (search->holdings, SOCLE_RECORD_LETTER, subject->report);
  g_autoptr (SocleCoverage) coverage =
    socle_coverage_new_for_report (subject->report, year->days, &year->sign_off, search->query->lag,
                                   subject->editions, subject->letters, NULL);

  for (guint i = 0; coverage != NULL && i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      gboolean of_cycle = *socle_record_get (record, "cycle") != '\0';
      g_autoptr (SocleLetter) letter = socle_holdings_make_letter (record);
      SocleReminderFacts facts = {
        .kind = SOCLE_REMINDER_SHORT_LETTER,
        .report = subject->report,
        .cycle = of_cycle ? subject->cycle : NULL,
        .due = &year->sign_off,
        .year = year->days,
      };

      if (letter == NULL || !is_short (coverage, letter))
        continue;
      facts.days = socle_letter_get_range (letter);
      add (search, &facts);
    }
}

static void
look_at (Search *search, SocleReport *report)
{
  Subject subject = { .report = report, .cycle = socle_report_get_cycle (report) };
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) tested = NULL;

  if (subject.cycle == NULL ||
      (search->by_use && !socle_holdings_concerns_use (search->holdings, report)))
    return;
  socle_holdings_find_held (search->holdings, report, &editions, &letters);
  if (!search->by_use && count (editions) == 0)
    return;

  tested = create_ranges ();
  subject.editions = editions;
  subject.letters = letters;
  subject.tested = tested;
  if (socle_expectation_is_published (subject.cycle))
    find_editions (search, &subject);
  else
    find_next_edition (search, &subject);

  /* Of the others a letter has nothing to follow. */
  if (socle_report_get_report_type (report) != SOCLE_REPORT_TYPE_2)
    return;
  find_letters (search, &subject);
  for (guint i = 0; count (letters) > 0 && i < search->years->len; i++)
    {
      OpenYear *year = g_ptr_array_index (search->years, i);

      if (g_date_compare (socle_date_range_get_to (year->days), search->query->today) < 0)
        find_short_letters (search, &subject, year);
    }
}

static gboolean
look_at_all (Search *search, SocleLibrary *library, GCancellable *cancellable)
{
  GListModel *reports = socle_library_get_reports (library);
  guint n_reports = g_list_model_get_n_items (reports);

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

      if (i % REPORTS_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      look_at (search, report);
    }

  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return socle_reminder_compare (*(SocleReminder *const *) a, *(SocleReminder *const *) b);
}

/**
 * socle_reminder_find: (skip)
 * @library: the catalogues
 * @holdings: (nullable): what the register holds; of nothing else we know whom it concerns
 * @query: for which day, and by which lags
 * @cancellable: (nullable): to give up with
 *
 * Finds what is missing, whatever was said to that.
 *
 * Returns: (transfer full) (nullable): the reminders (#SocleReminder), the longest due first;
 *   %NULL if the search was given up
 */
GListModel *
socle_reminder_find (SocleLibrary *library,
                     SocleHoldings *holdings,
                     const SocleReminderQuery *query,
                     GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func ((GDestroyNotify) open_year_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SocleDateRange) span = NULL;
  Search search = { .query = query, .holdings = holdings, .years = years, .ids = ids };

  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (query != NULL && query->today != NULL && query->year_end != NULL, NULL);

  search.found = found;
  if (holdings != NULL && is_usual (query->today))
    {
      search.by_use = socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len > 0;
      search.horizon = *query->today;
      g_date_add_days (&search.horizon, query->lead);
      find_years (&search);
      span = search.span;
      if (!look_at_all (&search, library, cancellable))
        return NULL;
    }
  g_ptr_array_sort (found, compare);

  return G_LIST_MODEL (socle_array_list_new_take (SOCLE_TYPE_REMINDER, g_steal_pointer (&found)));
}
