/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks 200 links of a server that takes 20 ms for each, eight at once, and has curl do
 * the same. Prints the time of each. */

#include "config.h"

#include "bench-support.h"
#include "fault-server.h"
#include "socle-portal-client.h"

#define N_LINKS 200
#define AT_ONCE 8

typedef struct
{
  SoclePortalClient *client;
  guint n_left;
  guint n_found;
} Run;

static void
checked_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (SocleLinkResult) result = socle_portal_client_finish (run->client, async);

  run->n_left--;
  run->n_found += socle_link_result_get_status (result) == SOCLE_LINK_OK;
}

static double
measure_own (FaultServer *server)
{
  g_autofree char *authority = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (server));
  const char *exempt[] = { authority, NULL };
  g_autoptr (SoclePortalClient) client = NULL;
  SoclePortalLimits limits;
  Run run = { NULL, N_LINKS, 0 };
  double start;

  socle_portal_limits_init (&limits);
  limits.exempt = exempt;
  limits.at_once = AT_ONCE;
  limits.per_host = AT_ONCE;
  limits.gap = 0;
  run.client = client = socle_portal_client_new (&limits, NULL, NULL);

  start = bench_now ();
  for (guint i = 0; i < N_LINKS; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://%s/later?%u", authority, i);

      socle_portal_client_check_async (client, address, NULL, checked_cb, &run);
    }
  while (run.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  if (run.n_found != N_LINKS)
    g_error ("Only %u links were found", run.n_found);

  return bench_now () - start;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_error ("curl: %s", error->message);
  *(gboolean *) user_data = TRUE;
}

/* The server is in this process, so its main loop must run. */
static double
measure_curl (FaultServer *server)
{
  g_autofree char *addresses =
    g_strdup_printf ("http://127.0.0.1:%u/later?[1-%d]", fault_server_get_port (server), N_LINKS);
  g_autofree char *at_once = g_strdup_printf ("%d", AT_ONCE);
  g_autoptr (GSubprocess) curl = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;
  double start = bench_now ();

  curl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                           &error, "curl", "--parallel", "--parallel-immediate", "--parallel-max",
                           at_once, "--silent", "--fail", addresses, NULL);
  if (curl == NULL)
    g_error ("curl: %s", error->message);
  g_subprocess_wait_check_async (curl, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);

  return bench_now () - start;
}

int
main (void)
{
  FaultServer *server = fault_server_new ();
  double own = measure_own (server);
  double curl = measure_curl (server);

  printf ("own-ms %.1f\ncurl-ms %.1f\n", own, curl);

  return 0;
}
