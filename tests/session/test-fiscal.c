/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the fiscal year that is looked at: choosing, stepping, remembering. */

#include "config.h"

#include "socle-fiscal.h"

typedef struct
{
  SocleFiscal *fiscal;
  guint n_changed;
} Fixture;

static void
count_cb (SocleFiscal *fiscal, Fixture *fixture)
{
  fixture->n_changed++;
}

static void
parse (const char *text, GDate *date)
{
  g_assert_true (socle_date_parse (text, date));
}

static SocleDateRange *
create_range (const char *from_text, const char *to_text)
{
  GDate from, to;

  parse (from_text, &from);
  parse (to_text, &to);

  return socle_date_range_new (&from, &to);
}

static void
set_up (Fixture *fixture, gconstpointer today_text)
{
  GDate today;

  parse (today_text, &today);
  fixture->fiscal = socle_fiscal_new (&today);
  fixture->n_changed = 0;
  g_signal_connect (fixture->fiscal, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->fiscal);
}

static void
assert_year (Fixture *fixture,
             const char *from_text,
             const char *to_text,
             const char *sign_off_text)
{
  SocleDateRange *year = socle_fiscal_get_year (fixture->fiscal);
  g_autofree char *from = socle_date_to_string (socle_date_range_get_from (year));
  g_autofree char *to = socle_date_to_string (socle_date_range_get_to (year));
  g_autofree char *sign_off = socle_date_to_string (socle_fiscal_get_sign_off (fixture->fiscal));

  g_assert_cmpstr (from, ==, from_text);
  g_assert_cmpstr (to, ==, to_text);
  g_assert_cmpstr (sign_off, ==, sign_off_text);
}

static void
assert_word (Fixture *fixture, const char *property, const char *expected)
{
  g_autofree char *word = NULL;

  g_object_get (fixture->fiscal, property, &word, NULL);
  g_assert_cmpstr (word, ==, expected);
}

static void
test_today (Fixture *fixture, gconstpointer data)
{
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-03-31");
  g_assert_true (socle_fiscal_is_current (fixture->fiscal));
  assert_word (fixture, "chosen-year", "");
  assert_word (fixture, "chosen-sign-off", "");
}

static void
set_today (Fixture *fixture, const char *text)
{
  GDate today;

  parse (text, &today);
  socle_fiscal_set_today (fixture->fiscal, &today);
}

/* The day moves on: nothing is different before a year ends, and what was chosen stays. */
static void
test_next_day (Fixture *fixture, gconstpointer data)
{
  set_today (fixture, "2020-12-31");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  set_today (fixture, "2021-01-01");
  assert_year (fixture, "2021-01-01", "2021-12-31", "2022-03-31");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (socle_fiscal_is_current (fixture->fiscal));

  /* The clock was set back. */
  set_today (fixture, "2020-12-31");
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-03-31");
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  g_object_set (fixture->fiscal, "year-end", "06-30", "chosen-year", "2019", NULL);
  fixture->n_changed = 0;
  set_today (fixture, "2021-07-01");
  assert_year (fixture, "2018-07-01", "2019-06-30", "2019-09-30");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_object_set (fixture->fiscal, "chosen-year", "", NULL);
  assert_year (fixture, "2021-07-01", "2022-06-30", "2022-09-30");

  g_object_set (fixture->fiscal, "chosen-year", "2021-03-29/2022-03-27", NULL);
  set_today (fixture, "2023-07-01");
  assert_year (fixture, "2021-03-29", "2022-03-27", "2022-06-30");
}

/* A sign-off that was chosen is that of its year. */
static void
test_next_day_sign_off (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->fiscal, "chosen-sign-off", "2021-02-15", NULL);
  set_today (fixture, "2020-12-31");
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-02-15");
  set_today (fixture, "2021-01-01");
  assert_year (fixture, "2021-01-01", "2021-12-31", "2022-03-31");
  assert_word (fixture, "chosen-sign-off", "");
}

/* Days of years that are none here, such as the leap day of one. */
static void
test_far_day (Fixture *fixture, gconstpointer data)
{
  set_today (fixture, "9904-02-29");
  assert_year (fixture, "9899-01-01", "9899-12-31", "9900-03-31");
  set_today (fixture, "0004-02-29");
  assert_year (fixture, "1000-01-01", "1000-12-31", "1001-03-31");
}

static void
test_year_end (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *word;
    const char *from;
    const char *to;
    const char *sign_off;
  } cases[] = {
    { "06-30", "2019-07-01", "2020-06-30", "2020-09-30" },
    { "01-31", "2020-02-01", "2021-01-31", "2021-04-30" },
    /* The year of 29 February ends on the 28th in a common year. */
    { "02-29", "2019-03-01", "2020-02-29", "2020-05-31" },
    { "02-28", "2019-03-01", "2020-02-28", "2020-05-31" },
    { "11-15", "2019-11-16", "2020-11-15", "2021-02-28" },
    /* What is no day of the year is the end of December. */
    { "02-30", "2020-01-01", "2020-12-31", "2021-03-31" },
    { "nonsense", "2020-01-01", "2020-12-31", "2021-03-31" },
    { "", "2020-01-01", "2020-12-31", "2021-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("year end “%s”", cases[i].word);
      g_object_set (fixture->fiscal, "year-end", cases[i].word, NULL);
      assert_year (fixture, cases[i].from, cases[i].to, cases[i].sign_off);
    }

  g_object_set (fixture->fiscal, "year-end", "02-29", NULL);
  socle_fiscal_step (fixture->fiscal, 1);
  assert_year (fixture, "2020-03-01", "2021-02-28", "2021-05-31");
}

static void
test_lags (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->fiscal, "sign-off-lag", 1, NULL);
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-01-31");
  g_object_set (fixture->fiscal, "sign-off-lag", 0, NULL);
  assert_year (fixture, "2020-01-01", "2020-12-31", "2020-12-31");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_object_set (fixture->fiscal, "sign-off-lag", 0, "availability-lag", 2, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_object_set (fixture->fiscal, "availability-lag", 5, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_cmpuint (socle_fiscal_get_availability_lag (fixture->fiscal), ==, 5);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  socle_fiscal_step (fixture->fiscal, -1);
  assert_year (fixture, "2019-01-01", "2019-12-31", "2020-03-31");
  assert_word (fixture, "chosen-year", "2019");
  g_assert_false (socle_fiscal_is_current (fixture->fiscal));

  /* Back at the year of today, it is followed again. */
  socle_fiscal_step (fixture->fiscal, 1);
  assert_word (fixture, "chosen-year", "");
  g_assert_true (socle_fiscal_is_current (fixture->fiscal));
}

/* A year of 52 weeks is followed by another one, and the year end does not move it. */
static void
test_weeks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleDateRange) weeks = create_range ("2019-09-29", "2020-09-26");

  g_assert_true (socle_fiscal_set_year (fixture->fiscal, weeks));
  assert_year (fixture, "2019-09-29", "2020-09-26", "2020-12-31");
  assert_word (fixture, "chosen-year", "2019-09-29/2020-09-26");
  g_object_set (fixture->fiscal, "year-end", "06-30", NULL);
  assert_year (fixture, "2019-09-29", "2020-09-26", "2020-12-31");
  socle_fiscal_step (fixture->fiscal, 1);
  assert_year (fixture, "2020-09-27", "2021-09-25", "2021-12-31");
  socle_fiscal_step (fixture->fiscal, -1);
  assert_year (fixture, "2019-09-29", "2020-09-26", "2020-12-31");
  g_assert_true (socle_fiscal_set_year (fixture->fiscal, NULL));
  assert_year (fixture, "2019-07-01", "2020-06-30", "2020-09-30");
}

static void
test_sign_off (Fixture *fixture, gconstpointer data)
{
  GDate date;

  parse ("2020-12-30", &date);
  g_assert_false (socle_fiscal_set_sign_off (fixture->fiscal, &date));
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-03-31");
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  parse ("2020-12-31", &date);
  g_assert_true (socle_fiscal_set_sign_off (fixture->fiscal, &date));
  assert_year (fixture, "2020-01-01", "2020-12-31", "2020-12-31");
  assert_word (fixture, "chosen-sign-off", "2020-12-31");
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  /* The usual day is not a choice: it follows the lag. */
  parse ("2021-03-31", &date);
  g_assert_true (socle_fiscal_set_sign_off (fixture->fiscal, &date));
  assert_word (fixture, "chosen-sign-off", "");

  /* It belongs to its year. */
  parse ("2021-02-15", &date);
  g_assert_true (socle_fiscal_set_sign_off (fixture->fiscal, &date));
  socle_fiscal_step (fixture->fiscal, -1);
  assert_year (fixture, "2019-01-01", "2019-12-31", "2020-03-31");
  assert_word (fixture, "chosen-sign-off", "");
}

/* Words of a settings file that somebody wrote by hand. */
static void
test_hostile_words (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "0000",
    "0999",
    "9901",
    "99999",
    "-2020",
    "20 0",
    "/",
    "a/b",
    "2020-01-01",
    "2020-12-31/2020-01-01",
    "1000-01-01/9900-12-31",
    "0001-01-01/0001-12-31",
    "2020-02-30/2020-12-31",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_object_set (fixture->fiscal, "chosen-year", words[i], "chosen-sign-off", words[i], NULL);
      assert_word (fixture, "chosen-year", "");
    }
  g_object_set (fixture->fiscal, "chosen-sign-off", "", NULL);
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-03-31");

  /* Before the end of the year it says nothing. */
  g_object_set (fixture->fiscal, "chosen-sign-off", "2020-05-01", NULL);
  assert_year (fixture, "2020-01-01", "2020-12-31", "2021-03-31");
}

static void
test_ends_of_time (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->fiscal, "chosen-year", "9900", NULL);
  g_assert_false (socle_fiscal_can_step (fixture->fiscal, 1));
  socle_fiscal_step (fixture->fiscal, 1);
  assert_word (fixture, "chosen-year", "9900");
  g_object_set (fixture->fiscal, "chosen-year", "1001", NULL);
  g_assert_true (socle_fiscal_can_step (fixture->fiscal, 1));
  g_assert_false (socle_fiscal_can_step (fixture->fiscal, -1));
}

static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleDateRange) two = create_range ("2020-01-01", "2021-12-31");
  g_autoptr (SocleDateRange) four = create_range ("2020-01-01", "2023-12-31");

  g_assert_true (socle_fiscal_set_year (fixture->fiscal, two));
  g_assert_false (socle_fiscal_set_year (fixture->fiscal, four));
  assert_word (fixture, "chosen-year", "2020-01-01/2021-12-31");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);
  g_autofree char *year = NULL;

  g_settings_set_string (settings, "year-end", "06-30");
  g_settings_set_string (settings, "coverage-year", "2019");
  g_settings_set_string (settings, "coverage-sign-off", "2019-08-15");
  g_settings_set_uint (settings, "availability-lag", 4);
  socle_fiscal_bind_settings (fixture->fiscal, settings);
  assert_year (fixture, "2018-07-01", "2019-06-30", "2019-08-15");
  g_assert_cmpuint (socle_fiscal_get_availability_lag (fixture->fiscal), ==, 4);

  socle_fiscal_step (fixture->fiscal, -1);
  year = g_settings_get_string (settings, "coverage-year");
  g_assert_cmpstr (year, ==, "2018");
  g_settings_set_string (settings, "coverage-year", "");
  assert_year (fixture, "2019-07-01", "2020-06-30", "2020-09-30");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "2020-02-01", set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/fiscal/today", test_today);
  add_test ("/fiscal/next-day", test_next_day);
  add_test ("/fiscal/next-day-sign-off", test_next_day_sign_off);
  add_test ("/fiscal/far-day", test_far_day);
  add_test ("/fiscal/year-end", test_year_end);
  add_test ("/fiscal/lags", test_lags);
  add_test ("/fiscal/step", test_step);
  add_test ("/fiscal/weeks", test_weeks);
  add_test ("/fiscal/sign-off", test_sign_off);
  add_test ("/fiscal/hostile-words", test_hostile_words);
  add_test ("/fiscal/ends-of-time", test_ends_of_time);
  add_test ("/fiscal/too-long", test_too_long);
  add_test ("/fiscal/settings", test_settings);

  return g_test_run ();
}
