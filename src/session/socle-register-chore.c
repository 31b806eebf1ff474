/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a register besides changing it: for socle_register_keeper_call_async(). */

#include "config.h"

#include "socle-register-chore.h"

#include "socle-audit-pack.h"
#include "socle-format.h"
#include "socle-given-fingerprint.h"
#include "socle-register-csv.h"
#include "socle-register-json.h"
#include "socle-visible-text.h"

#include <glib/gstdio.h>

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
  g_clear_pointer (&chore->record, socle_record_unref);
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
 * socle_register_chore_save_json:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore whose target is a file
 * @error: where a failure goes
 *
 * Writes all records and the trail, to be read without Socle.
 *
 * Sets @error as socle_register_json_save() does.
 *
 * Returns: whether it was saved
 */
gboolean
socle_register_chore_save_json (SocleRegister *reg,
                                SocleEvidenceStore *store,
                                gpointer data,
                                GError **error)
{
  SocleRegisterChore *chore = data;

  return socle_register_json_save (chore->target, reg, chore->messages, error);
}

/**
 * socle_register_chore_save_csv:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore whose target is a file
 * @error: where a failure goes
 *
 * Writes all records of the chore's kind as a table.
 *
 * Sets @error as socle_register_csv_save() does, or to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it was saved
 */
gboolean
socle_register_chore_save_csv (SocleRegister *reg,
                               SocleEvidenceStore *store,
                               gpointer data,
                               GError **error)
{
  SocleRegisterChore *chore = data;
  g_autoptr (SocleHoldings) holdings = socle_holdings_new (reg, error);

  return holdings != NULL &&
         socle_register_csv_save (chore->target, holdings, chore->kind, chore->messages, error);
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

/**
 * socle_register_chore_tell_given:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore
 * @error: where a failure goes
 *
 * Finds out which entries are covered by a fingerprint that was given out; the sentence on
 * that is the only finding.
 *
 * Sets @error as socle_given_fingerprint_find() does.
 *
 * Returns: whether the trail could be read
 */
gboolean
socle_register_chore_tell_given (SocleRegister *reg,
                                 SocleEvidenceStore *store,
                                 gpointer data,
                                 GError **error)
{
  SocleRegisterChore *chore = data;
  SocleGivenFingerprint given;

  if (!socle_given_fingerprint_find (reg, &given, error))
    return FALSE;
  g_ptr_array_add (chore->findings, socle_given_fingerprint_wording (&given, chore->messages));

  return TRUE;
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
 * Sets @error as socle_register_check() does.
 *
 * Returns: whether register and trail are as Socle left them; what is wrong with evidence, and
 *   what of it cannot be read, is among the findings
 */
gboolean
socle_register_chore_verify (SocleRegister *reg,
                             SocleEvidenceStore *store,
                             gpointer data,
                             GError **error)
{
  SocleRegisterChore *chore = data;
  g_autoptr (GError) local = NULL;

  if (!socle_register_check (reg, error))
    return FALSE;
  if (!socle_evidence_check (reg, store, note_evidence, chore, &local))
    g_ptr_array_add (chore->findings, g_strdup (local->message));

  return TRUE;
}

/* The name of a copy: what the file was called, if that can be one. */
static char *
dup_copy_name (SocleRecord *record)
{
  g_autofree char *name = g_path_get_basename (socle_record_get (record, "name"));

  return *name == '.' || *name == G_DIR_SEPARATOR ? g_strdup ("evidence") : g_strdup (name);
}

/**
 * socle_register_chore_lay_out:
 * @reg: a register
 * @store: its store
 * @data: a #SocleRegisterChore with a record of a file; its target is set to a copy
 * @error: where a failure goes
 *
 * Reads a file of evidence again and, if it is what it was, makes a copy for a viewer: no
 * other program gets at what is kept. A file that is not is among the findings.
 *
 * Sets @error as socle_evidence_store_check() does, or to one of %G_IO_ERROR.
 *
 * Returns: whether the file was looked at and, if good, copied
 */
gboolean
socle_register_chore_lay_out (SocleRegister *reg,
                              SocleEvidenceStore *store,
                              gpointer data,
                              GError **error)
{
  SocleRegisterChore *chore = data;
  const char *sha256 = socle_record_get (chore->record, "sha256");
  g_autofree char *folder =
    g_build_filename (g_get_user_cache_dir (), "socle", "open", sha256, NULL);
  g_autofree char *name = dup_copy_name (chore->record);
  g_autofree char *path = socle_evidence_store_dup_path (store, sha256);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) copy = NULL;
  SocleEvidenceState state;

  if (!socle_evidence_store_check (store, sha256, &state, error))
    return FALSE;
  note_evidence (chore->record, state, chore);
  if (state != SOCLE_EVIDENCE_GOOD)
    return TRUE;

  chore->target = g_build_filename (folder, name, NULL);
  copy = g_file_new_for_path (chore->target);
  g_mkdir_with_parents (folder, 0700);

  return g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}
