/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the reminders on Overview, with a register in a folder of its own. */

#include "config.h"

#include "socle-date-entry.h"
#include "socle-reminder-card.h"
#include "socle-reminder-row.h"
#include "socle-window.h"

#include "../support/remove-all.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *folder; /* (owned) */
  SocleSession *session;
  SocleRecorder *recorder; /* (unowned) */
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static SocleWindow *
open_window (Fixture *self)
{
  SocleWindow *window = socle_window_new (NULL, self->session, self->settings);

  gtk_window_present (GTK_WINDOW (window));
  ui_wait_for (ui_is_mapped, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");

  return window;
}

static void
start (Fixture *self)
{
  const char *words[] = { "--today", "2020-02-01", "--data-dir", self->folder, NULL };
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);

  self->session = socle_session_new (options);
  self->recorder = socle_session_get_recorder (self->session);
  g_assert_true (socle_session_load (self->session, NULL));
  self->window = open_window (self);
  socle_recorder_open (self->recorder);
}

static void
stop (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("socle-reminders-XXXXXX", NULL);
  self->settings = g_settings_new (SOCLE_APP_ID);
  g_settings_reset (self->settings, "page");
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stop (self);
  g_clear_object (&self->settings);
  remove_all (self->folder);
  g_free (self->folder);
}

static void
activate (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

static void
use (Fixture *self, const char *id)
{
  SocleService *service =
    socle_library_find_service (socle_session_get_library (self->session), id);

  socle_recorder_set_in_use (self->recorder, service, TRUE, "In use");
}

static void
use_azure (Fixture *self)
{
  use (self, "azure");
  ui_wait_for_label (self->window, "4 open reminders");
}

static GtkWidget *
get_row (Fixture *self, guint index)
{
  GtkWidget *row = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_REMINDER_ROW, index);

  g_assert_nonnull (row);

  return row;
}

static void
snooze (Fixture *self, const char *how_long)
{
  g_assert_true (gtk_widget_activate_action (get_row (self, 0), "reminder.snooze", "s", how_long));
}

static SocleRecord *
get_record (Fixture *self)
{
  GPtrArray *records = socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                                   SOCLE_RECORD_REMINDER);

  g_assert_cmpuint (records->len, ==, 1);

  return g_ptr_array_index (records, 0);
}

static void
test_acknowledge (Fixture *self, gconstpointer data)
{
  SocleRecord *record;

  ui_wait_for_label (self->window, "Mark the services that you use, and Socle reminds you of their "
                                   "reports and bridge letters.");
  use_azure (self);
  ui_wait_for_label (self->window, "Bridge letter not received");
  ui_wait_for_label (self->window,
                     "Azure and Azure Government SOC 1 Type 2 Report for 1 October 2018 to 30 "
                     "September 2019 was expected by 30 November 2019, and no edition for these "
                     "days is recorded.");

  gtk_widget_grab_focus (ui_find (get_row (self, 0), GTK_TYPE_BUTTON, 1));
  g_assert_true (gtk_widget_activate (ui_find (get_row (self, 0), GTK_TYPE_BUTTON, 1)));
  ui_wait_for_label (self->window, "3 open reminders");
  ui_wait_for_label (self->window, "Reminder acknowledged");
  ui_wait_for_label (self->window, "1 acknowledged or snoozed");
  record = get_record (self);
  g_assert_cmpstr (socle_record_get (record, "subject"), ==, "azure-soc1-type2");
  g_assert_cmpstr (socle_record_get (record, "state"), ==, "acknowledged");
  /* The keyboard goes on with the next one. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == get_row (self, 0));

  activate (self, "win.undo");
  ui_wait_for_label (self->window, "4 open reminders");
  activate (self, "win.redo");
  ui_wait_for_label (self->window, "3 open reminders");
}

static GtkWidget *
find_expander (Fixture *self)
{
  return ui_find (ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_REMINDER_CARD, 0),
                  ADW_TYPE_EXPANDER_ROW, 0);
}

static void
test_snooze (Fixture *self, gconstpointer data)
{
  GtkWidget *expander;
  GtkWidget *row;

  use_azure (self);
  snooze (self, "month");
  ui_wait_for_label (self->window, "3 open reminders");
  ui_wait_for_label (self->window, "Snoozed until 1 March 2020");
  g_assert_cmpstr (socle_record_get (get_record (self), "until"), ==, "2020-03-01");
  activate (self, "win.undo");
  ui_wait_for_label (self->window, "4 open reminders");
  snooze (self, "week");
  ui_wait_for_label (self->window, "3 open reminders");
  g_assert_cmpstr (socle_record_get (get_record (self), "until"), ==, "2020-02-08");

  /* What was snoozed is there, and can be taken back after the toast is gone. */
  expander = find_expander (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  row = ui_find (expander, ADW_TYPE_ACTION_ROW, 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Snoozed until 8 February 2020");
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, 0), "clicked");
  ui_wait_for_label (self->window, "4 open reminders");
  g_assert_null (find_expander (self));
}

/* A day of one's own, which has to be one to come. */
static void
test_snooze_until (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *entry;

  use_azure (self);
  snooze (self, "date");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  entry = ui_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1 February 2020");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "snooze"));
  ui_wait_for_label (dialog, "Give a day after today.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2020-02-02");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "snooze"));
  g_signal_emit_by_name (dialog, "response", "snooze");
  adw_dialog_force_close (dialog);
  ui_wait_for_label (self->window, "3 open reminders");
  g_assert_cmpstr (socle_record_get (get_record (self), "until"), ==, "2020-02-02");
}

/* What is said in one window is seen in the other. */
static void
test_two_windows (Fixture *self, gconstpointer data)
{
  SocleWindow *other = open_window (self);

  use_azure (self);
  ui_wait_for_label (other, "4 open reminders");
  g_assert_true (gtk_widget_activate_action (
    ui_find (GTK_WIDGET (other), SOCLE_TYPE_REMINDER_ROW, 3), "reminder.acknowledge", NULL));
  ui_wait_for_label (self->window, "3 open reminders");
  ui_wait_for_label (other, "3 open reminders");
  gtk_window_destroy (GTK_WINDOW (other));
}

/* No dates are published for what is in use, so nothing is missing. */
static void
test_nothing_missing (Fixture *self, gconstpointer data)
{
  use (self, "office-365");
  ui_wait_for_label (self->window, "No report or bridge letter is missing");
}

/* All is answered, and then none are wanted. */
static void
test_nothing_open (Fixture *self, gconstpointer data)
{
  static const char *const counts[] = { "3 open reminders", "2 open reminders", "1 open reminder" };
  GtkWidget *card = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_REMINDER_CARD, 0);

  use_azure (self);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gtk_widget_activate_action (get_row (self, 0), "reminder.acknowledge", NULL);
      ui_wait_for_label (card, counts[i]);
    }
  gtk_widget_activate_action (get_row (self, 0), "reminder.acknowledge", NULL);
  ui_wait_for_label (card, "No reminder is open");
  ui_wait_for_label (card, "4 acknowledged or snoozed");

  g_object_set (socle_session_get_reminders (self->session), "active", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (card));
}

static char *
dup_register (Fixture *self)
{
  return g_build_filename (self->folder, "register.db", NULL);
}

static void
test_bad_register (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_register (self);

  stop (self);
  g_assert_true (g_file_set_contents (path, "Dear Ann,\n", -1, NULL));
  start (self);
  ui_wait_for_label (self->window,
                     "The register cannot be read, so it is not known what is missing.");
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_register (self);
  GtkWidget *row;

  use_azure (self);
  g_chmod (path, 0400);
  if (g_access (path, W_OK) == 0)
    {
      g_test_skip ("this user may write everywhere");
      return;
    }

  stop (self);
  start (self);
  ui_wait_for_label (self->window, "4 open reminders · The register can only be read, so nothing "
                                   "can be answered here.");
  row = get_row (self, 0);
  g_assert_nonnull (ui_find_label (row, "Show Report"));
  g_assert_null (ui_find_label (row, "Acknowledge"));
  g_assert_null (ui_find_label (row, "Snooze"));
}

#define ADD(path, test) g_test_add ("/reminder-card/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("acknowledge", test_acknowledge);
  ADD ("snooze", test_snooze);
  ADD ("snooze-until", test_snooze_until);
  ADD ("two-windows", test_two_windows);
  ADD ("nothing-missing", test_nothing_missing);
  ADD ("nothing-open", test_nothing_open);
  ADD ("bad-register", test_bad_register);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
