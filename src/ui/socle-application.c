/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its session, its windows, its language and style. */

#include "config.h"

#include "socle-application.h"

#include "socle-about-dialog.h"
#include "socle-help-window.h"
#include "socle-locale.h"
#include "socle-memory.h"
#include "socle-preferences-dialog.h"
#include "socle-reminder-notifier.h"
#include "socle-search-provider.h"
#include "socle-session.h"
#include "socle-window.h"

#include <libintl.h>

/*
 * Start-up does what the first frame needs: settings, locale, a window. The
 * catalogues are read beside it, from the first frame on.
 */
struct _SocleApplication
{
  AdwApplication parent_instance;

  SocleOptions *options; /* (owned) */
  GSettings *settings;   /* (owned) (nullable): from startup on */
  SocleSession *session; /* (owned) (nullable): from startup on */

  SocleSearchProvider *search_provider; /* (owned) (nullable): while there is a bus */
  SocleReminderNotifier *notifier;      /* (owned) (nullable): from startup on */
  SocleHelpWindow *help_window;         /* (weak) (nullable): while it is open */
};

G_DEFINE_FINAL_TYPE (SocleApplication, socle_application, ADW_TYPE_APPLICATION)

/* Raised when LANGUAGE changes, so that gettext looks again (GNU gettext manual,
 * "Being a gettext grok"). */
extern int _nl_msg_cat_cntr;

/* The language to speak: the command line's, else the preference, else the
 * desktop's. Returns whether it is not the desktop's. */
static gboolean
get_chosen_language (SocleApplication *self, SocleLanguage *language)
{
  g_autofree char *preference = g_settings_get_string (self->settings, "language");

  return socle_options_get_language (self->options, language) ||
         socle_language_from_code (preference, language);
}

static SocleLanguage
apply_language (SocleApplication *self)
{
  SocleLanguage language;

  if (get_chosen_language (self, &language))
    socle_locale_init (&language);
  else
    {
      socle_locale_init (NULL);
      language = socle_locale_get_wanted ();
    }

  return language;
}

static void
apply_style (SocleApplication *self)
{
  g_autofree char *style = g_settings_get_string (self->settings, "style");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static gboolean
settled_cb (gpointer user_data)
{
  socle_memory_give_back ();

  return G_SOURCE_REMOVE;
}

/* The page that shows what was read is made next. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_timeout_add_seconds_full (G_PRIORITY_LOW, 1, settled_cb, NULL, NULL);
}

static void
load_catalogues (SocleApplication *self)
{
  socle_session_load_async (self->session, NULL, loaded_cb, NULL);
}

static void
first_frame_cb (GdkFrameClock *clock, SocleApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  g_settings_bind (self->settings, "check-links", socle_session_get_link_checks (self->session),
                   "allowed", G_SETTINGS_BIND_GET);
  if (socle_session_get_library (self->session) == NULL &&
      !socle_session_get_loading (self->session))
    load_catalogues (self);
  socle_day_watch_start (socle_session_get_day_watch (self->session));
  socle_session_get_evidence_watch (self->session);
  socle_recorder_open (socle_session_get_recorder (self->session));
  socle_reminder_notifier_start (self->notifier);
}

/* The catalogues wait until there is a window to see, so that it is there soon. */
static SocleWindow *
open_window (SocleApplication *self)
{
  SocleWindow *window = socle_window_new (GTK_APPLICATION (self), self->session, self->settings);

  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (first_frame_cb), self, G_CONNECT_DEFAULT);

  return window;
}

/* (nullable): the window that was used last, the help being none. */
static SocleWindow *
find_window (SocleApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SOCLE_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static SocleWindow *
get_window (SocleApplication *self)
{
  SocleWindow *window = find_window (self);

  return window != NULL ? window : open_window (self);
}

static void
close_help (SocleApplication *self)
{
  if (self->help_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->help_window));
}

/* About the page that is shown. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SocleApplication *self = user_data;
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  if (self->help_window == NULL)
    g_set_weak_pointer (&self->help_window,
                        socle_help_window_new (GTK_APPLICATION (self),
                                               socle_session_get_messages (self->session)));
  socle_help_window_show_page (self->help_window, page);
  gtk_window_present (GTK_WINDOW (self->help_window));
}

/* Windows take their texts when they are made, so each is made anew. */
static void
language_changed_cb (SocleApplication *self)
{
  g_autoptr (GList) windows = NULL;

  close_help (self);
  socle_session_set_language (self->session, apply_language (self));
  _nl_msg_cat_cntr++;

  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  for (GList *l = windows; l != NULL; l = l->next)
    if (SOCLE_IS_WINDOW (l->data))
      {
        open_window (self);
        gtk_window_destroy (l->data);
      }
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SocleApplication *self = user_data;

  adw_dialog_present (socle_about_dialog_new (socle_session_get_library (self->session)),
                      GTK_WIDGET (get_window (self)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SocleApplication *self = user_data;

  adw_dialog_present (socle_preferences_dialog_new (self->session, self->settings),
                      GTK_WIDGET (get_window (self)));
}

/* Made when it is asked for. Under the name "gtk/help-overlay.ui" GTK would make it
 * with each window, before its first frame. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource (SOCLE_RESOURCE_PATH "/ui/dialogs/socle-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (get_window (user_data)));
  gtk_window_set_destroy_with_parent (shortcuts, TRUE);
  gtk_window_present (shortcuts);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_window (user_data);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  load_catalogues (user_data);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

/* The jump list of the desktop entry: "services-soc-1" and so on. */
static void
services_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  SocleWindow *window = get_window (user_data);

  socle_window_set_soc (window, socle_soc_from_number (name[strlen (name) - 1] - '0'));
  gtk_window_present (GTK_WINDOW (window));
}

/* The buttons of a notification; their target is a reminder's identifier. */
static void
reminder_show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  socle_reminder_notifier_act (SOCLE_APPLICATION (user_data)->notifier, SOCLE_REMINDER_ACTION_SHOW,
                               g_variant_get_string (parameter, NULL));
}

static void
reminder_acknowledge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  socle_reminder_notifier_act (SOCLE_APPLICATION (user_data)->notifier,
                               SOCLE_REMINDER_ACTION_ACKNOWLEDGE,
                               g_variant_get_string (parameter, NULL));
}

static void
reminder_snooze_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  socle_reminder_notifier_act (SOCLE_APPLICATION (user_data)->notifier,
                               SOCLE_REMINDER_ACTION_SNOOZE,
                               g_variant_get_string (parameter, NULL));
}

static void
export_summary (SocleWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-summary", NULL);
}

static void
first_library_cb (SocleWindow *window, GParamSpec *pspec, SocleSession *session)
{
  g_signal_handlers_disconnect_by_func (session, first_library_cb, window);
  export_summary (window);
}

/* Of the jump list, too: what is to be summarized may have to be read first. */
static void
export_summary_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SocleApplication *self = user_data;
  SocleWindow *window = get_window (self);

  if (socle_session_get_library (self->session) != NULL)
    export_summary (window);
  else
    g_signal_connect_object (self->session, "notify::library", G_CALLBACK (first_library_cb),
                             window, G_CONNECT_SWAPPED);
}

static const GActionEntry actions[] = {
  { "about", about_cb },
  { "help", help_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "new-window", new_window_cb },
  { "reload", reload_cb },
  { "quit", quit_cb },
  { "export-summary", export_summary_cb },
  { "services-soc-1", services_cb },
  { "services-soc-2", services_cb },
  { "services-soc-3", services_cb },
  { "reminder-show", reminder_show_cb, "s" },
  { "reminder-acknowledge", reminder_acknowledge_cb, "s" },
  { "reminder-snooze", reminder_snooze_cb, "s" },
};

static void
add_keys (SocleApplication *self)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.new-window", { "<Control>n" } },
    { "app.reload", { "<Control>r", "F5" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

/* What the desktop's search found. */
static void
item_chosen_cb (SocleApplication *self, const char *target)
{
  SocleWindow *window = get_window (self);

  socle_window_show_item (window, target);
  gtk_window_present (GTK_WINDOW (window));
}

/* What a notification is about; Overview, if that is nothing any more. */
static void
report_chosen_cb (SocleApplication *self, const char *target)
{
  SocleWindow *window;

  /* It may be the first window. */
  g_application_activate (G_APPLICATION (self));
  window = get_window (self);
  if (target == NULL || !socle_window_show_item (window, target))
    socle_window_show_page (window, "overview");
}

static void
search_chosen_cb (SocleApplication *self, const char *text)
{
  SocleWindow *window = get_window (self);

  socle_window_search (window, text);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
socle_application_dbus_register (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path,
                                 GError **error)
{
  SocleApplication *self = SOCLE_APPLICATION (application);

  if (!G_APPLICATION_CLASS (socle_application_parent_class)
         ->dbus_register (application, connection, object_path, error))
    return FALSE;

  self->search_provider = socle_search_provider_new (application);
  g_signal_connect_object (self->search_provider, "item-chosen", G_CALLBACK (item_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_provider, "search-chosen", G_CALLBACK (search_chosen_cb),
                           self, G_CONNECT_SWAPPED);

  return socle_search_provider_export (self->search_provider, connection, object_path, error);
}

static void
socle_application_dbus_unregister (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *object_path)
{
  SocleApplication *self = SOCLE_APPLICATION (application);

  if (self->search_provider != NULL)
    socle_search_provider_unexport (self->search_provider);
  g_clear_object (&self->search_provider);

  G_APPLICATION_CLASS (socle_application_parent_class)
    ->dbus_unregister (application, connection, object_path);
}

/* The register that was chosen last, if it was one. */
static void
choose_register (SocleApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "register");
  g_autofree char *path = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path != NULL)
    socle_session_choose_register (self->session, path);
}

static void
socle_application_startup (GApplication *application)
{
  SocleApplication *self = SOCLE_APPLICATION (application);
  SocleLanguage language;

  self->settings = g_settings_new (SOCLE_APP_ID);
  language = apply_language (self);
  /* GTK would set the locale once more, and undo what was found to work. */
  if (!gtk_is_initialized ())
    gtk_disable_setlocale ();

  G_APPLICATION_CLASS (socle_application_parent_class)->startup (application);

  self->session = socle_session_new (self->options);
  socle_session_set_language (self->session, language);
  socle_fiscal_bind_settings (socle_session_get_fiscal (self->session), self->settings);
  choose_register (self);
  socle_reminders_bind_settings (socle_session_get_reminders (self->session), self->settings);
  self->notifier = socle_reminder_notifier_new (application, self->session, self->settings);
  g_signal_connect_object (self->notifier, "report-chosen", G_CALLBACK (report_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->search_provider != NULL)
    socle_search_provider_set_session (self->search_provider, self->session);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_keys (self);
  gtk_window_set_default_icon_name (SOCLE_APP_ID);

  apply_style (self);
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (apply_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
socle_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (SOCLE_APPLICATION (application))));
}

/* Of a window that is there already, if there is one. */
static void
socle_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SocleWindow *window = get_window (SOCLE_APPLICATION (application));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  gtk_window_present (GTK_WINDOW (window));
  socle_window_open_files (window, list);
}

/* The help is read beside a window, and does not outlast the last one. */
static void
socle_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  SocleApplication *self = SOCLE_APPLICATION (application);

  GTK_APPLICATION_CLASS (socle_application_parent_class)->window_removed (application, window);

  if (find_window (self) == NULL)
    close_help (self);
}

static void
socle_application_dispose (GObject *object)
{
  SocleApplication *self = SOCLE_APPLICATION (object);

  g_clear_weak_pointer (&self->help_window);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->notifier);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (socle_application_parent_class)->dispose (object);
}

static void
socle_application_class_init (SocleApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_application_dispose;

  application_class->startup = socle_application_startup;
  application_class->activate = socle_application_activate;
  application_class->open = socle_application_open;
  application_class->dbus_register = socle_application_dbus_register;
  application_class->dbus_unregister = socle_application_dbus_unregister;

  GTK_APPLICATION_CLASS (klass)->window_removed = socle_application_window_removed;
}

static void
socle_application_init (SocleApplication *self)
{
}

SocleApplication *
socle_application_new (SocleOptions *options)
{
  SocleApplication *self =
    g_object_new (SOCLE_TYPE_APPLICATION, "application-id", SOCLE_APP_ID, "resource-base-path",
                  SOCLE_RESOURCE_PATH, "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  g_set_object (&self->options, options);

  return self;
}
