/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a register's keeper has done on a thread. */

#include "config.h"

#include "socle-register-work.h"

#include "socle-date.h"
#include "socle-file-place.h"
#include "socle-register-backup.h"

/**
 * socle_register_work_new: (skip)
 * @path: (type filename): a register
 * @messages: the language of the sentences in errors
 *
 * Returns: (transfer full): work whose fields are to be filled in
 */
SocleRegisterWork *
socle_register_work_new (const char *path, SocleMessages *messages)
{
  SocleRegisterWork *work = g_new0 (SocleRegisterWork, 1);

  work->path = g_strdup (path);
  work->messages = g_object_ref (messages);

  return work;
}

/**
 * socle_register_work_free: (skip)
 * @work: (transfer full): work
 */
void
socle_register_work_free (SocleRegisterWork *work)
{
  g_free (work->path);
  g_free (work->backup);
  g_clear_object (&work->messages);
  g_clear_object (&work->reg);
  g_clear_pointer (&work->changes, g_ptr_array_unref);
  g_clear_pointer (&work->made, g_ptr_array_unref);
  g_clear_object (&work->holdings);
  g_free (work->backup_problem);
  if (work->destroy != NULL && work->data != NULL)
    work->destroy (work->data);
  g_free (work);
}

/**
 * socle_register_work_release: (skip)
 * @work: work that is done
 *
 * A thread that has ended its work may hold it for a moment longer; what others are to let
 * go of is let go of here.
 */
void
socle_register_work_release (SocleRegisterWork *work)
{
  g_clear_object (&work->messages);
  g_clear_object (&work->reg);
  g_clear_object (&work->holdings);
}

/* Who makes the changes, as the desktop knows the user. */
static char *
dup_user (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says when it does not know. */
  return g_strdup (g_strcmp0 (name, "Unknown") != 0 ? name : g_get_user_name ());
}

static SocleRegisterState
find_state (SocleRegisterWork *work)
{
  SocleRegisterState state = SOCLE_REGISTER_STATE_PLAIN;

  if (socle_register_is_read_only (work->reg))
    state |= SOCLE_REGISTER_STATE_READ_ONLY;
  if (socle_register_is_newer (work->reg))
    state |= SOCLE_REGISTER_STATE_NEWER;
  if (socle_file_place_is_remote (work->path))
    state |= SOCLE_REGISTER_STATE_REMOTE;

  return state;
}

/**
 * socle_register_work_create_store: (skip)
 * @path: (type filename): a register
 * @messages: the language of the sentences in errors
 *
 * Returns: (transfer full): where its evidence is
 */
SocleEvidenceStore *
socle_register_work_create_store (const char *path, SocleMessages *messages)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);

  return socle_evidence_store_new (evidence, messages);
}

/* What a program that was killed has left of files on their way into the store. */
static void
clean_up (SocleRegisterWork *work)
{
  g_autoptr (SocleEvidenceStore) store =
    socle_register_work_create_store (work->path, work->messages);

  if (!socle_register_is_read_only (work->reg))
    socle_evidence_store_clean_up (store, g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * socle_register_work_open: (skip)
 * @work: what to open, to create or to put back first
 * @error: where a failure goes
 *
 * On a thread.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether @work has the register, with what it holds
 */
gboolean
socle_register_work_open (SocleRegisterWork *work, GError **error)
{
  g_autofree char *user = dup_user ();
  SocleRegisterSettings settings = {
    .path = work->path,
    .by = user,
    .messages = work->messages,
    .newer_too = work->newer_too,
  };

  if (work->backup != NULL && !socle_register_backup_restore (&settings, work->backup, error))
    return FALSE;

  work->reg = work->create ? socle_sqlite_register_create (&settings, error)
                           : socle_sqlite_register_open (&settings, error);
  if (work->reg == NULL)
    return FALSE;
  clean_up (work);
  work->state = find_state (work);
  work->holdings = socle_holdings_new (work->reg, error);

  return work->holdings != NULL;
}

/**
 * socle_register_work_back_up: (skip)
 * @reg: a register that is about to be changed
 * @path: (type filename): its file
 *
 * On a thread. The first change of a day is made after a backup. A backup that fails does
 * not keep the change from being saved, which would then be lost, too.
 *
 * Returns: (transfer full) (nullable): the sentence on why there is no backup of today; %NULL
 *   if there is one
 */
char *
socle_register_work_back_up (SocleRegister *reg, const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  GDate today;

  if (socle_register_is_read_only (reg))
    return NULL;

  socle_date_of_time (now, &today);

  return socle_register_backup_daily (reg, path, &today, &error) ? NULL : g_strdup (error->message);
}
