/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the coverage page, of the cards of the overview, and of what both remember. */

#include "config.h"

#include "socle-calendar-export.h"
#include "socle-coverage-page.h"
#include "socle-date-entry.h"
#include "socle-due-list.h"
#include "socle-preferences-dialog.h"
#include "socle-welcome-card.h"
#include "socle-window.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>

static const char full[] = "9 months tested, 3 bridged by letter, 0 uncovered";

typedef struct
{
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static const char *const keys[] = {
  "page",          "year-end",          "year-end-known", "sign-off-lag",  "availability-lag",
  "coverage-year", "coverage-sign-off", "coverage-soc",   "coverage-view",
};

static void
open_window (Fixture *fixture)
{
  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_has_page, fixture->window);
}

static void
close_window (Fixture *fixture)
{
  SocleWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

static void
set_up (Fixture *fixture, gconstpointer page)
{
  fixture->settings = g_settings_new (SOCLE_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_settings_set_string (fixture->settings, "page", page);
  fixture->session = ui_create_session (NULL);
  socle_fiscal_bind_settings (socle_session_get_fiscal (fixture->session), fixture->settings);
  open_window (fixture);
  g_assert_true (socle_session_load (fixture->session, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  close_window (fixture);
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->settings);
}

static void
activate (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action,
                                             target != NULL ? "s" : NULL, target));
}

static void
assert_setting (Fixture *fixture, const char *key, const char *expected)
{
  g_autofree char *value = g_settings_get_string (fixture->settings, key);

  g_assert_cmpstr (value, ==, expected);
}

static GtkWidget *
find_entry (Fixture *fixture)
{
  /* The first two are in the popover of the year. */
  return ui_find (GTK_WIDGET (fixture->window), SOCLE_TYPE_DATE_ENTRY, 2);
}

static void
type_sign_off (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_find (find_entry (fixture), GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (ui_find (find_entry (fixture), GTK_TYPE_ENTRY, 0), "activate");
}

static void
test_strips (Fixture *fixture, gconstpointer user_data)
{
  ui_wait_for_label (fixture->window, "Fiscal year 2020");
  ui_wait_for_label (fixture->window, "12 reports");
  ui_wait_for_label (fixture->window, "Azure and Related Services");
  ui_wait_for_label (fixture->window, full);
  ui_wait_for_label (fixture->window,
                     "No audit period is published for Dynamics 365, so no month counts as "
                     "tested.");

  activate (fixture, "win.soc", "soc3");
  ui_wait_for_label (fixture->window, "2 of 12 reports");
  assert_setting (fixture, "coverage-soc", "soc3");
}

/* Another year end and sign-off change what the same rows say. */
static void
test_years (Fixture *fixture, gconstpointer user_data)
{
  SocleFiscal *fiscal = socle_session_get_fiscal (fixture->session);

  ui_wait_for_label (fixture->window, full);
  g_settings_set_string (fixture->settings, "year-end", "03-31");
  ui_wait_for_label (fixture->window, "12 months tested, 0 bridged by letter, 0 uncovered");
  g_settings_set_uint (fixture->settings, "sign-off-lag", 1);
  ui_wait_for_label (fixture->window, "6 months tested, 3 bridged by letter, 3 uncovered");
  g_settings_set_uint (fixture->settings, "availability-lag", 1);
  ui_wait_for_label (fixture->window, "12 months tested, 0 bridged by letter, 0 uncovered");

  socle_fiscal_step (fiscal, -1);
  ui_wait_for_label (fixture->window, "Fiscal year 2019");
  assert_setting (fixture, "coverage-year", "2019");
  close_window (fixture);
  open_window (fixture);
  ui_wait_for_label (fixture->window, "Fiscal year 2019");

  g_settings_set_string (fixture->settings, "year-end", "02-29");
  socle_fiscal_set_year (fiscal, NULL);
  ui_wait_for_label (fixture->window, "Fiscal year 2020");
}

/* A year of 52 weeks, cut months and all. */
static void
test_weeks (Fixture *fixture, gconstpointer user_data)
{
  g_settings_set_string (fixture->settings, "coverage-year", "2019-09-29/2020-09-26");
  ui_wait_for_label (fixture->window, "13 months tested, 0 bridged by letter, 0 uncovered");
  activate (fixture, "win.show-view", "table");
  ui_wait_for_label (fixture->window, "13");
}

static void
test_sign_off (Fixture *fixture, gconstpointer user_data)
{
  ui_wait_for_label (fixture->window, full);
  type_sign_off (fixture, "tomorrow");
  ui_wait_for_label (fixture->window, "Write a date such as 31 March 2021 or 2021-03-31.");

  /* Before the year's end it is not taken, and why is said. */
  type_sign_off (fixture, "30 December 2020");
  press_enter (fixture);
  ui_wait_for_label (fixture->window,
                     "The sign-off on 30 December 2020 is before the end of the fiscal year on "
                     "31 December 2020; choose a later sign-off.");
  assert_setting (fixture, "coverage-sign-off", "");
  ui_wait_for_label (fixture->window, full);

  type_sign_off (fixture, "2020-12-31");
  press_enter (fixture);
  ui_wait_for_label (fixture->window, "9 months tested, 0 bridged by letter, 3 uncovered");
  assert_setting (fixture, "coverage-sign-off", "2020-12-31");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (ui_find (find_entry (fixture), GTK_TYPE_ENTRY, 0))),
                   ==, "31 December 2020");
}

static void
test_views (Fixture *fixture, gconstpointer user_data)
{
  ui_wait_for_label (fixture->window, full);
  activate (fixture, "win.show-view", "table");
  ui_wait_for_label (fixture->window, "Bridged");
  ui_wait_for_label (fixture->window, "SOC 3\nAzure and Azure Government SOC 3 Report");
  assert_setting (fixture, "coverage-view", "table");

  activate (fixture, "win.show-view", "dates");
  ui_wait_for_label (fixture->window, "12 due dates");
  ui_wait_for_label (fixture->window, "Bridge letter expected");
  ui_wait_for_label (fixture->window, "In 59 days");
  ui_wait_for_label (fixture->window, "31 March 2020");

  close_window (fixture);
  open_window (fixture);
  ui_wait_for_label (fixture->window, "12 due dates");

  /* What is searched for are reports. */
  activate (fixture, "win.search", NULL);
  assert_setting (fixture, "coverage-view", "strips");
  ui_wait_for_label (fixture->window, full);
  gtk_editable_set_text (
    GTK_EDITABLE (ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, 0)), "yammer");
  ui_wait_for_label (fixture->window, "2 of 12 reports");
}

/* The fiscal year belongs to the session: every window follows. */
static void
test_two_windows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);
  SocleWindow *second = socle_window_new (NULL, fixture->session, settings);

  gtk_window_present (GTK_WINDOW (second));
  ui_wait_for (ui_is_mapped, second);
  ui_wait_for_label (second, full);
  socle_fiscal_step (socle_session_get_fiscal (fixture->session), 1);
  ui_wait_for_label (second, "Fiscal year 2021");
  ui_wait_for_label (fixture->window, "Fiscal year 2021");
  gtk_window_destroy (GTK_WINDOW (second));
}

static void
test_french (Fixture *fixture, gconstpointer user_data)
{
  close_window (fixture);
  socle_session_set_language (fixture->session, SOCLE_LANGUAGE_FRENCH);
  open_window (fixture);
  ui_wait_for_label (fixture->window, "Exercice 2020");
  ui_wait_for_label (fixture->window, "Azure et services associés");
  ui_wait_for_label (fixture->window, "9\u00a0mois testés, 3 couverts par lettre, 0 non couvert");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (ui_find (find_entry (fixture), GTK_TYPE_ENTRY, 0))),
                   ==, "31\u00a0mars\u00a02021");
}

static void
test_overview (Fixture *fixture, gconstpointer user_data)
{
  ui_wait_for_label (fixture->window, "Coverage of Fiscal Year 2020");
  ui_wait_for_label (fixture->window, "At the sign-off on 31 March 2021, 2 of 10 SOC 1 and SOC 2 "
                                      "reports leave no month uncovered.");
  ui_wait_for_label (fixture->window,
                     "SOC 1 Type 2 · SOC 2 Type 2 – 9 months tested, 3 bridged by letter, 0 "
                     "uncovered");
  ui_wait_for_label (fixture->window, "SOC 2 Type 2 – No audit period is published");
  ui_wait_for_label (fixture->window, "Due in the Next 90 Days");
  ui_wait_for_label (fixture->window, "Audit period ends");
  ui_wait_for_label (fixture->window, "Not in the scope of SOC 3");
  ui_wait_for_label (fixture->window, "Every service is in the scope of SOC 1");

  socle_fiscal_step (socle_session_get_fiscal (fixture->session), -1);
  ui_wait_for_label (fixture->window, "Coverage of Fiscal Year 2019");

  activate (fixture, "win.show-view", "dates");
  ui_wait_for_label (fixture->window, "12 due dates");
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

/* Asked once, in whichever window it is answered. */
static void
test_welcome (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *card = ui_find (GTK_WIDGET (fixture->window), SOCLE_TYPE_WELCOME_CARD, 0);
  GtkWidget *months = ui_find (card, GTK_TYPE_DROP_DOWN, 0);
  GtkWidget *day = ui_find (card, ADW_TYPE_SPIN_ROW, 0);

  g_assert_true (gtk_widget_get_visible (card));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (months)), ==, 11);

  /* The last day of a month stays one; February's is the 29th. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (months), 1);
  assert_setting (fixture, "year-end", "02-29");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (day)), ==, 29);
  adw_spin_row_set_value (ADW_SPIN_ROW (day), 15);
  assert_setting (fixture, "year-end", "02-15");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (months), 5);
  assert_setting (fixture, "year-end", "06-15");
  adw_spin_row_set_value (ADW_SPIN_ROW (day), 31);
  assert_setting (fixture, "year-end", "06-30");
  ui_wait_for_label (fixture->window, "Coverage of Fiscal Year 2020");

  g_signal_emit_by_name (find_button (card, "_Skip"), "clicked");
  ui_wait_for (is_hidden, card);
  close_window (fixture);
  open_window (fixture);
  card = ui_find (GTK_WIDGET (fixture->window), SOCLE_TYPE_WELCOME_CARD, 0);
  g_assert_false (gtk_widget_get_visible (card));
}

/* Preferences and welcome are of one mind, and the day is never one that is not. */
static void
test_preferences (Fixture *fixture, gconstpointer user_data)
{
  AdwDialog *dialog = socle_preferences_dialog_new (fixture->session, fixture->settings);
  GtkWidget *months, *sign_off;

  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  months = ui_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (months), 8);
  assert_setting (fixture, "year-end", "09-30");
  sign_off = ui_find (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW, 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (sign_off), 99);
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "sign-off-lag"), ==, 24);
  adw_dialog_force_close (dialog);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_due_dates (gpointer list)
{
  return socle_due_list_get_due_dates (list) != NULL;
}

static GtkWidget *
show_due_dates (Fixture *fixture)
{
  GtkWidget *list;

  activate (fixture, "win.show-view", "dates");
  list = ui_find (GTK_WIDGET (fixture->window), SOCLE_TYPE_DUE_LIST, 0);
  ui_wait_for (has_due_dates, list);

  return list;
}

static void
test_export (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = g_dir_make_tmp ("socle-calendar-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dates.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GtkWidget *list = show_due_dates (fixture);

  socle_calendar_export_write (list, fixture->session,
                               socle_due_list_get_due_dates (SOCLE_DUE_LIST (list)), 7, file);
  ui_wait_for (file_exists, path);
  ui_wait_for_label (fixture->window, "Calendar saved");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "TRIGGER:-P7D"));

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
tells_of_failure (gpointer window)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find (window, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), "could not be written") != NULL)
      return TRUE;

  return FALSE;
}

/* Where it cannot be saved, a sentence says so, and there is no part of a file. */
static void
test_export_failure (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *no_folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GtkWidget *list = show_due_dates (fixture);
  int descriptor = g_file_open_tmp ("socle-calendar-XXXXXX", &no_folder, NULL);

  /* What is a file is no folder, for whoever runs the tests. */
  g_assert_cmpint (descriptor, >=, 0);
  g_close (descriptor, NULL);
  path = g_build_filename (no_folder, "dates.ics", NULL);
  file = g_file_new_for_path (path);

  socle_calendar_export_write (list, fixture->session,
                               socle_due_list_get_due_dates (SOCLE_DUE_LIST (list)), 0, file);
  ui_wait_for (tells_of_failure, fixture->window);
  g_assert_cmpint (g_remove (no_folder), ==, 0);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer), const char *page)
{
  g_test_add (path, Fixture, page, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("/coverage-page/strips", test_strips, "coverage");
  add_test ("/coverage-page/years", test_years, "coverage");
  add_test ("/coverage-page/weeks", test_weeks, "coverage");
  add_test ("/coverage-page/sign-off", test_sign_off, "coverage");
  add_test ("/coverage-page/views", test_views, "coverage");
  add_test ("/coverage-page/two-windows", test_two_windows, "coverage");
  add_test ("/coverage-page/french", test_french, "coverage");
  add_test ("/coverage-page/overview", test_overview, "overview");
  add_test ("/coverage-page/welcome", test_welcome, "overview");
  add_test ("/coverage-page/preferences", test_preferences, "coverage");
  add_test ("/coverage-page/export", test_export, "coverage");
  add_test ("/coverage-page/export-failure", test_export_failure, "coverage");

  return g_test_run ();
}
