/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of noticing that it is another day. */

#include "config.h"

#include "socle-day-watch.h"

#include "socle-date.h"

/* A clock that stands where it was set, and a watch that reads it. */
typedef struct
{
  const char *time; /* UTC, as in ISO 8601 */
  SocleDayWatch *watch;
  guint n_told;
} Fixture;

static GDateTime *
clock_cb (gpointer user_data)
{
  return g_date_time_new_from_iso8601 (((Fixture *) user_data)->time, NULL);
}

static void
told_cb (Fixture *self)
{
  self->n_told++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  self->time = "2020-02-01T11:00:00Z";
  self->watch = socle_day_watch_new (NULL);
  socle_day_watch_set_clock (self->watch, clock_cb, self);
  g_signal_connect_swapped (self->watch, "notify::today", G_CALLBACK (told_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->watch);
}

static void
assert_today (Fixture *self, const char *expected)
{
  g_autofree char *today = socle_date_to_string (socle_day_watch_get_today (self->watch));
  g_autoptr (GDate) held = NULL;

  g_assert_cmpstr (today, ==, expected);
  g_object_get (self->watch, "today", &held, NULL);
  g_assert_cmpint (g_date_compare (held, socle_day_watch_get_today (self->watch)), ==, 0);
}

static void
look_at (Fixture *self, const char *time)
{
  self->time = time;
  socle_day_watch_look (self->watch);
}

typedef struct
{
  const char *zone;
  const char *before;
  const char *day_before;
  const char *after;
  const char *day_after;
} Change;

/* The second before a day begins and the one in which it does, in UTC. */
static const Change changes[] = {
  { "Europe/Paris", "2020-02-01T22:59:59Z", "2020-02-01", "2020-02-01T23:00:00Z", "2020-02-02" },
  { "Europe/Paris", "2020-12-31T22:59:59Z", "2020-12-31", "2020-12-31T23:00:00Z", "2021-01-01" },
  { "Europe/Paris", "2020-02-28T22:59:59Z", "2020-02-28", "2020-02-28T23:00:00Z", "2020-02-29" },
  { "Europe/Paris", "2021-02-28T22:59:59Z", "2021-02-28", "2021-02-28T23:00:00Z", "2021-03-01" },
  /* Days of 23 and of 25 hours. */
  { "Europe/Paris", "2020-03-29T21:59:59Z", "2020-03-29", "2020-03-29T22:00:00Z", "2020-03-30" },
  { "Europe/Paris", "2020-10-25T22:59:59Z", "2020-10-25", "2020-10-25T23:00:00Z", "2020-10-26" },
  /* A day that begins at one o'clock, and an hour before midnight that comes twice. */
  { "America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03", "2018-11-04T03:00:00Z",
    "2018-11-04" },
  { "America/Sao_Paulo", "2018-02-18T02:59:59Z", "2018-02-17", "2018-02-18T03:00:00Z",
    "2018-02-18" },
  /* A day that never was. */
  { "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29", "2011-12-30T10:00:00Z", "2011-12-31" },
  { "UTC", "2020-02-01T23:59:59Z", "2020-02-01", "2020-02-02T00:00:00Z", "2020-02-02" },
};

static void
test_changes (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const Change *change = &changes[i];

      g_test_message ("%s, %s", change->zone, change->before);
      g_setenv ("TZ", change->zone, TRUE);
      look_at (self, change->before);
      assert_today (self, change->day_before);
      self->n_told = 0;
      look_at (self, change->before);
      g_assert_cmpuint (self->n_told, ==, 0);
      look_at (self, change->after);
      assert_today (self, change->day_after);
      g_assert_cmpuint (self->n_told, ==, 1);
    }
}

/* After a night in suspend, a week, and with a clock that was set back: each is told once. */
static void
test_jumps (Fixture *self, gconstpointer data)
{
  socle_day_watch_start (self->watch);
  g_assert_cmpuint (self->n_told, ==, 0);
  look_at (self, "2020-02-02T07:00:00Z");
  assert_today (self, "2020-02-02");
  look_at (self, "2020-02-09T07:00:00Z");
  assert_today (self, "2020-02-09");
  look_at (self, "2020-01-31T07:00:00Z");
  assert_today (self, "2020-01-31");
  g_assert_cmpuint (self->n_told, ==, 3);
}

/* At noon in Paris it is tomorrow on Kiritimati. */
static void
test_zone (Fixture *self, gconstpointer data)
{
  assert_today (self, "2020-02-01");
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  socle_day_watch_look (self->watch);
  assert_today (self, "2020-02-02");
  g_setenv ("TZ", "Europe/Paris", TRUE);
  socle_day_watch_look (self->watch);
  assert_today (self, "2020-02-01");
  g_assert_cmpuint (self->n_told, ==, 2);
}

static void
test_fixed (Fixture *self, gconstpointer data)
{
  GDate fixed;

  g_object_unref (self->watch);
  g_assert_true (socle_date_parse ("2019-06-30", &fixed));
  self->watch = socle_day_watch_new (&fixed);
  g_signal_connect_swapped (self->watch, "notify::today", G_CALLBACK (told_cb), self);
  socle_day_watch_set_clock (self->watch, clock_cb, self);
  socle_day_watch_start (self->watch);
  look_at (self, "2021-02-01T11:00:00Z");
  assert_today (self, "2019-06-30");
  g_assert_cmpuint (self->n_told, ==, 0);
  /* Nothing wakes up for it. */
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 0);
}

static void
test_wait (Fixture *self, gconstpointer data)
{
  /* Before it is started, such as before the first frame, it waits for nothing. */
  look_at (self, "2020-02-01T22:59:00Z");
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 0);

  socle_day_watch_start (self->watch);
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 60);
  look_at (self, "2020-02-01T22:59:59.999Z");
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 1);
  look_at (self, "2020-02-01T22:55:00Z");
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 300);
  /* Never for longer, since a timer knows nothing of suspend. */
  look_at (self, "2020-02-01T11:00:00Z");
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 300);
}

/* Nobody tells it to look; each time it is woken up, it waits for the next one. */
static void
test_by_itself (Fixture *self, gconstpointer data)
{
  self->time = "2020-02-01T22:59:59Z";
  socle_day_watch_start (self->watch);
  self->time = "2020-02-01T23:00:00Z";
  while (self->n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_today (self, "2020-02-02");
  g_assert_cmpuint (socle_day_watch_get_wait (self->watch), ==, 300);

  look_at (self, "2020-02-02T22:59:59Z");
  self->time = "2020-02-02T23:00:00Z";
  while (self->n_told == 1)
    g_main_context_iteration (NULL, TRUE);
  assert_today (self, "2020-02-03");
}

/* The clock of this computer, with no watch started: it ends like any other object. */
static void
test_real_clock (void)
{
  g_autoptr (SocleDayWatch) watch = socle_day_watch_new (NULL);
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autoptr (GDateTime) after = NULL;
  const GDate *today = socle_day_watch_get_today (watch);

  g_assert_true (g_date_valid (today));
  after = g_date_time_new_now_local ();
  g_assert_true (g_date_get_day (today) == (guint) g_date_time_get_day_of_month (before) ||
                 g_date_get_day (today) == (guint) g_date_time_get_day_of_month (after));
  socle_day_watch_start (watch);
  g_assert_cmpuint (socle_day_watch_get_wait (watch), >, 0);
  g_assert_finalize_object (g_steal_pointer (&watch));
}

#define ADD(path, test) g_test_add ("/day-watch/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("changes", test_changes);
  ADD ("jumps", test_jumps);
  ADD ("zone", test_zone);
  ADD ("fixed", test_fixed);
  ADD ("wait", test_wait);
  ADD ("by-itself", test_by_itself);
  g_test_add_func ("/day-watch/real-clock", test_real_clock);

  return g_test_run ();
}
