/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening catalogue files in the window: by dialog, drop, desktop or from the recent ones. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-catalogue-file.h"
#include "socle-file-filters.h"
#include "socle-format.h"
#include "socle-opening.h"
#include "socle-recent-dialog.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/* Catalogues that were opened are shown until Socle is closed. While there are some, the
 * window offers at its foot to keep them. */

static char *
dup_title (SocleWindow *self, SocleCatalogue *catalogue)
{
  SocleMessages *messages = socle_session_get_messages (self->session);

  return socle_visible_text (
    socle_text_get (socle_catalogue_get_title (catalogue), socle_messages_get_language (messages)));
}

/* By its provider, which is shorter than its title: a banner has three lines at most. */
static char *
describe_guest (SocleWindow *self, const SocleGuest *guest)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autofree char *provider = socle_visible_text (socle_catalogue_get_provider (guest->catalogue));
  g_autofree char *date =
    socle_messages_format_date (messages, socle_catalogue_get_as_of (guest->catalogue));
  g_autofree char *other =
    g_date_valid (&guest->other) ? socle_messages_format_date (messages, &guest->other) : NULL;

  if (guest->state == SOCLE_GUEST_NEWER)
    return socle_format (_ ("The catalogue of {provider} as of {date} replaces that of {other} "
                            "until Socle is closed"),
                         "provider", provider, "date", date, "other", other, NULL);

  return socle_format (_ ("The catalogue of {provider} as of {date} is open until Socle is closed"),
                       "provider", provider, "date", date, NULL);
}

static void
guests_changed_cb (SocleWindow *self)
{
  GPtrArray *guests = socle_guests_get_list (socle_session_get_guests (self->session));
  g_autofree char *title = NULL;

  if (guests->len == 1)
    title = describe_guest (self, guests->pdata[0]);
  else if (guests->len > 1)
    {
      SocleMessages *messages = socle_session_get_messages (self->session);
      g_autofree char *count = socle_messages_format_number (messages, guests->len);

      title =
        socle_format (ngettext ("{count} catalogue is open until Socle is closed",
                                "{count} catalogues are open until Socle is closed", guests->len),
                      "count", count, NULL);
    }

  if (title != NULL)
    {
      adw_banner_set_title (self->guests_banner, title);
      gtk_accessible_announce (GTK_ACCESSIBLE (self->guests_banner), title,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  adw_banner_set_revealed (self->guests_banner, title != NULL);
}

/* --- What became of files --- */

/* (nullable): a sentence about a file that was not taken in. */
static char *
describe_refused (SocleWindow *self, const SocleGuest *guest)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *other = NULL;

  if (guest->state == SOCLE_GUEST_BAD)
    return g_strdup (guest->sentence);
  if (guest->state != SOCLE_GUEST_OLDER && guest->state != SOCLE_GUEST_SAME)
    return NULL;

  title = dup_title (self, guest->catalogue);
  date = socle_messages_format_date (messages, socle_catalogue_get_as_of (guest->catalogue));
  other = socle_messages_format_date (messages, &guest->other);

  return guest->state == SOCLE_GUEST_SAME
           ? socle_format (_ ("“{title}”, as of {date}, is open already."), "title", title, "date",
                           date, NULL)
           : socle_format (_ ("“{title}” is as of {date}; the one in use is newer, as of {other}, "
                              "and stays."),
                           "title", title, "date", date, "other", other, NULL);
}

static void
present_refused (SocleWindow *self, guint n_refused, const char *sentences)
{
  const char *heading = ngettext ("Catalogue Not Opened", "Catalogues Not Opened", n_refused);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", sentences, _ ("What was open stays open."));
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* More sentences than a person reads are only counted. */
#define MAX_SENTENCES 5

static void
tell_refused (SocleWindow *self, GPtrArray *guests)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autoptr (GString) sentences = g_string_new (NULL);
  guint n_refused = 0;

  for (guint i = 0; i < guests->len; i++)
    {
      g_autofree char *sentence = describe_refused (self, guests->pdata[i]);

      if (sentence == NULL || ++n_refused > MAX_SENTENCES)
        continue;
      if (sentences->len > 0)
        g_string_append_c (sentences, '\n');
      g_string_append (sentences, sentence);
    }

  if (n_refused > MAX_SENTENCES)
    {
      guint n_more = n_refused - MAX_SENTENCES;
      g_autofree char *count = socle_messages_format_number (messages, n_more);
      g_autofree char *more =
        socle_format (ngettext ("And {count} more file.", "And {count} more files.", n_more),
                      "count", count, NULL);

      g_string_append_printf (sentences, "\n%s", more);
    }
  if (n_refused > 0)
    present_refused (self, n_refused, sentences->str);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GPtrArray) guests = socle_opening_finish (SOCLE_SESSION (source), result);

  /* Closed meanwhile: another window shows what was opened. */
  if (self->session == NULL)
    return;

  for (guint i = 0; i < guests->len; i++)
    {
      const SocleGuest *guest = guests->pdata[i];

      if (guest->state != SOCLE_GUEST_BAD)
        socle_catalogue_file_remember (guest->file);
    }
  tell_refused (self, guests);
}

/**
 * socle_window_open_files:
 * @self: a window
 * @files: (element-type GFile): catalogue files, as it is hoped
 *
 * Shows the catalogues of some files, beside those in use, and tells which cannot be shown.
 */
void
socle_window_open_files (SocleWindow *self, GPtrArray *files)
{
  g_return_if_fail (SOCLE_IS_WINDOW (self));

  if (self->session != NULL && files->len > 0)
    socle_opening_start (self->session, files, opened_cb, g_object_ref (self));
}

/* --- Choosing files --- */

static void
open_catalogues_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  socle_window_open_files (SOCLE_WINDOW (widget), files);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) chosen =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (chosen == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        socle_window_add_toast (self, error->message);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  socle_window_open_files (self, files);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *const suffixes[] = { "socle", "json", NULL };
  g_autoptr (GListModel) filters = socle_file_filters_new (_ ("Catalogues"), suffixes);

  gtk_file_dialog_set_title (dialog, _ ("Open Catalogue"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (widget), NULL, chosen_cb,
                                 g_object_ref (widget));
}

static void
show_recent_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) == NULL)
    adw_dialog_present (socle_recent_dialog_new (gtk_recent_manager_get_default ()), widget);
}

/* --- Keeping them --- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!socle_guests_undo_finish (SOCLE_GUESTS (source), result, &error))
    socle_window_add_toast (self, error->message);
  if (self->session != NULL)
    socle_session_load_async (self->session, NULL, NULL, NULL);
}

static void
undo_keep_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  SocleGuests *guests = self->session != NULL ? socle_session_get_guests (self->session) : NULL;

  if (guests != NULL && socle_guests_get_can_undo (guests))
    socle_guests_undo_async (guests, socle_session_get_messages (self->session), undone_cb,
                             g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean replaced = FALSE;
  AdwToast *toast;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-catalogues", TRUE);
  if (!socle_guests_keep_finish (SOCLE_GUESTS (source), result, &replaced, &error))
    {
      socle_window_add_toast (self, error->message);
      return;
    }
  if (self->session == NULL)
    return;

  socle_session_load_async (self->session, NULL, NULL, NULL);
  toast = adw_toast_new (replaced ? _ ("Replaced in My Catalogues") : _ ("Added to My Catalogues"));
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-keep");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
keep_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  if (self->session == NULL)
    return;

  /* Once, however often the button is pressed. */
  gtk_widget_action_set_enabled (widget, "win.keep-catalogues", FALSE);
  socle_guests_keep_async (socle_session_get_guests (self->session),
                           socle_session_get_messages (self->session), kept_cb,
                           g_object_ref (self));
}

void
socle_window_class_open_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-catalogue", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "win.open-catalogues", "as", open_catalogues_cb);
  gtk_widget_class_install_action (widget_class, "win.show-recent", NULL, show_recent_cb);
  gtk_widget_class_install_action (widget_class, "win.keep-catalogues", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-keep", NULL, undo_keep_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "win.open-catalogue", NULL);
}

/* Shows from now on which catalogues are open. */
void
socle_window_follow_guests (SocleWindow *self)
{
  g_signal_connect_object (socle_session_get_guests (self->session), "changed",
                           G_CALLBACK (guests_changed_cb), self, G_CONNECT_SWAPPED);
  guests_changed_cb (self);
}
