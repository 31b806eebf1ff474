/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of dates as catalogues and the command line write them. */

#include "config.h"

#include "socle-date.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
  } cases[] = {
    { "2020-02-01", TRUE },  { "2020-02-29", TRUE },      { "2019-02-29", FALSE },
    { "2000-02-29", TRUE },  { "1900-02-29", FALSE },     { "2020-12-31", TRUE },
    { "2020-04-31", FALSE }, { "2020-13-01", FALSE },     { "2020-00-01", FALSE },
    { "2020-01-00", FALSE }, { "0000-01-01", FALSE },     { "9999-12-31", TRUE },
    { "2020-2-01", FALSE },  { "2020-02-1 ", FALSE },     { " 2020-02-01", FALSE },
    { "2020/02/01", FALSE }, { "2020-02-011", FALSE },    { "", FALSE },
    { NULL, FALSE },         { "２０２０-02-01", FALSE }, { "-020-02-01", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "(null)");
      g_assert_cmpint (socle_date_parse (cases[i].text, &date), ==, cases[i].good);

      if (cases[i].good)
        {
          g_autofree char *text = socle_date_to_string (&date);

          g_assert_cmpstr (text, ==, cases[i].text);
        }
    }
}

static void
test_parse_failure_leaves_the_date (void)
{
  GDate date;

  g_assert_true (socle_date_parse ("2020-02-01", &date));
  g_assert_false (socle_date_parse ("2020-02-30", &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 1);
}

/* The day is the one of the time's own zone. */
static void
test_of_time (void)
{
  static const struct
  {
    const char *time;
    const char *day;
  } cases[] = {
    { "2020-02-29T23:59:59Z", "2020-02-29" },      { "0001-01-01T00:00:00Z", "0001-01-01" },
    { "9999-12-31T23:59:59Z", "9999-12-31" },      { "2020-12-31T23:30:00-05", "2020-12-31" },
    { "2021-01-01T00:30:00+14:00", "2021-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cases[i].time, NULL);
      g_autofree char *day = NULL;
      GDate date;

      socle_date_of_time (time, &date);
      day = socle_date_to_string (&date);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_month_day (void)
{
  static const struct
  {
    const char *text;
    int month; /* 0 for not a day */
    int day;
  } cases[] = {
    { "03-31", 3, 31 }, { "02-29", 2, 29 }, { "02-30", 0, 0 }, { "04-31", 0, 0 },
    { "13-01", 0, 0 },  { "00-10", 0, 0 },  { "10-00", 0, 0 }, { "3-31", 0, 0 },
    { "03-31x", 0, 0 }, { "", 0, 0 },       { NULL, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleMonthDay month_day = { 0, 0 };

      g_assert_cmpint (socle_month_day_parse (cases[i].text, &month_day), ==, cases[i].month > 0);
      g_assert_cmpint (month_day.month, ==, cases[i].month);
      g_assert_cmpint (month_day.day, ==, cases[i].day);
    }
}

static void
test_month_day_in_year (void)
{
  const SocleMonthDay leap_day = { 2, 29 };
  const SocleMonthDay autumn = { 9, 30 };
  GDate date;

  socle_month_day_in_year (&leap_day, 2020, &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 29);
  socle_month_day_in_year (&leap_day, 2021, &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 28);
  g_assert_cmpint (g_date_get_month (&date), ==, G_DATE_FEBRUARY);
  socle_month_day_in_year (&autumn, 2021, &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-failure-leaves-the-date", test_parse_failure_leaves_the_date);
  g_test_add_func ("/date/of-time", test_of_time);
  g_test_add_func ("/date/month-day", test_month_day);
  g_test_add_func ("/date/month-day-in-year", test_month_day_in_year);

  return g_test_run ();
}
