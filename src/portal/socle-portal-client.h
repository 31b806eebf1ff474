/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"

G_BEGIN_DECLS

/**
 * SoclePortalProgressFunc:
 * @received: bytes that have come
 * @total: bytes that are to come; -1 if the server does not tell
 * @user_data: what was given with the function
 *
 * Told of a download now and then, where its result will be told of, and before that.
 */
typedef void (*SoclePortalProgressFunc) (gint64   received,
                                         gint64   total,
                                         gpointer user_data);

#define SOCLE_TYPE_PORTAL_CLIENT (socle_portal_client_get_type ())

G_DECLARE_FINAL_TYPE (SoclePortalClient, socle_portal_client, SOCLE, PORTAL_CLIENT, GObject)

SoclePortalClient *socle_portal_client_new            (const SoclePortalLimits *limits,
                                                       GTlsDatabase            *tls_database,
                                                       GProxyResolver          *proxy_resolver) G_GNUC_WARN_UNUSED_RESULT;

void               socle_portal_client_check_async    (SoclePortalClient       *self,
                                                       const char              *address,
                                                       GCancellable            *cancellable,
                                                       GAsyncReadyCallback      callback,
                                                       gpointer                 user_data);
void               socle_portal_client_download_async (SoclePortalClient       *self,
                                                       const char              *address,
                                                       const char              *folder,
                                                       SoclePortalProgressFunc  progress,
                                                       gpointer                 progress_data,
                                                       GCancellable            *cancellable,
                                                       GAsyncReadyCallback      callback,
                                                       gpointer                 user_data);
SocleLinkResult   *socle_portal_client_finish         (SoclePortalClient       *self,
                                                       GAsyncResult            *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
