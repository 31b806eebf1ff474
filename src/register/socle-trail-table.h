/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-database.h"
#include "socle-trail-chain.h"
#include "socle-trail-entry.h"

G_BEGIN_DECLS

/**
 * SocleTrailFunc:
 * @entry: an entry that has passed the check
 * @text: its text
 * @sha256: the digest of that
 * @user_data: what was given with the function
 * @error: where a failure goes
 *
 * Returns: whether to go on; %FALSE with @error set
 */
typedef gboolean (*SocleTrailFunc) (const SocleTrailEntry  *entry,
                                    const char             *text,
                                    const char             *sha256,
                                    gpointer                user_data,
                                    GError                **error);

extern const char * const socle_trail_table_sql[];

gboolean socle_trail_table_follow (SocleDatabase    *database,
                                   SocleTrailChain  *chain,
                                   SocleTrailFunc    func,
                                   gpointer          user_data,
                                   GError          **error);
gboolean socle_trail_table_append (SocleDatabase    *database,
                                   SocleTrailChain  *chain,
                                   SocleTrailEntry  *entry,
                                   GError          **error);

G_END_DECLS
