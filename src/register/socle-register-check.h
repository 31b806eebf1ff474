/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-database.h"
#include "socle-trail-chain.h"

G_BEGIN_DECLS

gboolean socle_register_check_all   (SocleDatabase    *database,
                                     SocleTrailChain  *chain,
                                     GError          **error);
gboolean socle_register_check_newer (SocleDatabase    *database,
                                     SocleTrailChain  *chain,
                                     GError          **error);
gboolean socle_register_check_trail (SocleDatabase    *database,
                                     GError          **error);

G_END_DECLS
