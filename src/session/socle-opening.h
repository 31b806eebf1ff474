/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-session.h"

G_BEGIN_DECLS

void       socle_opening_start  (SocleSession        *session,
                                 GPtrArray           *files,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
GPtrArray *socle_opening_finish (SocleSession        *session,
                                 GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
