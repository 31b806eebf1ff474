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

/**
 * socle_recorder_take:
 * @self: a recorder
 * @file: what was downloaded, in the temporary folder of the register's store
 * @name: the name of the file, for people
 * @filed_under: (nullable): the identifier of an edition or letter
 * @received: when it was downloaded
 * @title: what is done, for people
 *
 * Takes a file over as evidence, with where it comes from. It is the recorder's from now on,
 * and is gone if it does not become evidence.
 */
void
socle_recorder_take (SocleRecorder *self,
                     const SocleLinkFile *file,
                     const char *name,
                     const char *filed_under,
                     const GDate *received,
                     const char *title)
{
  g_autoptr (SocleReceivedFile) received_file =
    socle_received_file_new_downloaded (file->path, name, file->sha256, file->size,
                                        "application/pdf", file->provenance);

  socle_recorder_file (self, received_file, filed_under, received, title);
}
