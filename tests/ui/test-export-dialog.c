/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of exporting the summary from the window. */

#include "config.h"

#include "socle-export-dialog.h"
#include "socle-summary-preview.h"
#include "socle-window.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
  SocleExportDialog *dialog; /* (unowned): presented on the window */
  char *folder;              /* (owned) */
} Fixture;

static gboolean
is_ready (gpointer preview)
{
  return socle_summary_preview_is_ready (SOCLE_SUMMARY_PREVIEW (preview));
}

static GtkWidget *
get_preview (Fixture *fixture)
{
  return ui_find (GTK_WIDGET (fixture->dialog), SOCLE_TYPE_SUMMARY_PREVIEW, 0);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "export-format",   "export-language", "export-paper",
                                      "export-sections", "export-soc",      "export-draft" };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("socle-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->session = ui_create_session (NULL);
  fixture->settings = g_settings_new (SOCLE_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_assert_true (socle_session_load (fixture->session, NULL));

  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->window);
  activate (fixture, "win.export-summary");
  fixture->dialog = SOCLE_EXPORT_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  ui_wait_for (is_ready, get_preview (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->settings);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
}

/* Saves under a name, waits until that is told, and returns the content. */
static char *
save (Fixture *fixture, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  ui_wait_for (is_ready, get_preview (fixture));
  socle_export_dialog_save (fixture->dialog, file);
  ui_wait_for_label (fixture->window, "Summary saved");
  ui_wait_for (has_no_dialog, fixture->window);

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);

  return content;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  ui_wait_for_label (fixture->dialog, "Page 1 of 7");
  socle_summary_preview_step (SOCLE_SUMMARY_PREVIEW (get_preview (fixture)), 1);
  ui_wait_for_label (fixture->dialog, "Page 2 of 7");
  /* There is nothing before the first page or after the last. */
  socle_summary_preview_step (SOCLE_SUMMARY_PREVIEW (get_preview (fixture)), 6);
  socle_summary_preview_step (SOCLE_SUMMARY_PREVIEW (get_preview (fixture)), -2);
  ui_wait_for_label (fixture->dialog, "Page 2 of 7");
}

/* The last page of many is the last of few when choices change. */
static void
test_choices_change_the_pages (Fixture *fixture, gconstpointer data)
{
  SocleSummaryPreview *preview = SOCLE_SUMMARY_PREVIEW (get_preview (fixture));

  ui_wait_for_label (fixture->dialog, "Page 1 of 7");
  socle_summary_preview_step (preview, 6);
  ui_wait_for_label (fixture->dialog, "Page 7 of 7");

  g_settings_set_strv (fixture->settings, "export-sections",
                       (const char *const[]) { "scope", NULL });
  ui_wait_for_label (fixture->dialog, "Page 2 of 2");
  g_settings_set_strv (fixture->settings, "export-sections", (const char *const[]) { NULL });
  ui_wait_for_label (fixture->dialog, "Page 1 of 1");
}

static void
test_formats_without_pages (Fixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "export-format", "csv");
  ui_wait_for_label (fixture->dialog, "CSV Tables");
  g_settings_set_string (fixture->settings, "export-format", "ics");
  ui_wait_for_label (fixture->dialog, "Calendar of Due Dates");
  g_settings_set_string (fixture->settings, "export-format", "pdf");
  ui_wait_for_label (fixture->dialog, "Page 1 of 7");
}

static void
test_save_pdf (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *content = save (fixture, "summary.pdf", &length);

  g_assert_cmpmem (content, 5, "%PDF-", 5);
  g_assert_cmpuint (length, >, 20000);
}

/* The file's language is its own. */
static void
test_save_french (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  g_settings_set_string (fixture->settings, "export-format", "json");
  g_settings_set_string (fixture->settings, "export-language", "fr");
  content = save (fixture, "summary.json", &length);
  g_assert_nonnull (strstr (content, "résumé pour la direction"));
}

static void
test_save_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "coverage.csv", "scope.csv",     "reports.csv",
                                       "gaps.csv",     "due-dates.csv", "sources.csv" };
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  g_settings_set_string (fixture->settings, "export-format", "csv");
  ui_wait_for (is_ready, get_preview (fixture));
  socle_export_dialog_save (fixture->dialog, folder);
  ui_wait_for_label (fixture->window, "Summary saved");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static gboolean
has_keyboard (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->dialog));
}

/* What cannot be written is told in the dialog, which stays for another try. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blocker = g_build_filename (fixture->folder, "blocker", NULL);
  g_autofree char *path = g_build_filename (blocker, "summary.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sentence = g_strdup_printf ("“%s” could not be written: Not a directory.", path);

  ui_wait_for (has_keyboard, fixture);
  /* Nobody, not even root, writes below a file. */
  g_assert_true (g_file_set_contents (blocker, "", 0, NULL));
  socle_export_dialog_save (fixture->dialog, file);
  ui_wait_for_label (fixture->dialog, sentence);
  g_assert_cmpint (g_remove (blocker), ==, 0);
  g_assert_false (has_no_dialog (fixture->window));
  /* The dialog has the keyboard again, and hears Escape. */
  ui_wait_for (has_keyboard, fixture);
  g_free (save (fixture, "summary.pdf", NULL));
}

/* A dialog that is closed at once leaves nothing behind, whatever was going on. */
static void
test_closed_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "summary.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  socle_export_dialog_save (fixture->dialog, file);
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  ui_wait_for (has_no_dialog, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* The next test needs a window to close, too. */
  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  g_remove (path);
}

static void
test_no_library (void)
{
  g_autoptr (SocleSession) session = ui_create_session (NULL);
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);
  SocleWindow *window = socle_window_new (NULL, session, settings);

  gtk_window_present (GTK_WINDOW (window));
  ui_wait_for (ui_is_mapped, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-summary", NULL);
  ui_wait_for_label (window, "There is no catalogue to summarize yet");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("/export-dialog/preview", test_preview);
  add_test ("/export-dialog/choices-change-the-pages", test_choices_change_the_pages);
  add_test ("/export-dialog/formats-without-pages", test_formats_without_pages);
  add_test ("/export-dialog/save-pdf", test_save_pdf);
  add_test ("/export-dialog/save-french", test_save_french);
  add_test ("/export-dialog/save-tables", test_save_tables);
  add_test ("/export-dialog/unwritable", test_unwritable);
  add_test ("/export-dialog/closed-while-saving", test_closed_while_saving);
  g_test_add_func ("/export-dialog/no-library", test_no_library);

  return g_test_run ();
}
