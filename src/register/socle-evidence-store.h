/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register-error.h"

G_BEGIN_DECLS

/* The largest file that is kept. */
#define SOCLE_EVIDENCE_MAX_BYTES ((guint64) 100 * 1024 * 1024)

/**
 * SocleEvidenceState:
 * @SOCLE_EVIDENCE_GOOD: it is there, and what it was
 * @SOCLE_EVIDENCE_MISSING: it is not there
 * @SOCLE_EVIDENCE_BAD: it was there, but was something else; it was put aside
 *
 * What a check of an object has found.
 */
typedef enum
{
  SOCLE_EVIDENCE_GOOD,
  SOCLE_EVIDENCE_MISSING,
  SOCLE_EVIDENCE_BAD,
} SocleEvidenceState;

typedef struct _SocleEvidenceStore SocleEvidenceStore;

SocleEvidenceStore *socle_evidence_store_new           (const char          *folder,
                                                        SocleMessages       *messages) G_GNUC_WARN_UNUSED_RESULT;
void                socle_evidence_store_free          (SocleEvidenceStore  *self);

char               *socle_evidence_store_dup_temporary (SocleEvidenceStore  *self,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            socle_evidence_store_judge         (SocleEvidenceStore  *self,
                                                        const char          *path,
                                                        GError             **error);
gboolean            socle_evidence_store_take          (SocleEvidenceStore  *self,
                                                        const char          *path,
                                                        const char          *sha256,
                                                        guint64              size,
                                                        GError             **error);
char               *socle_evidence_store_copy          (SocleEvidenceStore  *self,
                                                        const char          *path,
                                                        guint64             *size,
                                                        const char         **media_type,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

char               *socle_evidence_store_dup_path      (SocleEvidenceStore  *self,
                                                        const char          *sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean            socle_evidence_store_check         (SocleEvidenceStore  *self,
                                                        const char          *sha256,
                                                        SocleEvidenceState  *state,
                                                        GError             **error);
GPtrArray          *socle_evidence_store_list          (SocleEvidenceStore  *self) G_GNUC_WARN_UNUSED_RESULT;
guint               socle_evidence_store_clean_up      (SocleEvidenceStore  *self,
                                                        gint64               now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleEvidenceStore, socle_evidence_store_free)

G_END_DECLS
