/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-portal-limits.h"

G_BEGIN_DECLS

typedef struct _SoclePortalQueue SoclePortalQueue;
typedef struct _SoclePortalTurn SoclePortalTurn;

typedef void (*SoclePortalTurnFunc) (gpointer user_data);

SoclePortalQueue *socle_portal_queue_new   (const SoclePortalLimits *limits,
                                            GMainContext            *context) G_GNUC_WARN_UNUSED_RESULT;
void              socle_portal_queue_free  (SoclePortalQueue        *self);

SoclePortalTurn  *socle_portal_queue_enter (SoclePortalQueue        *self,
                                            const char              *host,
                                            gboolean                 first,
                                            SoclePortalTurnFunc      func,
                                            gpointer                 user_data);
void              socle_portal_queue_leave (SoclePortalQueue        *self,
                                            SoclePortalTurn         *turn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePortalQueue, socle_portal_queue_free)

G_END_DECLS
