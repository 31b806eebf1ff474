/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of opening catalogue files in the window. */

#include "config.h"

#include "socle-catalogue-file.h"

#include "../support/remove-all.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder; /* (owned) */
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static char *
write_catalogue (Fixture *self,
                 const char *name,
                 const char *id,
                 const char *title,
                 const char *as_of)
{
  g_autofree char *content = g_strdup_printf (
    "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"%s\", \"provider\": "
    "\"<b>Small</b>\","
    " \"title\": {\"en\": \"%s\", \"fr\": \"Petit\"}, \"as_of\": \"%s\","
    " \"source\": {\"title\": \"A page\"},"
    " \"services\": [{\"id\": \"mail\", \"name\": \"Small Mail\", \"scope\": [\"soc1\"]}]}",
    id, title, as_of);
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *words[] = { "--today", "2020-02-01", "--data-dir", NULL, NULL };
  g_autoptr (SocleOptions) options = NULL;
  g_autofree char *data_dir = NULL;

  self->folder = g_dir_make_tmp ("socle-open-XXXXXX", NULL);
  data_dir = g_build_filename (self->folder, "data", NULL);
  words[3] = data_dir;
  options = socle_options_new_from_words (words, NULL);
  self->session = socle_session_new (options);
  self->settings = g_settings_new (SOCLE_APP_ID);
  g_settings_set_string (self->settings, "page", "services");
  g_settings_reset (self->settings, "services-soc");
  g_assert_true (socle_session_load (self->session, NULL));
  self->window = socle_window_new (NULL, self->session, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_for (ui_is_mapped, self->window);
  ui_wait_for_label (self->window, "12 services");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  remove_all (self->folder);
  g_free (self->folder);
}

static void
open_file (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  socle_window_open_files (self->window, files);
}

static gboolean
has_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static gboolean
has_no_dialog (gpointer window)
{
  return !has_dialog (window);
}

static GtkWidget *
get_dialog (Fixture *self)
{
  return GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static void
close_dialog (Fixture *self)
{
  adw_dialog_force_close (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  ui_wait_for (has_no_dialog, self->window);
}

static gboolean
offers_nothing (gpointer window)
{
  AdwBanner *banner = ADW_BANNER (ui_find (window, ADW_TYPE_BANNER, 0));

  return !adw_banner_get_revealed (banner);
}

static gboolean
offers_keeping (gpointer window)
{
  return !offers_nothing (window);
}

/* Shown, kept, and the keeping taken back. */
static void
test_keep (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_catalogue (self, "small.socle", "small", "Small", "2021-07-01");
  g_autofree char *copy =
    g_build_filename (self->folder, "data", "catalogues", "small.socle", NULL);

  g_assert_true (offers_nothing (self->window));
  open_file (self, path);
  ui_wait_for_label (self->window, "13 services");
  ui_wait_for_label (
    self->window, "The catalogue of <b>Small</b> as of 1 July 2021 is open until Socle is closed");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.keep-catalogues", NULL);
  ui_wait_for_label (self->window, "Added to My Catalogues");
  ui_wait_for (offers_nothing, self->window);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-keep", NULL);
  ui_wait_for (offers_keeping, self->window);
  ui_wait_for_label (self->window, "13 services");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_several (Fixture *self, gconstpointer data)
{
  g_autofree char *one = write_catalogue (self, "one.socle", "one", "One", "2021-07-01");
  g_autofree char *two = write_catalogue (self, "two.socle", "two", "Two", "2021-07-01");

  open_file (self, one);
  ui_wait_for_label (self->window, "13 services");
  open_file (self, two);
  ui_wait_for_label (self->window, "14 services");
  ui_wait_for_label (self->window, "2 catalogues are open until Socle is closed");
}

static void
test_newer_wins (Fixture *self, gconstpointer data)
{
  g_autofree char *newer =
    write_catalogue (self, "newer.socle", "microsoft", "Newer", "2021-07-01");
  g_autofree char *older =
    write_catalogue (self, "older.socle", "microsoft", "Older", "2019-07-01");

  open_file (self, older);
  ui_wait_for_label (self->window, "“Older” is as of 1 July 2019; the one in use is newer, as of 1 "
                                   "February 2020, and stays.\n\nWhat was open stays open.");
  close_dialog (self);
  g_assert_true (offers_nothing (self->window));

  open_file (self, newer);
  ui_wait_for_label (self->window, "1 service");
  ui_wait_for_label (self->window, "The catalogue of <b>Small</b> as of 1 July 2021 replaces that "
                                   "of 1 February 2020 until Socle is closed");
}

static void
test_bad_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_catalogue (self, "bad.socle", "bad", "Bad", "yesterday");

  open_file (self, path);
  ui_wait_for_label (self->window, "Catalogue Not Opened");
  ui_wait_for_label (
    self->window, "bad.socle, line 1, as_of: “yesterday” is not a date, such as 2020-02-01 for 1 "
                  "February 2020.\n\nWhat was open stays open.");
  close_dialog (self);
  ui_wait_for_label (self->window, "12 services");
  g_assert_true (offers_nothing (self->window));
}

static gboolean
drop (GtkWidget *widget, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }

  return taken;
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autofree char *path =
    write_catalogue (self, "dropped.json", "dropped", "Dropped", "2021-07-01");
  g_autofree char *other = g_build_filename (self->folder, "letter.txt", NULL);

  /* What is no catalogue is looked at as evidence. */
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_true (drop (GTK_WIDGET (self->window), other));
  ui_wait_for_label (self->window, "“letter.txt” is empty; download it once more.");
  g_assert_true (drop (GTK_WIDGET (self->window), path));
  ui_wait_for_label (self->window, "13 services");
}

/* Found again by who opened it; what is not there any more cannot be chosen. */
static void
test_recent (Fixture *self, gconstpointer data)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *path = write_catalogue (self, "recent.socle", "recent", "Recent", "2021-07-01");
  g_autoptr (GPtrArray) recent = NULL;
  GtkWidget *row;

  gtk_recent_manager_purge_items (manager, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-recent", NULL);
  ui_wait_for_label (self->window, "No Recent Catalogues");
  close_dialog (self);

  open_file (self, path);
  ui_wait_for_label (self->window, "13 services");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-recent", NULL);
  ui_wait_for_label (self->window, "recent.socle");
  row = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (self->window), "recent.socle"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_is_sensitive (row));
  close_dialog (self);

  g_assert_cmpint (g_remove (path), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-recent", NULL);
  ui_wait_for_label (self->window, "No longer there");
  row = gtk_widget_get_ancestor (ui_find_label (get_dialog (self), "recent.socle"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_false (gtk_widget_is_sensitive (row));

  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (self->window),
                                                                 "Clear List"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  recent = socle_catalogue_file_dup_recent (manager);
  g_assert_cmpuint (recent->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/open-catalogue/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("keep", test_keep);
  ADD ("several", test_several);
  ADD ("newer-wins", test_newer_wins);
  ADD ("bad-file", test_bad_file);
  ADD ("drop", test_drop);
  ADD ("recent", test_recent);

  return g_test_run ();
}
