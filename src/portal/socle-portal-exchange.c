/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request, and what its answer says. */

#include "config.h"

#include "socle-portal-fetch-private.h"

#include "socle-retry-after.h"
#include "socle-visible-text.h"

#include <string.h>

#define BUFFER_SIZE (64 * 1024)
#define MAX_HEADER 512
#define MAX_HEADERS (16 * 1024)
/* Microseconds between two words on the progress of a download: what an eye can follow. */
#define PROGRESS_GAP (50 * 1000)

static void read_more (SoclePortalFetch *self);

static char *
dup_header (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_one (headers, name);
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  g_autofree char *shown = valid != NULL ? socle_visible_text (valid) : NULL;

  return shown != NULL && *shown != '\0'
           ? g_utf8_substring (shown, 0, MIN (g_utf8_strlen (shown, -1), MAX_HEADER))
           : NULL;
}

/* How often a header is there, and whether it is a plain number each time. */
static guint
count_header (SoupMessageHeaders *headers, const char *wanted, gboolean *is_number)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;
  guint n = 0;

  *is_number = TRUE;
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, wanted) == 0)
      {
        n++;
        if (*value == '\0' || value[strspn (value, "0123456789")] != '\0')
          *is_number = FALSE;
      }

  return n;
}

/* An answer whose end can be read in two ways is not relied on. */
static gboolean
has_clear_length (SoupMessageHeaders *headers)
{
  gboolean is_number, ignored;
  guint n_lengths = count_header (headers, "Content-Length", &is_number);
  guint n_encodings = count_header (headers, "Transfer-Encoding", &ignored);

  return n_lengths <= 1 && is_number && n_encodings <= 1 && !(n_lengths > 0 && n_encodings > 0);
}

/* --- What is written down --------------------------------------------------- */

static const char *
get_tls_name (GTlsProtocolVersion version)
{
  switch ((int) version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    default:
      return NULL;
    }
}

static void
note_certificate (SocleLinkHop *hop, GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *issuer = NULL;

  g_object_get (certificate, "certificate", &bytes, "issuer-name", &issuer, NULL);
  if (bytes != NULL)
    hop->certificate = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  if (issuer != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (issuer, -1);

      hop->issuer = socle_visible_text (valid);
    }
}

static void
note_hop (SoclePortalFetch *self)
{
  g_autofree char *address = g_uri_to_string (self->uri);
  SocleLinkHop *hop = socle_link_hop_new (address);
  GSocketAddress *peer = soup_message_get_remote_address (self->message);
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (self->message);

  hop->status = soup_message_get_status (self->message);
  hop->time = g_date_time_new_now_utc ();
  if (!self->proxied && G_IS_INET_SOCKET_ADDRESS (peer))
    hop->peer =
      g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (peer)));
  if (certificate != NULL)
    {
      hop->tls = g_strdup (get_tls_name (soup_message_get_tls_protocol_version (self->message)));
      note_certificate (hop, certificate);
    }
  g_ptr_array_add (self->result->hops, hop);

  self->result->http_status = hop->status;
  g_free (self->result->final);
  self->result->final = g_steal_pointer (&address);
}

static void
note_headers (SoclePortalFetch *self, SoupMessageHeaders *headers)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value) && text->len < MAX_HEADERS)
    {
      g_autofree char *line = g_strconcat (name, ": ", value, NULL);
      g_autofree char *valid = g_utf8_make_valid (line, -1);
      g_autofree char *shown = socle_visible_text (valid);

      g_string_append_printf (text, "header: %s\n", shown);
    }
  if (text->len > MAX_HEADERS)
    g_string_truncate (text, MAX_HEADERS);

  g_free (self->headers);
  self->headers = g_utf8_make_valid (text->str, (gssize) text->len);
}

/* --- The answer ------------------------------------------------------------- */

static void
note_busy (SoclePortalFetch *self, SoupMessageHeaders *headers)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDateTime *until = socle_retry_after_parse (soup_message_headers_get_one (headers, "Retry-After"),
                                              now, self->engine->limits.longest_wait);

  if (until == NULL)
    return;

  g_clear_pointer (&self->result->retry_at, g_date_time_unref);
  self->result->retry_at = until;
  g_hash_table_replace (self->engine->busy, g_strdup (g_uri_get_host (self->uri)),
                        g_date_time_ref (until));
  socle_portal_fetch_give_way (self->engine);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
take_redirect (SoclePortalFetch *self, SoupMessageHeaders *headers, guint status)
{
  const char *location = soup_message_headers_get_one (headers, "Location");
  gboolean ignored;

  if (count_header (headers, "Location", &ignored) != 1 || !g_utf8_validate (location, -1, NULL))
    {
      socle_portal_fetch_close (self, SOCLE_LINK_BAD_REDIRECT, SOCLE_LINK_DETAIL_NONE);
      return;
    }

  if (status == 301 || status == 308)
    self->moved = TRUE;
  g_free (self->result->target);
  self->result->target = g_strdup (location);
  socle_portal_fetch_close (self, SOCLE_LINK_OK, SOCLE_LINK_DETAIL_NONE);
}

static void
start_body (SoclePortalFetch *self, SoupMessageHeaders *headers, guint status)
{
  const SoclePortalLimits *limits = &self->engine->limits;
  GHashTable *parameters = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &parameters);
  const char *coding = soup_message_headers_get_one (headers, "Content-Encoding");
  gboolean is_number;
  SoclePortalBodySpec spec = {
    .limits = limits,
    .download = self->download,
    .folder = self->first == NULL ? self->folder : NULL,
    .http_status = status,
    .media_type = type,
    .charset = parameters != NULL ? g_hash_table_lookup (parameters, "charset") : NULL,
    .coding = coding != NULL && g_ascii_strcasecmp (coding, "identity") != 0 ? coding : NULL,
    .declared = -1,
  };

  self->declared = count_header (headers, "Content-Length", &is_number) == 1;
  if (self->declared)
    spec.declared =
      (gint64) MIN (g_ascii_strtoull (soup_message_headers_get_one (headers, "Content-Length"),
                                      NULL, 10),
                    (guint64) G_MAXINT64);

  /* What is fetched twice comes here twice. */
  g_free (self->result->media_type);
  g_free (self->result->modified);
  self->result->media_type = dup_header (headers, "Content-Type");
  self->result->modified = dup_header (headers, "Last-Modified");
  self->result->size = spec.declared;
  note_headers (self, headers);
  g_clear_pointer (&self->body, socle_portal_body_free);
  self->body = socle_portal_body_new (&spec);
  g_clear_pointer (&parameters, g_hash_table_unref);

  if (self->download && spec.coding != NULL)
    socle_portal_fetch_close (self, SOCLE_LINK_BAD_RESPONSE, SOCLE_LINK_DETAIL_CODING);
  else if (self->download && spec.declared > (gint64) limits->download_size)
    socle_portal_fetch_close (self, SOCLE_LINK_TOO_LARGE, SOCLE_LINK_DETAIL_NONE);
  else
    read_more (self);
}

/**
 * socle_portal_answer_take:
 * @self: a fetch whose message has its answer's headers
 *
 * Decides by the headers what becomes of the answer.
 */
void
socle_portal_answer_take (SoclePortalFetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  guint status = soup_message_get_status (self->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  note_hop (self);

  if (status == 407)
    socle_portal_fetch_close (self, SOCLE_LINK_PROXY_SIGN_IN, SOCLE_LINK_DETAIL_NONE);
  else if (!has_clear_length (headers))
    socle_portal_fetch_close (self, SOCLE_LINK_BAD_RESPONSE, SOCLE_LINK_DETAIL_LENGTH);
  else if (type != NULL && g_ascii_strncasecmp (type, "multipart/", 10) == 0)
    socle_portal_fetch_close (self, SOCLE_LINK_BAD_RESPONSE, SOCLE_LINK_DETAIL_MULTIPART);
  else if (is_redirect (status))
    take_redirect (self, headers, status);
  else if (status == 401)
    socle_portal_fetch_close (self, SOCLE_LINK_SIGN_IN, SOCLE_LINK_DETAIL_NONE);
  else if (status == 404 || status == 410)
    socle_portal_fetch_close (self, SOCLE_LINK_GONE, SOCLE_LINK_DETAIL_NONE);
  else if (status == 429 || status == 503)
    {
      note_busy (self, headers);
      socle_portal_fetch_close (self, SOCLE_LINK_BUSY, SOCLE_LINK_DETAIL_NONE);
    }
  else if (status == 405 || status == 406 || status == 451 || status == 999)
    socle_portal_fetch_close (self, SOCLE_LINK_BLOCKED, SOCLE_LINK_DETAIL_NONE);
  else if (status == 200 || status == 203 || status == 403)
    start_body (self, headers, status);
  else
    socle_portal_fetch_close (self, SOCLE_LINK_HTTP, SOCLE_LINK_DETAIL_NONE);
}

/* Where a page sends browsers on to by itself. */
static gboolean
find_refresh (SoclePortalFetch *self, SoclePortalPage *page)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *address = socle_portal_page_get_refresh (page);
  g_autofree char *header = dup_header (headers, "Refresh");
  const char *found = header != NULL ? strstr (header, "url=") : NULL;
  g_autoptr (GUri) next = NULL;
  g_autofree char *target = NULL;
  SocleRefusal refusal;

  if (address == NULL && found != NULL)
    address = found + strlen ("url=");
  if (address == NULL)
    return FALSE;

  next = socle_address_policy_follow (self->uri, address, &self->engine->limits, &refusal);
  target = next != NULL ? g_uri_to_string (next) : g_strdup (address);
  if (g_strcmp0 (target, self->result->final) == 0)
    return FALSE;
  self->result->target = g_steal_pointer (&target);

  return TRUE;
}

static void
conclude (SoclePortalFetch *self)
{
  SocleLinkDetail detail;
  SocleLinkStatus status = socle_portal_body_conclude (self->body, self->uri, &detail);
  SoclePortalPage *page = socle_portal_body_get_page (self->body);

  self->result->is_pdf = socle_portal_body_is_pdf (self->body);
  if (page != NULL && g_set_object (&self->result->page, page))
    {
      g_set_str (&self->result->title, socle_portal_page_get_title (page));
      g_set_str (&self->result->digest, socle_portal_page_get_digest (page));
      self->result->size = (gint64) socle_portal_body_get_size (self->body);
      if (self->result->modified == NULL)
        g_set_str (&self->result->modified, socle_portal_page_get_modified (page));
    }

  if (status == SOCLE_LINK_OK && !self->download && page != NULL && find_refresh (self, page))
    status = SOCLE_LINK_MOVES_ON;
  else if (status == SOCLE_LINK_OK && !self->download && self->moved)
    status = SOCLE_LINK_MOVED;

  socle_portal_fetch_close (self, status, detail);
}

/* What a download has come to, on its way to whom it is told. */
typedef struct
{
  GTask *task; /* (owned) */
  SoclePortalProgressFunc func;
  gpointer user_data;
  gint64 received;
  gint64 total;
} Progress;

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->func (progress->received, progress->total, progress->user_data);

  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

/* Goes the way of the result and with its priority, so that it comes before it. */
static void
tell_progress (SoclePortalFetch *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Progress *progress;

  if (self->progress == NULL || now - self->told < PROGRESS_GAP)
    return;

  self->told = now;
  progress = g_new (Progress, 1);
  *progress = (Progress) { g_object_ref (self->task), self->progress, self->progress_data,
                           (gint64) socle_portal_body_get_size (self->body), self->result->size };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "socle-portal-progress");
  g_source_set_callback (source, progress_cb, progress, progress_free);
  g_source_attach (source, g_task_get_context (self->task));
}

/* Whether the content was to come in chunks, and not even the first one could be read: then
 * nothing was cut off, but its size is not said as it must be. */
static gboolean
is_without_chunk (SoclePortalFetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED &&
         socle_portal_body_get_size (self->body) == 0;
}

static void
more_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoclePortalFetch *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->in_flight = FALSE;
  if (n_read < 0)
    {
      SocleLinkDetail detail;
      SocleLinkStatus status = socle_portal_failure_classify (error, TRUE, &detail);

      if (status == SOCLE_LINK_TRUNCATED && is_without_chunk (self))
        {
          status = SOCLE_LINK_BAD_RESPONSE;
          detail = SOCLE_LINK_DETAIL_LENGTH;
        }
      socle_portal_fetch_close (self, status, detail);
    }
  else if (n_read > 0 && socle_portal_body_feed (self->body, self->buffer, (size_t) n_read))
    {
      tell_progress (self);
      read_more (self);
    }
  else
    {
      self->at_end = n_read == 0;
      conclude (self);
    }
}

static void
read_more (SoclePortalFetch *self)
{
  if (self->buffer == NULL)
    self->buffer = g_malloc (BUFFER_SIZE);

  self->in_flight = TRUE;
  g_input_stream_read_async (self->stream, self->buffer, BUFFER_SIZE, G_PRIORITY_DEFAULT,
                             self->exchange, more_read_cb, self);
}

/* --- The request ------------------------------------------------------------ */

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoclePortalFetch *self = user_data;
  g_autoptr (GError) error = NULL;

  self->in_flight = FALSE;
  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    socle_portal_fetch_fail (self, error, FALSE);
  else
    socle_portal_answer_take (self);
}

/* The net under names that have another answer the second time: no byte is sent to an
 * address that would have been refused, nor through a TLS that is too old. */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  SoclePortalFetch *self)
{
  if ((event == G_SOCKET_CLIENT_CONNECTING || event == G_SOCKET_CLIENT_CONNECTED) &&
      G_IS_SOCKET_CONNECTION (connection) && !self->proxied &&
      !socle_address_policy_is_exempt (self->uri, &self->engine->limits))
    {
      g_autoptr (GSocketAddress) peer =
        g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);

      if (G_IS_INET_SOCKET_ADDRESS (peer))
        self->refusal = socle_address_policy_check_inet (
          g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (peer)));
    }
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection))
    self->old_tls = g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection)) <
                    G_TLS_PROTOCOL_VERSION_TLS_1_2;

  if (self->refusal != SOCLE_REFUSAL_NONE || self->old_tls)
    g_cancellable_cancel (self->exchange);
}

/* As long as such lines come without a pause, libsoup reads on, and no timer on its
 * thread gets to run. */
static void
informational_cb (SoupMessage *message, SoclePortalFetch *self)
{
  if (g_get_monotonic_time () - self->started > self->budget)
    self->late = TRUE;
  if (self->late || g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    g_cancellable_cancel (self->exchange);
}

/**
 * socle_portal_fetch_request:
 * @self: a fetch whose address was found good
 *
 * Sends the request.
 */
void
socle_portal_fetch_request (SoclePortalFetch *self)
{
  SoupMessageHeaders *headers;

  g_clear_object (&self->message);
  self->message = soup_message_new_from_uri ("GET", self->uri);
  soup_message_set_flags (self->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_set_force_http1 (self->message, TRUE);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  soup_message_headers_replace (headers, "Accept-Language", "en");
  soup_message_headers_replace (headers, "Accept",
                                "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5");
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "got-informational", G_CALLBACK (informational_cb), self);

  self->in_flight = TRUE;
  soup_session_send_async (self->engine->session, self->message, G_PRIORITY_DEFAULT, self->exchange,
                           sent_cb, self);
}
