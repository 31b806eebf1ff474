/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an edition or letter, checked while it is filled in. */

#include "config.h"

#include "socle-record-dialog.h"

#include "socle-letter-check.h"
#include "socle-record-fields.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * The fields make a record of what they show whenever one of them changes, and the register's
 * own check says whether it could be recorded. The dialog stays until it is: what could not
 * be saved is not lost.
 */
struct _SocleRecordDialog
{
  AdwDialog parent_instance;

  GtkWidget *spinner;          /* (unowned): template child */
  AdwPreferencesPage *content; /* (unowned): template child */
  AdwBin *fields_bin;          /* (unowned): template child */
  GtkLabel *problem_label;     /* (unowned): template child */
  GtkLabel *check_label;       /* (unowned): template child */
  AdwActionRow *file_row;      /* (unowned): template child */
  GtkWidget *file_group;       /* (unowned): template child */

  SocleSession *session;     /* (owned) (nullable) */
  SocleReport *report;       /* (owned) (nullable) */
  SocleRecord *record;       /* (owned) (nullable): what is edited; %NULL for a new one */
  SocleRecordFields *fields; /* (unowned): in fields_bin */
  SocleReceivedFile *file;   /* (owned) (nullable): to be kept with it */
  SocleRecordKind kind;
  gboolean touched;
  gboolean saving;
  gboolean recorded; /* even if its file was not */
};

G_DEFINE_FINAL_TYPE (SocleRecordDialog, socle_record_dialog, ADW_TYPE_DIALOG)

static SocleRecorder *
get_recorder (SocleRecordDialog *self)
{
  return socle_session_get_recorder (self->session);
}

static void
show_problem (SocleRecordDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
show_check (SocleRecordDialog *self, SocleRecord *record)
{
  gboolean good = FALSE;
  g_autofree char *sentence = NULL;

  if (self->kind == SOCLE_RECORD_LETTER)
    sentence = socle_letter_check (
      socle_recorder_get_holdings (get_recorder (self)), self->report, record,
      socle_fiscal_get_availability_lag (socle_session_get_fiscal (self->session)),
      socle_session_get_messages (self->session), &good);

  gtk_label_set_text (self->check_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->check_label), sentence != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->check_label), good ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->check_label), good ? "success" : "warning");
}

/* Looks at what the fields say now. Nobody is told what is missing before having begun. */
static void
update (SocleRecordDialog *self)
{
  g_autoptr (SocleRecord) record = socle_record_fields_dup_record (self->fields);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  gboolean good =
    socle_record_fields_is_readable (self->fields) &&
    socle_record_check (record, socle_session_get_messages (self->session), &field, &error);

  socle_record_fields_mark (self->fields, self->touched && error != NULL ? field : NULL);
  show_problem (self, self->touched && error != NULL ? error->message : NULL);
  show_check (self, record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", good && !self->saving);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->touched && self->file == NULL);
}

static void
fields_changed_cb (SocleRecordDialog *self)
{
  self->touched = TRUE;
  update (self);
}

static void
recorded_cb (SocleRecordDialog *self)
{
  self->recorded = self->recorded || self->saving;
}

/* What was asked for has been tried. */
static void
busy_changed_cb (SocleRecordDialog *self)
{
  const char *problem;

  if (self->session == NULL || !self->saving || socle_recorder_get_busy (get_recorder (self)))
    return;

  self->saving = FALSE;
  problem = socle_recorder_get_problem (get_recorder (self));
  if (problem == NULL || self->recorded)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), TRUE);
  update (self);
  show_problem (self, problem);
  socle_recorder_dismiss (get_recorder (self));
}

static const char *
get_step (SocleRecordDialog *self)
{
  if (self->kind == SOCLE_RECORD_EDITION)
    return self->record == NULL ? _ ("Edition recorded") : _ ("Edition changed");

  return self->record == NULL ? _ ("Letter recorded") : _ ("Letter changed");
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRecordDialog *self = SOCLE_RECORD_DIALOG (widget);
  g_autoptr (SocleRecord) record = socle_record_fields_dup_record (self->fields);

  self->saving = TRUE;
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), FALSE);
  gtk_widget_action_set_enabled (widget, "record.save", FALSE);
  socle_recorder_put (get_recorder (self), record, self->file,
                      socle_session_get_today (self->session), get_step (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
discard_chosen_cb (SocleRecordDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* What was typed cannot be had back once the form is gone. */
static void
socle_record_dialog_close_attempt (AdwDialog *dialog)
{
  AdwDialog *question;

  if (SOCLE_RECORD_DIALOG (dialog)->saving)
    return;

  question = adw_alert_dialog_new (_ ("Discard What Was Typed?"), NULL);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "stay", _ ("_Keep Editing"),
                                  "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "stay");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "stay");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_chosen_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (dialog));
}

static void
take_file (SocleRecordDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (SocleReceivedFile) received = path != NULL ? socle_received_file_new (path) : NULL;

  if (received != NULL)
    socle_record_dialog_set_file (self, received);
  else
    show_problem (self, _ ("Choose a place on this computer."));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecordDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    take_file (self, file);
}

static gboolean
dropped_cb (SocleRecordDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  return socle_record_dialog_take_files (self, files);
}

static void
choose_file_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose the File Received"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb,
                        g_object_ref (widget));
}

static void
socle_record_dialog_dispose (GObject *object)
{
  SocleRecordDialog *self = SOCLE_RECORD_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->report);
  g_clear_pointer (&self->record, socle_record_unref);
  g_clear_object (&self->file);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_RECORD_DIALOG);

  G_OBJECT_CLASS (socle_record_dialog_parent_class)->dispose (object);
}

static void
socle_record_dialog_class_init (SocleRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_record_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = socle_record_dialog_close_attempt;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, content);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, fields_bin);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, check_label);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordDialog, file_group);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "record.choose-file", NULL, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save",
                                       NULL);
}

static void
socle_record_dialog_init (SocleRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_drop (SocleRecordDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static const char *
get_title (SocleRecordKind kind, gboolean is_new)
{
  if (kind == SOCLE_RECORD_EDITION)
    return is_new ? _ ("Add Edition") : _ ("Edit Edition");

  return is_new ? _ ("Add Letter") : _ ("Edit Letter");
}

/* A form for an edition of a report, or a letter about it: for @record, or, if that is
 * NULL, for a new one. */
SocleRecordDialog *
socle_record_dialog_new (SocleSession *session,
                         SocleReport *report,
                         SocleRecordKind kind,
                         SocleRecord *record)
{
  SocleRecordDialog *self = g_object_new (SOCLE_TYPE_RECORD_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->report = g_object_ref (report);
  self->record = record != NULL ? socle_record_ref (record) : NULL;
  self->kind = kind;
  self->fields = SOCLE_RECORD_FIELDS (socle_record_fields_new (session, report, kind, record));
  adw_bin_set_child (self->fields_bin, GTK_WIDGET (self->fields));
  adw_dialog_set_title (ADW_DIALOG (self), get_title (kind, record == NULL));
  /* A file of one that is recorded already is added to that. */
  gtk_widget_set_visible (self->file_group, record == NULL);
  if (record == NULL)
    add_drop (self);

  g_signal_connect_object (self->fields, "changed", G_CALLBACK (fields_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_recorder (self), "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_recorder (self), "recorded", G_CALLBACK (recorded_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  /* The first field, not the button that gives up. */
  adw_dialog_set_focus (ADW_DIALOG (self), socle_record_fields_get_first_row (self->fields));

  return self;
}

/* A file to be kept with what is recorded. */
void
socle_record_dialog_set_file (SocleRecordDialog *self, SocleReceivedFile *file)
{
  g_autofree char *name = socle_visible_text (socle_received_file_get_name (file));

  g_set_object (&self->file, file);
  adw_action_row_set_subtitle (self->file_row, name);
  update (self);
}

/* A form of something new takes a file that is dropped on it, or pasted. Returns whether
 * something has become of the files, be it a sentence. */
gboolean
socle_record_dialog_take_files (SocleRecordDialog *self, GSList *files)
{
  if (self->session == NULL || self->record != NULL || self->saving || files == NULL)
    return FALSE;

  if (files->next != NULL)
    show_problem (self, _ ("Several files at once cannot be told apart; give one after the "
                           "other."));
  else
    take_file (self, files->data);

  return TRUE;
}
