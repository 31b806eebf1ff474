/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SocleTrailChain SocleTrailChain;

SocleTrailChain *socle_trail_chain_new             (void) G_GNUC_WARN_UNUSED_RESULT;
SocleTrailChain *socle_trail_chain_copy            (const SocleTrailChain *self) G_GNUC_WARN_UNUSED_RESULT;
void             socle_trail_chain_free            (SocleTrailChain       *self);

void             socle_trail_chain_append          (SocleTrailChain       *self,
                                                    const char            *sha256);
guint64          socle_trail_chain_get_count       (const SocleTrailChain *self);
const char      *socle_trail_chain_get_fingerprint (const SocleTrailChain *self);

char            *socle_trail_chain_dup_line        (guint64                number,
                                                    const char            *sha256) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleTrailChain, socle_trail_chain_free)

G_END_DECLS
