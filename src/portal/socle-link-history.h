/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_HISTORY (socle_link_history_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkHistory, socle_link_history, SOCLE, LINK_HISTORY, GObject)

SocleLinkHistory *socle_link_history_new        (const char       *path) G_GNUC_WARN_UNUSED_RESULT;

void              socle_link_history_load       (SocleLinkHistory *self);
void              socle_link_history_save_async (SocleLinkHistory *self,
                                                 GAsyncReadyCallback callback,
                                                 gpointer          user_data);
gboolean          socle_link_history_save_finish
                                                (SocleLinkHistory *self,
                                                 GAsyncResult     *result,
                                                 GError          **error);

void              socle_link_history_add        (SocleLinkHistory *self,
                                                 SocleLinkResult  *result);
gboolean          socle_link_history_is_empty   (SocleLinkHistory *self);
SocleLinkResult  *socle_link_history_get_last   (SocleLinkHistory *self,
                                                 const char       *address);
SocleLinkResult  *socle_link_history_get_before (SocleLinkHistory *self,
                                                 const char       *address);
GPtrArray        *socle_link_history_get_checks (SocleLinkHistory *self,
                                                 const char       *address);

G_END_DECLS
