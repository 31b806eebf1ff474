/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening linked pages: the one place from which Socle contacts anyone. */

#include "config.h"

#include "socle-portal-client.h"

#include "socle-portal-fetch-private.h"

/*
 * All work is on a thread of its own, with its own main context: an encrypted connection
 * takes 20 ms to set up, which the window would stand still for. Results come back to
 * the context that asked.
 *
 * Nothing is kept between two requests: no cookies, no credentials, no cache, no list of
 * hosts to encrypt for; and nothing of an answer is guessed at by libsoup.
 */
struct _SoclePortalClient
{
  GObject parent_instance;

  SoclePortalEngine *engine; /* (owned) (nullable): made with the first fetch */
  GThread *thread;           /* (owned) (nullable) */
  SoclePortalLimits limits;
  GTlsDatabase *tls_database;     /* (owned) (nullable) */
  GProxyResolver *proxy_resolver; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SoclePortalClient, socle_portal_client, G_TYPE_OBJECT)

static SoupSession *
create_session (SoclePortalEngine *engine)
{
  const SoclePortalLimits *limits = &engine->limits;
  SoupSession *session =
    soup_session_new_with_options ("max-conns", MAX (limits->at_once, 1), "max-conns-per-host",
                                   MAX (limits->per_host, 1), "timeout", limits->silence,
                                   "user-agent", "Socle/" SOCLE_VERSION, "proxy-resolver",
                                   engine->proxy_resolver, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  if (engine->tls_database != NULL)
    soup_session_set_tls_database (session, engine->tls_database);

  return session;
}

static gpointer
run_thread (gpointer data)
{
  SoclePortalEngine *engine = data;

  g_main_context_push_thread_default (engine->context);
  engine->session = create_session (engine);
  engine->queue = socle_portal_queue_new (&engine->limits, engine->context);

  g_main_loop_run (engine->loop);

  g_clear_pointer (&engine->queue, socle_portal_queue_free);
  g_clear_object (&engine->session);
  /* Connections that were let go of close in their own time. */
  while (g_main_context_iteration (engine->context, FALSE))
    ;
  g_main_context_pop_thread_default (engine->context);

  return NULL;
}

static SoclePortalEngine *
engine_new (SoclePortalClient *self)
{
  SoclePortalEngine *engine = g_new0 (SoclePortalEngine, 1);

  engine->limits = self->limits;
  engine->context = g_main_context_new ();
  engine->loop = g_main_loop_new (engine->context, FALSE);
  g_set_object (&engine->tls_database, self->tls_database);
  engine->proxy_resolver = g_object_ref (
    self->proxy_resolver != NULL ? self->proxy_resolver : g_proxy_resolver_get_default ());
  /* Here, on the thread of the main loop that it will follow. */
  engine->network_monitor = g_object_ref (g_network_monitor_get_default ());
  engine->busy =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_date_time_unref);
  engine->fetches = g_ptr_array_new ();

  return engine;
}

static void
engine_free (SoclePortalEngine *engine)
{
  g_main_loop_unref (engine->loop);
  g_main_context_unref (engine->context);
  g_clear_object (&engine->tls_database);
  g_clear_object (&engine->proxy_resolver);
  g_clear_object (&engine->network_monitor);
  g_hash_table_unref (engine->busy);
  g_ptr_array_unref (engine->fetches);
  g_free (engine);
}

static gboolean
quit_cb (gpointer data)
{
  SoclePortalEngine *engine = data;

  engine->quitting = TRUE;
  if (engine->fetches->len == 0)
    g_main_loop_quit (engine->loop);

  /* Backwards: those that can end at once leave the list. */
  for (guint i = engine->fetches->len; i > 0; i--)
    socle_portal_fetch_cancel (g_ptr_array_index (engine->fetches, i - 1));

  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer data)
{
  socle_portal_fetch_start (data);

  return G_SOURCE_REMOVE;
}

static void
invoke (SoclePortalEngine *engine, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "socle-portal-client");
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, engine->context);
}

static void
start_fetch (SoclePortalClient *self, GTask *task, const char *address, SoclePortalFetch *fetch)
{
  if (self->engine == NULL)
    {
      self->engine = engine_new (self);
      self->thread = g_thread_new ("socle-portal", run_thread, self->engine);
    }

  fetch->engine = self->engine;
  fetch->task = task;
  fetch->result = socle_link_result_new (address, SOCLE_LINK_CANCELLED);
  invoke (self->engine, start_cb, fetch);
}

static void
socle_portal_client_finalize (GObject *object)
{
  SoclePortalClient *self = SOCLE_PORTAL_CLIENT (object);

  if (self->engine != NULL)
    {
      invoke (self->engine, quit_cb, self->engine);
      g_thread_join (self->thread);
      engine_free (self->engine);
    }
  g_clear_object (&self->tls_database);
  g_clear_object (&self->proxy_resolver);

  G_OBJECT_CLASS (socle_portal_client_parent_class)->finalize (object);
}

static void
socle_portal_client_class_init (SoclePortalClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_portal_client_finalize;
}

static void
socle_portal_client_init (SoclePortalClient *self)
{
  socle_portal_limits_init (&self->limits);
}

/**
 * socle_portal_client_new:
 * @limits: (nullable): the limits; %NULL for Socle's
 * @tls_database: (nullable): whom to trust; %NULL for whom the system trusts
 * @proxy_resolver: (nullable): which proxies to use; %NULL for the system's
 *
 * Nothing is contacted, and no thread started, before the first fetch. Whatever is under
 * way when the client is let go of is cancelled.
 *
 * Returns: (transfer full): a client
 */
SoclePortalClient *
socle_portal_client_new (const SoclePortalLimits *limits,
                         GTlsDatabase *tls_database,
                         GProxyResolver *proxy_resolver)
{
  SoclePortalClient *self = g_object_new (SOCLE_TYPE_PORTAL_CLIENT, NULL);

  if (limits != NULL)
    self->limits = *limits;
  g_set_object (&self->tls_database, tls_database);
  g_set_object (&self->proxy_resolver, proxy_resolver);

  return self;
}

/**
 * socle_portal_client_check_async:
 * @self: a client
 * @address: an address from a catalogue
 * @cancellable: (nullable): ends it early
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Looks where a link leads, as soon as it is its turn.
 */
void
socle_portal_client_check_async (SoclePortalClient *self,
                                 const char *address,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SOCLE_IS_PORTAL_CLIENT (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_portal_client_check_async);
  g_task_set_check_cancellable (task, FALSE);
  start_fetch (self, task, address, g_new0 (SoclePortalFetch, 1));
}

/**
 * socle_portal_client_download_async:
 * @self: a client
 * @address: an address from a catalogue
 * @folder: (type filename): where the file goes, under a name of its own
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress; must last until @callback is called
 * @cancellable: (nullable): ends it early
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Fetches a PDF document. With %SOCLE_LINK_OK, and only then, the result has a file,
 * which is the caller's.
 */
void
socle_portal_client_download_async (SoclePortalClient *self,
                                    const char *address,
                                    const char *folder,
                                    SoclePortalProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  SoclePortalFetch *fetch;
  GTask *task;

  g_return_if_fail (SOCLE_IS_PORTAL_CLIENT (self));
  g_return_if_fail (address != NULL && folder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_portal_client_download_async);
  g_task_set_check_cancellable (task, FALSE);

  fetch = g_new0 (SoclePortalFetch, 1);
  fetch->download = TRUE;
  fetch->folder = g_strdup (folder);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  start_fetch (self, task, address, fetch);
}

/**
 * socle_portal_client_finish:
 * @self: a client
 * @result: what the callback was given
 *
 * Returns: (transfer full): what was found; that it was cancelled is a result, too
 */
SocleLinkResult *
socle_portal_client_finish (SoclePortalClient *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
