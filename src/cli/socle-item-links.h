/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"

G_BEGIN_DECLS

/**
 * SocleItemLink:
 * @link: a link
 * @use: what it is there for
 *
 * A link that concerns one service or report.
 */
typedef struct
{
  SoclePortalLink *link;   /* (unowned): the catalogue's */
  const SocleLinkUse *use; /* (unowned): the link's */
} SocleItemLink;

GArray *socle_item_links_find (SocleCatalogue  *catalogue,
                               GObject         *item,
                               SocleAuditCycle *cycle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
