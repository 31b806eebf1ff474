/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-result.h"

G_BEGIN_DECLS

/* For the result list alone. */

/* Told that a place is about to go, so that it is forgotten. */
typedef void (*SocleResultGone) (guint    position,
                                 gpointer user_data);

SocleResult *socle_result_new          (guint            position,
                                        SocleResultGone  gone,
                                        gpointer         user_data) G_GNUC_WARN_UNUSED_RESULT;
guint        socle_result_get_position (SocleResult     *self);
gboolean     socle_result_set_item     (SocleResult     *self,
                                        gpointer         item);
void         socle_result_renew        (SocleResult     *self);
void         socle_result_wait         (SocleResult     *self);
void         socle_result_detach       (SocleResult     *self);

G_END_DECLS
