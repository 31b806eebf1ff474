/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening catalogue files in a session. */

#include "config.h"

#include "socle-opening.h"

/*
 * The catalogues of this run are read first, if they have not been yet, since what becomes
 * of a file depends on them; then the files; then, with those that are taken in, all again.
 */

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *guests = g_task_get_task_data (task);

  g_task_return_pointer (task, g_ptr_array_ref (guests), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
any_taken_in (GPtrArray *guests)
{
  for (guint i = 0; i < guests->len; i++)
    {
      SocleGuest *guest = guests->pdata[i];

      if (guest->state == SOCLE_GUEST_SHOWN || guest->state == SOCLE_GUEST_NEWER)
        return TRUE;
    }

  return FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleSession *session = g_task_get_source_object (task);
  GPtrArray *guests =
    socle_guests_read_finish (SOCLE_GUESTS (source), result, socle_session_get_library (session));

  g_task_set_task_data (task, guests, (GDestroyNotify) g_ptr_array_unref);
  if (any_taken_in (guests))
    socle_session_load_async (session, NULL, shown_cb, g_steal_pointer (&task));
  else
    shown_cb (NULL, NULL, g_steal_pointer (&task));
}

static void
read_files (GTask *task)
{
  SocleSession *session = g_task_get_source_object (task);

  socle_guests_read_async (socle_session_get_guests (session), g_task_get_task_data (task),
                           socle_session_get_messages (session), read_cb, task);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  read_files (user_data);
}

/**
 * socle_opening_start:
 * @session: a session
 * @files: (element-type GFile): the files
 * @callback: called when what can be shown is shown
 * @user_data: for @callback
 *
 * Opens catalogue files for as long as the session lasts.
 */
void
socle_opening_start (SocleSession *session,
                     GPtrArray *files,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SOCLE_IS_SESSION (session));
  g_return_if_fail (files != NULL);

  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, socle_opening_start);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);

  if (socle_session_get_library (session) == NULL)
    socle_session_load_async (session, NULL, loaded_cb, g_steal_pointer (&task));
  else
    read_files (g_steal_pointer (&task));
}

/**
 * socle_opening_finish:
 * @session: a session
 * @result: what the callback was given
 *
 * Returns: (transfer full) (element-type SocleGuest): what became of each file, in their order
 */
GPtrArray *
socle_opening_finish (SocleSession *session, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
