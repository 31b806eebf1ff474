/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of recording in the window, with a register in a folder of its own. */

#include "config.h"

#include "socle-register-dialog.h"
#include "socle-use-section.h"

#include "recording-fixture.h"

#include <string.h>

static SocleRecord *
find_use (Fixture *self, const char *id)
{
  SocleService *service =
    socle_library_find_service (socle_session_get_library (self->session), id);
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  return holdings != NULL ? socle_holdings_find_service (holdings, service) : NULL;
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
  g_autofree char *fingerprint = NULL;
  SocleRegisterDialog *dialog;

  add_edition (self);
  fingerprint =
    g_strdup (socle_holdings_get_fingerprint (socle_recorder_get_holdings (get_recorder (self))));
  activate (self, "win.show-register", NULL);
  dialog = SOCLE_REGISTER_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  ui_wait_for_label (dialog, fingerprint);
  ui_wait_for_label (dialog, "No fingerprint was given out yet, so that nobody else can vouch for "
                             "any entry.");

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

static gboolean
tells_of (gpointer user_data)
{
  const char *const *texts = user_data;
  GtkWidget *row = find_row (GTK_WIDGET (texts[0]), "Given Out");
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return subtitle != NULL && g_str_has_prefix (subtitle, texts[1]) &&
         g_str_has_suffix (subtitle, texts[2]);
}

/* What was copied is known to be out; a change after it is not covered. */
static void
test_given_out (Fixture *self, gconstpointer data)
{
  const char *texts[] = { NULL, "Entries 1–2 are covered by a fingerprint given out on ",
                          ". Nothing else was recorded since." };
  GtkWidget *dialog;

  add_edition (self);
  activate (self, "win.show-register", NULL);
  dialog =
    GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  texts[0] = (const char *) dialog;
  g_assert_true (gtk_widget_activate_action (dialog, "register.copy", NULL));
  ui_wait_for (tells_of, texts);

  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  texts[2] = ". Entries 3–4 are not yet.";
  ui_wait_for (tells_of, texts);
}

static SocleEvidenceWatch *
get_watch (Fixture *self)
{
  return socle_session_get_evidence_watch (self->session);
}

static gboolean
is_found (gpointer user_data)
{
  return socle_evidence_watch_get_findings (get_watch (user_data))->len == 1;
}

/* Gives the edition a file; returns where it is kept. */
static char *
add_file (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "azure.pdf", NULL);
  g_autofree char *evidence = g_build_filename (self->folder, "evidence", NULL);
  g_autoptr (SocleReceivedFile) file = NULL;
  g_autoptr (SocleEvidenceStore) store = NULL;
  SocleRecord *edition;
  SocleRecord *record;

  add_edition (self);
  edition = g_ptr_array_index (get_records (self, SOCLE_RECORD_EDITION), 0);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n1\n%%EOF\n", -1, NULL));
  file = socle_received_file_new (path);
  socle_recorder_file (get_recorder (self), file, socle_record_get_id (edition),
                       socle_session_get_today (self->session), "Step");
  wait_for_recorder (self);
  record = g_ptr_array_index (get_records (self, SOCLE_RECORD_EVIDENCE), 0);
  store = socle_evidence_store_new (evidence, socle_session_get_messages (self->session));

  return socle_evidence_store_dup_path (store, socle_record_get (record, "sha256"));
}

static gboolean
has_subtitle (gpointer user_data)
{
  const char *const *texts = user_data;
  GtkWidget *row = find_row (GTK_WIDGET (texts[0]), "Evidence");

  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), texts[1]) == 0;
}

static void
check_now (GtkWidget *dialog)
{
  GtkWidget *button = ui_find (find_row (dialog, "Evidence"), GTK_TYPE_BUTTON, 0);

  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Check Now");
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_warned (SocleWindow *window)
{
  GtkWidget *section = ui_find (GTK_WIDGET (window), SOCLE_TYPE_HELD_SECTION, 0);
  GtkWidget *row = find_row (section, "azure.pdf");

  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "The file is missing or cannot be read. Restore it from a "
                                   "backup or file it again.\n"));
  row = find_row (section, "1 October 2019 to 30 September 2020");
  g_assert_true (g_str_has_suffix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                                   "\nA file is not as it was filed."));
}

/* A file that is not as it was filed is told of where it is kept, in every window, and in the
 * dialog; one that is restored is not. */
static void
test_bad_evidence (Fixture *self, gconstpointer data)
{
  const char *good = "1 file, last checked on 1 February 2020\nAll as filed";
  const char *texts[] = { NULL, good };
  SocleWindow *other = socle_window_new (NULL, self->session, self->settings);
  g_autofree char *object = add_file (self);
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (other));
  gtk_widget_activate_action (GTK_WIDGET (other), "win.show-item", "s",
                              "report:microsoft/azure-soc1-type2");
  show_report (self, 0);
  activate (self, "win.show-register", NULL);
  dialog =
    GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  texts[0] = (const char *) dialog;
  check_now (dialog);
  ui_wait_for (has_subtitle, texts);

  g_assert_cmpint (g_unlink (object), ==, 0);
  check_now (dialog);
  ui_wait_for (is_found, self);
  texts[1] = "1 file, last checked on 1 February 2020\n1 file is not as it was filed:\n"
             "azure.pdf (Azure and Azure Government SOC 1 Type 2 Report, 1 October 2019 to "
             "30 September 2020)";
  ui_wait_for (has_subtitle, texts);
  assert_warned (self->window);
  assert_warned (other);

  g_assert_true (g_file_set_contents (object, "%PDF-1.7\n1\n%%EOF\n", -1, NULL));
  check_now (dialog);
  texts[1] = good;
  ui_wait_for (has_subtitle, texts);
  g_assert_null (strstr (adw_action_row_get_subtitle (
                           ADW_ACTION_ROW (find_row (GTK_WIDGET (self->window), "azure.pdf"))),
                         "missing"));
  gtk_window_destroy (GTK_WINDOW (other));
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
  ADD ("bad-register", test_bad_register);
  ADD ("register-dialog", test_register_dialog);
  ADD ("given-out", test_given_out);
  ADD ("bad-evidence", test_bad_evidence);

  return g_test_run ();
}
