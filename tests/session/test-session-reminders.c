/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reminders that follow a session, and of what is said to them. */

#include "config.h"

#include "socle-session.h"

#include "../support/remove-all.h"

typedef struct
{
  char *folder;
  SocleSession *session;
  SocleRecorder *recorder;   /* (unowned) */
  SocleReminders *reminders; /* (unowned) */
  guint n_days;
} Fixture;

#define AZURE_SOC1 "report/microsoft/azure-soc1-type2/2019-09-30"

/* Takes the place of a session that was started before. */
static void
start (Fixture *self, const char *today)
{
  const char *words[] = { "--data-dir", self->folder, today != NULL ? "--today" : NULL, today,
                          NULL };
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);

  g_clear_object (&self->session);
  self->session = socle_session_new (options);
  self->recorder = socle_session_get_recorder (self->session);
  self->reminders = socle_session_get_reminders (self->session);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("socle-reminders-XXXXXX", NULL);
  start (self, "2020-02-01");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  remove_all (self->folder);
  g_free (self->folder);
}

static void
wait (Fixture *self)
{
  while (socle_recorder_get_busy (self->recorder) || socle_reminders_get_busy (self->reminders))
    g_main_context_iteration (NULL, TRUE);
}

static void
use (Fixture *self, const char *service)
{
  SocleLibrary *library = socle_session_get_library (self->session);

  socle_recorder_set_in_use (self->recorder, socle_library_find_service (library, service), TRUE,
                             "Step");
  wait (self);
}

static void
load_and_use (Fixture *self)
{
  g_assert_true (socle_session_load (self->session, NULL));
  use (self, "azure");
}

static void
assert_state (Fixture *self, SocleReminderState state)
{
  g_autoptr (SocleReminder) reminder = socle_reminders_find (self->reminders, AZURE_SOC1);

  g_assert_nonnull (reminder);
  g_assert_cmpint (socle_reminder_get_state (reminder), ==, state);
}

static void
assert_unknown (Fixture *self)
{
  g_autoptr (SocleReminder) reminder = socle_reminders_find (self->reminders, AZURE_SOC1);

  g_assert_null (reminder);
}

static void
assert_count (Fixture *self, guint n_reminders, guint n_open)
{
  g_assert_cmpuint (g_list_model_get_n_items (socle_reminders_get_list (self->reminders)), ==,
                    n_reminders);
  g_assert_cmpuint (socle_reminders_get_n_open (self->reminders), ==, n_open);
}

static void
test_follow (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleRecord) edition =
    socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report", "azure-soc1-type2",
                      "soc", "1", "type", "2", "period_from", "2018-10-01", "period_to",
                      "2019-09-30", "received_on", "2020-01-15", NULL);

  /* Nothing is known before there is a library, and nothing is in use after that. */
  wait (self);
  g_assert_null (socle_reminders_get_list (self->reminders));
  g_assert_false (socle_reminders_can_answer (self->reminders));
  g_assert_true (socle_session_load (self->session, NULL));
  g_assert_true (socle_reminders_get_busy (self->reminders));
  wait (self);
  assert_count (self, 0, 0);

  use (self, "azure");
  assert_count (self, 4, 4);
  g_assert_true (socle_reminders_can_answer (self->reminders));

  /* Once it is recorded, it is missing no longer; and again once that is taken back. */
  socle_recorder_put (self->recorder, edition, NULL, NULL, "Step");
  wait (self);
  assert_count (self, 3, 3);
  socle_recorder_undo (self->recorder);
  wait (self);
  assert_count (self, 4, 4);
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  load_and_use (self);
  g_object_set (self->reminders, "active", FALSE, NULL);
  g_assert_null (socle_reminders_get_list (self->reminders));
  g_assert_false (socle_reminders_get_busy (self->reminders));
  g_object_set (self->reminders, "active", TRUE, NULL);
  wait (self);
  assert_count (self, 4, 4);

  /* The reports for March 2020 are due on 31 May, in 120 days; those of an earlier lag sooner. */
  g_object_set (self->reminders, "lead", 90, NULL);
  wait (self);
  assert_count (self, 4, 4);
  g_object_set (socle_session_get_fiscal (self->session), "availability-lag", 1, NULL);
  wait (self);
  assert_count (self, 7, 7);
}

static void
test_answers (Fixture *self, gconstpointer data)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autoptr (SocleReminder) reminder = NULL;
  g_autoptr (SocleReminder) answered = NULL;
  GDate until;

  load_and_use (self);
  reminder = socle_reminders_find (self->reminders, AZURE_SOC1);
  assert_state (self, SOCLE_REMINDER_OPEN);

  socle_reminders_acknowledge (self->reminders, reminder, messages);
  wait (self);
  assert_state (self, SOCLE_REMINDER_ACKNOWLEDGED);
  assert_count (self, 4, 3);

  /* In another window it may still look open: the last answer counts, and there is one. */
  g_assert_true (socle_date_parse ("2020-02-08", &until));
  socle_reminders_snooze (self->reminders, reminder, &until, messages);
  socle_reminders_snooze (self->reminders, reminder, &until, messages);
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  assert_state (self, SOCLE_REMINDER_SNOOZED);
  g_assert_cmpuint (socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                                SOCLE_RECORD_REMINDER)
                      ->len,
                    ==, 1);
  /* Created, in use, acknowledged, snoozed. */
  g_assert_cmpuint (socle_holdings_get_n_entries (socle_recorder_get_holdings (self->recorder)), ==,
                    4);

  socle_recorder_undo (self->recorder);
  wait (self);
  assert_state (self, SOCLE_REMINDER_ACKNOWLEDGED);
  socle_recorder_redo (self->recorder);
  wait (self);
  assert_state (self, SOCLE_REMINDER_SNOOZED);

  answered = socle_reminders_find (self->reminders, AZURE_SOC1);
  socle_reminders_reopen (self->reminders, answered, messages);
  wait (self);
  assert_state (self, SOCLE_REMINDER_OPEN);
  socle_recorder_undo (self->recorder);
  wait (self);
  assert_state (self, SOCLE_REMINDER_SNOOZED);
}

static GDateTime *
clock_cb (gpointer time)
{
  return g_date_time_new_from_iso8601 (time, NULL);
}

static void
set_clock (Fixture *self, const char *time)
{
  socle_day_watch_set_clock (socle_session_get_day_watch (self->session), clock_cb, (char *) time);
  wait (self);
}

/* Overnight a report becomes due, and on another day an answer ends. */
static void
test_next_day (Fixture *self, gconstpointer data)
{
  SocleMessages *messages;
  g_autoptr (SocleReminder) reminder = NULL;
  GDate until;

  start (self, NULL);
  set_clock (self, "2019-11-29T12:00:00Z");
  messages = socle_session_get_messages (self->session);
  load_and_use (self);
  assert_unknown (self);

  /* The reports for September 2019 are due on 30 November. */
  set_clock (self, "2019-11-30T00:00:00Z");
  assert_state (self, SOCLE_REMINDER_OPEN);

  reminder = socle_reminders_find (self->reminders, AZURE_SOC1);
  g_assert_true (socle_date_parse ("2019-12-02", &until));
  socle_reminders_snooze (self->reminders, reminder, &until, messages);
  wait (self);
  assert_state (self, SOCLE_REMINDER_SNOOZED);
  set_clock (self, "2019-12-01T23:59:59Z");
  assert_state (self, SOCLE_REMINDER_SNOOZED);
  set_clock (self, "2019-12-02T00:00:00Z");
  assert_state (self, SOCLE_REMINDER_OPEN);

  /* A clock that was set back: it is not due yet. */
  set_clock (self, "2019-11-29T12:00:00Z");
  assert_unknown (self);
}

/* Whoever hears of the day finds everything that depends on it on its way. */
static void
day_changed_cb (Fixture *self)
{
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);

  self->n_days++;
  g_assert_true (socle_reminders_get_busy (self->reminders));
  g_assert_true (socle_date_range_contains (socle_fiscal_get_year (fiscal),
                                            socle_session_get_today (self->session)));
}

static void
test_new_year (Fixture *self, gconstpointer data)
{
  start (self, NULL);
  set_clock (self, "2019-12-31T23:59:59Z");
  load_and_use (self);
  g_signal_connect_swapped (self->session, "notify::today", G_CALLBACK (day_changed_cb), self);
  set_clock (self, "2020-01-01T00:00:00Z");
  set_clock (self, "2020-01-01T00:00:01Z");
  g_assert_cmpuint (self->n_days, ==, 1);
}

/* A day that was given stays what it is. */
static void
test_fixed_day (Fixture *self, gconstpointer data)
{
  load_and_use (self);
  g_signal_connect_swapped (self->session, "notify::today", G_CALLBACK (day_changed_cb), self);
  set_clock (self, "2019-11-29T12:00:00Z");
  g_assert_cmpuint (self->n_days, ==, 0);
  assert_count (self, 4, 4);
}

/* A session that ends while something is looked for. */
static void
test_end (Fixture *self, gconstpointer data)
{
  g_assert_true (socle_session_load (self->session, NULL));
  g_assert_true (socle_reminders_get_busy (self->reminders));
}

static void
test_end_on_thread (Fixture *self, gconstpointer data)
{
  load_and_use (self);
  g_object_set (self->reminders, "lead", 1, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(path, test) g_test_add ("/reminders/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("follow", test_follow);
  ADD ("settings", test_settings);
  ADD ("answers", test_answers);
  ADD ("next-day", test_next_day);
  ADD ("new-year", test_new_year);
  ADD ("fixed-day", test_fixed_day);
  ADD ("end", test_end);
  ADD ("end-on-thread", test_end_on_thread);

  return g_test_run ();
}
