/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TLS_GOOD,
  TLS_SELF_SIGNED,
  TLS_EXPIRED,
  TLS_WRONG_NAME,
  TLS_FUTURE,
  N_TLS_SERVERS,
} TlsServer;

typedef struct _TlsServers TlsServers;

TlsServers   *tls_servers_new          (guint16     plain_port) G_GNUC_WARN_UNUSED_RESULT;
void          tls_servers_free         (TlsServers *self);
guint16       tls_servers_get_port     (TlsServers *self,
                                        TlsServer   server);
guint16       tls_servers_get_old_port (TlsServers *self);
GTlsDatabase *tls_servers_get_database (TlsServers *self);

G_END_DECLS
