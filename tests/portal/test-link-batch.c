/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that a missing network is not taken for broken links. */

#include "config.h"

#include "socle-link-batch.h"

#include "portal-fixture.h"
#include "test-resolver.h"

static FaultServer *server;
static SoclePortalLimits limits;

typedef struct
{
  guint n_results;
  guint n_problems;
  gboolean ended;
  SocleLinkStatus status;
} Batch;

static void
result_cb (SocleLinkResult *result, gpointer user_data)
{
  Batch *batch = user_data;

  batch->n_results++;
  if (socle_link_result_get_verdict (result) == SOCLE_LINK_VERDICT_PROBLEM)
    batch->n_problems++;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;

  batch->status = socle_link_batch_check_finish (result);
  batch->ended = TRUE;
}

/* "/path" is at the fault server; anything else is an address. */
static void
run (Batch *batch, const char *const *where, GProxyResolver *proxy, GCancellable *cancellable)
{
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&limits, NULL, proxy);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  for (guint i = 0; where[i] != NULL; i++)
    if (where[i][0] == '/')
      g_strv_builder_take (builder, g_strdup_printf ("http://127.0.0.1:%u%s",
                                                     fault_server_get_port (server), where[i]));
    else
      g_strv_builder_add (builder, where[i]);
  addresses = g_strv_builder_end (builder);

  *batch = (Batch) { 0 };
  socle_link_batch_check_async (client, (const char *const *) addresses, result_cb, cancellable,
                                ended_cb, batch);
  while (!batch->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_empty (void)
{
  static const char *const none[] = { NULL };
  Batch batch;

  run (&batch, none, NULL, NULL);
  g_assert_cmpint (batch.status, ==, SOCLE_LINK_OK);
  g_assert_cmpuint (batch.n_results, ==, 0);
}

static void
test_offline (void)
{
  static const char *const links[] = { "https://one.example/a", "https://one.example/b",
                                       "https://two.example/",  "http://three.example/",
                                       "https://four.example/", NULL };
  Batch batch;

  run (&batch, links, NULL, NULL);
  g_assert_cmpint (batch.status, ==, SOCLE_LINK_OFFLINE);
  g_assert_cmpuint (batch.n_results, ==, 0);
}

/* One answer from anywhere proves that the others' names are what is wrong. */
static void
test_online (void)
{
  static const char *const links[] = { "https://one.example/", "https://two.example/", "/404",
                                       NULL };
  Batch batch;

  run (&batch, links, NULL, NULL);
  g_assert_cmpint (batch.status, ==, SOCLE_LINK_OK);
  g_assert_cmpuint (batch.n_results, ==, 3);
  g_assert_cmpuint (batch.n_problems, ==, 3);
}

/* A single name that is not known is a broken link, where there is a network. */
static void
test_single (void)
{
  static const char *const links[] = { "https://one.example/", NULL };
  Batch batch;

  run (&batch, links, NULL, NULL);
  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    {
      g_assert_cmpint (batch.status, ==, SOCLE_LINK_OK);
      g_assert_cmpuint (batch.n_problems, ==, 1);
    }
  else
    {
      g_assert_cmpint (batch.status, ==, SOCLE_LINK_OFFLINE);
      g_assert_cmpuint (batch.n_results, ==, 0);
    }
}

/* What a network that wants a sign-in does: whatever is asked for without encryption is
 * led to its own page, and what is encrypted fails. The fault server plays the network,
 * as a proxy that redirects everything to a host of its own. */
static void
test_captive (void)
{
  static const char *const links[] = { "http://one.example/captive", "http://two.example/captive",
                                       "http://three.example/captive",
                                       "http://four.example/captive", NULL };
  g_autofree char *address =
    g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (server));
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (address, NULL);
  Batch batch;

  run (&batch, links, proxy, NULL);
  g_assert_cmpint (batch.status, ==, SOCLE_LINK_CAPTIVE);
  g_assert_cmpuint (batch.n_results, ==, 0);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  static const char *const links[] = { "/page", "/silence", "/silence?2", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 start = g_get_monotonic_time ();
  Batch batch;

  g_timeout_add (200, cancel_cb, cancellable);
  run (&batch, links, NULL, cancellable);
  g_assert_cmpint (batch.status, ==, SOCLE_LINK_CANCELLED);
  g_assert_cmpuint (batch.n_results, ==, 1);
  g_assert_cmpuint (batch.n_problems, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 800 * 1000);
}

int
main (int argc, char *argv[])
{
  static char *exempt[2];
  static const guint16 ports[] = { 0 };
  g_autoptr (GResolver) resolver = NULL;

  g_test_init (&argc, &argv, NULL);
  resolver = g_object_new (test_resolver_get_type (), NULL);
  g_resolver_set_default (resolver);
  server = fault_server_new ();
  exempt[0] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (server));
  init_limits (&limits, (const char *const *) exempt, ports);

  g_test_add_func ("/link-batch/empty", test_empty);
  g_test_add_func ("/link-batch/offline", test_offline);
  g_test_add_func ("/link-batch/online", test_online);
  g_test_add_func ("/link-batch/single", test_single);
  g_test_add_func ("/link-batch/captive", test_captive);
  g_test_add_func ("/link-batch/cancel", test_cancel);

  return g_test_run ();
}
