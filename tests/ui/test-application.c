/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the application: its actions, its language, its windows. */

#include "config.h"

#include "socle-export-dialog.h"
#include "socle-help-window.h"

#include "ui-fixture.h"

typedef struct
{
  SocleApplication *application; /* (unowned) */
  GSettings *settings;           /* (owned) */
} Fixture;

static SocleWindow *
get_window (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (SOCLE_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_window (gpointer user_data)
{
  SocleWindow *window = get_window (user_data);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

/* A process has one application, as it has one entry on the bus. */
static SocleApplication *
get_application (void)
{
  static SocleApplication *application;

  if (application == NULL)
    {
      const char *words[] = { "--today", "2020-02-01", NULL };
      g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);
      g_autoptr (GError) error = NULL;

      application = socle_application_new (options);
      g_application_set_flags (G_APPLICATION (application),
                               G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->application = get_application ();
  fixture->settings = g_settings_new (SOCLE_APP_ID);
  g_settings_reset (fixture->settings, "language");
  g_settings_reset (fixture->settings, "services-soc");
  g_settings_set_string (fixture->settings, "page", "services");

  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait_for (has_window, fixture);
  ui_wait_for_label (get_window (fixture), "12 services");
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  while (get_window (fixture) != NULL)
    gtk_window_destroy (GTK_WINDOW (get_window (fixture)));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->settings);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->application), action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
}

/* What the desktop's jump list calls. */
static void
test_jump_list (Fixture *fixture, gconstpointer user_data)
{
  activate (fixture, "services-soc-3");
  ui_wait_for_label (get_window (fixture), "10 of 12 services");
  activate (fixture, "services-soc-1");
  ui_wait_for_label (get_window (fixture), "12 services");
}

static void
test_new_window (Fixture *fixture, gconstpointer user_data)
{
  GList *windows;

  activate (fixture, "new-window");
  windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  ui_wait_for_label (windows->data, "12 services");
}

static void
test_reload (Fixture *fixture, gconstpointer user_data)
{
  activate (fixture, "reload");
  ui_wait_for_label (get_window (fixture), "12 services");
}

static void
close_windows (Fixture *fixture)
{
  while (get_window (fixture) != NULL)
    gtk_window_destroy (GTK_WINDOW (get_window (fixture)));
}

static gboolean
has_export_dialog (gpointer user_data)
{
  SocleWindow *window = get_window (user_data);

  return window != NULL && SOCLE_IS_EXPORT_DIALOG (adw_application_window_get_visible_dialog (
                             ADW_APPLICATION_WINDOW (window)));
}

/* With and without a window; the second time there is one with the dialog already. */
static void
test_export_summary (Fixture *fixture, gconstpointer user_data)
{
  close_windows (fixture);
  activate (fixture, "export-summary");
  ui_wait_for (has_export_dialog, fixture);
  activate (fixture, "export-summary");
  g_assert_true (has_export_dialog (fixture));
}

static void
test_open (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "catalogues", "small.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  ui_wait_for_label (get_window (fixture), "14 services");
  g_assert_cmpuint (
    g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  /* Windows that are made later show it, too. */
  close_windows (fixture);
  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait_for (has_window, fixture);
  ui_wait_for_label (get_window (fixture), "14 services");
}

static gboolean
has_no_help (gpointer user_data)
{
  Fixture *fixture = user_data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (SOCLE_IS_HELP_WINDOW (l->data))
      return FALSE;

  return TRUE;
}

static GtkWidget *
get_help (Fixture *fixture)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (fixture->application));

  g_assert_true (SOCLE_IS_HELP_WINDOW (window));

  return GTK_WIDGET (window);
}

/* About what is shown, once, in the language of the window, and gone with the last one. */
static void
test_help (Fixture *fixture, gconstpointer user_data)
{
  activate (fixture, "help");
  ui_wait_for (ui_is_mapped, get_help (fixture));
  g_assert_nonnull (ui_find_label (get_help (fixture), "Under “Our Use”, switch on “In Use”."));
  g_settings_set_string (fixture->settings, "page", "links");
  activate (fixture, "help");
  ui_wait_for_label (get_help (fixture), "Read what has changed since the check before.");
  g_assert_cmpuint (
    g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 2);

  /* What the application does, it does in the window. */
  activate (fixture, "services-soc-3");
  g_assert_cmpuint (
    g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 2);

  g_settings_set_string (fixture->settings, "language", "fr");
  ui_wait_for (has_no_help, fixture);
  activate (fixture, "help");
  ui_wait_for_label (get_help (fixture), "Marquer les services utilisés");
  g_settings_set_string (fixture->settings, "language", "en");
  ui_wait_for (has_no_help, fixture);

  activate (fixture, "help");
  close_windows (fixture);
  ui_wait_for (has_no_help, fixture);
}

static gboolean
is_row (GtkWidget *row, const char *label)
{
  return gtk_widget_get_child_visible (row) && ui_find_label (row, label) != NULL;
}

static void
test_help_search (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *entry;
  GtkWidget *list;

  activate (fixture, "help");
  ui_wait_for (ui_is_mapped, get_help (fixture));
  entry = ui_find (get_help (fixture), GTK_TYPE_SEARCH_ENTRY, 0);
  list = ui_find (get_help (fixture), GTK_TYPE_LIST_BOX, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "FINGERPRINT write");
  g_signal_emit_by_name (entry, "activate");
  ui_wait_for_label (get_help (fixture), "Hand the Trail to an Auditor");
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      g_assert_true (gtk_widget_get_child_visible (row) ==
                     is_row (row, "Hand the Trail to an Auditor"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing of that kind");
  g_signal_emit_by_name (entry, "activate");
  ui_wait_for_label (list, "No Results Found");
}

static gboolean
is_french (gpointer user_data)
{
  SocleWindow *window = get_window (user_data);

  return window != NULL && ui_find_label (GTK_WIDGET (window), "Rapports") != NULL;
}

static gboolean
is_english (gpointer user_data)
{
  SocleWindow *window = get_window (user_data);

  return window != NULL && ui_find_label (GTK_WIDGET (window), "Reports") != NULL;
}

/* The preference takes effect at once, and is taken back as easily. */
static void
test_language (Fixture *fixture, gconstpointer user_data)
{
  g_settings_set_string (fixture->settings, "language", "fr");
  ui_wait_for (is_french, fixture);
  ui_wait_for_label (get_window (fixture), "Azure, Azure Government, and Azure Germany");
  g_assert_cmpuint (
    g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  g_settings_set_string (fixture->settings, "language", "en");
  ui_wait_for (is_english, fixture);
}

static void
test_style (Fixture *fixture, gconstpointer user_data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_settings_set_string (fixture->settings, "style", "dark");
  g_assert_true (adw_style_manager_get_dark (manager));
  g_settings_set_string (fixture->settings, "style", "light");
  g_assert_false (adw_style_manager_get_dark (manager));
  g_settings_reset (fixture->settings, "style");
}

/* Dialogs open and close without a word in the log. */
static void
test_dialogs (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "about", "preferences", "shortcuts" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      activate (fixture, names[i]);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  add_test ("/application/jump-list", test_jump_list);
  add_test ("/application/new-window", test_new_window);
  add_test ("/application/reload", test_reload);
  add_test ("/application/language", test_language);
  add_test ("/application/style", test_style);
  add_test ("/application/dialogs", test_dialogs);
  add_test ("/application/export-summary", test_export_summary);
  add_test ("/application/help", test_help);
  add_test ("/application/help-search", test_help_search);
  /* Last: what was opened stays open. */
  add_test ("/application/open", test_open);

  return g_test_run ();
}
