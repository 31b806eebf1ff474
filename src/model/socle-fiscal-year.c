/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal years from a year end, and the dates that are counted from it in months. */

#include "config.h"

#include "socle-fiscal-year.h"

/**
 * socle_fiscal_year_new:
 * @year_end: the last day of every fiscal year
 * @year: the calendar year in which this one ends, 2 to 9999
 *
 * Gives the days after the year end of the year before. Where the year ends on
 * 29 February, it ends on 28 February in a common year.
 *
 * Returns: (transfer full): the fiscal year
 */
SocleDateRange *
socle_fiscal_year_new (const SocleMonthDay *year_end, GDateYear year)
{
  GDate from, to;

  g_return_val_if_fail (year_end != NULL, NULL);
  g_return_val_if_fail (year >= 2 && year <= 9999, NULL);

  socle_month_day_in_year (year_end, year - 1, &from);
  g_date_add_days (&from, 1);
  socle_month_day_in_year (year_end, year, &to);

  return socle_date_range_new (&from, &to);
}

/**
 * socle_fiscal_year_new_for_date:
 * @year_end: the last day of every fiscal year
 * @date: a valid date of the years 2 to 9998
 *
 * Returns: (transfer full): the fiscal year that has @date
 */
SocleDateRange *
socle_fiscal_year_new_for_date (const SocleMonthDay *year_end, const GDate *date)
{
  GDateYear year;
  GDate end;

  g_return_val_if_fail (year_end != NULL, NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  year = g_date_get_year (date);
  socle_month_day_in_year (year_end, year, &end);

  return socle_fiscal_year_new (year_end, g_date_compare (date, &end) > 0 ? year + 1 : year);
}

/**
 * socle_fiscal_year_get_sign_off:
 * @year: a fiscal year
 * @lag: how many months after its end our auditor signs
 * @sign_off: (out): where the date goes
 *
 * Gives the last day of the month that is @lag months after the one in which the
 * year ends.
 */
void
socle_fiscal_year_get_sign_off (const SocleDateRange *year, guint lag, GDate *sign_off)
{
  socle_month_end_after (socle_date_range_get_to (year), lag, sign_off);
}

/**
 * socle_month_end_after:
 * @date: a valid date
 * @n_months: how many months later
 * @end: (out): where the date goes
 *
 * Gives the last day of the month that is @n_months after the month of @date.
 */
void
socle_month_end_after (const GDate *date, guint n_months, GDate *end)
{
  guint months;
  GDateYear year;
  GDateMonth month;

  g_return_if_fail (date != NULL && g_date_valid (date));

  months = (guint) g_date_get_year (date) * 12 + g_date_get_month (date) - 1 + n_months;
  year = (GDateYear) (months / 12);
  month = (GDateMonth) (months % 12 + 1);

  g_date_clear (end, 1);
  g_date_set_dmy (end, g_date_get_days_in_month (month, year), month, year);
}
