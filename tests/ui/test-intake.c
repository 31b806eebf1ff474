/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of files that come into the window, and of what they become evidence of. */

#include "config.h"

#include "socle-evidence-dialog.h"
#include "socle-intake.h"

#include "recording-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PDF "%PDF-1.7\n%%EOF\n"
#define REPORT "report:microsoft/azure-soc1-type2"

static char *
write_pdf (Fixture *self, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, PDF, -1, NULL));

  return path;
}

/* As a drop on a report, or, without a target, on the window. */
static void
give (Fixture *self, const char *target, const char *const *paths)
{
  GVariantBuilder uris = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (; *paths != NULL; paths++)
    {
      g_autofree char *uri = g_filename_to_uri (*paths, NULL, NULL);

      g_variant_builder_add (&uris, "s", uri);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.take-files", "(sas)",
                                             target, &uris));
}

static void
give_one (Fixture *self, const char *target, const char *path)
{
  const char *paths[] = { path, NULL };

  give (self, target, paths);
}

static gboolean
has_form (gpointer window)
{
  return SOCLE_IS_RECORD_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static gboolean
has_chooser (gpointer window)
{
  return SOCLE_IS_EVIDENCE_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static gboolean
has_evidence (gpointer user_data)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (user_data));

  return holdings != NULL && socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE)->len == 1;
}

/* Without an edition, the file comes along into the form of one. */
static void
test_report_without_edition (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");

  give_one (self, REPORT, path);
  ui_wait_for (has_form, self->window);
  ui_wait_for_label (get_form (self), "SOC 1.pdf");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  save (self);
  g_assert_true (has_evidence (self));

  /* Both are one step. */
  activate (self, "win.undo", NULL);
  wait_for_recorder (self);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EVIDENCE)->len, ==, 0);
  g_assert_cmpuint (get_records (self, SOCLE_RECORD_EDITION)->len, ==, 0);
}

/* The form of a report stays whole when its catalogue is read anew meanwhile. */
static void
test_reload (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");

  give_one (self, REPORT, path);
  ui_wait_for (has_form, self->window);
  g_assert_true (socle_session_load (self->session, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  save (self);
  g_assert_true (has_evidence (self));
}

/* An edition without a file gets it; the next one comes with an edition of its own. */
static void
test_report_with_edition (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");

  add_edition (self);
  give_one (self, REPORT, path);
  ui_wait_for (has_evidence, self);
  g_assert_true (has_no_dialog (self->window));
  give_one (self, REPORT, path);
  ui_wait_for (has_form, self->window);
}

/* A file from anywhere is asked about: report, then edition or letter. */
static void
test_window (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");
  SocleReport *report =
    socle_library_find_report (socle_session_get_library (self->session), "azure-soc1-type2");
  SocleRecord *evidence;
  GtkWidget *dialog;

  add_edition (self);
  give_one (self, "", path);
  ui_wait_for (has_chooser, self->window);
  dialog =
    GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  ui_wait_for_label (dialog, "Which report is “SOC 1.pdf”?");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, 0)), "zzz");
  ui_wait_for_label (dialog, "No Results Found");

  socle_evidence_dialog_show_report (SOCLE_EVIDENCE_DIALOG (dialog), report);
  ui_wait_for_label (dialog, "1 October 2019 to 30 September 2020");
  g_signal_emit_by_name (find_row (dialog, "1 October 2019 to 30 September 2020"), "activated");
  ui_wait_for (has_evidence, self);
  ui_wait_for (has_no_dialog, self->window);
  evidence = g_ptr_array_index (get_records (self, SOCLE_RECORD_EVIDENCE), 0);
  g_assert_cmpstr (socle_record_get (evidence, "filed_under"), ==, "edition-2");
}

static void
test_window_new_letter (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "letter.pdf");
  SocleReport *report =
    socle_library_find_report (socle_session_get_library (self->session), "azure-soc1-type2");
  GtkWidget *dialog;

  give_one (self, "", path);
  ui_wait_for (has_chooser, self->window);
  dialog =
    GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  socle_evidence_dialog_show_report (SOCLE_EVIDENCE_DIALOG (dialog), report);
  g_signal_emit_by_name (find_row (dialog, "New Letter…"), "activated");
  ui_wait_for (has_form, self->window);
  ui_wait_for_label (get_form (self), "letter.pdf");
  fill_in (self, "covers_from", "2020-10-01");
  fill_in (self, "covers_to", "2020-12-31");
  save (self);
  g_assert_true (has_evidence (self));
}

static gboolean
has_problem (gpointer recorder)
{
  return socle_recorder_get_problem (recorder) != NULL;
}

static void
assert_refused (Fixture *self, const char *sentence)
{
  ui_wait_for (has_problem, get_recorder (self));
  g_assert_cmpstr (socle_recorder_get_problem (get_recorder (self)), ==, sentence);
  g_assert_true (has_no_dialog (self->window));
  g_assert_null (socle_recorder_get_holdings (get_recorder (self)));
  socle_recorder_dismiss (get_recorder (self));
}

typedef struct
{
  const char *name;
  const char *content; /* NULL: a folder */
  goffset size;        /* 0: that of the content */
  const char *sentence;
} BadFile;

static const BadFile bad_files[] = {
  { "empty.pdf", "", 0, "“empty.pdf” is empty; download it once more." },
  { "huge.pdf", PDF, (goffset) 2 << 30,
    "“huge.pdf” is larger than 100 MiB, the limit for evidence; split it." },
  { "page.pdf", "<!DOCTYPE html><title>Sign in</title>", 0,
    "“page.pdf” is a web page, not a PDF, perhaps one to sign in; download the report once more." },
  { "cut.PDF", "%PDF-1.7\n1 0 obj", 0,
    "“cut.PDF” is a PDF that was cut off; download it once more." },
  { "text.pdf", "Dear diary", 0, "“text.pdf” is not a PDF; download it once more." },
  { "folder.pdf", NULL, 0, "“folder.pdf” is a folder; choose the file in it that was received." },
};

/* Each of what is no evidence has a sentence, before anything is asked or recorded. */
static void
test_bad_files (Fixture *self, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (self->folder, "gone.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      const BadFile *bad = &bad_files[i];
      g_autofree char *path = g_build_filename (self->folder, bad->name, NULL);

      if (bad->content == NULL)
        g_assert_no_errno (g_mkdir (path, 0700));
      else
        g_assert_true (g_file_set_contents (path, bad->content, -1, NULL));
      if (bad->size > 0)
        g_assert_no_errno (truncate (path, bad->size));
      give_one (self, REPORT, path);
      assert_refused (self, bad->sentence);
      give_one (self, "", path);
      assert_refused (self, bad->sentence);
    }

  give_one (self, REPORT, gone);
  ui_wait_for (has_problem, get_recorder (self));
  g_assert_nonnull (strstr (socle_recorder_get_problem (get_recorder (self)), "gone.pdf"));
}

static void
test_several (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_pdf (self, "1.pdf");
  g_autofree char *second = write_pdf (self, "2.pdf");
  const char *paths[] = { first, second, NULL };
  const char *none[] = { NULL };

  give (self, REPORT, paths);
  assert_refused (self, "Several files at once cannot be told apart; give one after the other.");
  give (self, "", none);
  assert_refused (self, "Only files on this computer can be kept; save it to a folder first.");
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
has_alert (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

/* A file for a window that has a dialog open: why it is not taken is said, once. */
static void
assert_not_taken (Fixture *self, AdwDialog *dialog, const char *path)
{
  AdwDialog *alert;

  give_one (self, "", path);
  ui_wait_for (has_alert, self->window);
  alert = get_dialog (self);
  ui_wait_for_label (alert, "File Not Taken");
  ui_wait_for_label (alert, "Close the dialog that is open, then drop or paste the file again.");
  give_one (self, "", path);
  g_assert_true (get_dialog (self) == alert);
  adw_dialog_force_close (alert);
  while (get_dialog (self) != dialog)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_dialog (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");
  AdwDialog *dialog;

  activate (self, "win.show-register", NULL);
  dialog = get_dialog (self);
  assert_not_taken (self, dialog, path);
  adw_dialog_force_close (dialog);
  ui_wait_for (has_no_dialog, self->window);

  /* As it says. */
  give_one (self, "", path);
  ui_wait_for (has_chooser, self->window);
}

/* The form of a new edition takes it, as if it had been chosen there. */
static void
test_form (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_pdf (self, "1.pdf");
  g_autofree char *second = write_pdf (self, "2.pdf");
  const char *paths[] = { first, second, NULL };

  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  give_one (self, "", first);
  ui_wait_for_label (get_form (self), "1.pdf");
  give (self, "", paths);
  ui_wait_for_label (get_form (self),
                     "Several files at once cannot be told apart; give one after the other.");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  save (self);
  g_assert_true (has_evidence (self));
}

/* That of an edition that is recorded does not: there the file would not be seen. */
static void
test_form_of_old (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_pdf (self, "SOC 1.pdf");
  SocleReport *report =
    socle_library_find_report (socle_session_get_library (self->session), "azure-soc1-type2");
  SocleRecordDialog *form;

  add_edition (self);
  form = socle_record_dialog_new (self->session, report, SOCLE_RECORD_EDITION,
                                  g_ptr_array_index (get_records (self, SOCLE_RECORD_EDITION), 0));
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self->window));
  assert_not_taken (self, ADW_DIALOG (form), path);
  g_assert_false (has_evidence (self));
}

static gboolean
is_gone (gpointer path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A download that is given up leaves nothing; one that is filed says where it comes from. */
static void
test_download (Fixture *self, gconstpointer data)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  SocleReport *report =
    socle_library_find_report (socle_session_get_library (self->session), "azure-soc1-type2");
  SocleEvidenceStore *store =
    socle_register_keeper_get_store (socle_session_get_keeper (self->session));
  SocleRecord *evidence;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *folder = socle_evidence_store_dup_temporary (store, NULL);
      g_autofree char *path = g_build_filename (folder, "download", NULL);
      g_autoptr (SocleReceivedFile) file =
        socle_received_file_new_downloaded (path, "soc3.pdf", sha256, strlen (PDF),
                                            "application/pdf", "address: https://example.org/");

      g_assert_true (g_file_set_contents (path, PDF, -1, NULL));
      socle_intake_take (GTK_WIDGET (self->window), self->session, report, file);
      ui_wait_for_label (get_form (self), "soc3.pdf");
      if (i == 1)
        {
          fill_in (self, "period_from", "2019-10-01");
          fill_in (self, "period_to", "2020-09-30");
          save (self);
        }
      else
        adw_dialog_force_close (ADW_DIALOG (get_form (self)));
      ui_wait_for (has_no_dialog, self->window);
      g_clear_object (&file);
      /* The last to let go of it may be a thread. */
      ui_wait_for (is_gone, path);
    }

  evidence = g_ptr_array_index (get_records (self, SOCLE_RECORD_EVIDENCE), 0);
  g_assert_cmpstr (socle_record_get (evidence, "provenance"), ==, "address: https://example.org/");
  g_assert_cmpstr (socle_record_get (evidence, "media_type"), ==, "application/pdf");
}

#define ADD(path, test) g_test_add ("/intake/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("report-without-edition", test_report_without_edition);
  ADD ("reload", test_reload);
  ADD ("report-with-edition", test_report_with_edition);
  ADD ("window", test_window);
  ADD ("window-new-letter", test_window_new_letter);
  ADD ("bad-files", test_bad_files);
  ADD ("several", test_several);
  ADD ("dialog", test_dialog);
  ADD ("form", test_form);
  ADD ("form-of-old", test_form_of_old);
  ADD ("download", test_download);

  return g_test_run ();
}
