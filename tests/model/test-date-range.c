/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of spans of days. */

#include "config.h"

#include "socle-date-range.h"

#include "socle-date.h"

static SocleDateRange *
make_range (const char *from, const char *to)
{
  GDate first, last;

  g_assert_true (socle_date_parse (from, &first));
  g_assert_true (socle_date_parse (to, &last));

  return socle_date_range_new (&first, &last);
}

static void
test_new (void)
{
  g_autoptr (SocleDateRange) day = make_range ("2020-02-29", "2020-02-29");
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");

  g_assert_null (make_range ("2020-03-01", "2020-02-29"));
  g_assert_cmpuint (socle_date_range_get_days (day), ==, 1);
  g_assert_cmpuint (socle_date_range_get_days (year), ==, 366);
}

static void
test_contains (void)
{
  g_autoptr (SocleDateRange) range = make_range ("2019-10-01", "2019-12-31");
  static const struct
  {
    const char *date;
    gboolean inside;
  } cases[] = {
    { "2019-09-30", FALSE }, { "2019-10-01", TRUE },  { "2019-11-15", TRUE },
    { "2019-12-31", TRUE },  { "2020-01-01", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;

      g_assert_true (socle_date_parse (cases[i].date, &date));
      g_assert_cmpint (socle_date_range_contains (range, &date), ==, cases[i].inside);
    }
}

static void
test_overlap (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    SocleDateRangeOverlap overlap;
    guint common_days;
  } cases[] = {
    { "2020-01-01", "2020-03-31", SOCLE_DATE_RANGE_NO_OVERLAP, 0 },
    { "2020-01-01", "2020-04-01", SOCLE_DATE_RANGE_INTERSECTS, 1 },
    { "2020-04-01", "2020-06-30", SOCLE_DATE_RANGE_EQUAL, 91 },
    { "2020-04-02", "2020-06-29", SOCLE_DATE_RANGE_SUPERSET, 89 },
    { "2020-04-01", "2020-06-29", SOCLE_DATE_RANGE_SUPERSET, 90 },
    { "2020-03-31", "2020-07-01", SOCLE_DATE_RANGE_SUBSET, 91 },
    { "2020-06-30", "2020-07-31", SOCLE_DATE_RANGE_INTERSECTS, 1 },
    { "2020-07-01", "2020-07-31", SOCLE_DATE_RANGE_NO_OVERLAP, 0 },
  };
  g_autoptr (SocleDateRange) quarter = make_range ("2020-04-01", "2020-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleDateRange) other = make_range (cases[i].from, cases[i].to);
      g_autoptr (SocleDateRange) common = socle_date_range_intersection (quarter, other);

      g_test_message ("%s to %s", cases[i].from, cases[i].to);
      g_assert_cmpint (socle_date_range_overlap (quarter, other), ==, cases[i].overlap);
      g_assert_cmpuint (common != NULL ? socle_date_range_get_days (common) : 0, ==,
                        cases[i].common_days);
    }
}

static void
test_compare (void)
{
  g_autoptr (SocleDateRange) a = make_range ("2020-01-01", "2020-01-31");
  g_autoptr (SocleDateRange) b = make_range ("2020-01-01", "2020-02-29");
  g_autoptr (SocleDateRange) c = make_range ("2020-02-01", "2020-02-02");

  g_assert_cmpint (socle_date_range_compare (a, b), <, 0);
  g_assert_cmpint (socle_date_range_compare (b, c), <, 0);
  g_assert_cmpint (socle_date_range_compare (c, a), >, 0);
  g_assert_cmpint (socle_date_range_compare (a, a), ==, 0);
}

static void
test_boxed (void)
{
  g_autoptr (SocleDateRange) range = make_range ("2020-01-01", "2020-01-31");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, SOCLE_TYPE_DATE_RANGE);
  g_value_set_boxed (&value, range);
  g_assert_true (g_value_get_boxed (&value) == range);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date-range/new", test_new);
  g_test_add_func ("/date-range/contains", test_contains);
  g_test_add_func ("/date-range/overlap", test_overlap);
  g_test_add_func ("/date-range/compare", test_compare);
  g_test_add_func ("/date-range/boxed", test_boxed);

  return g_test_run ();
}
