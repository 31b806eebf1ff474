/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers on 127.0.0.1 whose encryption is right, and wrong in each way. */

#include "config.h"

#include "tls-servers.h"

#include "fault-server.h"

#include <glib-unix.h>
#include <gnutls/gnutls.h>
#include <libsoup/soup.h>
#include <string.h>

/* SoupServer for certificates; for a version of TLS that GIO does not let be chosen,
 * GnuTLS itself. */
struct _TlsServers
{
  SoupServer *servers[N_TLS_SERVERS];
  guint16 ports[N_TLS_SERVERS];
  guint16 plain_port;
  GTlsDatabase *database;

  GSocketService *old;
  guint16 old_port;
  gnutls_certificate_credentials_t credentials;
};

static char *
dup_certificate_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "certificates", name, NULL);
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  TlsServers *self = user_data;

  if (strcmp (path, "/downgrade") == 0)
    {
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/ok", self->plain_port);

      soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, address);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  if (strcmp (path, "/page") == 0)
    soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC,
                                      "<title>SOC</title><p>Here.", 26);
  else
    soup_server_message_set_response (message, "application/pdf", SOUP_MEMORY_STATIC,
                                      fault_server_get_pdf (), fault_server_get_pdf_size ());
}

static SoupServer *
start_server (TlsServers *self, const char *name, guint16 *port)
{
  g_autofree char *path = dup_certificate_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  SoupServer *server = NULL;
  GSList *uris;

  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY,
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return server;
}

static gboolean
old_run_cb (GThreadedSocketService *service,
            GSocketConnection *connection,
            GObject *source,
            TlsServers *self)
{
  static const char reply[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  GSocket *socket = g_socket_connection_get_socket (connection);
  gnutls_session_t session;
  char buffer[1024];

  /* GnuTLS wants a socket that waits by itself. */
  g_unix_set_fd_nonblocking (g_socket_get_fd (socket), FALSE, NULL);
  gnutls_init (&session, GNUTLS_SERVER);
  gnutls_priority_set_direct (session, "NORMAL:-VERS-ALL:+VERS-TLS1.1:%VERIFY_ALLOW_SIGN_WITH_SHA1",
                              NULL);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, self->credentials);
  gnutls_transport_set_int (session, g_socket_get_fd (socket));
  gnutls_handshake_set_timeout (session, 5000);
  if (gnutls_handshake (session) == 0 && gnutls_record_recv (session, buffer, sizeof (buffer)) > 0)
    gnutls_record_send (session, reply, strlen (reply));
  gnutls_deinit (session);

  return TRUE;
}

static void
start_old (TlsServers *self)
{
  g_autofree char *path = dup_certificate_path ("good.pem");
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  gnutls_certificate_allocate_credentials (&self->credentials);
  g_assert_cmpint (gnutls_certificate_set_x509_key_file (self->credentials, path, path,
                                                         GNUTLS_X509_FMT_PEM),
                   ==, 0);
  self->old = g_threaded_socket_service_new (4);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->old), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  self->old_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (self->old, "run", G_CALLBACK (old_run_cb), self);
  g_socket_service_start (self->old);
}

TlsServers *
tls_servers_new (guint16 plain_port)
{
  static const char *const names[N_TLS_SERVERS] = { "good.pem", "self-signed.pem", "expired.pem",
                                                    "wrong-name.pem", "future.pem" };
  TlsServers *self = g_new0 (TlsServers, 1);
  g_autofree char *path = dup_certificate_path ("ca.pem");
  g_autoptr (GError) error = NULL;

  self->plain_port = plain_port;
  for (guint i = 0; i < N_TLS_SERVERS; i++)
    self->servers[i] = start_server (self, names[i], &self->ports[i]);
  self->database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  start_old (self);

  return self;
}

void
tls_servers_free (TlsServers *self)
{
  for (guint i = 0; i < N_TLS_SERVERS; i++)
    {
      soup_server_disconnect (self->servers[i]);
      g_object_unref (self->servers[i]);
    }
  g_socket_service_stop (self->old);
  g_socket_listener_close (G_SOCKET_LISTENER (self->old));
}

guint16
tls_servers_get_port (TlsServers *self, TlsServer server)
{
  return self->ports[server];
}

guint16
tls_servers_get_old_port (TlsServers *self)
{
  return self->old_port;
}

GTlsDatabase *
tls_servers_get_database (TlsServers *self)
{
  return self->database;
}
