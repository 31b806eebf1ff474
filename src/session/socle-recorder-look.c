/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the register is still where it was opened. */

#include "config.h"

#include "socle-recorder-private.h"

#include "socle-format.h"
#include "socle-visible-text.h"

/**
 * socle_recorder_is_moved:
 * @self: a recorder
 *
 * Returns: whether the problem is that the register's file was moved, deleted or replaced;
 *   socle_recorder_reopen() is what to do
 */
gboolean
socle_recorder_is_moved (SocleRecorder *self)
{
  return g_error_matches (self->failure, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED);
}

/**
 * socle_recorder_refuse:
 * @self: a recorder
 * @problem: a sentence
 *
 * Tells of something that was not even tried, where it is told of what was.
 */
void
socle_recorder_refuse (SocleRecorder *self, const char *problem)
{
  g_autoptr (GError) failure = NULL;

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  socle_register_error_take (&failure, SOCLE_REGISTER_ERROR_EVIDENCE, g_strdup (problem));
  socle_recorder_set_problem (self, failure, FALSE);
}

/* A look, and the language to tell of it in. */
typedef struct
{
  SocleRegister *reg;      /* (owned) */
  SocleMessages *messages; /* (owned) */
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->reg);
  g_object_unref (look->messages);
  g_free (look);
}

static void
tell_moved (SocleRecorder *self, SocleMessages *messages)
{
  g_autofree char *name =
    g_filename_display_basename (socle_register_keeper_get_path (self->keeper));
  g_autofree char *shown = socle_visible_text (name);
  g_autoptr (GError) failure = NULL;

  socle_register_error_take (
    &failure, SOCLE_REGISTER_ERROR_MOVED,
    socle_format (socle_messages_get (messages, "“{file}” was moved, deleted or replaced while it "
                                                "was open; put it back, or open it again."),
                  "file", shown, NULL));
  socle_recorder_set_problem (self, failure, FALSE);
}

/* On a thread: the register may be waiting for a disk. */
static void
look_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_boolean (task, socle_register_has_moved (((Look *) task_data)->reg));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean moved = g_task_propagate_boolean (G_TASK (result), NULL);

  self->looking = FALSE;
  if (self->look_again)
    socle_recorder_look (self, look->messages);
  /* It may be another one by now. */
  if (look->reg != socle_register_keeper_get_register (self->keeper))
    return;
  if (moved && self->problem == NULL)
    tell_moved (self, look->messages);
  else if (!moved && socle_recorder_is_moved (self))
    socle_recorder_set_problem (self, NULL, FALSE);
}

/**
 * socle_recorder_look:
 * @self: a recorder
 * @messages: the language to tell of it in
 *
 * Finds out whether the register's file is still where it was: to be called whenever the user
 * comes back from elsewhere.
 */
void
socle_recorder_look (SocleRecorder *self, SocleMessages *messages)
{
  SocleRegister *reg;
  Look *look;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  reg = socle_register_keeper_get_register (self->keeper);
  self->look_again = self->looking;
  if (reg == NULL || self->looking)
    return;

  self->looking = TRUE;
  look = g_new (Look, 1);
  *look = (Look) { g_object_ref (reg), g_object_ref (messages) };
  task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, socle_recorder_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * socle_recorder_reopen:
 * @self: a recorder
 *
 * Opens the register that is now where the one before was. The steps before belonged to that
 * one.
 */
void
socle_recorder_reopen (SocleRecorder *self)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  socle_recorder_push_job (self, socle_recorder_job_new (SOCLE_RECORDER_REOPEN, NULL));
}
