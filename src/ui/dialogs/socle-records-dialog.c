/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records as tables: which one, and where it goes. */

#include "config.h"

#include "socle-records-dialog.h"

#include "socle-date.h"
#include "socle-detail-pane.h"
#include "socle-format.h"
#include "socle-record-import.h"
#include "socle-register-chore.h"

#include <glib/gi18n.h>

struct _SocleRecordsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group; /* (unowned): template child */
  GtkListBox *results;        /* (unowned): template child */

  SocleSession *session; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SocleRecordsDialog, socle_records_dialog, ADW_TYPE_DIALOG)

static guint saved_signal;

static const struct
{
  const char *title;
  const char *file_name;
} tables[SOCLE_N_IMPORT_KINDS] = {
  /* Translators: in these, {date} is like 2020-02-01; keep the end, “.csv” */
  { N_ ("Services in Use"), N_ ("services-in-use-{date}.csv") },
  { N_ ("Editions"), N_ ("editions-{date}.csv") },
  { N_ ("Bridge Letters"), N_ ("bridge-letters-{date}.csv") },
};

/* A table on its way into a file. */
typedef struct
{
  SocleRecordsDialog *self; /* (owned) */
  SocleRecordKind kind;
  GFile *file; /* (owned) (nullable) */
} Saving;

static Saving *
saving_new (SocleRecordsDialog *self, SocleRecordKind kind)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->kind = kind;

  return saving;
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell (SocleRecordsDialog *self, const char *sentence)
{
  gtk_list_box_remove_all (self->results);
  socle_detail_list_add_state (self->results, "socle-gap-symbolic", sentence, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->results), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegisterChore) chore =
    socle_register_keeper_call_finish (SOCLE_REGISTER_KEEPER (source), result, &error);

  if (saving->self->session == NULL)
    return;
  if (chore == NULL)
    {
      tell (saving->self, error->message);
      return;
    }

  g_signal_emit (saving->self, saved_signal, 0, saving->file);
  adw_dialog_close (ADW_DIALOG (saving->self));
}

/* Saves a table where the user wants it. */
void
socle_records_dialog_save (SocleRecordsDialog *self, SocleRecordKind kind, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  SocleRegisterChore *chore;
  Saving *saving;

  if (path == NULL)
    {
      tell (self, _ ("Choose a place on this computer."));
      return;
    }

  chore = socle_register_chore_new (socle_session_get_messages (self->session), path);
  chore->kind = kind;
  saving = saving_new (self, kind);
  saving->file = g_object_ref (file);
  socle_register_keeper_call_async (socle_session_get_keeper (self->session), FALSE,
                                    socle_register_chore_save_csv, chore,
                                    (GDestroyNotify) socle_register_chore_free, saved_cb, saving);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && saving->self->session != NULL)
    socle_records_dialog_save (saving->self, saving->kind, file);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRecordsDialog *self = SOCLE_RECORDS_DIALOG (widget);
  int kind = g_variant_get_int32 (parameter);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;

  if (kind < 0 || kind >= SOCLE_N_IMPORT_KINDS)
    return;

  dialog = gtk_file_dialog_new ();
  today = socle_date_to_string (socle_session_get_today (self->session));
  name = socle_format (_ (tables[kind].file_name), "date", today, NULL);
  gtk_file_dialog_set_title (dialog, _ ("Export Records"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb,
                        saving_new (self, (SocleRecordKind) kind));
}

static void
add_table (SocleRecordsDialog *self, SocleHoldings *holdings, int kind)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  guint n = socle_holdings_get_records (holdings, (SocleRecordKind) kind)->len;
  g_autofree char *count = socle_messages_format_number (messages, n);
  g_autofree char *subtitle =
    socle_format (ngettext ("{count} record", "{count} records", n), "count", count, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (tables[kind].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-save-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", kind);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.save");
  adw_preferences_group_add (self->group, row);
}

static void
socle_records_dialog_dispose (GObject *object)
{
  SocleRecordsDialog *self = SOCLE_RECORDS_DIALOG (object);

  g_clear_object (&self->session);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_RECORDS_DIALOG);

  G_OBJECT_CLASS (socle_records_dialog_parent_class)->dispose (object);
}

static void
socle_records_dialog_class_init (SocleRecordsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_records_dialog_dispose;

  /**
   * SocleRecordsDialog::saved:
   * @file: the file
   *
   * A table is saved.
   */
  saved_signal = g_signal_new ("saved", SOCLE_TYPE_RECORDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-records-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleRecordsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SocleRecordsDialog, results);
  gtk_widget_class_install_action (widget_class, "records.save", "i", save_cb);
}

static void
socle_records_dialog_init (SocleRecordsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The session has a register. */
SocleRecordsDialog *
socle_records_dialog_new (SocleSession *session)
{
  SocleRecordsDialog *self = g_object_new (SOCLE_TYPE_RECORDS_DIALOG, NULL);
  SocleHoldings *holdings = socle_register_keeper_get_holdings (socle_session_get_keeper (session));

  self->session = g_object_ref (session);
  for (int kind = 0; kind < SOCLE_N_IMPORT_KINDS; kind++)
    add_table (self, holdings, kind);

  return self;
}
