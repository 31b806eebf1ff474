/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a register besides changing it: for socle_register_keeper_call_async(). */

#include "config.h"

#include "socle-register-chore.h"

#include "socle-audit-pack.h"
#include "socle-format.h"
#include "socle-visible-text.h"

/**
 * socle_register_chore_new:
 * @messages: the language of sentences
 * @target: (nullable) (type filename): a file or folder to write
 *
 * Returns: (transfer full): something to do
 */
SocleRegisterChore *
socle_register_chore_new (SocleMessages *messages, const char *target)
{
  SocleRegisterChore *chore = g_new0 (SocleRegisterChore, 1);

  chore->messages = g_object_ref (messages);
  chore->target = g_strdup (target);
  chore->findings = g_ptr_array_new_with_free_func (g_free);

  return chore;
}

/**
 * socle_register_chore_free:
 * @chore: (transfer full): something to do
 */
void
socle_register_chore_free (SocleRegisterChore *chore)
{
  g_object_unref (chore->messages);
  g_free (chore->target);
  g_ptr_array_unref (chore->findings);
  g_free (chore);
}

/**
 * socle_register_chore_back_up:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore whose target is a file
 * @error: where a failure goes
 *
 * Writes a backup.
 *
 * Sets @error as socle_register_back_up() does.
 *
 * Returns: whether it is on the disk
 */
gboolean
socle_register_chore_back_up (SocleRegister *reg,
                              SocleEvidenceStore *store,
                              gpointer data,
                              GError **error)
{
  SocleRegisterChore *chore = data;

  return socle_register_back_up (reg, chore->target, error);
}

/**
 * socle_register_chore_export:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore whose target is a folder that is not there yet
 * @error: where a failure goes
 *
 * Writes trail and evidence for an auditor.
 *
 * Sets @error as socle_audit_pack_write() does.
 *
 * Returns: whether all of it is on the disk
 */
gboolean
socle_register_chore_export (SocleRegister *reg,
                             SocleEvidenceStore *store,
                             gpointer data,
                             GError **error)
{
  SocleRegisterChore *chore = data;

  return socle_audit_pack_write (reg, store, chore->messages, chore->target, error);
}

static void
note_evidence (SocleRecord *record, SocleEvidenceState state, gpointer user_data)
{
  SocleRegisterChore *chore = user_data;
  g_autofree char *name = socle_visible_text (socle_record_get (record, "name"));
  const char *sentence;

  if (state == SOCLE_EVIDENCE_GOOD)
    {
      chore->n_good++;
      return;
    }

  sentence = state == SOCLE_EVIDENCE_MISSING
               ? socle_messages_get (chore->messages, "The file of {id}, “{name}”, is missing; "
                                                      "restore it from a backup.")
               : socle_messages_get (chore->messages,
                                     "The file of {id}, “{name}”, has changed and was put aside; "
                                     "restore it from a backup.");
  g_ptr_array_add (chore->findings, socle_format (sentence, "id", socle_record_get_id (record),
                                                  "name", *name != '\0' ? name : "?", NULL));
}

/**
 * socle_register_chore_verify:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore
 * @error: where a failure goes
 *
 * Checks everything: register, trail and evidence.
 *
 * Sets @error as socle_register_check() and socle_evidence_check() do.
 *
 * Returns: whether register and trail are as Socle left them; what is wrong with evidence
 *   is among the findings
 */
gboolean
socle_register_chore_verify (SocleRegister *reg,
                             SocleEvidenceStore *store,
                             gpointer data,
                             GError **error)
{
  return socle_register_check (reg, error) &&
         socle_evidence_check (reg, store, 0, 1, note_evidence, data, error);
}
