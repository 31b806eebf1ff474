/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a window that stays open while the day changes. */

#include "config.h"

#include "socle-coverage-strip.h"
#include "socle-date-entry.h"
#include "socle-due-card.h"
#include "socle-export-dialog.h"
#include "socle-reminder-card.h"
#include "socle-reminder-row.h"
#include "socle-summary-preview.h"

#include "recording-fixture.h"

#include <string.h>

static GDateTime *
clock_cb (gpointer time)
{
  return g_date_time_new_from_iso8601 (time, NULL);
}

/* Whoever turns to the window finds this time. */
static void
set_clock (Fixture *self, const char *time)
{
  socle_day_watch_set_clock (socle_session_get_day_watch (self->session), clock_cb, (char *) time);
}

static void
set_up_at (Fixture *self, gconstpointer time)
{
  static const char *const keys[] = { "page", "coverage-view", "coverage-year", "year-end",
                                      "coverage-sign-off" };
  const char *words[] = { "--data-dir", NULL, NULL };
  g_autoptr (SocleOptions) options = NULL;

  self->folder = g_dir_make_tmp ("socle-day-XXXXXX", NULL);
  words[1] = self->folder;
  options = socle_options_new_from_words (words, NULL);
  self->session = socle_session_new (options);
  set_clock (self, time);
  self->settings = g_settings_new (SOCLE_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
  g_assert_true (socle_session_load (self->session, NULL));
  set_up_window (self);
}

static void
use_azure (Fixture *self)
{
  SocleLibrary *library = socle_session_get_library (self->session);

  socle_recorder_set_in_use (get_recorder (self), socle_library_find_service (library, "azure"),
                             TRUE, "In use");
  wait_for_recorder (self);
}

static gboolean
has_row (gpointer card)
{
  return ui_find (card, SOCLE_TYPE_REMINDER_ROW, 0) != NULL;
}

#define SOC1_TITLE "Azure and Azure Government SOC 1 Type 2 Report"
#define SOC1_DAYS "1 October 2018 to 30 September 2019"

/* What becomes due overnight is there in the morning, and late on the day after. */
static void
test_reminders (Fixture *self, gconstpointer data)
{
  GtkWidget *card;
  GtkWidget *row;

  activate (self, "win.show-page", "overview");
  use_azure (self);
  card = find (self, SOCLE_TYPE_REMINDER_CARD);
  ui_wait_for (has_row, card);
  g_assert_null (
    ui_find_label (card, SOC1_TITLE " for " SOC1_DAYS " is expected by 30 November 2019."));

  set_clock (self, "2019-11-30T00:00:00Z");
  ui_wait_for_label (card, SOC1_TITLE " for " SOC1_DAYS " is expected by 30 November 2019.");
  ui_wait_for_label (card, "Today");
  row = ui_find (card, SOCLE_TYPE_REMINDER_ROW, 1);
  gtk_widget_grab_focus (row);

  /* The same rows, of which one may have the keyboard. */
  set_clock (self, "2019-12-01T08:00:00Z");
  ui_wait_for_label (card, SOC1_TITLE " for " SOC1_DAYS " was expected by 30 November 2019, and no "
                                      "edition for these days is recorded.");
  ui_wait_for_label (card, "1 day ago");
  g_assert_null (ui_find_label (card, "Today"));
  g_assert_true (ui_find (card, SOCLE_TYPE_REMINDER_ROW, 1) == row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == row);
}

static void
test_due_dates (Fixture *self, gconstpointer data)
{
  GtkWidget *card;

  activate (self, "win.show-page", "overview");
  card = find (self, SOCLE_TYPE_DUE_CARD);
  ui_wait_for_label (card, "Tomorrow");
  set_clock (self, "2019-11-30T00:00:00Z");
  ui_wait_for_label (card, "Today");
  set_clock (self, "2019-12-01T00:00:00Z");
  ui_wait_for_label (card, "In 30 days");
  g_assert_null (ui_find_label (card, "Today"));

  activate (self, "win.show-view", "dates");
  ui_wait_for_label (self->window, "In 30 days");
  set_clock (self, "2019-12-02T00:00:00Z");
  ui_wait_for_label (self->window, "In 29 days");
}

/* What a widget looks like. */
static GBytes *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);

  return node != NULL ? gsk_render_node_serialize (node) : g_bytes_new (NULL, 0);
}

typedef struct
{
  Fixture *fixture;
  GBytes *last; /* (owned) (nullable) */
  guint n_same; /* how often it looked like that in a row */
} Picture;

/* Whether nothing moves any more. The strip is looked for each time, as Overview makes its own
 * anew. */
static gboolean
is_settled (gpointer user_data)
{
  Picture *picture = user_data;
  g_autoptr (GBytes) now = draw (find (picture->fixture, SOCLE_TYPE_COVERAGE_STRIP));

  if (picture->last != NULL && g_bytes_equal (now, picture->last))
    picture->n_same++;
  else
    picture->n_same = 0;
  g_clear_pointer (&picture->last, g_bytes_unref);
  picture->last = g_steal_pointer (&now);

  return picture->n_same > 5 && g_bytes_get_size (picture->last) > 0;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What the first strip looks like. */
static GBytes *
draw_settled (Fixture *self)
{
  Picture picture = { self, NULL, 0 };
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), frame_cb, NULL, NULL);

  ui_wait_for (is_settled, &picture);
  gtk_widget_remove_tick_callback (GTK_WIDGET (self->window), tick);

  return picture.last;
}

/* The line at today. */
static void
test_line (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) november = NULL;
  g_autoptr (GBytes) october = NULL;
  g_autoptr (GBytes) again = NULL;

  activate (self, "win.show-view", "strips");
  ui_wait_for_label (self->window, "Fiscal year 2019");
  november = draw_settled (self);
  set_clock (self, "2019-10-29T12:00:00Z");
  october = draw_settled (self);
  g_assert_false (g_bytes_equal (november, october));
  set_clock (self, "2019-11-29T12:00:00Z");
  again = draw_settled (self);
  g_assert_true (g_bytes_equal (november, again));
}

typedef struct
{
  Fixture *fixture;
  GBytes *before;
} CardPicture;

static gboolean
is_another (gpointer user_data)
{
  CardPicture *picture = user_data;
  g_autoptr (GBytes) now = draw_settled (picture->fixture);

  return !g_bytes_equal (now, picture->before);
}

/* The same on Overview, whose strips are made anew once all is summed up. */
static void
test_line_on_overview (Fixture *self, gconstpointer data)
{
  CardPicture picture = { self, NULL };

  activate (self, "win.show-page", "overview");
  ui_wait_for_label (self->window, "Coverage of Fiscal Year 2019");
  picture.before = draw_settled (self);
  g_assert_false (is_another (&picture));
  set_clock (self, "2019-10-29T12:00:00Z");
  ui_wait_for (is_another, &picture);
  g_bytes_unref (picture.before);
}

/* At the end of a year that was not chosen, the next one is looked at. */
static void
test_new_year (Fixture *self, gconstpointer data)
{
  activate (self, "win.show-page", "overview");
  ui_wait_for_label (self->window, "Coverage of Fiscal Year 2019");
  set_clock (self, "2020-01-01T00:00:00Z");
  ui_wait_for_label (self->window, "Coverage of Fiscal Year 2020");
  activate (self, "win.show-view", "strips");
  ui_wait_for_label (self->window, "Fiscal year 2020");
}

static const char *
get_typed (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (ui_find (entry, GTK_TYPE_ENTRY, 0)));
}

/* What is being typed belongs to whoever types it; elsewhere the new year is shown. */
static void
test_typing (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *from;

  activate (self, "win.show-view", "strips");
  ui_wait_for_label (self->window, "Fiscal year 2019");
  from = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_DATE_ENTRY, 0);
  entry = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_DATE_ENTRY, 2);
  gtk_widget_grab_focus (ui_find (entry, GTK_TYPE_ENTRY, 0));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (entry, GTK_TYPE_ENTRY, 0)), "15 Feb");
  set_clock (self, "2019-12-31T12:00:00Z");
  g_assert_cmpstr (get_typed (entry), ==, "15 Feb");
  set_clock (self, "2020-01-01T00:00:00Z");
  ui_wait_for_label (self->window, "Fiscal year 2020");
  g_assert_cmpstr (get_typed (entry), ==, "15 Feb");
  g_assert_cmpstr (get_typed (from), ==, "1 January 2020");

  /* Taken back by hand, it is that of the new year. */
  gtk_editable_set_text (GTK_EDITABLE (ui_find (entry, GTK_TYPE_ENTRY, 0)), "31 March 2021");
  g_signal_emit_by_name (ui_find (entry, GTK_TYPE_ENTRY, 0), "activate");
  set_clock (self, "2021-01-01T00:00:00Z");
  ui_wait_for_label (self->window, "Fiscal year 2021");
  g_assert_cmpstr (get_typed (entry), ==, "31 March 2022");
}

/* A form keeps what is in it; what is received from then on, is so on the new day. */
static void
test_form (Fixture *self, gconstpointer data)
{
  SocleRecord *record;

  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  fill_in (self, "period_from", "2018-10-01");
  set_clock (self, "2020-01-01T00:00:00Z");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fill_in (self, "period_to", "2019-09-30");
  save (self);
  record = g_ptr_array_index (get_records (self, SOCLE_RECORD_EDITION), 0);
  g_assert_cmpstr (socle_record_get (record, "period_from"), ==, "2018-10-01");
  g_assert_cmpstr (socle_record_get (record, "received_on"), ==, "2019-11-29");

  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-03-31");
  save (self);
  record = g_ptr_array_index (get_records (self, SOCLE_RECORD_EDITION), 1);
  g_assert_cmpstr (socle_record_get (record, "received_on"), ==, "2020-01-01");
}

static gboolean
is_ready (gpointer preview)
{
  return socle_summary_preview_is_ready (SOCLE_SUMMARY_PREVIEW (preview));
}

static gboolean
has_calendar (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A summary says what is due from the day on which it is saved. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "dates.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  AdwDialog *dialog;
  GtkWidget *preview;

  g_settings_set_string (self->settings, "export-format", "ics");
  activate (self, "win.export-summary", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  preview = ui_find (GTK_WIDGET (dialog), SOCLE_TYPE_SUMMARY_PREVIEW, 0);
  ui_wait_for (is_ready, preview);
  set_clock (self, "2019-12-01T00:00:00Z");
  g_assert_false (is_ready (preview));
  ui_wait_for (is_ready, preview);
  socle_export_dialog_save (SOCLE_EXPORT_DIALOG (dialog), file);
  ui_wait_for (has_calendar, path);
  ui_wait_for (has_no_dialog, self->window);
  g_settings_reset (self->settings, "export-format");

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "DTSTART;VALUE=DATE:20191130"));
  g_assert_nonnull (strstr (content, "DTSTART;VALUE=DATE:20191231"));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/next-day/" path, Fixture, "2019-11-29T12:00:00Z", set_up_at, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("reminders", test_reminders);
  ADD ("due-dates", test_due_dates);
  ADD ("line", test_line);
  ADD ("line-on-overview", test_line_on_overview);
  ADD ("new-year", test_new_year);
  ADD ("typing", test_typing);
  ADD ("form", test_form);
  ADD ("export", test_export);

  return g_test_run ();
}
