/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at a link: the addresses it leads to, one after the other. */

#include "config.h"

#include "socle-portal-fetch-private.h"

#include <string.h>

/*
 * A fetch is in one of three states: it waits for its turn at a host, or to try again
 * (a timer), or something is in flight, whose callback is sure to come. Only the first
 * two can end at once; in the third, the exchange is cancelled and the callback ends it.
 *
 *   start → ask → (turn) → resolve → request → answer ─→ close → end
 *             ↑                                  │
 *             └────── redirect, repetition ──────┘
 */

#define SMALL_REST (16 * 1024)

static void ask (SoclePortalFetch *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
set_timer (SoclePortalFetch *self, gint64 milliseconds, GSourceFunc func)
{
  clear_source (&self->timer);
  self->timer = g_timeout_source_new ((guint) MAX (milliseconds, 0));
  g_source_set_static_name (self->timer, "socle-portal-fetch");
  g_source_set_callback (self->timer, func, self, NULL);
  g_source_attach (self->timer, self->engine->context);
}

/* The time that a server may take is counted while it is its turn. */
static void
leave_turn (SoclePortalFetch *self)
{
  clear_source (&self->timer);
  if (self->turn == NULL)
    return;

  if (self->started > 0)
    self->budget -= g_get_monotonic_time () - self->started;
  self->started = 0;
  socle_portal_queue_leave (self->engine->queue, g_steal_pointer (&self->turn));
}

static void
fetch_free (SoclePortalFetch *self)
{
  clear_source (&self->cancelled_source);
  leave_turn (self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->body, socle_portal_body_free);
  g_clear_pointer (&self->first, socle_portal_body_free);
  g_clear_object (&self->exchange);
  g_clear_object (&self->result);
  g_clear_object (&self->task);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_hash_table_unref (self->seen);
  g_free (self->folder);
  g_free (self->fallback);
  g_free (self->headers);
  g_free (self->buffer);
  g_free (self);
}

/* Hands the result over. */
void
socle_portal_fetch_end (SoclePortalFetch *self, SocleLinkStatus status, SocleLinkDetail detail)
{
  SoclePortalEngine *engine = self->engine;
  g_autoptr (GTask) task = g_object_ref (self->task);
  g_autoptr (SocleLinkResult) result = g_object_ref (self->result);

  result->status = status;
  result->detail = detail;
  g_clear_pointer (&result->checked_at, g_date_time_unref);
  result->checked_at = g_date_time_new_now_utc ();

  /* What is not handed over is gone before anybody hears of the result. */
  g_ptr_array_remove (engine->fetches, self);
  fetch_free (self);
  g_task_return_pointer (task, g_steal_pointer (&result), g_object_unref);

  /* Nothing stays open while nobody is at work. */
  if (engine->fetches->len == 0)
    {
      soup_session_abort (engine->session);
      if (engine->quitting)
        g_main_loop_quit (engine->loop);
    }
}

static void
refuse (SoclePortalFetch *self, SocleRefusal refusal)
{
  self->result->refusal = refusal;
  socle_portal_fetch_end (self, SOCLE_LINK_REFUSED, SOCLE_LINK_DETAIL_NONE);
}

/* Whether the fetch has ended for a reason of its own, whatever a callback brought. */
static gboolean
was_stopped (SoclePortalFetch *self)
{
  if (self->cancelled)
    socle_portal_fetch_end (self, SOCLE_LINK_CANCELLED, SOCLE_LINK_DETAIL_NONE);
  else if (self->refusal != SOCLE_REFUSAL_NONE)
    refuse (self, self->refusal);
  else if (self->old_tls)
    socle_portal_fetch_end (self, SOCLE_LINK_TLS, SOCLE_LINK_DETAIL_OLD_TLS);
  else if (self->late)
    socle_portal_fetch_end (self, SOCLE_LINK_DEADLINE, SOCLE_LINK_DETAIL_NONE);
  else
    return FALSE;

  return TRUE;
}

/**
 * socle_portal_fetch_cancel:
 * @self: a fetch
 *
 * Ends it now, or as soon as what is in flight comes down.
 */
void
socle_portal_fetch_cancel (SoclePortalFetch *self)
{
  self->cancelled = TRUE;
  if (self->in_flight)
    g_cancellable_cancel (self->exchange);
  else
    socle_portal_fetch_end (self, SOCLE_LINK_CANCELLED, SOCLE_LINK_DETAIL_NONE);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  socle_portal_fetch_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
late_cb (gpointer user_data)
{
  SoclePortalFetch *self = user_data;

  self->late = TRUE;
  g_cancellable_cancel (self->exchange);

  return G_SOURCE_REMOVE;
}

static gboolean
repeat_cb (gpointer user_data)
{
  ask (user_data);

  return G_SOURCE_REMOVE;
}

/* Asks for the address as the catalogue has it, without encryption. */
static gboolean
fall_back (SoclePortalFetch *self)
{
  g_autofree char *address = g_steal_pointer (&self->fallback);
  SocleRefusal refusal;
  g_autoptr (GUri) uri =
    address != NULL ? socle_address_policy_parse (address, &self->engine->limits, &refusal) : NULL;

  if (uri == NULL)
    return FALSE;

  g_ptr_array_set_size (self->result->hops, 0);
  g_clear_pointer (&self->result->target, g_free);
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = g_steal_pointer (&uri);
  g_hash_table_add (self->seen, g_uri_to_string (self->uri));
  ask (self);

  return TRUE;
}

/* Tries again what got no answer at all, or the address without encryption. */
static gboolean
try_again (SoclePortalFetch *self, SocleLinkStatus status)
{
  const SoclePortalLimits *limits = &self->engine->limits;

  leave_turn (self);
  g_clear_object (&self->message);

  if (fall_back (self))
    return TRUE;

  if (status != SOCLE_LINK_NETWORK ||
      self->n_retries >= MIN (limits->retries, SOCLE_PORTAL_MAX_RETRIES) ||
      !g_network_monitor_get_network_available (self->engine->network_monitor))
    return FALSE;

  set_timer (self, limits->retry_delays[self->n_retries++], repeat_cb);

  return TRUE;
}

/* A network that is not there does not come within seconds, and whoever waits for it is to
 * hear of it soon. */
static gboolean
is_worth_repeating (SocleLinkDetail detail)
{
  return detail == SOCLE_LINK_DETAIL_CONNECTION_REFUSED || detail == SOCLE_LINK_DETAIL_NO_ANSWER;
}

/* Whether libsoup, which from 3.8 on does not tell, gave an answer up for a second length. It
 * stops at that, so the first one is the last header it took over, unless an uncommon one came
 * before. At a status line that it cannot read it stops after all of them: such an answer is
 * mistaken for this one if its length comes last. Older ones leave lengths to us. */
static gboolean
has_two_lengths (SoupMessage *message)
{
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  const char *last = NULL;
  guint n_headers = 0;

  if (soup_get_minor_version () < 8)
    return FALSE;

  soup_message_headers_iter_init (&iter, soup_message_get_response_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      last = name;
      n_headers++;
    }

  return n_headers > 1 && g_ascii_strcasecmp (last, "Content-Length") == 0;
}

/**
 * socle_portal_fetch_fail:
 * @self: a fetch
 * @error: what a library says
 * @answered: whether the answer's headers had come before
 *
 * Ends the fetch, or tries again.
 */
void
socle_portal_fetch_fail (SoclePortalFetch *self, const GError *error, gboolean answered)
{
  SocleLinkDetail detail;
  SocleLinkStatus status;
  GTlsCertificateFlags flags = 0;

  if (was_stopped (self))
    return;

  status = socle_portal_failure_classify (error, answered, &detail);
  if (self->message != NULL && !answered)
    {
      if (detail == SOCLE_LINK_DETAIL_NOT_HTTP && has_two_lengths (self->message))
        {
          status = SOCLE_LINK_BAD_RESPONSE;
          detail = SOCLE_LINK_DETAIL_LENGTH;
        }
      flags = soup_message_get_tls_peer_certificate_errors (self->message);
      if (soup_message_get_status (self->message) == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
        status = SOCLE_LINK_PROXY_SIGN_IN;
    }
  if (flags != 0)
    {
      status = SOCLE_LINK_TLS;
      detail = socle_portal_failure_get_tls (flags);
    }

  if (!answered &&
      (status != SOCLE_LINK_NETWORK || is_worth_repeating (detail) || self->fallback != NULL) &&
      try_again (self, status))
    return;

  socle_portal_fetch_end (self, status, detail);
}

/* --- The look-up of the name ------------------------------------------------ */

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoclePortalFetch *self = user_data;
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  SocleRefusal refusal = SOCLE_REFUSAL_NONE;

  self->in_flight = FALSE;
  for (GList *link = addresses; link != NULL && refusal == SOCLE_REFUSAL_NONE; link = link->next)
    refusal = socle_address_policy_check_inet (link->data);
  g_resolver_free_addresses (addresses);

  if (error != NULL)
    socle_portal_fetch_fail (self, error, FALSE);
  else if (was_stopped (self))
    return;
  else if (refusal != SOCLE_REFUSAL_NONE)
    refuse (self, refusal);
  else
    socle_portal_fetch_request (self);
}

static void
proxies_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoclePortalFetch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies =
    g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  const char *host = g_uri_get_host (self->uri);
  g_autoptr (GResolver) resolver = NULL;

  self->in_flight = FALSE;
  if (error != NULL)
    {
      socle_portal_fetch_fail (self, error, FALSE);
      return;
    }
  if (was_stopped (self))
    return;

  self->proxied = proxies[0] != NULL && strcmp (proxies[0], "direct://") != 0;
  if (self->proxied || g_hostname_is_ip_address (host))
    {
      /* The proxy looks names up, and literal addresses were checked before. */
      socle_portal_fetch_request (self);
      return;
    }

  resolver = g_resolver_get_default ();
  self->in_flight = TRUE;
  g_resolver_lookup_by_name_async (resolver, host, self->exchange, resolved_cb, self);
}

static void
turn_cb (gpointer user_data)
{
  SoclePortalFetch *self = user_data;
  g_autofree char *address = g_uri_to_string (self->uri);

  g_set_object (&self->exchange, NULL);
  self->exchange = g_cancellable_new ();
  self->started = g_get_monotonic_time ();
  set_timer (self, self->budget / 1000, late_cb);

  self->in_flight = TRUE;
  g_proxy_resolver_lookup_async (self->engine->proxy_resolver, address, self->exchange,
                                 proxies_found_cb, self);
}

/* --- From one address to the next ------------------------------------------- */

static gboolean
is_host_busy (SoclePortalFetch *self)
{
  GDateTime *until = g_hash_table_lookup (self->engine->busy, g_uri_get_host (self->uri));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (until == NULL || g_date_time_compare (now, until) >= 0)
    return FALSE;

  g_clear_pointer (&self->result->retry_at, g_date_time_unref);
  self->result->retry_at = g_date_time_ref (until);

  return TRUE;
}

/**
 * socle_portal_fetch_give_way:
 * @engine: an engine that was just told to leave a host alone
 *
 * Ends the fetches that wait for their turn at a host that is to be left alone.
 */
void
socle_portal_fetch_give_way (SoclePortalEngine *engine)
{
  /* Backwards: those that end leave the list. */
  for (guint i = engine->fetches->len; i > 0; i--)
    {
      SoclePortalFetch *fetch = g_ptr_array_index (engine->fetches, i - 1);

      if (fetch->turn != NULL && fetch->started == 0 && is_host_busy (fetch))
        socle_portal_fetch_end (fetch, SOCLE_LINK_BUSY, SOCLE_LINK_DETAIL_NONE);
    }
}

/* Asks for self->uri once it may. */
static void
ask (SoclePortalFetch *self)
{
  if (self->budget <= 0)
    {
      socle_portal_fetch_end (self, SOCLE_LINK_DEADLINE, SOCLE_LINK_DETAIL_NONE);
      return;
    }
  if (is_host_busy (self))
    {
      socle_portal_fetch_end (self, SOCLE_LINK_BUSY, SOCLE_LINK_DETAIL_NONE);
      return;
    }

  clear_source (&self->timer);
  self->turn = socle_portal_queue_enter (self->engine->queue, g_uri_get_host (self->uri),
                                         self->result->hops->len > 0, turn_cb, self);
}

static void
follow (SoclePortalFetch *self)
{
  const SoclePortalLimits *limits = &self->engine->limits;
  SocleRefusal refusal;
  g_autoptr (GUri) next =
    socle_address_policy_follow (self->uri, self->result->target, limits, &refusal);
  g_autofree char *address = next != NULL ? g_uri_to_string (next) : NULL;

  if (refusal == SOCLE_REFUSAL_BAD_ADDRESS)
    socle_portal_fetch_end (self, SOCLE_LINK_BAD_REDIRECT, SOCLE_LINK_DETAIL_NONE);
  else if (refusal != SOCLE_REFUSAL_NONE)
    refuse (self, refusal);
  else if (g_hash_table_contains (self->seen, address))
    socle_portal_fetch_end (self, SOCLE_LINK_LOOP, SOCLE_LINK_DETAIL_NONE);
  else if (g_hash_table_size (self->seen) > limits->redirects)
    socle_portal_fetch_end (self, SOCLE_LINK_TOO_MANY_REDIRECTS, SOCLE_LINK_DETAIL_NONE);
  else
    {
      g_hash_table_add (self->seen, g_steal_pointer (&address));
      g_clear_pointer (&self->fallback, g_free);
      g_clear_pointer (&self->uri, g_uri_unref);
      self->uri = g_steal_pointer (&next);
      g_clear_pointer (&self->result->target, g_free);
      ask (self);
    }
}

/* Whether the same has come twice, of an answer that did not tell its length. */
static gboolean
is_same_again (SoclePortalFetch *self)
{
  SoclePortalSink *first = socle_portal_body_get_sink (self->first);
  SoclePortalSink *again = socle_portal_body_get_sink (self->body);

  return again != NULL &&
         strcmp (socle_portal_sink_get_sha256 (first), socle_portal_sink_get_sha256 (again)) == 0;
}

static void
hand_over (SoclePortalFetch *self)
{
  SoclePortalSink *sink =
    socle_portal_body_get_sink (self->first != NULL ? self->first : self->body);
  SocleLinkFile *file = g_new0 (SocleLinkFile, 1);

  file->sha256 = g_strdup (socle_portal_sink_get_sha256 (sink));
  file->size = socle_portal_sink_get_size (sink);
  file->provenance = socle_portal_provenance_format (self, sink);
  file->path = socle_portal_sink_steal_path (sink);
  self->result->file = file;
  self->result->size = (gint64) file->size;

  socle_portal_fetch_end (self, SOCLE_LINK_OK, SOCLE_LINK_DETAIL_NONE);
}

/* The answer has been taken in, and the connection let go of. */
static void
go_on (SoclePortalFetch *self)
{
  gboolean downloaded =
    self->download && self->outcome == SOCLE_LINK_OK && self->result->target == NULL;

  leave_turn (self);
  g_clear_object (&self->message);
  self->at_end = FALSE;

  if (socle_link_status_get_verdict (self->outcome) != SOCLE_LINK_VERDICT_GOOD && fall_back (self))
    return;

  if (self->outcome == SOCLE_LINK_OK && self->result->target != NULL)
    follow (self);
  else if (!downloaded)
    socle_portal_fetch_end (self, self->outcome, self->outcome_detail);
  else if (self->first != NULL && !is_same_again (self))
    socle_portal_fetch_end (self, SOCLE_LINK_DIFFERS, SOCLE_LINK_DETAIL_NONE);
  else if (self->first == NULL && !self->declared)
    {
      self->first = g_steal_pointer (&self->body);
      ask (self);
    }
  else
    hand_over (self);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoclePortalFetch *self = user_data;

  /* What the stream says of its end is of no interest any more. */
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
  self->in_flight = FALSE;
  g_clear_object (&self->stream);

  if (!was_stopped (self))
    go_on (self);
}

/* Whether what is left of the answer is so little that reading it is quicker than
 * connecting again. */
static gboolean
is_nearly_over (SoclePortalFetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return self->body == NULL &&
         soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_content_length (headers) <= SMALL_REST;
}

/**
 * socle_portal_fetch_close:
 * @self: a fetch with an answer
 * @status: what the answer is; %SOCLE_LINK_OK with a target: a redirect to follow
 * @detail: which of several reasons the status has
 *
 * Lets go of the connection, without waiting for what may still come, and goes on.
 */
void
socle_portal_fetch_close (SoclePortalFetch *self, SocleLinkStatus status, SocleLinkDetail detail)
{
  self->outcome = status;
  self->outcome_detail = detail;
  if (!self->at_end && !is_nearly_over (self))
    g_cancellable_cancel (self->exchange);

  self->in_flight = TRUE;
  g_input_stream_close_async (self->stream, G_PRIORITY_DEFAULT, self->exchange, closed_cb, self);
}

/**
 * socle_portal_fetch_start:
 * @self: a fetch, which belongs to itself from now on
 *
 * Begins.
 */
void
socle_portal_fetch_start (SoclePortalFetch *self)
{
  SoclePortalEngine *engine = self->engine;
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  const char *address = self->result->address;
  g_autofree char *encrypted = NULL;
  SocleRefusal refusal;

  g_ptr_array_add (engine->fetches, self);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->budget =
    (gint64) 1000 * (self->download ? engine->limits.download_time : engine->limits.page_time);

  if (engine->quitting || g_cancellable_is_cancelled (cancellable))
    {
      socle_portal_fetch_end (self, SOCLE_LINK_CANCELLED, SOCLE_LINK_DETAIL_NONE);
      return;
    }

  encrypted = socle_address_policy_prefer_https (address);
  self->uri =
    socle_address_policy_parse (encrypted != NULL ? encrypted : address, &engine->limits, &refusal);
  if (self->uri == NULL)
    {
      self->result->target = g_strdup (address);
      refuse (self, refusal);
      return;
    }
  if (encrypted != NULL)
    self->fallback = g_strdup (address);

  if (cancellable != NULL)
    {
      self->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->cancelled_source, engine->context);
    }

  g_hash_table_add (self->seen, g_uri_to_string (self->uri));
  ask (self);
}
