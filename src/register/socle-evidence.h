/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-evidence-store.h"
#include "socle-register.h"

G_BEGIN_DECLS

/**
 * SocleEvidenceFacts:
 * @name: (nullable): the name of the file, for people
 * @media_type: (nullable): what it is
 * @filed_under: (nullable): the identifier of an edition or letter
 * @received_on: (nullable): YYYY-MM-DD
 * @provenance: (nullable): where it comes from
 *
 * What is recorded of a file besides its content.
 */
typedef struct
{
  const char *name;
  const char *media_type;
  const char *filed_under;
  const char *received_on;
  const char *provenance;
} SocleEvidenceFacts;

/**
 * SocleEvidenceFunc:
 * @record: a file of the register
 * @state: what was found
 * @user_data: what was given with the function
 */
typedef void (*SocleEvidenceFunc) (SocleRecord        *record,
                                   SocleEvidenceState  state,
                                   gpointer            user_data);

SocleChange *socle_evidence_record       (SocleRegister             *reg,
                                          const char                *sha256,
                                          guint64                    size,
                                          const SocleEvidenceFacts  *facts,
                                          GError                   **error);

GPtrArray   *socle_evidence_find_unfiled (SocleRegister             *reg,
                                          SocleEvidenceStore        *store,
                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     socle_evidence_check        (SocleRegister             *reg,
                                          SocleEvidenceStore        *store,
                                          SocleEvidenceFunc          func,
                                          gpointer                   user_data,
                                          GError                   **error);

G_END_DECLS
