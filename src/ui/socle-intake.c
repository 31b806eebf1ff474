/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come into the window: dropped, pasted, or downloaded. */

#include "config.h"

#include "socle-intake.h"

#include "socle-evidence-dialog.h"
#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-record-dialog.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * A file is the evidence of one edition or letter: its digest says which dates, opinion and
 * auditor were seen, and without an edition it would say nothing of any month. So a file for
 * a report of which no edition is recorded leads into the form of a new one, and brings the
 * file along; nothing is kept that nobody finds again.
 */

/* What a file is for, while it is being looked at. */
typedef struct
{
  GtkWidget *widget;       /* (owned) */
  SocleSession *session;   /* (owned) */
  SocleLibrary *library;   /* (owned) (nullable): of which the report is */
  SocleReport *report;     /* (owned) (nullable) */
  SocleReceivedFile *file; /* (owned) */
} Intake;

static void
intake_free (Intake *intake)
{
  g_object_unref (intake->widget);
  g_object_unref (intake->session);
  g_clear_object (&intake->report);
  g_clear_object (&intake->library);
  g_object_unref (intake->file);
  g_free (intake);
}

/* Keeps a file with an edition or letter. */
void
socle_intake_file_under (SocleSession *session, SocleRecord *record, SocleReceivedFile *file)
{
  g_autofree char *shown = socle_visible_text (socle_received_file_get_name (file));
  /* Translators: {name} is the name of a file */
  g_autofree char *step = socle_format (_ ("“{name}” kept as evidence"), "name", shown, NULL);

  socle_recorder_file (socle_session_get_recorder (session), file, socle_record_get_id (record),
                       socle_session_get_today (session), step);
}

/* Asks for what is known of a new edition or letter that a file is of. */
void
socle_intake_open_form (GtkWidget *widget,
                        SocleSession *session,
                        SocleReport *report,
                        SocleRecordKind kind,
                        SocleReceivedFile *file)
{
  SocleRecordDialog *dialog = socle_record_dialog_new (session, report, kind, NULL);

  if (file != NULL)
    socle_record_dialog_set_file (dialog, file);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* The newest edition of a report, if that has no file yet. */
static SocleRecord *
find_waiting (SocleSession *session, SocleReport *report)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (socle_session_get_recorder (session));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) files = NULL;
  SocleRecord *newest;

  if (holdings == NULL)
    return NULL;

  records = socle_holdings_list_records (holdings, SOCLE_RECORD_EDITION, report);
  if (records->len == 0)
    return NULL;
  newest = g_ptr_array_index (records, records->len - 1);
  files = socle_holdings_list_evidence (holdings, newest);

  return files->len == 0 ? socle_record_ref (newest) : NULL;
}

/* Takes a file that can be kept: for the newest edition of a report, if that has none yet;
 * else it is what came with a new one. Without a report, asks which one it is. */
void
socle_intake_take (GtkWidget *widget,
                   SocleSession *session,
                   SocleReport *report,
                   SocleReceivedFile *file)
{
  g_autoptr (SocleRecord) waiting = report != NULL ? find_waiting (session, report) : NULL;

  if (report == NULL)
    adw_dialog_present (ADW_DIALOG (socle_evidence_dialog_new (session, file)), widget);
  else if (waiting != NULL)
    socle_intake_file_under (session, waiting, file);
  else
    socle_intake_open_form (widget, session, report, SOCLE_RECORD_EDITION, file);
}

/* On a thread: the file may be on a network. */
static void
judge_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Intake *intake = task_data;
  SocleEvidenceStore *store =
    socle_register_keeper_get_store (socle_session_get_keeper (intake->session));
  GError *error = NULL;

  if (socle_received_file_judge (intake->file, store, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Intake *intake = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    socle_recorder_refuse (socle_session_get_recorder (intake->session), error->message);
  else if (gtk_widget_get_root (intake->widget) != NULL)
    socle_intake_take (intake->widget, intake->session, intake->report, intake->file);
  intake_free (intake);
}

static void
judge (GtkWidget *widget, SocleSession *session, SocleReport *report, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Intake *intake = g_new (Intake, 1);

  *intake = (Intake) {
    .widget = g_object_ref (widget),
    .session = g_object_ref (session),
    .report = report != NULL ? g_object_ref (report) : NULL,
    .file = socle_received_file_new (path),
  };
  g_set_object (&intake->library, socle_session_get_library (session));
  task = g_task_new (NULL, NULL, judged_cb, intake);
  g_task_set_source_tag (task, judge);
  g_task_set_task_data (task, intake, NULL);
  g_task_run_in_thread (task, judge_in_thread);
}

/* Takes files of the user's, as they are dropped or pasted: one that can be kept, or a
 * sentence says why not. */
void
socle_intake_take_files (GtkWidget *widget,
                         SocleSession *session,
                         SocleReport *report,
                         GSList *files)
{
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (files != NULL && files->next != NULL)
    socle_recorder_refuse (socle_session_get_recorder (session),
                           _ ("Several files at once cannot be told apart; give one after the "
                              "other."));
  else if (path == NULL)
    socle_recorder_refuse (socle_session_get_recorder (session),
                           _ ("Only files on this computer can be kept; save it to a folder "
                              "first."));
  else
    judge (widget, session, report, path);
}

/* Gives files to the window, which takes them from everywhere. */
static gboolean
give_files (GtkWidget *widget, SocleReport *report, GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autofree char *target = report != NULL ? socle_item_target_new (G_OBJECT (report)) : NULL;
  GVariantBuilder uris = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (GSList *file = files; file != NULL; file = file->next)
    {
      g_autofree char *uri = g_file_get_uri (file->data);

      g_variant_builder_add (&uris, "s", uri);
    }

  return gtk_widget_activate_action (widget, "win.take-files", "(sas)",
                                     target != NULL ? target : "", &uris);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  SocleIntakeFunc get_report = g_object_get_data (G_OBJECT (target), "socle-get-report");
  SocleReport *report = get_report != NULL ? get_report (widget) : NULL;

  return give_files (widget, report, g_value_get_boxed (value));
}

/* Nothing is taken while a dialog is open, not even by what is in it, and the pointer says so;
 * otherwise as any target decides. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ADW_IS_APPLICATION_WINDOW (root) &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return FALSE;

  return (gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) != 0 &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

/* Lets files be dropped on a widget, for the report that it shows, if it shows one. */
void
socle_intake_add_drop (GtkWidget *widget, SocleIntakeFunc get_report)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), "socle-get-report", get_report);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), NULL);
  gtk_widget_add_css_class (widget, "socle-drop");
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    give_files (widget, NULL, g_value_get_boxed (value));
}

/* Takes files that were copied elsewhere: what dropping is by hand, this is by key. */
void
socle_intake_paste (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    pasted_cb, g_object_ref (widget));
}
