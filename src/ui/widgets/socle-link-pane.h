/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_PANE (socle_link_pane_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkPane, socle_link_pane, SOCLE, LINK_PANE, AdwBin)

void socle_link_pane_show (SocleLinkPane   *self,
                           SoclePortalLink *link,
                           SocleSession    *session);

G_END_DECLS
