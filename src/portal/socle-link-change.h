/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"
#include "socle-messages.h"

G_BEGIN_DECLS

/**
 * SocleLinkChange:
 * @SOCLE_LINK_CHANGE_STATUS: something else was found
 * @SOCLE_LINK_CHANGE_ADDRESS: it leads to another address
 * @SOCLE_LINK_CHANGE_TITLE: the page has another title
 * @SOCLE_LINK_CHANGE_CONTENT: the page says something else, or the document is another
 *
 * What is different between two checks of a link.
 */
typedef enum
{
  SOCLE_LINK_CHANGE_STATUS = 1 << 0,
  SOCLE_LINK_CHANGE_ADDRESS = 1 << 1,
  SOCLE_LINK_CHANGE_TITLE = 1 << 2,
  SOCLE_LINK_CHANGE_CONTENT = 1 << 3,
} SocleLinkChange;

guint  socle_link_change_find     (SocleLinkResult *before,
                                   SocleLinkResult *now);
char  *socle_link_change_describe (SocleMessages   *messages,
                                   SocleLinkResult *before,
                                   SocleLinkResult *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
