/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of checking links from the window, with a server that does everything wrong. */

#include "config.h"

#include "socle-window.h"

#include "../portal/portal-fixture.h"
#include "ui-fixture.h"

typedef struct
{
  FaultServer *server;
  SocleSession *session;
  SocleWindow *window;
  char *folder;
  char *catalogue;
} Fixture;

/* A service for each path, whose page is there. */
static const char *const paths[] = { "page", "404", "to-login", "to-localhost", "silence" };

static void
write_catalogue (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\":\"socle-catalogue\",\"version\":1,\"id\":\"test\",\"provider\":\"Test\","
    "\"title\":{\"en\":\"Test\",\"fr\":\"Test\"},\"as_of\":\"2020-02-01\","
    "\"source\":{\"title\":\"A page\",\"url\":\"https://test.example/\"},\"services\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"s-%s\",\"name\":\"Service %s\",\"scope\":[\"soc1\"],"
                            "\"url\":\"http://127.0.0.1:%u/%s\"}",
                            i > 0 ? "," : "", paths[i], paths[i],
                            fault_server_get_port (fixture->server), paths[i]);
  g_string_append (text, "]}");
  g_file_set_contents (fixture->catalogue, text->str, -1, &error);
  g_assert_no_error (error);
}

static SocleLinkChecks *
create_checks (Fixture *fixture)
{
  static char *exempt[2];
  static const guint16 ports[] = { 0 };
  g_autoptr (SoclePortalClient) client = NULL;
  SoclePortalLimits limits;

  g_free (exempt[0]);
  exempt[0] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (fixture->server));
  init_limits (&limits, (const char *const *) exempt, ports);
  client = socle_portal_client_new (&limits, NULL, NULL);

  return socle_link_checks_new (NULL, client);
}

static void
set_up (Fixture *fixture, gconstpointer language)
{
  g_autoptr (SocleLinkChecks) checks = NULL;

  fixture->server = fault_server_new ();
  fixture->folder = g_dir_make_tmp ("socle-links-XXXXXX", NULL);
  fixture->catalogue = g_build_filename (fixture->folder, "test.json", NULL);
  write_catalogue (fixture);

  fixture->session = ui_create_session (fixture->catalogue);
  checks = create_checks (fixture);
  socle_session_set_link_checks (fixture->session, checks);
  fixture->window = socle_window_new (NULL, fixture->session, NULL);
  /* All rows are to be in view. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 720);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->window);
  g_assert_true (socle_session_load (fixture->session, NULL));
  socle_window_show_page (fixture->window, "links");
  ui_wait_for_label (fixture->window, "Service page · Not encrypted");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->session);
  fault_server_free (fixture->server);
  remove_files (fixture->folder);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->catalogue);
}

static SocleLinkChecks *
get_checks (Fixture *fixture)
{
  return socle_session_get_link_checks (fixture->session);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *text = ui_find_label (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static gboolean
is_at_rest (gpointer checks)
{
  return !socle_link_checks_get_running (checks);
}

static guint
count_asked (Fixture *fixture)
{
  g_autofree char *requests = fault_server_dup_requests (fixture->server);
  g_auto (GStrv) parts = g_strsplit (requests, "GET ", -1);

  return g_strv_length (parts) - (parts[0] != NULL);
}

/* Nobody is contacted before that is asked for; then every link is told apart. */
static void
test_check_all (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "Found", "Gone", "Sign-in required", "Not contacted",
                                        "Server silent" };

  g_assert_cmpuint (count_asked (fixture), ==, 0);
  click (fixture, "Check All");
  g_assert_true (socle_link_checks_get_running (get_checks (fixture)));
  ui_wait_for_label (fixture->window, "3 links have a problem. Nothing has changed since the check "
                                      "before.");
  ui_wait_for (is_at_rest, get_checks (fixture));

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/%s",
                                              fault_server_get_port (fixture->server), paths[i]);
      SocleLinkResult *last =
        socle_link_history_get_last (socle_link_checks_get_history (get_checks (fixture)), url);
      g_autofree char *time =
        g_date_time_format (socle_link_result_get_checked_at (last), "%-d %B %Y, %H:%M");
      g_autofree char *state = g_strdup_printf ("%s · Checked %s", states[i], time);

      ui_wait_for_label (fixture->window, state);
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gint64 start;

  click (fixture, "Check All");
  ui_wait_for_label (fixture->window, "4 of 5 links checked");
  start = g_get_monotonic_time ();
  click (fixture, "Cancel");
  ui_wait_for (is_at_rest, get_checks (fixture));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 900 * 1000);
  ui_wait_for_label (fixture->window, "2 links have a problem. Nothing has changed since the check "
                                      "before.");
  ui_wait_for_label (fixture->window, "Never checked");
}

/* A row opens what is known of its link, which follows its check. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, 0);
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/page", fault_server_get_port (fixture->server));

  g_signal_emit_by_name (list, "activate", 0);
  ui_wait_for_label (fixture->window, "Socle contacts the provider when you ask for it.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "The page is there.");
  ui_wait_for_label (fixture->window, "SOC reports");
  ui_wait_for_label (fixture->window, "They are here.");
  ui_wait_for_label (fixture->window, "1 link checked");
  g_assert_cmpuint (count_asked (fixture), ==, 1);
}

static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/page", fault_server_get_port (fixture->server));

  socle_link_checks_set_allowed (get_checks (fixture), FALSE);
  ui_wait_for_label (fixture->window, "Checking links is switched off in the preferences.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "Checking links is switched off in the preferences");
  g_assert_false (socle_link_checks_get_running (get_checks (fixture)));
  g_assert_cmpuint (count_asked (fixture), ==, 0);
}

/* The details of a service have the state of its page, and can check it. */
static void
test_service (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/404", fault_server_get_port (fixture->server));

  g_assert_true (socle_window_show_item (fixture->window, "service:test/s-404"));
  ui_wait_for_label (fixture->window, "Socle contacts the provider when you ask for it.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "127.0.0.1 says that the page does not exist (status 404). "
                                      "Ask the provider for the new address.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/links-page/check-all", test_check_all);
  ADD ("/links-page/cancel", test_cancel);
  ADD ("/links-page/details", test_details);
  ADD ("/links-page/switched-off", test_switched_off);
  ADD ("/links-page/service", test_service);
#undef ADD

  return g_test_run ();
}
