/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-array-list.h"
#include "socle-portal-link.h"

G_BEGIN_DECLS

typedef struct _SocleLinkCollector SocleLinkCollector;

SocleLinkCollector *socle_link_collector_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                socle_link_collector_free   (SocleLinkCollector *self);
void                socle_link_collector_add    (SocleLinkCollector *self,
                                                 const char         *url,
                                                 SocleLinkKind       kind,
                                                 SocleText          *title,
                                                 GObject            *item);
void                socle_link_collector_finish (SocleLinkCollector *self,
                                                 SocleArrayList     *links);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleLinkCollector, socle_link_collector_free)

G_END_DECLS
