/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register-keeper.h"

G_BEGIN_DECLS

/**
 * SocleRegisterChore:
 * @messages: the language of sentences
 * @target: (nullable): a file or folder to write, or that was written
 * @record: (nullable): a file of evidence
 * @kind: a kind of records
 * @n_good: how many files of evidence are as they were received
 * @findings: (element-type utf8): a sentence on each that is not
 *
 * What is done with a register besides changing it, and what came of it.
 */
typedef struct
{
  SocleMessages *messages;
  char *target;
  SocleRecord *record;
  SocleRecordKind kind;
  guint n_good;
  GPtrArray *findings;
} SocleRegisterChore;

SocleRegisterChore *socle_register_chore_new     (SocleMessages       *messages,
                                                  const char          *target) G_GNUC_WARN_UNUSED_RESULT;
void                socle_register_chore_free    (SocleRegisterChore  *chore);

gboolean            socle_register_chore_back_up (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_save_json
                                                 (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_save_csv
                                                 (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_export  (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_tell_given
                                                 (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_verify  (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);
gboolean            socle_register_chore_lay_out (SocleRegister       *reg,
                                                  SocleEvidenceStore  *store,
                                                  gpointer             data,
                                                  GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleRegisterChore, socle_register_chore_free)

G_END_DECLS
