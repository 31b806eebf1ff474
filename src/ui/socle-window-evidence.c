/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping linked documents as evidence, in the window. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-keep-dialog.h"

#include <glib/gi18n.h>

/* The question where it belongs, the download, and the step of the recorder, which has a toast
 * of its own with Undo. Why a document could not be kept is told where it was asked for. */

static SocleLinkChecks *
get_checks (SocleWindow *self)
{
  return socle_session_get_link_checks (self->session);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  SocleLinkStatus status = socle_link_saver_keep_finish (SOCLE_LINK_SAVER (source), result);

  /* Whoever stopped it knows. */
  if (self->session != NULL && status != SOCLE_LINK_OK && status != SOCLE_LINK_CANCELLED)
    socle_window_add_toast (self, _ ("The document could not be kept"));
}

static SoclePortalLink *
find_link (SocleWindow *self, const char *url)
{
  SocleLibrary *library = socle_session_get_library (self->session);
  GListModel *links = library != NULL ? socle_library_get_links (library) : NULL;

  for (guint i = 0; links != NULL && i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      if (g_strcmp0 (socle_portal_link_get_url (link), url) == 0)
        return g_steal_pointer (&link);
    }

  return NULL;
}

static void
chosen_cb (SocleWindow *self, const char *filed_under, SocleKeepDialog *dialog)
{
  SoclePortalLink *link = g_object_get_data (G_OBJECT (dialog), "socle-link");
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleLinkSaver *saver = socle_link_checks_get_saver (get_checks (self));
  SocleLinkKeep keep = {
    .address = socle_portal_link_get_url (link),
    .title = socle_portal_link_get_title (link, socle_messages_get_language (messages)),
    .filed_under = *filed_under != '\0' ? filed_under : NULL,
    .received = socle_session_get_today (self->session),
  };

  if (socle_link_saver_get_address (saver) == NULL)
    socle_link_saver_keep_async (saver, &keep, socle_session_get_recorder (self->session), messages,
                                 kept_cb, g_object_ref (self));
}

static void
save_evidence_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  g_autoptr (SoclePortalLink) link = NULL;
  SocleKeepDialog *dialog;

  if (self->session == NULL ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  if (!socle_link_checks_get_allowed (get_checks (self)))
    {
      socle_window_add_toast (self, _ ("Checking links is switched off in the preferences"));
      return;
    }

  link = find_link (self, g_variant_get_string (parameter, NULL));
  if (link == NULL || socle_portal_link_is_mail (link))
    return;

  dialog = socle_keep_dialog_new (self->session, link);
  g_object_set_data_full (G_OBJECT (dialog), "socle-link", g_steal_pointer (&link), g_object_unref);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
socle_window_class_evidence_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-evidence", "s", save_evidence_cb);
}
