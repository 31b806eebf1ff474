/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's register as a file: another one, a new one, and what is said of it. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-file-filters.h"
#include "socle-file-place.h"
#include "socle-format.h"
#include "socle-import-dialog.h"
#include "socle-records-dialog.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/* What was chosen is remembered as an address: a path need not be text. */
#define REGISTER_KEY "register"

static SocleRegisterKeeper *
get_keeper (SocleWindow *self)
{
  return socle_session_get_keeper (self->session);
}

/* The register's name as it may stand in a sentence. */
static char *
dup_name (SocleWindow *self)
{
  g_autofree char *name =
    g_filename_display_basename (socle_register_keeper_get_path (get_keeper (self)));

  return socle_visible_text (name);
}

/* What there is to know of the register as long as it is open. Returns (nullable). */
char *
socle_window_dup_register_notice (SocleWindow *self)
{
  SocleRegisterState state = socle_register_keeper_get_state (get_keeper (self));
  const char *problem = socle_register_keeper_get_backup_problem (get_keeper (self));
  g_autofree char *name = dup_name (self);
  const char *sentence;

  if (problem != NULL)
    /* Translators: {reason} is a sentence of its own, on a backup that could not be made */
    return socle_format (_ ("What you recorded is saved. {reason}"), "reason", problem, NULL);
  if (state & SOCLE_REGISTER_STATE_NEWER)
    sentence = _ ("“{file}” is of a newer Socle: it can only be looked at, and may not be shown "
                  "whole. Update Socle.");
  else if (state & SOCLE_REGISTER_STATE_READ_ONLY)
    sentence = _ ("“{file}” may not be written to: it can only be looked at, unless you change its "
                  "permissions.");
  else if (state & SOCLE_REGISTER_STATE_REMOTE)
    sentence = _ ("“{file}” is on a network drive: keep it open in one Socle at a time.");
  else
    return NULL;

  return socle_format (sentence, "file", name, NULL);
}

static void
path_changed_cb (SocleWindow *self)
{
  SocleRegisterKeeper *keeper = get_keeper (self);
  const char *path = socle_register_keeper_get_path (keeper);
  gboolean chosen = socle_register_keeper_get_chosen (keeper);
  g_autofree char *name = dup_name (self);
  g_autofree char *notice = socle_window_dup_register_notice (self);
  g_autofree char *text = chosen ? socle_format (_ ("“{file}” is open"), "file", name, NULL)
                                 : g_strdup (_ ("The default register is open"));

  if (self->settings != NULL && socle_session_remembers_register (self->session))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *uri = g_file_get_uri (file);

      g_settings_set_string (self->settings, REGISTER_KEY, chosen ? uri : "");
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.default-register", chosen);
  /* The last step was one of the other register; a notice says by itself what is open. */
  if (self->step_toast != NULL)
    adw_toast_dismiss (self->step_toast);
  if (notice == NULL)
    socle_window_add_toast (self, text);
}

static void
refuse_place (SocleWindow *self, const char *title, const char *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (title, body));

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* The path of a file that a register can be in. Returns (nullable). */
static char *
dup_usable_path (SocleWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *usual = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *display = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *body = NULL;

  if (path == NULL)
    {
      refuse_place (self, _ ("Not on This Computer"),
                    _ ("A register needs a folder that files can be kept in safely. Choose a "
                       "place on this computer."));
      return NULL;
    }
  if (!socle_file_place_is_lent (path, g_get_user_runtime_dir ()))
    return g_steal_pointer (&path);

  usual = socle_session_dup_default_register (self->session);
  folder = g_path_get_dirname (usual);
  display = g_filename_display_name (folder);
  shown = socle_visible_text (display);
  body = socle_format (_ ("The sandbox lends Socle this file without its folder, in which a "
                          "register needs room for evidence and backups. Choose a place in "
                          "{folder}."),
                       "folder", shown, NULL);
  refuse_place (self, _ ("Only the File Is Shared"), body);

  return NULL;
}

/* Records in a register from now on, if it can be opened. */
void
socle_window_open_register (SocleWindow *self, GFile *file)
{
  g_autofree char *path = dup_usable_path (self, file);

  if (path != NULL)
    socle_recorder_switch (socle_session_get_recorder (self->session), path, TRUE);
}

/* Records in a new register from now on, if it can be made. */
void
socle_window_create_register (SocleWindow *self, GFile *file)
{
  g_autofree char *path = dup_usable_path (self, file);

  if (path != NULL)
    socle_recorder_create (socle_session_get_recorder (self->session), path);
}

static void
register_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_window_open_register (self, file);
}

static void
new_register_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_window_create_register (self, file);
}

static GtkFileDialog *
create_file_dialog (SocleWindow *self, const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  const char *const suffixes[] = { "db", NULL };
  g_autoptr (GListModel) filters = socle_file_filters_new (_ ("Registers"), suffixes);
  g_autofree char *folder = g_path_get_dirname (socle_register_keeper_get_path (get_keeper (self)));
  g_autoptr (GFile) initial = g_file_new_for_path (folder);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_folder (dialog, initial);

  return dialog;
}

static void
open_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->session == NULL)
    return;

  dialog = create_file_dialog (self, _ ("Open Register"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, register_chosen_cb, g_object_ref (self));
}

static void
new_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->session == NULL)
    return;

  dialog = create_file_dialog (self, _ ("New Register"));
  /* Translators: the name of a new file; keep its end, “.db” */
  gtk_file_dialog_set_initial_name (dialog, _ ("register-2.db"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, new_register_chosen_cb,
                        g_object_ref (self));
}

static void
default_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  g_autofree char *path = NULL;

  if (self->session == NULL)
    return;

  path = socle_session_dup_default_register (self->session);
  socle_recorder_switch (socle_session_get_recorder (self->session), path, FALSE);
}

static gboolean
has_dialog (SocleWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
}

static void
import_records_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  if (self->session != NULL && !has_dialog (self))
    adw_dialog_present (ADW_DIALOG (socle_import_dialog_new (self->session)), widget);
}

static void
table_saved_cb (SocleWindow *self, GFile *file)
{
  socle_window_tell_file (self, _ ("Table saved"), file);
}

static void
export_records_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  SocleRecordsDialog *dialog;

  if (self->session == NULL || has_dialog (self))
    return;
  if (socle_register_keeper_get_holdings (get_keeper (self)) == NULL)
    {
      socle_window_add_toast (self, _ ("Nothing is recorded yet"));
      return;
    }

  dialog = socle_records_dialog_new (self->session);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (table_saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
socle_window_class_files_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-register", NULL, open_register_cb);
  gtk_widget_class_install_action (widget_class, "win.new-register", NULL, new_register_cb);
  gtk_widget_class_install_action (widget_class, "win.import-records", NULL, import_records_cb);
  gtk_widget_class_install_action (widget_class, "win.export-records", NULL, export_records_cb);
  gtk_widget_class_install_action (widget_class, "win.default-register", NULL, default_register_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o,
                                       (GdkModifierType) (GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                       "win.open-register", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "win.import-records", NULL);
}

/* Says from now on which register the session records in. */
void
socle_window_follow_file (SocleWindow *self)
{
  g_signal_connect_object (get_keeper (self), "notify::path", G_CALLBACK (path_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.default-register",
                                 socle_register_keeper_get_chosen (get_keeper (self)));
}
