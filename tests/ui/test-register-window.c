/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of recording in the window, with a register in a folder of its own. */

#include "config.h"

#include "socle-held-section.h"
#include "socle-record-dialog.h"
#include "socle-record-fields.h"
#include "socle-register-dialog.h"
#include "socle-use-section.h"
#include "socle-window.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder; /* (owned) */
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static void
set_up_window (Fixture *self)
{
  self->window = socle_window_new (NULL, self->session, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_for (ui_is_mapped, self->window);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "services-in-use", "services-not-covered", "services-soc" };
  const char *words[6] = { "--today", "2020-02-01", "--data-dir" };
  g_autoptr (SocleOptions) options = NULL;

  self->folder = g_dir_make_tmp ("socle-register-XXXXXX", NULL);
  words[3] = self->folder;
  options = socle_options_new_from_words (words, NULL);
  self->session = socle_session_new (options);
  self->settings = g_settings_new (SOCLE_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
  g_assert_true (socle_session_load (self->session, NULL));
  set_up_window (self);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  remove_all (self->folder);
  g_free (self->folder);
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

static GtkWidget *
find (Fixture *self, GType type)
{
  GtkWidget *found = ui_find (GTK_WIDGET (self->window), type, 0);

  g_assert_nonnull (found);

  return found;
}

/* A widget with a tooltip or title, however deep. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_test_message ("clicking “%s”", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static SocleRecord *
find_use (Fixture *self, const char *id)
{
  SocleService *service =
    socle_library_find_service (socle_session_get_library (self->session), id);
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  return holdings != NULL ? socle_holdings_find_service (holdings, service) : NULL;
}

static GPtrArray *
get_records (Fixture *self, SocleRecordKind kind)
{
  return socle_holdings_get_records (socle_recorder_get_holdings (get_recorder (self)), kind);
}

/* The switch of the pane, the star of the list and the filter say the same. */
static void
test_use (Fixture *self, gconstpointer data)
{
  SocleService *service =
    socle_library_find_service (socle_session_get_library (self->session), "azure");
  g_autofree char *told = g_strconcat ("In use: ", socle_service_get_name (service), NULL);
  GtkWidget *section;
  GtkWidget *star;

  activate (self, "win.show-item", "service:microsoft/azure");
  section = find (self, SOCLE_TYPE_USE_SECTION);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (section, "In Use")), TRUE);
  ui_wait_for_label (self->window, told);
  wait_for_recorder (self);
  g_assert_nonnull (find_use (self, "azure"));
  g_assert_true (gtk_widget_get_visible (find_row (section, "Owner")));

  g_settings_set_boolean (self->settings, "services-in-use", TRUE);
  ui_wait_for_label (self->window, "1 of 12 services");
  star = find (self, GTK_TYPE_COLUMN_VIEW);
  star = ui_find (star, GTK_TYPE_TOGGLE_BUTTON, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (star)));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (star)), ==, "starred-symbolic");

  /* The star does the same, and the row goes, since the filter has it no longer. */
  g_signal_emit_by_name (star, "clicked");
  wait_for_recorder (self);
  g_assert_null (find_use (self, "azure"));
  ui_wait_for_label (self->window, "No Results Found");

  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_nonnull (find_use (self, "azure"));
  ui_wait_for_label (self->window, "1 of 12 services");
  activate (self, "win.redo", NULL);
  wait_for_recorder (self);
  g_assert_null (find_use (self, "azure"));
  g_settings_reset (self->settings, "services-in-use");
}

static void
test_filter_not_covered (Fixture *self, gconstpointer data)
{
  activate (self, "win.show-page", "services");
  g_settings_set_boolean (self->settings, "services-not-covered", TRUE);
  /* Dynamics 365 and Azure DevOps are in no SOC 3 scope. */
  ui_wait_for_label (self->window, "2 of 12 services");
  activate (self, "win.soc", "soc1");
  ui_wait_for_label (self->window, "No Results Found");
  activate (self, "win.soc", "soc3");
  ui_wait_for_label (self->window, "2 of 12 services");
  activate (self, "win.soc", "all");
  g_settings_reset (self->settings, "services-not-covered");
  ui_wait_for_label (self->window, "12 services");
}

static gboolean
has_owner (gpointer user_data)
{
  SocleRecord *record = find_use (user_data, "azure");

  return record != NULL && g_str_equal (socle_record_get (record, "owner"), "Ann");
}

/* Overview asks about what is used, once something is. */
static void
test_overview (Fixture *self, gconstpointer data)
{
  SocleLibrary *library = socle_session_get_library (self->session);

  activate (self, "win.show-page", "overview");
  ui_wait_for_label (self->window, "Services Without SOC 1, 2 or 3");
  socle_recorder_set_in_use (get_recorder (self), socle_library_find_service (library, "azure"),
                             TRUE, "In use: Azure");
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "Services in Use Without SOC 1, 2 or 3");
  ui_wait_for_label (self->window, "Every service in use is in the scope of SOC 3");
  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  ui_wait_for_label (self->window, "Services Without SOC 1, 2 or 3");
}

/* What is typed saves itself two seconds after the last key, or when the pane goes on. */
static void
test_typing (Fixture *self, gconstpointer data)
{
  GtkWidget *section;

  activate (self, "win.show-item", "service:microsoft/azure");
  section = find (self, SOCLE_TYPE_USE_SECTION);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (section, "In Use")), TRUE);
  wait_for_recorder (self);
  gtk_editable_set_text (GTK_EDITABLE (find_row (section, "Owner")), "Ann");
  g_assert_false (has_owner (self));
  ui_wait_for (has_owner, self);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (section, "Criticality")), 4);
  gtk_editable_set_text (GTK_EDITABLE (find_row (section, "Purpose")), "Hosting");
  activate (self, "win.show-page", "services");
  activate (self, "win.show-item", "service:microsoft/azure-devops");
  wait_for_recorder (self);
  g_assert_cmpstr (socle_record_get (find_use (self, "azure"), "purpose"), ==, "Hosting");
  g_assert_cmpstr (socle_record_get (find_use (self, "azure"), "criticality"), ==, "critical");

  for (guint i = 0; i < 3; i++)
    activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_cmpstr (socle_record_get (find_use (self, "azure"), "owner"), ==, "");
}

static SocleRecordDialog *
get_form (Fixture *self)
{
  AdwDialog *dialog =
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  g_assert_true (SOCLE_IS_RECORD_DIALOG (dialog));

  return SOCLE_RECORD_DIALOG (dialog);
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
}

static void
fill_in (Fixture *self, const char *field, const char *value)
{
  GtkWidget *fields = ui_find (GTK_WIDGET (get_form (self)), SOCLE_TYPE_RECORD_FIELDS, 0);

  socle_record_fields_set (SOCLE_RECORD_FIELDS (fields), field, value);
}

static void
save (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "record.save", NULL));
  ui_wait_for (has_no_dialog, self->window);
  wait_for_recorder (self);
}

static SocleHeldSection *
show_report (Fixture *self, guint section)
{
  GtkWidget *found;

  activate (self, "win.show-item", "report:microsoft/azure-soc1-type2");
  found = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_HELD_SECTION, section);
  g_assert_nonnull (found);

  return SOCLE_HELD_SECTION (found);
}

static void
add_edition (Fixture *self)
{
  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  fill_in (self, "received_on", "2020-11-20");
  fill_in (self, "opinion", "qualified");
  save (self);
}

/* A form that is not right yet says why, and cannot be saved. */
static void
test_edition (Fixture *self, gconstpointer data)
{
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  SocleReport *report =
    socle_library_find_report (socle_session_get_library (self->session), "azure-soc1-type2");
  SocleCoverageMonth *month;

  g_assert_cmpuint (socle_coverage_get_tested (socle_fiscal_get_coverage (fiscal, report)), ==, 9);

  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  fill_in (self, "period_from", "2020-10-01");
  ui_wait_for_label (get_form (self), "A period has a first and a last day; give both or none.");
  fill_in (self, "period_to", "2020-09-30");
  ui_wait_for_label (get_form (self),
                     "The period ends before it starts; give its dates the other way round.");
  gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "record.save", NULL);
  g_assert_false (has_no_dialog (self->window));
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "received_on", "2020-11-20");
  fill_in (self, "opinion", "qualified");
  save (self);

  ui_wait_for_label (self->window, "1 October 2019 to 30 September 2020");
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 1);
  month =
    g_ptr_array_index (socle_coverage_get_months (socle_fiscal_get_coverage (fiscal, report)), 0);
  g_assert_true (socle_coverage_month_is_held (month));

  click (GTK_WIDGET (show_report (self, 0)), "_Remove");
  wait_for_recorder (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 0);
  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 1);

  click (GTK_WIDGET (show_report (self, 0)), "_Edit…");
  fill_in (self, "opinion", "unqualified");
  save (self);
  g_assert_cmpstr (
    socle_record_get (g_ptr_array_index (get_records (self, SOCLE_RECORD_EDITION), 0), "opinion"),
    ==, "unqualified");
}

static void
test_letter (Fixture *self, gconstpointer data)
{
  add_edition (self);
  click (GTK_WIDGET (show_report (self, 1)), "Add _Letter…");
  fill_in (self, "covers_from", "2020-10-05");
  fill_in (self, "covers_to", "2020-12-31");
  g_assert_null (ui_find_label (GTK_WIDGET (get_form (self)),
                                "The letter starts the day after a report or letter ends, so it "
                                "bridges."));
  fill_in (self, "covers_from", "2020-10-01");
  ui_wait_for_label (get_form (self), "The letter starts the day after a report or letter ends, so "
                                      "it bridges.");
  fill_in (self, "received_on", "2021-01-11");
  save (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_LETTER)->len, ==, 1);
  /* About the audit cycle unless it is said to be about one report. */
  g_assert_cmpstr (socle_record_get (g_ptr_array_index (get_records (self, SOCLE_RECORD_LETTER), 0),
                                     "cycle"),
                   ==, "azure");
}

/* A dropped file goes to an edition without one, else to the form of a new one. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "SOC 1.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n%%EOF\n", -1, NULL));
  socle_held_section_take (show_report (self, 0), file);
  ui_wait_for_label (get_form (self), "SOC 1.pdf");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  save (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EVIDENCE)->len, ==, 1);

  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  add_edition (self);
  socle_held_section_take (show_report (self, 0), file);
  wait_for_recorder (self);
  g_assert_true (has_no_dialog (self->window));
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EVIDENCE)->len, ==, 1);
}

/* The banner at the foot, which is not the only one. */
static GtkWidget *
find_register_banner (Fixture *self)
{
  GtkWidget *banner;
  guint index = 0;

  do
    {
      banner = ui_find (GTK_WIDGET (self->window), ADW_TYPE_BANNER, index++);
      g_assert_nonnull (banner);
    }
  while (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)),
                    "win.register-problem") != 0);

  return banner;
}

/* What cannot be opened is said; catalogues and coverage are there all the same. */
static void
test_bad_register (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "register.db", NULL);
  GtkWidget *banner = find_register_banner (self);

  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  socle_recorder_open (get_recorder (self));
  wait_for_recorder (self);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), "register.db"));
  activate (self, "win.show-item", "service:microsoft/azure");
  ui_wait_for_label (self->window, "12 services");

  activate (self, "win.register-problem", NULL);
  g_assert_true (SOCLE_IS_REGISTER_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window))));
}

static void
test_register_dialog (Fixture *self, gconstpointer data)
{
  g_autofree char *backup_path = g_build_filename (self->folder, "backup.db", NULL);
  g_autofree char *audit_path = g_build_filename (self->folder, "audit", NULL);
  g_autofree char *sums = g_build_filename (audit_path, "SHA256SUMS", NULL);
  g_autoptr (GFile) backup = g_file_new_for_path (backup_path);
  g_autoptr (GFile) audit = g_file_new_for_path (audit_path);
  SocleRegisterDialog *dialog;

  add_edition (self);
  activate (self, "win.show-register", NULL);
  dialog = SOCLE_REGISTER_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  ui_wait_for_label (dialog, socle_holdings_get_fingerprint (
                               socle_recorder_get_holdings (get_recorder (self))));

  socle_register_dialog_back_up (dialog, backup);
  ui_wait_for_label (dialog, "The backup is saved and was read back.");
  socle_register_dialog_export (dialog, audit);
  ui_wait_for_label (dialog, "The folder is saved. HOWTO.txt in it says how to check it with "
                             "sha256sum alone.");
  g_assert_true (g_file_test (sums, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "register.verify", NULL));
  ui_wait_for_label (dialog, "The register and its trail are as Socle left them.");

  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 0);
  socle_register_dialog_restore (dialog, backup);
  wait_for_recorder (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 1);
  g_assert_false (socle_recorder_get_can_undo (get_recorder (self)));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/register-window/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("use", test_use);
  ADD ("filter-not-covered", test_filter_not_covered);
  ADD ("overview", test_overview);
  ADD ("typing", test_typing);
  ADD ("edition", test_edition);
  ADD ("letter", test_letter);
  ADD ("drop", test_drop);
  ADD ("bad-register", test_bad_register);
  ADD ("register-dialog", test_register_dialog);

  return g_test_run ();
}
