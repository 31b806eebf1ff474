/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window's register as a file: others, tables out and in, and bad ones. */

#include "config.h"

#include "socle-import-dialog.h"
#include "socle-records-dialog.h"
#include "socle-register-dialog.h"
#include "socle-window.h"

#include "../support/remove-all.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

/* With the register in a folder of its own, and the choice of another one remembered: that is
 * what is asked for by the environment, not by the command line. */
static void
set_up (Fixture *self, gconstpointer data)
{
  const char *words[] = { "--today", "2020-02-01", NULL };
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);

  self->session = socle_session_new (options);
  self->settings = g_settings_new (SOCLE_APP_ID);
  g_settings_reset (self->settings, "register");
  g_assert_true (socle_session_load (self->session, NULL));
  self->window = socle_window_new (NULL, self->session, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_for (ui_is_mapped, self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = socle_session_dup_default_register (self->session);
  g_autofree char *folder = g_path_get_dirname (path);

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  remove_all (folder);
}

static SocleRecorder *
get_recorder (Fixture *self)
{
  return socle_session_get_recorder (self->session);
}

static gboolean
is_idle (gpointer recorder)
{
  return !socle_recorder_get_busy (recorder);
}

static void
wait_for_recorder (Fixture *self)
{
  ui_wait_for (is_idle, get_recorder (self));
}

static void
activate (Fixture *self, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action,
                                             target != NULL ? "s" : NULL, target));
}

static AdwBanner *
get_banner (Fixture *self)
{
  return ADW_BANNER (ui_find (GTK_WIDGET (self->window), ADW_TYPE_BANNER, 1));
}

static GtkWidget *
get_dialog (Fixture *self)
{
  return GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
}

static GFile *
get_file (Fixture *self, const char *name)
{
  g_autofree char *usual = socle_session_dup_default_register (self->session);
  g_autofree char *folder = g_path_get_dirname (usual);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);

  return g_file_new_for_path (path);
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_autoptr (GFile) file = get_file (self, name);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), content, -1, NULL));
}

static void
use (Fixture *self, const char *id)
{
  SocleLibrary *library = socle_session_get_library (self->session);

  socle_recorder_set_in_use (get_recorder (self), socle_library_find_service (library, id), TRUE,
                             "In use");
  wait_for_recorder (self);
}

static guint
count_services (Fixture *self)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  return holdings != NULL ? socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len : 0;
}

/* All pages follow, the steps belong to the other register, and the choice is remembered. */
static void
test_switch (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) acme = get_file (self, "acme.db");
  g_autofree char *uri = g_file_get_uri (acme);
  g_autofree char *remembered = NULL;
  g_autofree char *forgotten = NULL;

  use (self, "azure");
  activate (self, "win.show-page", "overview");
  ui_wait_for_label (self->window, "Every service in use is in the scope of SOC 3");
  activate (self, "win.show-page", "services");
  g_settings_set_boolean (self->settings, "services-in-use", TRUE);
  ui_wait_for_label (self->window, "1 of 12 services");

  socle_window_create_register (self->window, acme);
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "“acme.db” is open");
  ui_wait_for_label (self->window, "No Results Found");
  g_assert_false (socle_recorder_get_can_undo (get_recorder (self)));
  activate (self, "win.show-page", "overview");
  ui_wait_for_label (self->window, "Services Without SOC 1, 2 or 3");
  remembered = g_settings_get_string (self->settings, "register");
  g_assert_cmpstr (remembered, ==, uri);

  use (self, "intune");
  use (self, "azure-devops");
  activate (self, "win.default-register", NULL);
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "The default register is open");
  g_assert_cmpuint (count_services (self), ==, 1);
  forgotten = g_settings_get_string (self->settings, "register");
  g_assert_cmpstr (forgotten, ==, "");

  socle_window_open_register (self->window, acme);
  wait_for_recorder (self);
  g_assert_cmpuint (count_services (self), ==, 2);
  g_settings_reset (self->settings, "services-in-use");
}

/* The default register is made by the first change: until then there is nothing to show. */
static void
test_default_is_missing (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "services", "reports", "coverage", "overview" };
  g_autoptr (GFile) acme = get_file (self, "acme.db");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    activate (self, "win.show-page", pages[i]);
  socle_window_create_register (self->window, acme);
  use (self, "azure");
  ui_wait_for_label (self->window, "Services in Use Without SOC 1, 2 or 3");
  activate (self, "win.default-register", NULL);
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "Services Without SOC 1, 2 or 3");
  g_assert_null (socle_recorder_get_holdings (get_recorder (self)));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    activate (self, "win.show-page", pages[i]);
  use (self, "intune");
  g_assert_cmpuint (count_services (self), ==, 1);
  ui_wait_for_label (self->window, "Services in Use Without SOC 1, 2 or 3");
}

/* A session that starts with what was chosen in an earlier one. */
static void
test_remembered (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) acme = get_file (self, "acme.db");
  const char *words[] = { "--data-dir", "/nonexistent", NULL };
  g_autoptr (SocleOptions) options = socle_options_new ();
  g_autoptr (SocleOptions) given = socle_options_new_from_words (words, NULL);
  g_autoptr (SocleSession) later = socle_session_new (options);
  g_autoptr (SocleSession) other = socle_session_new (given);

  socle_session_choose_register (later, g_file_peek_path (acme));
  g_assert_cmpstr (socle_register_keeper_get_path (socle_session_get_keeper (later)), ==,
                   g_file_peek_path (acme));
  g_assert_true (socle_register_keeper_get_chosen (socle_session_get_keeper (later)));

  /* A command line that says where the data is counts more. */
  socle_session_choose_register (other, g_file_peek_path (acme));
  g_assert_cmpstr (socle_register_keeper_get_path (socle_session_get_keeper (other)), ==,
                   "/nonexistent/register.db");
  g_assert_false (socle_session_remembers_register (other));
}

static void
expect_refusal (Fixture *self, GFile *file, const char *word)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  size_t length = 0, length_after = 0;

  g_file_get_contents (g_file_peek_path (file), &before, &length, NULL);
  socle_window_open_register (self->window, file);
  wait_for_recorder (self);
  g_assert_true (adw_banner_get_revealed (get_banner (self)));
  g_test_message ("%s", adw_banner_get_title (get_banner (self)));
  g_assert_nonnull (strstr (adw_banner_get_title (get_banner (self)), "acme.db"));
  g_assert_nonnull (strstr (adw_banner_get_title (get_banner (self)), word));
  g_assert_cmpuint (count_services (self), ==, 1);
  g_file_get_contents (g_file_peek_path (file), &after, &length_after, NULL);
  g_assert_cmpmem (after, length_after, before, length);

  activate (self, "win.register-problem", NULL);
  g_assert_false (adw_banner_get_revealed (get_banner (self)));
}

/* One sentence each; what is open stays open, and nothing foreign is touched. */
static void
test_bad_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "acme.db");
  const char *path = g_file_peek_path (file);

  use (self, "azure");
  expect_refusal (self, file, "no register");
  write_file (self, "acme.db", "");
  expect_refusal (self, file, "empty");
  write_file (self, "acme.db", "Dear diary");
  expect_refusal (self, file, "not a register");
  socle_window_create_register (self->window, file);
  wait_for_recorder (self);
  g_assert_nonnull (strstr (adw_banner_get_title (get_banner (self)), "there already"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  expect_refusal (self, file, "not a register");
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_true (socle_recorder_get_can_undo (get_recorder (self)));
}

/* What a newer Socle wrote is shown, with a notice that stays away once it is read. */
static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "acme.db");
  g_autofree char *content = NULL;
  size_t length;

  socle_window_create_register (self->window, file);
  wait_for_recorder (self);
  use (self, "azure");
  activate (self, "win.default-register", NULL);
  wait_for_recorder (self);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, &length, NULL));
  content[63] = 99;
  g_assert_true (g_file_set_contents (g_file_peek_path (file), content, (gssize) length, NULL));

  socle_window_open_register (self->window, file);
  wait_for_recorder (self);
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_true (adw_banner_get_revealed (get_banner (self)));
  g_assert_nonnull (strstr (adw_banner_get_title (get_banner (self)), "of a newer Socle"));
  activate (self, "win.register-problem", NULL);
  g_assert_false (adw_banner_get_revealed (get_banner (self)));

  use (self, "intune");
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_true (adw_banner_get_revealed (get_banner (self)));
  activate (self, "win.register-problem", NULL);
  g_assert_false (adw_banner_get_revealed (get_banner (self)));
}

/* A backup that cannot be made keeps nothing from being saved, but is told of; until the next
 * one can. */
static void
test_no_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *path = socle_session_dup_default_register (self->session);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  const char *told;

  socle_recorder_open (get_recorder (self));
  wait_for_recorder (self);
  write_file (self, "backups", "");
  use (self, "azure");
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_true (adw_banner_get_revealed (get_banner (self)));
  told = adw_banner_get_title (get_banner (self));
  g_assert_true (g_str_has_prefix (told, "What you recorded is saved. No backup of “"));

  g_assert_cmpint (g_unlink (backups), ==, 0);
  use (self, "intune");
  g_assert_cmpuint (count_services (self), ==, 2);
  g_assert_false (adw_banner_get_revealed (get_banner (self)));
}

/* What could not be opened at the start can be left for another register. */
static void
test_way_out (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) acme = get_file (self, "acme.db");

  write_file (self, "register.db", "Dear diary");
  socle_recorder_open (get_recorder (self));
  wait_for_recorder (self);
  activate (self, "win.register-problem", NULL);
  g_assert_true (SOCLE_IS_REGISTER_DIALOG (get_dialog (self)));
  ui_wait_for_label (get_dialog (self), "Open Another Register…");
  socle_window_create_register (self->window, acme);
  wait_for_recorder (self);
  g_assert_false (adw_banner_get_revealed (get_banner (self)));
  ui_wait_for_label (get_dialog (self), g_file_peek_path (acme));
  ui_wait_for_label (get_dialog (self), "Use the Default Register");
}

static void
test_save_json (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "all.json");
  g_autofree char *content = NULL;

  use (self, "azure");
  activate (self, "win.show-register", NULL);
  socle_register_dialog_save_json (SOCLE_REGISTER_DIALOG (get_dialog (self)), file);
  ui_wait_for_label (get_dialog (self),
                     "Everything is saved as JSON, which can be read without Socle. The files "
                     "kept as evidence are named in it, but not contained.");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "socle-register"));
}

static SocleImportDialog *
open_import (Fixture *self)
{
  activate (self, "win.import-records", NULL);
  g_assert_true (SOCLE_IS_IMPORT_DIALOG (get_dialog (self)));

  return SOCLE_IMPORT_DIALOG (get_dialog (self));
}

/* A table, what each row would do, the import as one step, and back again. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "table.csv");
  SocleImportDialog *dialog;

  use (self, "azure");
  write_file (self, "table.csv",
              "catalogue;service;owner\nmicrosoft;azure;Ann\nmicrosoft;intune;Zo\xeb\n"
              "microsoft;graph;=1+1\n");
  dialog = open_import (self);
  ui_wait_for_label (dialog, "Choose a Table");
  socle_import_dialog_read (dialog, file);
  ui_wait_for_label (dialog, "1 change · 2 new");
  ui_wait_for_label (dialog, "Owner: “Ann”");
  ui_wait_for_label (dialog, "Zoë");
  ui_wait_for_label (dialog, "The table is not UTF-8 and was read as Windows-1252; look at its "
                             "accented letters.");
  ui_wait_for_label (dialog, "Import 3 Records");
  /* What is shown is what would happen, whatever happens meanwhile. */
  use (self, "intune");
  ui_wait_for_label (dialog, "2 changes · 1 new");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.import", NULL));
  ui_wait_for (has_no_dialog, self->window);
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "3 records imported");
  g_assert_cmpuint (count_services (self), ==, 3);
  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_cmpuint (count_services (self), ==, 2);
}

/* The first record of all may come from a table. */
static void
test_import_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "table.csv");
  SocleImportDialog *dialog = open_import (self);

  write_file (self, "table.csv", "catalogue,service\nmicrosoft,azure\n");
  socle_import_dialog_read (dialog, file);
  ui_wait_for_label (dialog, "Import 1 Record");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.import", NULL));
  wait_for_recorder (self);
  g_assert_cmpuint (count_services (self), ==, 1);
}

/* With one bad row nothing can be imported; the table can be taken for another one. */
static void
test_import_problems (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "table.csv");
  SocleImportDialog *dialog = open_import (self);

  write_file (self, "table.csv",
              "catalogue,service\nmicrosoft,azur\nmicrosoft,intune\nmicrosoft,\n");
  socle_import_dialog_read (dialog, file);
  ui_wait_for_label (dialog, "2 rows with a problem · 1 new");
  ui_wait_for_label (dialog, "Line 2, column 2: Service: “azur” is in no catalogue that is open; "
                             "nearly so is called: azure, azure-devops.");
  ui_wait_for_label (dialog, "Nothing is imported before all rows are good. Put them right in the "
                             "spreadsheet, save it and choose it again.");
  g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (
    ADW_TOOLBAR_VIEW (ui_find (GTK_WIDGET (dialog), ADW_TYPE_TOOLBAR_VIEW, 0))));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.import", NULL);
  g_assert_false (has_no_dialog (self->window));

  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0)),
                              2);
  ui_wait_for_label (dialog, "Line 1, column 2: there is no column “service”; an exported table "
                             "has their names.");
  write_file (self, "table.csv", "PK\3\4");
  socle_import_dialog_read (dialog, file);
  ui_wait_for_label (dialog, "The columns in its first line are those of no table; an exported "
                             "table has their names.");
  g_assert_cmpuint (count_services (self), ==, 0);
}

/* What is exported changes nothing when it is imported again. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "services.csv");

  activate (self, "win.export-records", NULL);
  g_assert_true (has_no_dialog (self->window));
  ui_wait_for_label (self->window, "Nothing is recorded yet");

  use (self, "azure");
  activate (self, "win.export-records", NULL);
  ui_wait_for_label (get_dialog (self), "1 record");
  socle_records_dialog_save (SOCLE_RECORDS_DIALOG (get_dialog (self)), SOCLE_RECORD_SERVICE, file);
  ui_wait_for (has_no_dialog, self->window);
  ui_wait_for_label (self->window, "Table saved");

  socle_import_dialog_read (open_import (self), file);
  ui_wait_for_label (get_dialog (self), "1 the same");
}

static void
test_export_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/services.csv");

  use (self, "azure");
  activate (self, "win.export-records", NULL);
  socle_records_dialog_save (SOCLE_RECORDS_DIALOG (get_dialog (self)), SOCLE_RECORD_SERVICE, file);
  ui_wait_for_label (get_dialog (self), "“/nonexistent/services.csv” could not be written: No such "
                                        "file or directory.");
}

#define ADD(path, test) g_test_add ("/window-files/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("socle-files-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("switch", test_switch);
  ADD ("default-is-missing", test_default_is_missing);
  ADD ("remembered", test_remembered);
  ADD ("bad-files", test_bad_files);
  ADD ("newer", test_newer);
  ADD ("no-backup", test_no_backup);
  ADD ("way-out", test_way_out);
  ADD ("save-json", test_save_json);
  ADD ("import", test_import);
  ADD ("import-first", test_import_first);
  ADD ("import-problems", test_import_problems);
  ADD ("export", test_export);
  ADD ("export-fails", test_export_fails);

  status = g_test_run ();
  remove_all (folder);

  return status;
}
