/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on its way into the register. */

#include "config.h"

#include "socle-recorder-private.h"

/**
 * socle_recorder_filing_new: (skip)
 * @job: a job with a file
 *
 * Returns: (transfer full): the file, to be kept and, once what it belongs to is recorded,
 *   recorded
 */
SocleRecorderFiling *
socle_recorder_filing_new (const SocleRecorderJob *job)
{
  SocleRecorderFiling *filing = g_new0 (SocleRecorderFiling, 1);

  filing->file = g_object_ref (job->file);
  filing->filed_under = g_strdup (job->filed_under);
  filing->received = g_strdup (job->received);
  filing->keep_only = job->record != NULL && job->made == NULL;

  return filing;
}

/**
 * socle_recorder_filing_free: (skip)
 * @filing: (transfer full): a file
 */
void
socle_recorder_filing_free (SocleRecorderFiling *filing)
{
  g_object_unref (filing->file);
  g_free (filing->filed_under);
  g_free (filing->received);
  g_clear_pointer (&filing->change, socle_change_unref);
  g_free (filing);
}

/**
 * socle_recorder_filing_run: (skip)
 * @reg: a register
 * @store: its store
 * @data: a #SocleRecorderFiling
 * @error: where a failure goes
 *
 * Makes it evidence; for socle_register_keeper_call_async(), on a thread.
 *
 * Sets @error as socle_received_file_record() does.
 *
 * Returns: whether the store has it and, if what it belongs to is recorded, the register
 */
gboolean
socle_recorder_filing_run (SocleRegister *reg,
                           SocleEvidenceStore *store,
                           gpointer data,
                           GError **error)
{
  SocleRecorderFiling *filing = data;

  if (filing->keep_only)
    return socle_received_file_keep (filing->file, store, error);

  filing->change = socle_received_file_record (filing->file, reg, store, filing->filed_under,
                                               filing->received, error);

  return filing->change != NULL;
}
