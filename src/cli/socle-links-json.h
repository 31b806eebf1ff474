/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "socle-link-history.h"
#include "socle-messages.h"
#include "socle-portal-link.h"

G_BEGIN_DECLS

void socle_links_json_add (JsonBuilder      *builder,
                           SocleMessages    *messages,
                           SoclePortalLink  *link,
                           SocleLinkHistory *history);

G_END_DECLS
