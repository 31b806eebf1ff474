/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of everything that a server can do wrong, and of the client's getting out of it:
 * with the right name for it, nothing left over, and in time. */

#include "config.h"

#include "fault-cases.h"
#include "fault-replies.h"
#include "portal-fixture.h"
#include "test-resolver.h"
#include "tls-servers.h"

#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* How much memory a case may add. */
#define MEMORY (32 * 1024)

/* How long a case may take: the limits of the fixture, and a machine that is busy. */
#define PATIENCE (10 * G_USEC_PER_SEC)

/* The servers of all tests. */
typedef struct
{
  FaultServer *server;
  TlsServers *tls;
  guint16 closed; /* a port where nobody listens */
  SoclePortalLimits limits;
  char *exempt[10];
  char *folder;
} Servers;

static Servers servers;

/* --- What is measured around a case ----------------------------------------- */

static guint
count_descriptors (void)
{
  return count_files ("/proc/self/fd");
}

/* The most memory that was ever in use, in KiB. */
static long
get_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

/* Tools that look for mistakes take time and memory of their own. */
static gboolean
is_measured (void)
{
#ifdef __SANITIZE_ADDRESS__
  return FALSE;
#else
  const char *preload = g_getenv ("LD_PRELOAD");

  return preload == NULL || strstr (preload, "vgpreload") == NULL;
#endif
}

/* The server's threads notice in their own time that a connection is gone. */
static void
wait_for_descriptors (guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (count_descriptors () > n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (count_descriptors (), <=, n);
}

static char *
dup_address (const char *where)
{
  g_autoptr (GString) text = g_string_new (where);
  struct
  {
    const char *place;
    const char *scheme;
    guint16 port;
  } places[] = {
    { "{good}", "https", tls_servers_get_port (servers.tls, TLS_GOOD) },
    { "{good-http}", "http", tls_servers_get_port (servers.tls, TLS_GOOD) },
    { "{self-signed}", "https", tls_servers_get_port (servers.tls, TLS_SELF_SIGNED) },
    { "{expired}", "https", tls_servers_get_port (servers.tls, TLS_EXPIRED) },
    { "{wrong-name}", "https", tls_servers_get_port (servers.tls, TLS_WRONG_NAME) },
    { "{future}", "https", tls_servers_get_port (servers.tls, TLS_FUTURE) },
    { "{old}", "https", tls_servers_get_old_port (servers.tls) },
    { "{silent}", "https", fault_server_get_silent (servers.server) },
    { "{closed}", "http", servers.closed },
  };

  if (*where == '/')
    return g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (servers.server), where);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *base =
        g_strdup_printf ("%s://127.0.0.1:%u", places[i].scheme, places[i].port);

      g_string_replace (text, places[i].place, base, 0);
    }

  return g_strdup (text->str);
}

static void
check_file (const Case *test, SocleLinkResult *result)
{
  const SocleLinkFile *file = socle_link_result_get_file (result);
  g_autofree char *content = NULL;
  g_autofree char *sha256 = NULL;
  size_t size;

  if (test->status != SOCLE_LINK_OK || test->look)
    {
      g_assert_null (file);
      g_assert_cmpuint (count_files (servers.folder), ==, 0);
      return;
    }

  g_assert_nonnull (file);
  g_assert_cmpuint (count_files (servers.folder), ==, 1);
  g_assert_true (g_file_get_contents (file->path, &content, &size, NULL));
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) content, size);
  g_assert_cmpstr (file->sha256, ==, sha256);
  g_assert_cmpuint (file->size, ==, size);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (strstr (content, "%%EOF"));
  g_assert_nonnull (strstr (file->provenance, sha256));
  g_assert_true (g_utf8_validate (file->provenance, -1, NULL));
  g_assert_null (strstr (file->provenance, "\u202e"));
  for (const char *p = file->provenance; *p != '\0'; p++)
    g_assert_true (*p == '\n' || !g_ascii_iscntrl (*p));
  g_assert_cmpint (g_unlink (file->path), ==, 0);
}

static void
check_result (const Case *test, SocleLinkResult *result)
{
  SocleLinkStatus status = socle_link_result_get_status (result);

  g_assert_cmpstr (socle_link_status_get_name (status), ==,
                   socle_link_status_get_name (test->status));
  if (test->more != ANY)
    g_assert_cmpint (status == SOCLE_LINK_REFUSED ? (int) socle_link_result_get_refusal (result)
                                                  : (int) socle_link_result_get_detail (result),
                     ==, test->more);
  if (test->n_hops != ANY)
    g_assert_cmpint ((int) socle_link_result_get_n_hops (result), ==, test->n_hops);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *address = dup_address (test->where);
  g_autoptr (SoclePortalClient) client = NULL;
  g_autoptr (SocleLinkResult) result = NULL;
  guint n_descriptors;
  long memory = get_memory ();
  gint64 start;
  SoclePortalLimits limits = servers.limits;

  /* A machine that is busy may be slow itself; only what is meant to run into a limit
   * gets a narrow one. */
  limits.silence = test->status == SOCLE_LINK_TIMEOUT ? 1 : 10;
  if (test->status == SOCLE_LINK_DEADLINE)
    limits.page_time = limits.download_time = 1500;

  n_descriptors = count_descriptors ();
  /* libsoup's own, in every version so far. */
  if (strcmp (test->where, "/negative") == 0)
    g_test_expect_message ("GLib-GObject", G_LOG_LEVEL_CRITICAL, "*content-length*");

  start = g_get_monotonic_time ();
  client = socle_portal_client_new (&limits, tls_servers_get_database (servers.tls), NULL);
  result = fetch (client, address, test->look ? NULL : servers.folder);

  check_result (test, result);
  check_file (test, result);
  if (is_measured ())
    {
      g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENCE);
      g_assert_cmpint (get_memory () - memory, <, MEMORY);
    }

  g_assert_finalize_object (g_steal_pointer (&client));
  wait_for_descriptors (n_descriptors);
  g_test_assert_expected_messages ();
}

/* --- What is true of all cases ---------------------------------------------- */

/* Redirects to this computer have not even been tried. */
static void
test_nobody_trapped (void)
{
  g_assert_cmpuint (fault_server_get_trapped (servers.server), ==, 0);
}

static void
test_nothing_told (void)
{
  static const char *const told[] = { "\r\ncookie", "\r\nauthorization", "\r\nproxy-auth",
                                      "\r\nreferer", "user:pw" };
  g_autofree char *requests = fault_server_dup_requests (servers.server);
  g_autofree char *lower = g_ascii_strdown (requests, -1);

  g_assert_nonnull (strstr (lower, "get /set-cookie"));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_null (strstr (lower, told[i]));

  /* Nobody was asked again after wanting a sign-in, or to be left alone. */
  g_assert_cmpuint (fault_server_count (servers.server, "/401"), ==, 1);
  g_assert_cmpuint (fault_server_count (servers.server, "/401-ntlm"), ==, 1);
  g_assert_cmpuint (fault_server_count (servers.server, "/429"), ==, 1);
}

/* A name whose answer has changed by the time of the connection: that is opened, since
 * nobody can know before, but not a byte goes through it. */
static void
test_rebinding (void)
{
  g_autofree char *address =
    g_strdup_printf ("http://changing-name.example:%u/ok", fault_server_get_trap (servers.server));
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&servers.limits, NULL, NULL);
  g_autoptr (SocleLinkResult) result = fetch (client, address, NULL);

  g_assert_cmpint (socle_link_result_get_status (result), ==, SOCLE_LINK_REFUSED);
  g_assert_cmpint (socle_link_result_get_refusal (result), ==, SOCLE_REFUSAL_LOCAL);
  g_assert_cmpuint (fault_server_get_trapped_bytes (servers.server), ==, 0);
}

static void
test_proxy (void)
{
  g_autofree char *proxy =
    g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (servers.server));
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy, NULL);
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&servers.limits, NULL, resolver);
  g_autoptr (SocleLinkResult) page = NULL, wants = NULL, encrypted = NULL, literal = NULL;

  /* Such an address is tried with encryption first, which this proxy does not do. */
  page = fetch (client, "http://proxied.example/page", NULL);
  g_assert_cmpint (socle_link_result_get_status (page), ==, SOCLE_LINK_OK);
  g_assert_null (socle_link_result_get_hop (page, 0)->peer);

  wants = fetch (client, "http://proxied.example/407", NULL);
  g_assert_cmpint (socle_link_result_get_status (wants), ==, SOCLE_LINK_PROXY_SIGN_IN);
  encrypted = fetch (client, "https://proxied.example/", NULL);
  g_assert_cmpint (socle_link_result_get_status (encrypted), ==, SOCLE_LINK_PROXY_SIGN_IN);

  /* A proxy is no way around the rules. */
  literal = fetch (client, "http://127.0.0.1/page", NULL);
  g_assert_cmpint (socle_link_result_get_status (literal), ==, SOCLE_LINK_REFUSED);
}

static void
test_retry_at (void)
{
  g_autofree char *soon = dup_address ("/429"), *late = dup_address ("/503");
  g_autofree char *page = dup_address ("/page");
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&servers.limits, NULL, NULL);
  g_autoptr (SoclePortalClient) other = socle_portal_client_new (&servers.limits, NULL, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SocleLinkResult) first = fetch (client, soon, NULL);
  g_autoptr (SocleLinkResult) capped = fetch (other, late, NULL);
  g_autoptr (SocleLinkResult) again = NULL;
  guint n_asked = fault_server_count (servers.server, "/page");
  GTimeSpan wait = g_date_time_difference (socle_link_result_get_retry_at (first), now);

  g_assert_cmpint (wait, >=, 119 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (wait, <=, 130 * G_TIME_SPAN_SECOND);
  wait = g_date_time_difference (socle_link_result_get_retry_at (capped), now);
  g_assert_cmpint (wait, <=, G_TIME_SPAN_DAY + 10 * G_TIME_SPAN_SECOND);

  /* The host is left alone until then, whatever page of it is wanted. */
  again = fetch (client, page, NULL);
  g_assert_cmpint (socle_link_result_get_status (again), ==, SOCLE_LINK_BUSY);
  g_assert_cmpuint (socle_link_result_get_n_hops (again), ==, 0);
  g_assert_cmpuint (fault_server_count (servers.server, "/page"), ==, n_asked);
}

static void
busy_finished_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (SocleLinkResult) result = g_task_propagate_pointer (G_TASK (async), NULL);
  guint *n_left = user_data;

  g_assert_cmpint (socle_link_result_get_status (result), ==, SOCLE_LINK_BUSY);
  g_assert_nonnull (socle_link_result_get_retry_at (result));
  --*n_left;
}

/* Those that wait for their turn at a host are not asked for any more, either. */
static void
test_give_way (void)
{
  static const char *const paths[] = { "/429", "/later?a", "/later?b", "/later?c" };
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&servers.limits, NULL, NULL);
  guint n_left = G_N_ELEMENTS (paths);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *address = dup_address (paths[i]);

      socle_portal_client_check_async (client, address, NULL, busy_finished_cb, &n_left);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 1; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpuint (fault_server_count (servers.server, paths[i]), ==, 0);
}

static void
test_retries (void)
{
  g_autofree char *address = dup_address ("/empty");
  SoclePortalLimits limits = servers.limits;
  g_autoptr (SoclePortalClient) client = NULL;
  g_autoptr (SocleLinkResult) result = NULL;
  guint n_asked = fault_server_count (servers.server, "/empty");
  gint64 start = g_get_monotonic_time ();

  limits.retries = 2;
  limits.retry_delays[0] = 100;
  limits.retry_delays[1] = 200;
  client = socle_portal_client_new (&limits, NULL, NULL);
  result = fetch (client, address, NULL);
  g_assert_cmpint (socle_link_result_get_status (result), ==, SOCLE_LINK_NETWORK);
  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    {
      g_assert_cmpuint (fault_server_count (servers.server, "/empty"), ==, n_asked + 3);
      g_assert_cmpint (g_get_monotonic_time () - start, >=, 300 * 1000);
    }
}

typedef struct
{
  SoclePortalClient *client;
  guint n_left;
  guint n_good;
} Batch;

static void
batch_finished_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Batch *batch = user_data;
  g_autoptr (SocleLinkResult) result = socle_portal_client_finish (batch->client, async);

  batch->n_left--;
  if (socle_link_result_get_status (result) == SOCLE_LINK_OK)
    batch->n_good++;
}

static void
run_batch (const SoclePortalLimits *limits, guint n)
{
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (limits, NULL, NULL);
  Batch batch = { client, n, 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/later?%u", i);
      g_autofree char *address = dup_address (path);

      socle_portal_client_check_async (client, address, NULL, batch_finished_cb, &batch);
    }
  while (batch.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (batch.n_good, ==, n);
}

static void
test_polite (void)
{
  SoclePortalLimits limits = servers.limits;

  limits.gap = 150;
  fault_server_get_most (servers.server);
  fault_server_get_least_gap (servers.server);
  run_batch (&limits, 10);
  g_assert_cmpuint (fault_server_get_most (servers.server), ==, 1);
  /* The server hears of a request a little later than it was sent, and later still on a busy
   * machine. */
  g_assert_cmpint (fault_server_get_least_gap (servers.server), >=, 100 * 1000);

  limits.gap = 0;
  limits.per_host = 8;
  limits.at_once = 3;
  run_batch (&limits, 30);
  g_assert_cmpuint (fault_server_get_most (servers.server), <=, 3);
}

/* --- Cancelling ------------------------------------------------------------- */

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (gconstpointer data)
{
  const CancelCase *test = data;
  g_autofree char *address = dup_address (test->where);
  g_autoptr (SoclePortalClient) client = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SoclePortalLimits limits = servers.limits;
  Wait wait = { NULL, NULL };
  guint n_descriptors = count_descriptors ();
  gint64 start;

  limits.download_size = G_MAXINT64;
  client = socle_portal_client_new (&limits, tls_servers_get_database (servers.tls), NULL);
  wait.client = client;
  socle_portal_client_download_async (client, address, servers.folder, NULL, NULL, cancellable,
                                      finished_cb, &wait);
  if (test->delay == 0)
    g_cancellable_cancel (cancellable);
  else
    g_timeout_add (test->delay, cancel_cb, cancellable);
  while (!g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (NULL, TRUE);

  start = g_get_monotonic_time ();
  wait_for_result (&wait);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 200 * 1000);
  g_assert_cmpint (socle_link_result_get_status (wait.result), ==, SOCLE_LINK_CANCELLED);
  g_assert_null (socle_link_result_get_file (wait.result));
  g_assert_cmpuint (count_files (servers.folder), ==, 0);

  g_object_unref (wait.result);
  g_assert_finalize_object (g_steal_pointer (&client));
  wait_for_descriptors (n_descriptors);
}

static void
count_cancelled_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (SocleLinkResult) result = g_task_propagate_pointer (G_TASK (async), NULL);
  guint *n = user_data;

  g_assert_cmpint (socle_link_result_get_status (result), ==, SOCLE_LINK_CANCELLED);
  ++*n;
}

/* A client that is let go of ends what is under way, and what waits for its turn. */
static void
test_let_go (void)
{
  g_autofree char *address = dup_address ("/silence");
  SoclePortalClient *client = socle_portal_client_new (&servers.limits, NULL, NULL);
  guint n_cancelled = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10; i++)
    socle_portal_client_check_async (client, address, NULL, count_cancelled_cb, &n_cancelled);
  g_assert_finalize_object (client);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 500 * 1000);
  while (n_cancelled < 10)
    g_main_context_iteration (NULL, TRUE);
}

/* --- The disk --------------------------------------------------------------- */

static void
test_disk_full (void)
{
  g_autofree char *address = dup_address ("/endless");
  g_autoptr (SoclePortalClient) client = socle_portal_client_new (&servers.limits, NULL, NULL);
  g_autoptr (SocleLinkResult) result = NULL, nowhere = NULL;
  struct rlimit before, small;

  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 100000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  result = fetch (client, address, servers.folder);
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_cmpint (socle_link_result_get_status (result), ==, SOCLE_LINK_DISK);
  g_assert_cmpuint (count_files (servers.folder), ==, 0);

  g_free (address);
  address = dup_address ("/ok");
  nowhere = fetch (client, address, "/proc/nonexistent");
  g_assert_cmpint (socle_link_result_get_status (nowhere), ==, SOCLE_LINK_DISK);
}

/* --- The proof that these tests have teeth ---------------------------------- */

typedef struct
{
  GBytes *content;
  gboolean done;
} Bare;

static void
bare_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bare *bare = user_data;

  bare->content = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
  bare->done = TRUE;
}

/* Fetches as one would without a guard: what succeeds is fine. */
static gboolean
is_taken_by_bare_libsoup (const char *address)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Bare bare = { NULL, FALSE };
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  gboolean taken;

  if (message == NULL)
    return FALSE;

  soup_session_set_timeout (session, 1);
  soup_session_set_tls_database (session, tls_servers_get_database (servers.tls));
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, cancellable,
                                    bare_finished_cb, &bare);
  while (!bare.done)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_cancellable_cancel (cancellable);
    }

  taken = bare.content != NULL && SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message));
  g_clear_pointer (&bare.content, g_bytes_unref);

  return taken;
}

/* Cases that must not be taken for a document, and are without a guard. Those that would
 * go on for ever, or fill the memory, are left out: there are enough without them. */
static void
test_teeth (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = dup_address (cases[i].where);

      /* A second case of the same reply is the same proof. */
      if (i > 0 && strcmp (cases[i].where, cases[i - 1].where) == 0)
        continue;
      /* Nor is the network of whoever runs the tests to be searched. */
      if (cases[i].status == SOCLE_LINK_REFUSED &&
          (cases[i].more == SOCLE_REFUSAL_LOCAL || cases[i].more == SOCLE_REFUSAL_NUMERIC_HOST))
        continue;
      if (cases[i].status == SOCLE_LINK_OK || cases[i].status == SOCLE_LINK_MOVED ||
          cases[i].status == SOCLE_LINK_MOVES_ON || cases[i].status == SOCLE_LINK_TIMEOUT ||
          cases[i].status == SOCLE_LINK_DEADLINE || strcmp (cases[i].where, "/endless") == 0 ||
          strcmp (cases[i].where, "/endless-page") == 0 || strcmp (cases[i].where, "/bomb") == 0 ||
          strcmp (cases[i].where, "/negative") == 0)
        continue;
      if (is_taken_by_bare_libsoup (address))
        {
          g_test_message ("taken without a guard: %s", cases[i].name);
          n_taken++;
        }
    }

  g_test_message ("%u cases fail without a guard", n_taken);
  g_assert_cmpuint (n_taken, >=, 20);
}

static void
start_servers (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 ports[5] = { 0 };
  guint n = 0;

  fault_replies_prepare ();
  servers.server = fault_server_new ();
  servers.tls = tls_servers_new (fault_server_get_port (servers.server));
  servers.closed = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_socket_listener_close (listener);
  servers.folder = g_dir_make_tmp ("socle-portal-XXXXXX", NULL);

  ports[0] = fault_server_get_trap (servers.server);
  servers.exempt[n++] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (servers.server));
  servers.exempt[n++] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_silent (servers.server));
  servers.exempt[n++] = g_strdup_printf ("127.0.0.1:%u", tls_servers_get_old_port (servers.tls));
  servers.exempt[n++] = g_strdup_printf ("127.0.0.1:%u", servers.closed);
  for (guint i = 0; i < N_TLS_SERVERS; i++)
    servers.exempt[n++] =
      g_strdup_printf ("127.0.0.1:%u", tls_servers_get_port (servers.tls, (TlsServer) i));
  init_limits (&servers.limits, (const char *const *) servers.exempt, ports);
}

/* What GLib and its modules open once, and keep, is not counted against a case. */
static void
warm_up (void)
{
  static const char *const addresses[] = { "/ok", "{good}/ok", "{self-signed}/" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *address = dup_address (addresses[i]);
      g_autoptr (SoclePortalClient) client =
        socle_portal_client_new (&servers.limits, tls_servers_get_database (servers.tls), NULL);
      g_autoptr (SocleLinkResult) result = fetch (client, address, servers.folder);
    }
  remove_files (servers.folder);
}

/* What is to become of a fault with the libsoup that is there. */
static const Case *
find_case (const Case *test)
{
  for (guint i = 0; soup_get_minor_version () >= 8 && i < G_N_ELEMENTS (newer_cases); i++)
    if (strcmp (newer_cases[i].name, test->name) == 0)
      return &newer_cases[i];

  return test;
}

static void
add_data_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/portal-faults/case/%s", cases[i].name);

      g_test_add_data_func (path, find_case (&cases[i]), test_case);
    }
  g_test_add_func ("/portal-faults/after/nobody-trapped", test_nobody_trapped);
  g_test_add_func ("/portal-faults/after/nothing-told", test_nothing_told);
  for (guint i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/portal-faults/cancel/%s", cancel_cases[i].name);

      g_test_add_data_func (path, &cancel_cases[i], test_cancel);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GResolver) resolver = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  resolver = g_object_new (test_resolver_get_type (), NULL);
  g_resolver_set_default (resolver);
  g_test_message ("libsoup %u.%u.%u", soup_get_major_version (), soup_get_minor_version (),
                  soup_get_micro_version ());
  start_servers ();
  warm_up ();

  add_data_tests ();
  g_test_add_func ("/portal-faults/other/rebinding", test_rebinding);
  g_test_add_func ("/portal-faults/other/proxy", test_proxy);
  g_test_add_func ("/portal-faults/other/retry-at", test_retry_at);
  g_test_add_func ("/portal-faults/other/give-way", test_give_way);
  g_test_add_func ("/portal-faults/other/retries", test_retries);
  g_test_add_func ("/portal-faults/other/polite", test_polite);
  g_test_add_func ("/portal-faults/other/let-go", test_let_go);
  g_test_add_func ("/portal-faults/other/disk-full", test_disk_full);
  g_test_add_func ("/portal-faults/other/teeth", test_teeth);

  status = g_test_run ();
  remove_files (servers.folder);
  g_rmdir (servers.folder);

  return status;
}
