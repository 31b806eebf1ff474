/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-portal-client.h"

G_BEGIN_DECLS

/**
 * SocleLinkBatchFunc:
 * @result: what was found
 * @user_data: what was given for it
 *
 * Called for each link once it is clear what its result means.
 */
typedef void (*SocleLinkBatchFunc) (SocleLinkResult *result,
                                    gpointer         user_data);

void            socle_link_batch_check_async  (SoclePortalClient   *client,
                                               const char * const  *addresses,
                                               SocleLinkBatchFunc   func,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
SocleLinkStatus socle_link_batch_check_finish (GAsyncResult        *result);

G_END_DECLS
