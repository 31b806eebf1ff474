/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on its way into the register. */

#include "config.h"

#include "socle-recorder-private.h"

#include <glib/gstdio.h>

/**
 * socle_recorder_filing_new: (skip)
 * @path: (type filename): a file of the user's
 * @received: when it was received
 *
 * Returns: (transfer full): the file, not filed under anything yet
 */
SocleRecorderFiling *
socle_recorder_filing_new (const char *path, const GDate *received)
{
  SocleRecorderFiling *filing = g_new0 (SocleRecorderFiling, 1);

  filing->path = g_strdup (path);
  filing->name = g_filename_display_basename (path);
  filing->received = socle_date_to_string (received);

  return filing;
}

/**
 * socle_recorder_filing_new_download: (skip)
 * @file: a file in the temporary folder of the register's store
 * @name: the name of the file, for people
 * @received: when it was received
 *
 * Returns: (transfer full): the file, which goes with it unless it becomes evidence
 */
SocleRecorderFiling *
socle_recorder_filing_new_download (const SocleLinkFile *file,
                                    const char *name,
                                    const GDate *received)
{
  SocleRecorderFiling *filing = g_new0 (SocleRecorderFiling, 1);

  filing->path = g_strdup (file->path);
  filing->sha256 = g_strdup (file->sha256);
  filing->size = file->size;
  filing->provenance = g_strdup (file->provenance);
  filing->name = g_strdup (name);
  filing->received = socle_date_to_string (received);

  return filing;
}

/**
 * socle_recorder_filing_free: (skip)
 * @filing: (transfer full): a file on its way
 */
void
socle_recorder_filing_free (SocleRecorderFiling *filing)
{
  if (filing->sha256 != NULL && filing->change == NULL)
    g_unlink (filing->path);
  g_free (filing->path);
  g_free (filing->sha256);
  g_free (filing->provenance);
  g_free (filing->name);
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
 * Sets @error as socle_evidence_take() and socle_evidence_add() do.
 *
 * Returns: whether the register has it
 */
gboolean
socle_recorder_filing_run (SocleRegister *reg,
                           SocleEvidenceStore *store,
                           gpointer data,
                           GError **error)
{
  SocleRecorderFiling *filing = data;
  SocleEvidenceFacts facts = {
    .name = filing->name,
    .media_type = filing->sha256 != NULL ? "application/pdf" : NULL,
    .filed_under = filing->filed_under,
    .received_on = filing->received,
    .provenance = filing->provenance,
  };

  filing->change =
    filing->sha256 != NULL
      ? socle_evidence_take (reg, store, filing->path, filing->sha256, filing->size, &facts, error)
      : socle_evidence_add (reg, store, filing->path, &facts, error);

  return filing->change != NULL;
}
