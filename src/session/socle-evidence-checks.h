/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-evidence-store.h"

G_BEGIN_DECLS

typedef struct _SocleEvidenceChecks SocleEvidenceChecks;

SocleEvidenceChecks *socle_evidence_checks_load   (const char                 *path) G_GNUC_WARN_UNUSED_RESULT;
void                 socle_evidence_checks_free   (SocleEvidenceChecks        *self);

gboolean             socle_evidence_checks_lookup (const SocleEvidenceChecks  *self,
                                                   const char                 *sha256,
                                                   GDate                      *day,
                                                   SocleEvidenceState         *state);
void                 socle_evidence_checks_note   (SocleEvidenceChecks        *self,
                                                   const char                 *sha256,
                                                   const GDate                *day,
                                                   SocleEvidenceState          state);
gboolean             socle_evidence_checks_save   (const SocleEvidenceChecks  *self,
                                                   const char                 *path,
                                                   GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleEvidenceChecks, socle_evidence_checks_free)

G_END_DECLS
