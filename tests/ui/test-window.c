/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window: filter, search, details, memory of its state. */

#include "config.h"

#include "socle-list-page.h"
#include "socle-list-pane.h"
#include "socle-name-cell.h"
#include "socle-window-private.h"

#include "ui-fixture.h"

typedef struct
{
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->window);
}

static void
close_window (Fixture *fixture)
{
  SocleWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

static void
set_up (Fixture *fixture, gconstpointer catalogues)
{
  fixture->session = ui_create_session (catalogues);
  fixture->settings = g_settings_new (SOCLE_APP_ID);
  g_settings_reset (fixture->settings, "page");
  g_settings_reset (fixture->settings, "services-soc");
  g_settings_reset (fixture->settings, "services-sort-column");
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  close_window (fixture);
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->settings);
}

static void
load (Fixture *fixture)
{
  g_assert_true (socle_session_load (fixture->session, NULL));
}

static void
activate (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action,
                                             target != NULL ? "s" : NULL, target));
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* What the first frame need not have is made after it; what is asked for earlier, earlier. */
static void
test_first_frame (Fixture *fixture, gconstpointer user_data)
{
  close_window (fixture);
  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_false (ui_has_page (fixture->window));
  ui_wait_for (ui_has_page, fixture->window);

  close_window (fixture);
  fixture->window = socle_window_new (NULL, fixture->session, fixture->settings);
  activate (fixture, "win.soc", "soc1");
  g_assert_true (ui_has_page (fixture->window));
}

/* The window is there before the catalogues are, and fills when they come. */
static void
test_loading (Fixture *fixture, gconstpointer user_data)
{
  activate (fixture, "win.show-page", "services");
  g_assert_null (ui_find_label (GTK_WIDGET (fixture->window), "12 services"));

  socle_session_load_async (fixture->session, NULL, NULL, NULL);
  ui_wait_for_label (fixture->window, "12 services");
}

static void
test_filter (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  activate (fixture, "win.show-page", "services");
  ui_wait_for_label (fixture->window, "12 services");

  activate (fixture, "win.soc", "soc3");
  ui_wait_for_label (fixture->window, "10 of 12 services");
  activate (fixture, "win.soc", "soc1");
  ui_wait_for_label (fixture->window, "12 services");
  activate (fixture, "win.show-page", "reports");
  ui_wait_for_label (fixture->window, "12 reports");
  activate (fixture, "win.soc", "soc2");
  ui_wait_for_label (fixture->window, "6 of 12 reports");

  /* Each page has a filter of its own. */
  activate (fixture, "win.show-page", "services");
  ui_wait_for_label (fixture->window, "12 services");
}

static void
test_search (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  activate (fixture, "win.show-page", "services");
  activate (fixture, "win.search", NULL);

  type (fixture, "government");
  ui_wait_for_label (fixture->window, "3 of 12 services");
  /* The name on the provider's French page, typed without its accents. */
  type (fixture, "SECURITE de l'application");
  ui_wait_for_label (fixture->window, "1 of 12 services");
  ui_wait_for_label (fixture->window, "Cloud App Security");
  type (fixture, "no such service");
  ui_wait_for_label (fixture->window, "No Results Found");
  type (fixture, "");
  ui_wait_for_label (fixture->window, "12 services");
}

static void
test_details (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  activate (fixture, "win.show-item", "service:microsoft/dynamics-365");
  ui_wait_for_label (fixture->window, "Dynamics 365 and Dynamics 365 U.S. Government");
  ui_wait_for_label (fixture->window, "Not in scope of SOC 3: Microsoft does not list it");

  activate (fixture, "win.show-item", "report:microsoft/azure-soc1-type2");
  ui_wait_for_label (fixture->window, "Azure and Azure Government SOC 1 Type 2 Report");
  ui_wait_for_label (fixture->window, "Microsoft Datacenters");

  /* What the library does not have changes nothing. */
  activate (fixture, "win.show-item", "service:microsoft/none");
  activate (fixture, "win.show-item", "nonsense");
  ui_wait_for_label (fixture->window, "Microsoft Datacenters");
}

/* A cross-link to a service that the filter hides takes the filter away. */
static void
test_link_through_filter (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  activate (fixture, "win.show-page", "services");
  activate (fixture, "win.soc", "soc3");
  ui_wait_for_label (fixture->window, "10 of 12 services");
  activate (fixture, "win.show-item", "service:microsoft/azure-devops");
  ui_wait_for_label (fixture->window, "12 services");
}

static void
test_state_is_remembered (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *soc = NULL;

  load (fixture);
  activate (fixture, "win.show-page", "services");
  activate (fixture, "win.soc", "soc3");
  ui_wait_for_label (fixture->window, "10 of 12 services");
  soc = g_settings_get_string (fixture->settings, "services-soc");
  g_assert_cmpstr (soc, ==, "soc3");

  close_window (fixture);
  open_window (fixture);
  ui_wait_for_label (fixture->window, "10 of 12 services");
}

/* The pointer on its way to the details does not change them, and where they are a page of
 * their own one click leads there. */
static void
test_pointer (Fixture *fixture, gconstpointer user_data)
{
  static const char *const pages[] = { "services", "reports" };

  load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page, *view;
      gboolean single_click;

      activate (fixture, "win.show-page", pages[i]);
      page = GTK_WIDGET (socle_window_get_current_page (fixture->window));
      view = socle_list_page_get_view (SOCLE_LIST_PAGE (page));
      for (guint compact = 0; compact < 2; compact++)
        {
          g_object_set (fixture->window, "compact", compact == 1, NULL);
          g_object_get (view, "single-click-activate", &single_click, NULL);
          g_assert_cmpint (single_click, ==, compact == 1);
        }
      g_object_set (fixture->window, "compact", FALSE, NULL);
    }
}

/* A list sorted by a column goes as quietly as it came. */
static void
test_sorted (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  g_settings_set_string (fixture->settings, "services-sort-column", "name");
  activate (fixture, "win.show-page", "services");
  ui_wait_for_label (fixture->window, "12 services");
}

static void
test_two_windows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);
  SocleWindow *second = socle_window_new (NULL, fixture->session, settings);

  load (fixture);
  gtk_window_present (GTK_WINDOW (second));
  ui_wait_for (ui_is_mapped, second);

  activate (fixture, "win.show-page", "reports");
  gtk_widget_activate_action (GTK_WIDGET (second), "win.show-page", "s", "services");
  ui_wait_for_label (second, "12 services");
  ui_wait_for_label (fixture->window, "12 reports");
  gtk_window_destroy (GTK_WINDOW (second));
}

/* Files that cannot be read leave a window that says so. */
static void
test_no_catalogue (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (socle_session_load (fixture->session, NULL));
  activate (fixture, "win.show-page", "services");
  ui_wait_for_label (fixture->window, "No Catalogue Is Open");
  ui_wait_for_label (fixture->window, "1 Problem");
}

/* A reload that fails leaves what is open in use. */
static void
test_failed_reload (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  load (fixture);
  activate (fixture, "win.show-page", "services");
  ui_wait_for_label (fixture->window, "12 services");
  g_cancellable_cancel (cancellable);
  g_assert_false (socle_session_load (fixture->session, cancellable));
  ui_wait_for_label (fixture->window, "12 services");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer), const char *catalogues)
{
  g_test_add (path, Fixture, catalogues, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("/window/first-frame", test_first_frame, NULL);
  add_test ("/window/loading", test_loading, NULL);
  add_test ("/window/filter", test_filter, NULL);
  add_test ("/window/search", test_search, NULL);
  add_test ("/window/details", test_details, NULL);
  add_test ("/window/link-through-filter", test_link_through_filter, NULL);
  add_test ("/window/state-is-remembered", test_state_is_remembered, NULL);
  add_test ("/window/pointer", test_pointer, NULL);
  add_test ("/window/sorted", test_sorted, NULL);
  add_test ("/window/two-windows", test_two_windows, NULL);
  add_test ("/window/no-catalogue", test_no_catalogue, "/nonexistent/catalogue.json");
  add_test ("/window/failed-reload", test_failed_reload, NULL);

  return g_test_run ();
}
