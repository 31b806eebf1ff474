/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register in the window: undo and redo, and what is said about it. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-catalogue-file.h"
#include "socle-format.h"
#include "socle-intake.h"
#include "socle-item-target.h"
#include "socle-record-dialog.h"
#include "socle-register-dialog.h"

#include <glib/gi18n.h>

/* A register that cannot be opened is said at the foot of the window until it can, and
 * nothing else changes: catalogues, coverage that is expected and the guide need none. */

static SocleRecorder *
get_recorder (SocleWindow *self)
{
  return socle_session_get_recorder (self->session);
}

static gboolean
is_in_front (SocleWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application == NULL ||
         gtk_application_get_active_window (application) == GTK_WINDOW (self);
}

/* One toast at a time: of steps, only the last one can be taken back by it. */
static void
show_step (SocleWindow *self, const char *text, const char *label, const char *action_name)
{
  AdwToast *toast = adw_toast_new (text);

  if (self->step_toast != NULL)
    adw_toast_dismiss (self->step_toast);
  g_set_object (&self->step_toast, toast);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action_name);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
recorded_cb (SocleWindow *self, const char *title, gboolean undone, gboolean quiet)
{
  if (quiet || !is_in_front (self))
    return;

  if (undone)
    {
      /* Translators: {step} is what was done before, such as “In use: Azure” */
      g_autofree char *text = socle_format (_ ("Undone: {step}"), "step", title, NULL);

      show_step (self, text, _ ("_Redo"), "win.redo");
    }
  else
    show_step (self, title, _ ("_Undo"), "win.undo");
}

static void
steps_changed_cb (SocleWindow *self)
{
  SocleRecorder *recorder = get_recorder (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 socle_recorder_get_can_undo (recorder));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 socle_recorder_get_can_redo (recorder));
}

static const char *
get_way_out (SocleRecorder *recorder)
{
  if (socle_recorder_is_moved (recorder))
    return _ ("_Reopen");

  return socle_recorder_is_unopened (recorder) ? _ ("_What to Do…") : _ ("_Close");
}

/* What went wrong comes first; then what there is to know of the register, until it is read. */
static void
problem_changed_cb (SocleWindow *self)
{
  const char *problem = socle_recorder_get_problem (get_recorder (self));
  g_autofree char *notice = socle_window_dup_register_notice (self);
  const char *text = problem;

  if (text == NULL && g_strcmp0 (notice, self->seen_notice) != 0)
    text = notice;
  if (text != NULL)
    {
      adw_banner_set_title (self->register_banner, text);
      adw_banner_set_button_label (self->register_banner, get_way_out (get_recorder (self)));
    }
  /* It would lie over what went wrong. */
  if (problem != NULL && self->step_toast != NULL)
    adw_toast_dismiss (self->step_toast);
  adw_banner_set_revealed (self->register_banner, text != NULL);
}

static void
undo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (SOCLE_WINDOW (widget)->session != NULL)
    socle_recorder_undo (get_recorder (SOCLE_WINDOW (widget)));
}

static void
redo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (SOCLE_WINDOW (widget)->session != NULL)
    socle_recorder_redo (get_recorder (SOCLE_WINDOW (widget)));
}

static void
show_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  if (self->session != NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    adw_dialog_present (ADW_DIALOG (socle_register_dialog_new (self->session)), widget);
}

static void
register_problem_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  if (self->session == NULL)
    return;

  if (socle_recorder_is_moved (get_recorder (self)))
    socle_recorder_reopen (get_recorder (self));
  else if (socle_recorder_is_unopened (get_recorder (self)))
    show_register_cb (widget, action_name, parameter);
  else if (socle_recorder_get_problem (get_recorder (self)) != NULL)
    socle_recorder_dismiss (get_recorder (self));
  else
    {
      g_free (self->seen_notice);
      self->seen_notice = socle_window_dup_register_notice (self);
      problem_changed_cb (self);
    }
}

/* Opens those of the files that are catalogues. */
static gboolean
open_catalogues (SocleWindow *self, GSList *files)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *file = files; file != NULL; file = file->next)
    if (socle_catalogue_file_is_one (file->data))
      g_ptr_array_add (catalogues, g_object_ref (file->data));
  if (catalogues->len > 0)
    socle_window_open_files (self, catalogues);

  return catalogues->len > 0;
}

/* While a dialog is open, files are for that, or for nothing; the second is said. */
static void
take_files_in_dialog (SocleWindow *self, AdwDialog *dialog, GSList *files)
{
  AdwAlertDialog *refusal;

  if (SOCLE_IS_RECORD_DIALOG (dialog) &&
      socle_record_dialog_take_files (SOCLE_RECORD_DIALOG (dialog), files))
    return;

  /* It asks something itself, this perhaps. */
  if (ADW_IS_ALERT_DIALOG (dialog))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  refusal = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _ ("File Not Taken"), _ ("Close the dialog that is open, then drop or paste the file again.")));
  adw_alert_dialog_add_response (refusal, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (refusal), GTK_WIDGET (self));
}

/* Files that were dropped or pasted: the report that they are for, or "", and where they are.
 * What is no catalogue is evidence. */
static void
take_files_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  g_autoptr (GVariant) uris = g_variant_get_child_value (parameter, 1);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  const char *target;
  GObject *report = NULL;
  GSList *files = NULL;

  if (self->session == NULL)
    return;

  g_variant_get_child (parameter, 0, "&s", &target);
  if (*target != '\0')
    report = socle_item_target_find (target, socle_session_get_library (self->session));
  for (gsize i = g_variant_n_children (uris); i > 0; i--)
    {
      const char *uri;

      g_variant_get_child (uris, i - 1, "&s", &uri);
      files = g_slist_prepend (files, g_file_new_for_uri (uri));
    }

  if (dialog != NULL)
    take_files_in_dialog (self, dialog, files);
  else if (!open_catalogues (self, files))
    socle_intake_take_files (widget, self->session, (SocleReport *) report, files);
  g_slist_free_full (files, g_object_unref);
}

static void
paste_files_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_intake_paste (widget);
}

void
socle_window_class_register_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.show-register", NULL, show_register_cb);
  gtk_widget_class_install_action (widget_class, "win.register-problem", NULL, register_problem_cb);

  gtk_widget_class_install_action (widget_class, "win.take-files", "(sas)", take_files_cb);
  gtk_widget_class_install_action (widget_class, "win.paste-files", NULL, paste_files_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-files",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       (GdkModifierType) (GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                       "win.redo", NULL);
}

/* The user may have moved the register elsewhere, in a file manager. */
static void
active_changed_cb (SocleWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    socle_recorder_look (get_recorder (self), socle_session_get_messages (self->session));
}

/* Shows from now on what becomes of the session's register. */
void
socle_window_follow_register (SocleWindow *self)
{
  SocleRecorder *recorder = get_recorder (self);

  g_signal_connect_object (recorder, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recorder, "notify::problem", G_CALLBACK (problem_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_recorder_get_keeper (recorder), "notify::holdings",
                           G_CALLBACK (problem_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recorder, "notify::can-undo", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recorder, "notify::can-redo", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL,
                           G_CONNECT_DEFAULT);
  socle_intake_add_drop (GTK_WIDGET (self), NULL);
  steps_changed_cb (self);
  problem_changed_cb (self);
}
