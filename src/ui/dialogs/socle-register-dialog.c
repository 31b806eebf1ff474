/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register as a file: its trail, its backups, and what an auditor gets of it. */

#include "config.h"

#include "socle-register-dialog.h"

#include "socle-date.h"
#include "socle-detail-pane.h"
#include "socle-evidence-check-row.h"
#include "socle-format.h"
#include "socle-register-chore.h"

#include <glib/gi18n.h>

/*
 * Without a register there is only something to put back. What takes time happens on a
 * thread; one thing at a time, and what came of the last one stands below the buttons.
 */
struct _SocleRegisterDialog
{
  AdwDialog parent_instance;

  AdwActionRow *file_row;              /* (unowned): template child */
  GtkWidget *default_row;              /* (unowned): template child */
  AdwActionRow *fingerprint_row;       /* (unowned): template child */
  AdwActionRow *entries_row;           /* (unowned): template child */
  AdwActionRow *given_row;             /* (unowned): template child */
  SocleEvidenceCheckRow *evidence_row; /* (unowned): template child */
  AdwPreferencesGroup *trail_group;    /* (unowned): template child */
  AdwPreferencesGroup *given_group;    /* (unowned): template child */
  GtkListBox *results;                 /* (unowned): template child */
  GtkWidget *spinner;                  /* (unowned): template child */

  SocleSession *session; /* (owned) */
  guint n_at_work;
  gboolean restoring;
  char *given_for; /* (owned) (nullable): the fingerprint of what given_row tells of */
};

G_DEFINE_FINAL_TYPE (SocleRegisterDialog, socle_register_dialog, ADW_TYPE_DIALOG)

static SocleRecorder *
get_recorder (SocleRegisterDialog *self)
{
  return socle_session_get_recorder (self->session);
}

static SocleRegisterKeeper *
get_keeper (SocleRegisterDialog *self)
{
  return socle_session_get_keeper (self->session);
}

static gboolean
is_idle (SocleRegisterDialog *self)
{
  return self->n_at_work == 0 && !socle_recorder_get_busy (get_recorder (self));
}

/* A button that is at work stays as it is: one that could not be pressed would lose the focus
 * of the keyboard, and the dialog with it. */
static void
update_actions (SocleRegisterDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = socle_register_keeper_get_register (get_keeper (self)) != NULL;

  gtk_widget_action_set_enabled (widget, "register.back-up", open);
  gtk_widget_action_set_enabled (widget, "register.export", open);
  gtk_widget_action_set_enabled (widget, "register.save-json", open);
  gtk_widget_action_set_enabled (widget, "register.verify", open);
  gtk_widget_set_visible (self->spinner, !is_idle (self));
}

static void
clear_results (SocleRegisterDialog *self)
{
  gtk_list_box_remove_all (self->results);
  gtk_widget_set_visible (GTK_WIDGET (self->results), FALSE);
}

static void
add_result (SocleRegisterDialog *self, gboolean good, const char *sentence)
{
  socle_detail_list_add_state (self->results,
                               good ? "socle-covered-symbolic" : "socle-gap-symbolic", sentence,
                               NULL);
  adw_preferences_row_set_title_selectable (
    ADW_PREFERENCES_ROW (gtk_widget_get_last_child (GTK_WIDGET (self->results))), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->results), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
given_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegisterChore) chore =
    socle_register_keeper_call_finish (SOCLE_REGISTER_KEEPER (source), result, &error);

  if (self->session != NULL)
    adw_action_row_set_subtitle (self->given_row, chore != NULL
                                                    ? g_ptr_array_index (chore->findings, 0)
                                                    : error->message);
}

/* The trail is read for it, once for each state of the trail. */
static void
find_given (SocleRegisterDialog *self, SocleHoldings *holdings)
{
  if (g_set_str (&self->given_for, socle_holdings_get_fingerprint (holdings)))
    socle_register_keeper_call_async (
      get_keeper (self), FALSE, socle_register_chore_tell_given,
      socle_register_chore_new (socle_session_get_messages (self->session), NULL),
      (GDestroyNotify) socle_register_chore_free, given_found_cb, g_object_ref (self));
}

static void
holdings_changed_cb (SocleRegisterDialog *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  gtk_widget_set_visible (GTK_WIDGET (self->trail_group), holdings != NULL);
  if (holdings != NULL)
    {
      g_autofree char *count =
        socle_messages_format_number (messages, socle_holdings_get_n_entries (holdings));

      adw_action_row_set_subtitle (self->fingerprint_row,
                                   socle_holdings_get_fingerprint (holdings));
      adw_action_row_set_subtitle (self->entries_row, count);
      find_given (self, holdings);
    }
  update_actions (self);
}

/* A register that is not there, or cannot be opened, is the first thing to know. */
static void
problem_changed_cb (SocleRegisterDialog *self)
{
  const char *problem = socle_recorder_get_problem (get_recorder (self));

  clear_results (self);
  if (problem != NULL)
    add_result (self, FALSE, problem);
  else if (socle_recorder_get_holdings (get_recorder (self)) == NULL)
    add_result (self, TRUE,
                _ ("Nothing is recorded yet. The first service in use, report or letter that is "
                   "recorded makes the register."));
  update_actions (self);
}

/* A restored register is not told of otherwise: what it holds may look the same. */
static void
busy_changed_cb (SocleRegisterDialog *self)
{
  update_actions (self);
  if (!self->restoring || socle_recorder_get_busy (get_recorder (self)))
    return;

  self->restoring = FALSE;
  if (socle_recorder_get_problem (get_recorder (self)) == NULL)
    {
      clear_results (self);
      add_result (self, TRUE,
                  _ ("The backup is in the register’s place; what was there is kept among the "
                     "backups."));
    }
}

static void
start_work (SocleRegisterDialog *self)
{
  clear_results (self);
  self->n_at_work++;
  update_actions (self);
}

/* Whether the dialog is still there to be told. */
static gboolean
end_work (SocleRegisterDialog *self)
{
  self->n_at_work--;
  if (self->session == NULL)
    return FALSE;

  update_actions (self);

  return TRUE;
}

static void
tell_chore (SocleRegisterDialog *self,
            GObject *source,
            GAsyncResult *result,
            const char *done,
            gboolean verified)
{
  SocleRegisterKeeper *keeper = SOCLE_REGISTER_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegisterChore) chore = socle_register_keeper_call_finish (keeper, result, &error);

  if (!end_work (self))
    return;
  if (chore == NULL)
    {
      add_result (self, FALSE, error->message);
      return;
    }

  add_result (self, TRUE, done);
  if (verified)
    {
      SocleMessages *messages = socle_session_get_messages (self->session);
      g_autofree char *count = socle_messages_format_number (messages, chore->n_good);
      g_autofree char *good = socle_format (
        socle_messages_nget (messages, "{count} file of evidence is as it was received.",
                             "{count} files of evidence are as they were received.", chore->n_good),
        "count", count, NULL);

      add_result (self, TRUE, good);
    }
  for (guint i = 0; i < chore->findings->len; i++)
    add_result (self, FALSE, g_ptr_array_index (chore->findings, i));
  /* The panes of reports are to know, too. */
  if (verified && chore->findings->len > 0)
    socle_evidence_watch_check_now (socle_session_get_evidence_watch (self->session));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;

  tell_chore (self, source, result, _ ("The backup is saved and was read back."), FALSE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;

  tell_chore (self, source, result,
              _ ("The folder is saved. HOWTO.txt in it says how to check it with sha256sum alone."),
              FALSE);
}

static void
json_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;

  tell_chore (self, source, result,
              _ ("Everything is saved as JSON, which can be read without Socle. The files kept as "
                 "evidence are named in it, but not contained."),
              FALSE);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;

  tell_chore (self, source, result, _ ("The register and its trail are as Socle left them."), TRUE);
}

static void
call (SocleRegisterDialog *self,
      GFile *target,
      SocleRegisterFunc func,
      GAsyncReadyCallback callback)
{
  g_autofree char *path = target != NULL ? g_file_get_path (target) : NULL;
  SocleRegisterChore *chore;

  if (target != NULL && path == NULL)
    {
      add_result (self, FALSE, _ ("Choose a place on this computer."));
      return;
    }

  chore = socle_register_chore_new (socle_session_get_messages (self->session), path);
  start_work (self);
  socle_register_keeper_call_async (get_keeper (self), FALSE, func, chore,
                                    (GDestroyNotify) socle_register_chore_free, callback,
                                    g_object_ref (self));
}

/* Writes a backup where the user wants one. */
void
socle_register_dialog_back_up (SocleRegisterDialog *self, GFile *file)
{
  call (self, file, socle_register_chore_back_up, backed_up_cb);
}

/* Writes a new folder for an auditor. */
void
socle_register_dialog_export (SocleRegisterDialog *self, GFile *folder)
{
  call (self, folder, socle_register_chore_export, exported_cb);
}

/* Writes all records and the trail, to be read without Socle. */
void
socle_register_dialog_save_json (SocleRegisterDialog *self, GFile *file)
{
  call (self, file, socle_register_chore_save_json, json_saved_cb);
}

/* Puts a backup in the register's place. What was there is kept beside the backups, so this
 * asks nothing. */
void
socle_register_dialog_restore (SocleRegisterDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    {
      self->restoring = TRUE;
      clear_results (self);
      socle_recorder_restore (get_recorder (self), path);
    }
  else
    add_result (self, FALSE, _ ("Choose a place on this computer."));
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_register_dialog_back_up (self, file);
}

static void
json_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_register_dialog_save_json (self, file);
}

static void
restore_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_register_dialog_restore (self, file);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRegisterDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_register_dialog_export (self, file);
}

static GtkFileDialog *
create_file_dialog (SocleRegisterDialog *self, const char *title, const char *name)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    {
      g_autofree char *today = socle_date_to_string (socle_session_get_today (self->session));
      g_autofree char *shown = socle_format (name, "date", today, NULL);

      gtk_file_dialog_set_initial_name (dialog, shown);
    }

  return dialog;
}

static GtkWindow *
get_window (SocleRegisterDialog *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
back_up_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  /* Translators: the name of a file; {date} is like 2020-02-01 */
  g_autoptr (GtkFileDialog) dialog =
    create_file_dialog (self, _ ("Back Up the Register"), _ ("socle-register-{date}.db"));

  gtk_file_dialog_save (dialog, get_window (self), NULL, backup_chosen_cb, g_object_ref (self));
}

static void
restore_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (self, _ ("Restore a Backup"), NULL);
  g_autofree char *folder = g_path_get_dirname (socle_register_keeper_get_path (get_keeper (self)));
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GFile) initial = g_file_new_for_path (backups);

  gtk_file_dialog_set_initial_folder (dialog, initial);
  gtk_file_dialog_open (dialog, get_window (self), NULL, restore_chosen_cb, g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  /* Translators: the name of a folder; {date} is like 2020-02-01 */
  g_autoptr (GtkFileDialog) dialog =
    create_file_dialog (self, _ ("Export for Auditor"), _ ("socle-audit-{date}"));

  gtk_file_dialog_save (dialog, get_window (self), NULL, folder_chosen_cb, g_object_ref (self));
}

static void
save_json_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog =
    create_file_dialog (self, _ ("Save Everything as JSON"),
                        /* Translators: the name of a file; {date} is like 2020-02-01 */
                        _ ("socle-register-{date}.json"));

  gtk_file_dialog_save (dialog, get_window (self), NULL, json_chosen_cb, g_object_ref (self));
}

static void
verify_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (is_idle (SOCLE_REGISTER_DIALOG (widget)))
    call (SOCLE_REGISTER_DIALOG (widget), NULL, socle_register_chore_verify, verified_cb);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  if (holdings == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          socle_holdings_get_fingerprint (holdings));
  socle_recorder_note_given (get_recorder (self), socle_session_get_messages (self->session),
                             holdings, "clipboard");
  clear_results (self);
  add_result (self, TRUE, _ ("Fingerprint copied"));
}

static void
show_file_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (widget);
  g_autoptr (GFile) file = g_file_new_for_path (socle_register_keeper_get_path (get_keeper (self)));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, get_window (self), NULL, NULL, NULL);
}

static void
path_changed_cb (SocleRegisterDialog *self)
{
  SocleRegisterKeeper *keeper = get_keeper (self);
  g_autofree char *path = g_filename_display_name (socle_register_keeper_get_path (keeper));

  adw_action_row_set_subtitle (self->file_row, path);
  gtk_widget_set_visible (self->default_row, socle_register_keeper_get_chosen (keeper));
}

static void
follow_register (SocleRegisterDialog *self)
{
  path_changed_cb (self);
  g_signal_connect_object (get_keeper (self), "notify::path", G_CALLBACK (path_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "notify::holdings", G_CALLBACK (holdings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_recorder (self), "notify::problem", G_CALLBACK (problem_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_recorder (self), "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  holdings_changed_cb (self);
  problem_changed_cb (self);
}

static void
socle_register_dialog_dispose (GObject *object)
{
  SocleRegisterDialog *self = SOCLE_REGISTER_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->given_for, g_free);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_REGISTER_DIALOG);

  G_OBJECT_CLASS (socle_register_dialog_parent_class)->dispose (object);
}

static void
socle_register_dialog_class_init (SocleRegisterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_register_dialog_dispose;

  g_type_ensure (SOCLE_TYPE_EVIDENCE_CHECK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-register-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, default_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, entries_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, given_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, trail_group);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, given_group);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, results);
  gtk_widget_class_bind_template_child (widget_class, SocleRegisterDialog, spinner);
  gtk_widget_class_install_action (widget_class, "register.back-up", NULL, back_up_cb);
  gtk_widget_class_install_action (widget_class, "register.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "register.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "register.save-json", NULL, save_json_cb);
  gtk_widget_class_install_action (widget_class, "register.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "register.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "register.show-file", NULL, show_file_cb);
}

static void
socle_register_dialog_init (SocleRegisterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  socle_detail_row_keep_whole (GTK_WIDGET (self->fingerprint_row));
  socle_detail_row_keep_whole (GTK_WIDGET (self->file_row));
}

SocleRegisterDialog *
socle_register_dialog_new (SocleSession *session)
{
  SocleRegisterDialog *self = g_object_new (SOCLE_TYPE_REGISTER_DIALOG, NULL);

  self->session = g_object_ref (session);
  socle_evidence_check_row_set_session (self->evidence_row, session);
  follow_register (self);

  return self;
}
