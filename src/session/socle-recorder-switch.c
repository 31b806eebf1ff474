/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording in another register, in another language, and many records at once. */

#include "config.h"

#include "socle-recorder-private.h"

static void
ask_for_register (SocleRecorder *self, const char *path, gboolean chosen, gboolean create)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_SWITCH, NULL);

  job->path = g_strdup (path);
  job->chosen = chosen;
  job->create = create;
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_create:
 * @self: a recorder
 * @path: (type filename): a file that is not there
 *
 * Makes a new register, which takes the place of the one in use. The steps before belonged
 * to that.
 */
void
socle_recorder_create (SocleRecorder *self, const char *path)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));
  g_return_if_fail (path != NULL);

  ask_for_register (self, path, TRUE, TRUE);
}

/**
 * socle_recorder_switch:
 * @self: a recorder
 * @path: (type filename): a register
 * @chosen: whether the user has chosen it; if not, it is the default one, which need not be
 *   there
 *
 * Opens a register, which takes the place of the one in use if it can be opened. The steps
 * before belonged to that.
 */
void
socle_recorder_switch (SocleRecorder *self, const char *path, gboolean chosen)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));
  g_return_if_fail (path != NULL);

  ask_for_register (self, path, chosen, FALSE);
}

/**
 * socle_recorder_restore:
 * @self: a recorder
 * @backup: (type filename): a backup, which stays as it is
 *
 * Puts a backup in the register's place; see socle_register_backup_restore(). If it is there,
 * the steps before belonged to what was.
 */
void
socle_recorder_restore (SocleRecorder *self, const char *backup)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_RESTORE, NULL);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->path = g_strdup (backup);
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_set_messages:
 * @self: a recorder
 * @messages: the language to speak from now on
 *
 * Says what there is to say in another language, for which a register that is open, or could
 * not be opened, is opened anew.
 */
void
socle_recorder_set_messages (SocleRecorder *self, SocleMessages *messages)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  socle_register_keeper_set_messages (self->keeper, messages);
  socle_recorder_word_problem (self, messages);
  if (self->is_unopened || socle_register_keeper_get_register (self->keeper) != NULL)
    socle_recorder_push_job (self, socle_recorder_job_new (SOCLE_RECORDER_OPEN_ANEW, NULL));
}

/**
 * socle_recorder_import:
 * @self: a recorder
 * @changes: (element-type SocleChange): what to change; not to be changed any more
 * @title: what is done, for people
 *
 * Records many changes at once, all of them or none, in one step.
 */
void
socle_recorder_import (SocleRecorder *self, GPtrArray *changes, const char *title)
{
  SocleRecorderJob *job;

  g_return_if_fail (SOCLE_IS_RECORDER (self));
  g_return_if_fail (changes != NULL);

  job = socle_recorder_job_new (SOCLE_RECORDER_IMPORT, title);
  job->changes = g_ptr_array_ref (changes);
  socle_recorder_push_job (self, job);
}
