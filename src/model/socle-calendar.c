/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every due date between two days, derived from catalogues and from our fiscal year. */

#include "config.h"

#include "socle-calendar.h"

#include "socle-array-list.h"
#include "socle-expectation.h"
#include "socle-fiscal-year.h"

typedef struct
{
  const SocleCalendarQuery *query;
  SocleCatalogue *catalogue; /* (unowned) (nullable) */
  GPtrArray *found;          /* (owned) (element-type SocleDueDate) */
} Search;

static void
add (Search *search,
     SocleDueDateKind kind,
     const GDate *date,
     GObject *subject,
     SocleDateRange *range)
{
  if (socle_date_range_contains (search->query->span, date))
    g_ptr_array_add (search->found,
                     socle_due_date_new (kind, date, subject,
                                         subject != NULL ? search->catalogue : NULL, range));
}

static void
add_cycle (Search *search, SocleAuditCycle *cycle)
{
  SocleDateRange *span = search->query->span;
  g_autoptr (GPtrArray) ends = socle_expectation_find_period_ends (cycle, span);
  g_autoptr (GPtrArray) letters = socle_expectation_find_letters (cycle, span);

  for (guint i = 0; i < ends->len; i++)
    add (search, SOCLE_DUE_DATE_PERIOD_END, g_ptr_array_index (ends, i), G_OBJECT (cycle), NULL);

  for (guint i = 0; i < letters->len; i++)
    {
      SocleLetter *letter = g_ptr_array_index (letters, i);

      add (search, SOCLE_DUE_DATE_LETTER, socle_letter_get_available (letter), G_OBJECT (cycle),
           socle_letter_get_range (letter));
    }
}

static void
add_report (Search *search, SocleReport *report)
{
  g_autoptr (GPtrArray) editions =
    socle_expectation_find_editions (report, search->query->span, search->query->lag);

  for (guint i = 0; i < editions->len; i++)
    {
      SocleEdition *edition = g_ptr_array_index (editions, i);
      const GDate *as_of = socle_edition_get_as_of (edition);
      g_autoptr (SocleDateRange) day = as_of != NULL ? socle_date_range_new (as_of, as_of) : NULL;
      SocleDateRange *period = socle_edition_get_period (edition);

      add (search, SOCLE_DUE_DATE_REPORT, socle_edition_get_available (edition), G_OBJECT (report),
           period != NULL ? period : day);
    }
}

static void
add_catalogue (Search *search, SocleCatalogue *catalogue)
{
  GListModel *cycles = socle_catalogue_get_cycles (catalogue);
  GListModel *reports = socle_catalogue_get_reports (catalogue);

  search->catalogue = catalogue;
  for (guint i = 0; i < g_list_model_get_n_items (cycles); i++)
    {
      g_autoptr (SocleAuditCycle) cycle = g_list_model_get_item (cycles, i);

      add_cycle (search, cycle);
    }
  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

      add_report (search, report);
    }
}

static void
add_year (Search *search, SocleDateRange *year, const GDate *sign_off)
{
  add (search, SOCLE_DUE_DATE_YEAR_END, socle_date_range_get_to (year), NULL, year);
  if (sign_off != NULL)
    add (search, SOCLE_DUE_DATE_SIGN_OFF, sign_off, NULL, year);
}

/* Each fiscal year that ends, or is signed off, within the span. */
static void
add_years (Search *search)
{
  const SocleCalendarQuery *query = search->query;
  guint years_before = query->sign_off_lag / 12 + 1;
  GDateYear first = g_date_get_year (socle_date_range_get_from (query->span));
  GDateYear last = MIN (g_date_get_year (socle_date_range_get_to (query->span)), 9999);

  first = first > years_before + 1 ? (GDateYear) (first - years_before) : 2;
  for (GDateYear number = first; number <= last; number++)
    {
      g_autoptr (SocleDateRange) year = socle_fiscal_year_new (query->year_end, number);
      GDate sign_off;

      socle_fiscal_year_get_sign_off (year, query->sign_off_lag, &sign_off);
      if (query->year != NULL && query->sign_off != NULL &&
          socle_date_range_compare (year, query->year) == 0)
        sign_off = *query->sign_off;
      add_year (search, year, &sign_off);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return socle_due_date_compare (*(SocleDueDate *const *) a, *(SocleDueDate *const *) b);
}

/**
 * socle_calendar_find: (skip)
 * @library: the catalogues
 * @query: which due dates are asked for
 *
 * Where a provider publishes no dates, there are none here.
 *
 * Returns: (transfer full): the due dates (#SocleDueDate), by day and kind; of one day
 *   and kind in published order
 */
GListModel *
socle_calendar_find (SocleLibrary *library, const SocleCalendarQuery *query)
{
  Search search = { query, NULL, g_ptr_array_new_with_free_func (g_object_unref) };
  GListModel *catalogues;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (query != NULL && query->span != NULL, NULL);

  catalogues = socle_library_get_catalogues (library);
  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      add_catalogue (&search, catalogue);
    }

  if (query->year_end != NULL)
    add_years (&search);
  else if (query->year != NULL)
    add_year (&search, query->year, query->sign_off);

  g_ptr_array_sort (search.found, compare);

  return G_LIST_MODEL (
    socle_array_list_new_take (SOCLE_TYPE_DUE_DATE, g_steal_pointer (&search.found)));
}
