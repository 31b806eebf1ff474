/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-gap.h"
#include "socle-library.h"

G_BEGIN_DECLS

/* How many gaps of each kind a digest keeps; the rest are only counted. */
#define SOCLE_GAP_DIGEST_MAX 50

typedef struct _SocleGapDigest SocleGapDigest;

SocleGapDigest *socle_gap_digest_new       (SocleLibrary         *library,
                                            GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void            socle_gap_digest_free      (SocleGapDigest       *self);

guint           socle_gap_digest_get_count (const SocleGapDigest *self,
                                            SocleGapKind          kind);
GPtrArray      *socle_gap_digest_get_gaps  (const SocleGapDigest *self,
                                            SocleGapKind          kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleGapDigest, socle_gap_digest_free)

G_END_DECLS
