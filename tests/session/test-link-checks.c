/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a session's checks of links. */

#include "config.h"

#include "socle-link-checks.h"

#include "../portal/portal-fixture.h"

typedef struct
{
  FaultServer *server;
  SocleLinkChecks *checks;
  char *folder;
  char *path;
  GStrv addresses;
  guint n_checked;
  guint n_running;
  gboolean ended;
  SocleLinkStatus status;
} Fixture;

static void
checked_cb (SocleLinkChecks *checks, const char *address, Fixture *fixture)
{
  g_assert_nonnull (socle_link_history_get_last (socle_link_checks_get_history (checks), address));
  g_assert_false (socle_link_checks_is_waiting (checks, address));
  fixture->n_checked++;
}

static void
running_cb (SocleLinkChecks *checks, GParamSpec *pspec, Fixture *fixture)
{
  fixture->n_running++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static char *exempt[2];
  static const guint16 ports[] = { 0 };
  static const char *const paths[] = { "/page", "/404", "/silence", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (SoclePortalClient) client = NULL;
  SoclePortalLimits limits;

  fixture->server = fault_server_new ();
  g_free (exempt[0]);
  exempt[0] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (fixture->server));
  init_limits (&limits, (const char *const *) exempt, ports);
  client = socle_portal_client_new (&limits, NULL, NULL);

  fixture->folder = g_dir_make_tmp ("socle-checks-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "links.json", NULL);
  fixture->checks = socle_link_checks_new (fixture->path, client);
  g_signal_connect (fixture->checks, "checked", G_CALLBACK (checked_cb), fixture);
  g_signal_connect (fixture->checks, "notify::running", G_CALLBACK (running_cb), fixture);
  for (guint i = 0; paths[i] != NULL; i++)
    g_strv_builder_take (builder, g_strdup_printf ("http://%s%s", exempt[0], paths[i]));
  fixture->addresses = g_strv_builder_end (builder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->checks);
  fault_server_free (fixture->server);
  remove_files (fixture->folder);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_strfreev (fixture->addresses);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->status = socle_link_checks_run_finish (SOCLE_LINK_CHECKS (source), result);
  fixture->ended = TRUE;
}

static void
wait_for_end (Fixture *fixture)
{
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLinkChecks) later = NULL;
  SocleLinkHistory *history;

  socle_link_checks_run_async (fixture->checks, (const char *const *) fixture->addresses, ended_cb,
                               fixture);
  g_assert_true (socle_link_checks_get_running (fixture->checks));
  g_assert_true (socle_link_checks_is_waiting (fixture->checks, fixture->addresses[0]));
  g_assert_cmpuint (socle_link_checks_get_total (fixture->checks), ==, 3);
  wait_for_end (fixture);

  g_assert_cmpint (fixture->status, ==, SOCLE_LINK_OK);
  g_assert_false (socle_link_checks_get_running (fixture->checks));
  g_assert_cmpuint (socle_link_checks_get_done (fixture->checks), ==, 3);
  g_assert_cmpuint (fixture->n_checked, ==, 3);
  g_assert_cmpuint (fixture->n_running, ==, 2);

  later = socle_link_checks_new (fixture->path, NULL);
  history = socle_link_checks_get_history (later);
  g_assert_cmpint (socle_link_result_get_status (
                     socle_link_history_get_last (history, fixture->addresses[0])),
                   ==, SOCLE_LINK_OK);
  g_assert_cmpint (socle_link_result_get_status (
                     socle_link_history_get_last (history, fixture->addresses[1])),
                   ==, SOCLE_LINK_GONE);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  socle_link_checks_run_async (fixture->checks, (const char *const *) fixture->addresses, ended_cb,
                               fixture);
  while (fixture->n_checked < 2)
    g_main_context_iteration (NULL, TRUE);
  socle_link_checks_cancel (fixture->checks);
  wait_for_end (fixture);

  g_assert_cmpint (fixture->status, ==, SOCLE_LINK_CANCELLED);
  g_assert_cmpuint (fixture->n_checked, ==, 2);
  g_assert_false (socle_link_checks_is_waiting (fixture->checks, fixture->addresses[2]));
  g_assert_null (socle_link_history_get_last (socle_link_checks_get_history (fixture->checks),
                                              fixture->addresses[2]));
  /* What was found before is kept, and there may be another run. */
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  fixture->ended = FALSE;
  socle_link_checks_run_async (fixture->checks,
                               (const char *const[]) { fixture->addresses[0], NULL }, ended_cb,
                               fixture);
  wait_for_end (fixture);
  g_assert_cmpint (fixture->status, ==, SOCLE_LINK_OK);
}

static void
test_not_allowed (Fixture *fixture, gconstpointer data)
{
  socle_link_checks_run_async (fixture->checks,
                               (const char *const[]) { fixture->addresses[2], NULL }, ended_cb,
                               fixture);
  socle_link_checks_set_allowed (fixture->checks, FALSE);
  wait_for_end (fixture);
  g_assert_cmpint (fixture->status, ==, SOCLE_LINK_CANCELLED);
  g_assert_false (socle_link_checks_get_allowed (fixture->checks));

  /* Nothing was found, so nothing was written. */
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/link-checks/run", test_run);
  ADD ("/link-checks/cancel", test_cancel);
  ADD ("/link-checks/not-allowed", test_not_allowed);
#undef ADD

  return g_test_run ();
}
