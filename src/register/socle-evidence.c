/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence: the files in the store together with their records. */

#include "config.h"

#include "socle-evidence.h"

#include <string.h>

/**
 * socle_evidence_record:
 * @reg: a register
 * @sha256: the digest of a file that the register's store has
 * @size: its size
 * @facts: what to record of it
 * @error: where a failure goes
 *
 * Records a file. First the file, then the record of it; never the other way round.
 *
 * Sets @error as socle_register_add() does.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_evidence_record (SocleRegister *reg,
                       const char *sha256,
                       guint64 size,
                       const SocleEvidenceFacts *facts,
                       GError **error)
{
  g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  g_autoptr (SocleRecord) record =
    socle_record_new (SOCLE_RECORD_EVIDENCE, "sha256", sha256, "size", bytes, "media_type",
                      facts->media_type, "name", facts->name, "filed_under", facts->filed_under,
                      "received_on", facts->received_on, "provenance", facts->provenance, NULL);

  return socle_register_add (reg, record, error);
}

static GHashTable *
list_digests (GPtrArray *records)
{
  GHashTable *digests = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (digests,
                      (char *) socle_record_get (g_ptr_array_index (records, i), "sha256"));

  return digests;
}

/**
 * socle_evidence_find_unfiled:
 * @reg: a register
 * @store: its store
 * @error: where a failure goes
 *
 * What a power cut left between file and record, or whose record was removed. Nothing of
 * it is deleted.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the digests of the files that
 *   no record names; %NULL with @error set
 */
GPtrArray *
socle_evidence_find_unfiled (SocleRegister *reg, SocleEvidenceStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = socle_register_list (reg, SOCLE_RECORD_EVIDENCE, error);
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GHashTable) digests = NULL;
  GPtrArray *unfiled;

  if (records == NULL)
    return NULL;

  objects = socle_evidence_store_list (store);
  digests = list_digests (records);
  unfiled = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < objects->len; i++)
    if (!g_hash_table_contains (digests, g_ptr_array_index (objects, i)))
      g_ptr_array_add (unfiled, g_strdup (g_ptr_array_index (objects, i)));

  return unfiled;
}

/**
 * socle_evidence_check:
 * @reg: a register
 * @store: its store
 * @func: (scope call): told of each file that could be read
 * @user_data: for @func
 * @error: where a failure goes
 *
 * Reads all files again. It may take as long as reading takes, so it belongs on a thread.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR if a file cannot be read, or cannot be put
 * aside; the others are read all the same.
 *
 * Returns: whether there was no error
 */
gboolean
socle_evidence_check (SocleRegister *reg,
                      SocleEvidenceStore *store,
                      SocleEvidenceFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (GPtrArray) records = socle_register_list (reg, SOCLE_RECORD_EVIDENCE, error);
  g_autoptr (GError) first = NULL;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      SocleEvidenceState state;
      gboolean checked = socle_evidence_store_check (store, socle_record_get (record, "sha256"),
                                                     &state, first == NULL ? &first : NULL);

      /* Bad is what was read, even if it could not be put aside. */
      if (checked || state == SOCLE_EVIDENCE_BAD)
        func (record, state, user_data);
    }
  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));

  return FALSE;
}
