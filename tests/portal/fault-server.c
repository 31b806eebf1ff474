/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that does everything wrong, on 127.0.0.1. */

#include "config.h"

#include "fault-server.h"

#include "fault-replies.h"

#include <string.h>

/*
 * Every connection has a thread. It reads one request, looks for the reply to its path
 * and carries it out; a reply that does not end waits for the other side to close.
 *
 * Two more ports count what comes: at the trap nobody must ever arrive, and the silent
 * one accepts and never says a word.
 */
struct _FaultServer
{
  GSocketService *service; /* (owned) */
  GSocketService *trap;    /* (owned) */
  GSocketService *silent;  /* (owned) */
  guint16 port;
  guint16 trap_port;
  guint16 silent_port;

  GMutex mutex; /* of everything below */
  GString *requests;
  guint n_trapped;
  gsize n_trapped_bytes;
  guint n_now;
  guint most;
  gint64 last;
  gint64 least_gap;
};

static void
note_request (FaultServer *self, const char *request)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->mutex);
  g_string_append (self->requests, request);
  self->n_now++;
  self->most = MAX (self->most, self->n_now);
  if (self->last != 0)
    self->least_gap = MIN (self->least_gap, now - self->last);
  self->last = now;
  g_mutex_unlock (&self->mutex);
}

static gboolean
read_request (GInputStream *input, GString *request)
{
  char buffer[4096];

  while (strstr (request->str, "\r\n\r\n") == NULL)
    {
      gssize n = g_input_stream_read (input, buffer, sizeof (buffer), NULL, NULL);

      if (n <= 0)
        return FALSE;
      g_string_append_len (request, buffer, n);
    }

  return TRUE;
}

/* "GET /a HTTP/1.1", or through a proxy "GET http://host/a HTTP/1.1". */
static char *
dup_path (const char *request)
{
  g_auto (GStrv) words = g_strsplit (request, " ", 3);
  const char *path = g_strv_length (words) == 3 ? words[1] : "/";

  if (g_str_has_prefix (words[0], "CONNECT"))
    return g_strdup ("/407");
  if (g_str_has_prefix (path, "http://"))
    path = strchr (path + strlen ("http://"), '/');

  return g_strdup (path != NULL ? path : "/");
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        FaultServer *self)
{
  FaultReply reply = {
    .socket = g_socket_connection_get_socket (connection),
    .input = g_io_stream_get_input_stream (G_IO_STREAM (connection)),
    .output = g_io_stream_get_output_stream (G_IO_STREAM (connection)),
    .port = self->port,
    .trap_port = self->trap_port,
  };

  for (;;)
    {
      g_autoptr (GString) request = g_string_new (NULL);
      gboolean more;

      if (!read_request (reply.input, request))
        break;
      note_request (self, request->str);
      reply.path = dup_path (request->str);
      more = fault_replies_run (&reply);
      g_free (reply.path);
      g_mutex_lock (&self->mutex);
      self->n_now--;
      g_mutex_unlock (&self->mutex);
      if (!more)
        break;
    }

  return TRUE;
}

static gboolean
trap_cb (GThreadedSocketService *service,
         GSocketConnection *connection,
         GObject *source,
         FaultServer *self)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[1024];
  gssize n;

  g_mutex_lock (&self->mutex);
  self->n_trapped++;
  g_mutex_unlock (&self->mutex);

  while ((n = g_input_stream_read (input, buffer, sizeof (buffer), NULL, NULL)) > 0)
    {
      g_mutex_lock (&self->mutex);
      self->n_trapped_bytes += (gsize) n;
      g_mutex_unlock (&self->mutex);
    }

  return TRUE;
}

static gboolean
silent_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           FaultServer *self)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[1024];

  while (g_input_stream_read (input, buffer, sizeof (buffer), NULL, NULL) > 0)
    ;

  return TRUE;
}

static GSocketService *
start (gpointer callback, FaultServer *self, guint16 *port)
{
  GSocketService *service = g_threaded_socket_service_new (64);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (service, "run", G_CALLBACK (callback), self);
  g_socket_service_start (service);

  return service;
}

FaultServer *
fault_server_new (void)
{
  FaultServer *self = g_new0 (FaultServer, 1);

  g_mutex_init (&self->mutex);
  self->requests = g_string_new (NULL);
  self->least_gap = G_MAXINT64;
  self->trap = start (trap_cb, self, &self->trap_port);
  self->silent = start (silent_cb, self, &self->silent_port);
  self->service = start (run_cb, self, &self->port);

  return self;
}

/* Threads may be at work to the end of the program. */
void
fault_server_free (FaultServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_service_stop (self->trap);
  g_socket_service_stop (self->silent);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_socket_listener_close (G_SOCKET_LISTENER (self->trap));
  g_socket_listener_close (G_SOCKET_LISTENER (self->silent));
}

guint16
fault_server_get_port (FaultServer *self)
{
  return self->port;
}

guint16
fault_server_get_trap (FaultServer *self)
{
  return self->trap_port;
}

guint16
fault_server_get_silent (FaultServer *self)
{
  return self->silent_port;
}

guint
fault_server_get_trapped (FaultServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_trapped;
}

gsize
fault_server_get_trapped_bytes (FaultServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_trapped_bytes;
}

/* How often a path was asked for. */
guint
fault_server_count (FaultServer *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *line = g_strconcat ("GET ", path, " HTTP", NULL);
  guint n = 0;

  for (const char *p = strstr (self->requests->str, line); p != NULL; p = strstr (p + 1, line))
    n++;

  return n;
}

/* The most requests that were there at once. */
guint
fault_server_get_most (FaultServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint most = self->most;

  self->most = 0;

  return most;
}

/* The least time between two requests, in microseconds, since this was last asked. */
gint64
fault_server_get_least_gap (FaultServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gint64 gap = self->least_gap;

  self->least_gap = G_MAXINT64;
  self->last = 0;

  return gap;
}

char *
fault_server_dup_requests (FaultServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->requests->str);
}
