/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window, and their keys. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-address.h"
#include "socle-format.h"
#include "socle-export-dialog.h"
#include "socle-link-wording.h"
#include "socle-links-page.h"
#include "socle-problems-dialog.h"

#include <glib/gi18n.h>

static void
show_page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_window_show_page (SOCLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_item_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_window_show_item (SOCLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
step_page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_window_step_page (SOCLE_WINDOW (widget), g_variant_get_int32 (parameter));
}

static void
set_soc_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleSoc soc = socle_soc_from_string (g_variant_get_string (parameter, NULL));

  socle_page_set_soc (socle_window_get_current_page (SOCLE_WINDOW (widget)),
                      soc != SOCLE_SOC_NONE ? soc : SOCLE_SOC_ALL);
}

/* Shows a page with one filter: "services:soc1", "reports:all". */
static void
show_list_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);

  if (g_strv_length (words) != 2)
    return;

  socle_window_show_page (SOCLE_WINDOW (widget), words[0]);
  gtk_widget_activate_action (widget, "win.soc", "s", words[1]);
}

/* Shows the coverage page in one of its views: "strips", "table" or "dates". */
static void
show_view_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  socle_window_show_page (self, "coverage");
  g_object_set (socle_window_get_current_page (self), "view",
                g_variant_get_string (parameter, NULL), NULL);
}

static void
search_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_page_start_search (socle_window_get_current_page (SOCLE_WINDOW (widget)));
}

static void
copy_link_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  socle_window_add_toast (SOCLE_WINDOW (widget), _ ("Link copied"));
}

static void
link_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    socle_window_add_toast (self, _ ("The link could not be opened; copy it instead"));
}

/* Only addresses that a catalogue's reader would let through are handed out. */
static void
open_link_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *url = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!socle_address_is_good (url))
    {
      socle_window_add_toast (SOCLE_WINDOW (widget),
                              _ ("Only web and mail addresses can be opened"));
      return;
    }

  launcher = gtk_uri_launcher_new (url);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, link_opened_cb,
                           g_object_ref (widget));
}

static void
tell_checked (SocleWindow *self, SocleLinkChecks *checks, SocleLinkStatus status)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  guint n_done = socle_link_checks_get_done (checks);
  g_autofree char *count = socle_messages_format_number (messages, n_done);
  g_autofree char *text = NULL;

  if (status == SOCLE_LINK_OK)
    text = socle_format (ngettext ("{count} link checked", "{count} links checked", n_done),
                         "count", count, NULL);
  else
    {
      g_autoptr (SocleLinkResult) result = socle_link_result_new ("", status);

      text = socle_link_wording_sentence (messages, result);
    }

  socle_window_add_toast (self, text);
}

static void
links_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  SocleLinkChecks *checks = SOCLE_LINK_CHECKS (source);
  SocleLinkStatus status = socle_link_checks_run_finish (checks, result);

  /* Whoever stopped it knows. */
  if (self->session == NULL || status == SOCLE_LINK_CANCELLED)
    return;

  /* The page of links says itself what was found, and stays to be read. */
  if (status != SOCLE_LINK_OK || !SOCLE_IS_LINKS_PAGE (socle_window_get_current_page (self)))
    tell_checked (self, checks, status);
}

/* Nobody is contacted from anywhere else in the window. */
static void
check_links (SocleWindow *self, const char *const *urls)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (self->session);

  if (!socle_link_checks_get_allowed (checks))
    socle_window_add_toast (self, _ ("Checking links is switched off in the preferences"));
  else if (socle_link_checks_get_running (checks))
    socle_window_add_toast (self, _ ("Links are being checked already"));
  else
    socle_link_checks_run_async (checks, urls, links_checked_cb, g_object_ref (self));
}

static void
check_link_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *urls[] = { g_variant_get_string (parameter, NULL), NULL };

  check_links (SOCLE_WINDOW (widget), urls);
}

static void
check_links_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree const char **urls = g_variant_get_strv (parameter, NULL);

  check_links (SOCLE_WINDOW (widget), (const char *const *) urls);
}

static void
tell_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_window_add_toast (SOCLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The parameter is the address of the file. */
static void
tell_calendar_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  socle_window_tell_file (SOCLE_WINDOW (widget), _ ("Calendar saved"), file);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    socle_window_add_toast (self, _ ("The file could not be opened; open it from its folder"));
}

static void
open_file_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (widget), NULL, file_opened_cb,
                            g_object_ref (widget));
}

static void
summary_saved_cb (SocleWindow *self, GFile *file)
{
  socle_window_tell_file (self, _ ("Summary saved"), file);
}

static void
export_summary_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);
  SocleExportDialog *dialog;

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  if (self->session == NULL || socle_session_get_library (self->session) == NULL)
    {
      socle_window_add_toast (self, _ ("There is no catalogue to summarize yet"));
      return;
    }

  dialog = socle_export_dialog_new (self->session, self->settings);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (summary_saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
show_problems_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  if (self->session != NULL)
    adw_dialog_present (socle_problems_dialog_new (self->session), widget);
}

static void
add_soc_key (GtkWidgetClass *widget_class, guint key, const char *soc)
{
  gtk_widget_class_add_binding_action (widget_class, key, GDK_ALT_MASK, "win.soc", "s", soc);
}

/* Keys that are the window's before a text that can be selected moves its cursor by them. */
void
socle_window_add_first_keys (SocleWindow *self)
{
  static const struct
  {
    guint key;
    const char *action_name;
  } keys[] = { { GDK_KEY_f, "win.search" }, { GDK_KEY_e, "win.export-summary" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                        gtk_named_action_new (keys[i].action_name)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
socle_window_class_actions_init (GtkWidgetClass *widget_class)
{
  static const char *const pages[SOCLE_N_PAGES] = { "overview", "services", "reports",
                                                    "coverage", "links",    "guide" };

  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-item", "s", show_item_cb);
  gtk_widget_class_install_action (widget_class, "win.show-list", "s", show_list_cb);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_cb);
  gtk_widget_class_install_action (widget_class, "win.step-page", "i", step_page_cb);
  gtk_widget_class_install_action (widget_class, "win.soc", "s", set_soc_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-link", "s", copy_link_cb);
  gtk_widget_class_install_action (widget_class, "win.open-link", "s", open_link_cb);
  gtk_widget_class_install_action (widget_class, "win.check-link", "s", check_link_cb);
  gtk_widget_class_install_action (widget_class, "win.check-links", "as", check_links_cb);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_cb);
  gtk_widget_class_install_action (widget_class, "win.tell-calendar", "s", tell_calendar_cb);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_cb);
  gtk_widget_class_install_action (widget_class, "win.export-summary", NULL, export_summary_cb);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_cb);

  /* The menu names the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "win.export-summary", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "win.export-summary", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "win.step-page", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "win.step-page", "i", 1);
  for (guint i = 0; i < SOCLE_N_PAGES; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "win.show-page", "s", pages[i]);

  add_soc_key (widget_class, GDK_KEY_1, "all");
  add_soc_key (widget_class, GDK_KEY_2, "soc1");
  add_soc_key (widget_class, GDK_KEY_3, "soc2");
  add_soc_key (widget_class, GDK_KEY_4, "soc3");
}
