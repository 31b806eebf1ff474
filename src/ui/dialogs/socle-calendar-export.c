/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving due dates as a calendar file: where to, writing it, telling of it. */

#include "config.h"

#include "socle-calendar-export.h"

#include "socle-calendar-writer.h"
#include "socle-export-file.h"

#include <glib/gi18n.h>

/*
 * The file is written on a thread: there may be tens of thousands of dates, and the
 * folder may be on a network. The window that asked is told through its actions, if it
 * is still there.
 */
typedef struct
{
  GWeakRef parent;         /* of the widget that asked */
  SocleMessages *messages; /* (owned) */
  GDate today;
  GListModel *due_dates;   /* (owned): nobody changes it */
  SocleRecorder *recorder; /* (owned) */
  SocleHoldings *holdings; /* (owned) (nullable): what the dates come from */
  guint reminder;
  GFile *file; /* (owned) (nullable): once it is known */
} Export;

static Export *
export_new (GtkWidget *parent, SocleSession *session, GListModel *due_dates, guint reminder)
{
  Export *export = g_new0 (Export, 1);

  g_weak_ref_init (&export->parent, parent);
  export->messages = g_object_ref (socle_session_get_messages (session));
  export->today = *socle_session_get_today (session);
  export->due_dates = g_object_ref (due_dates);
  export->recorder = g_object_ref (socle_session_get_recorder (session));
  if (socle_recorder_get_holdings (export->recorder) != NULL)
    export->holdings = g_object_ref (socle_recorder_get_holdings (export->recorder));
  export->reminder = reminder;

  return export;
}

static void
export_free (Export *export)
{
  g_weak_ref_clear (&export->parent);
  g_object_unref (export->messages);
  g_object_unref (export->due_dates);
  g_object_unref (export->recorder);
  g_clear_object (&export->holdings);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  const SocleCalendarOptions options = {
    .messages = export->messages,
    .today = &export->today,
    .reminder = export->reminder,
    .n_entries = export->holdings != NULL ? socle_holdings_get_n_entries (export->holdings) : 0,
    .fingerprint =
      export->holdings != NULL ? socle_holdings_get_fingerprint (export->holdings) : NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (export->file);
  g_autofree char *address = path == NULL ? g_file_get_parse_name (export->file) : NULL;
  g_autoptr (SocleExportFile) file =
    socle_export_file_open (path != NULL ? path : address, export->messages, &error);

  if (file != NULL &&
      (!socle_calendar_writer_write (socle_export_file_get_stream (file), export->due_dates,
                                     &options, cancellable, &error) ||
       !socle_export_file_finish (file, &error) || !socle_export_file_commit (file, &error)))
    socle_export_error_say (&error, export->messages, path != NULL ? path : address);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&export->parent);
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *uri = g_file_get_uri (export->file);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);

  if (written)
    socle_recorder_note_given (export->recorder, export->messages, export->holdings, shown);
  if (parent == NULL)
    return;

  if (written)
    gtk_widget_activate_action (parent, "win.tell-calendar", "s", uri);
  else
    gtk_widget_activate_action (parent, "win.tell", "s", error->message);
}

/* Takes over the export. */
static void
start_writing (Export *export)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  g_task_set_source_tag (task, start_writing);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (export->file != NULL)
    start_writing (g_steal_pointer (&export));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_autoptr (GtkWidget) parent = g_weak_ref_get (&export->parent);

      if (parent != NULL)
        gtk_widget_activate_action (parent, "win.tell", "s", error->message);
    }
}

/* Asks where to save the due dates (SocleDueDate), with an alarm reminder days before
 * each if that is not 0, and saves them. */
void
socle_calendar_export_ask (GtkWidget *parent,
                           SocleSession *session,
                           GListModel *due_dates,
                           guint reminder)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GtkRoot *root = gtk_widget_get_root (parent);

  gtk_file_filter_set_name (filter, _ ("Calendar files"));
  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_add_suffix (filter, "ics");
  g_list_store_append (filters, filter);

  gtk_file_dialog_set_title (dialog, _ ("Export Calendar"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  /* Translators: the name of a new file; keep its end, “.ics” */
  gtk_file_dialog_set_initial_name (dialog, _ ("SOC due dates.ics"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, export_new (parent, session, due_dates, reminder));
}

/* Saves them in a file that is known. */
void
socle_calendar_export_write (GtkWidget *parent,
                             SocleSession *session,
                             GListModel *due_dates,
                             guint reminder,
                             GFile *file)
{
  Export *export = export_new (parent, session, due_dates, reminder);

  export->file = g_object_ref (file);
  start_writing (export);
}
