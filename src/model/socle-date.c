/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar dates as catalogues and the command line write them. */

#include "config.h"

#include "socle-date.h"

#include <string.h>

static int
parse_digits (const char *string, int n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (string[i]))
        return -1;
      value = value * 10 + (string[i] - '0');
    }

  return value;
}

/**
 * socle_date_parse:
 * @string: (nullable): a date as YYYY-MM-DD, with nothing around it
 * @date: (out): where the date goes; untouched on failure
 *
 * Returns: whether @string is a date of the years 1 to 9999
 */
gboolean
socle_date_parse (const char *string, GDate *date)
{
  int year, month, day;

  if (string == NULL || strlen (string) != 10 || string[4] != '-' || string[7] != '-')
    return FALSE;

  year = parse_digits (string, 4);
  month = parse_digits (string + 5, 2);
  day = parse_digits (string + 8, 2);

  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/**
 * socle_date_of_time:
 * @time: a time
 * @date: (out): where its day goes, in the time zone that @time is in
 */
void
socle_date_of_time (GDateTime *time, GDate *date)
{
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * socle_date_to_string:
 * @date: a valid date
 *
 * Returns: (transfer full): @date as YYYY-MM-DD
 */
char *
socle_date_to_string (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * socle_month_day_parse:
 * @string: (nullable): a day of every year as MM-DD, with nothing around it
 * @month_day: (out): where it goes; untouched on failure
 *
 * Returns: whether @string is a day that exists in a leap year
 */
gboolean
socle_month_day_parse (const char *string, SocleMonthDay *month_day)
{
  int month, day;

  if (string == NULL || strlen (string) != 5 || string[2] != '-')
    return FALSE;

  month = parse_digits (string, 2);
  day = parse_digits (string + 3, 2);

  if (month < 1 || month > 12 || day < 1 ||
      day > g_date_get_days_in_month ((GDateMonth) month, 2000))
    return FALSE;

  month_day->month = (guint8) month;
  month_day->day = (guint8) day;

  return TRUE;
}

/**
 * socle_month_day_to_string:
 * @month_day: a day of every year
 *
 * Returns: (transfer full): @month_day as MM-DD
 */
char *
socle_month_day_to_string (const SocleMonthDay *month_day)
{
  g_return_val_if_fail (month_day != NULL, NULL);

  return g_strdup_printf ("%02d-%02d", month_day->month, month_day->day);
}

/**
 * socle_month_day_in_year:
 * @month_day: a day of every year
 * @year: a year, 1 to 9999
 * @date: (out): where the date goes
 *
 * Gives the day in one year. A day that the year's month does not have becomes
 * the month's last one, so that an audit period that ends on 29 February ends
 * on 28 February in a common year.
 */
void
socle_month_day_in_year (const SocleMonthDay *month_day, GDateYear year, GDate *date)
{
  GDateMonth month = (GDateMonth) month_day->month;
  guint8 last = g_date_get_days_in_month (month, year);

  g_date_clear (date, 1);
  g_date_set_dmy (date, MIN (month_day->day, last), month, year);
}
