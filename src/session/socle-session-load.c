/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the catalogues of a session. */

#include "config.h"

#include "socle-session.h"

#include "socle-session-private.h"

#include "socle-library-loader.h"
#include "socle-paths.h"

#include <sys/resource.h>

/*
 * A load has a thread of its own that sees nothing of the session, and its result and
 * progress come back to the main context that it was started from.
 *
 * A load that brings nothing leaves the library in use as it is, so that a broken
 * file never empties the window; the problems then say why.
 */

/* How often a load tells how far it is, in microseconds. */
#define PROGRESS_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

/* How far a load stands behind the window where both want a processor. */
#define LOAD_NICENESS 10

/* What a load is told and what it brings; the thread's until it returns. */
typedef struct
{
  SocleSession *session;     /* (unowned): the callback's task has it; to be handed on only */
  GMainContext *context;     /* (owned): the session's */
  GCancellable *cancellable; /* (owned) */
  GStrv paths;               /* (owned) */
  GPtrArray *problems;       /* (owned) (element-type SocleProblem) */
  gint64 told_at;            /* when progress was last told, monotonic */
} Load;

/* What is read: the catalogues of this run, and those that were opened while it goes on. */
static GStrv
dup_paths (SocleSession *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = socle_paths_dup_catalogues (self->options);
  g_auto (GStrv) guests = socle_guests_dup_paths (self->guests);

  g_strv_builder_addv (builder, (const char **) paths);
  g_strv_builder_addv (builder, (const char **) guests);

  return g_strv_builder_end (builder);
}

static Load *
load_new (SocleSession *self, GCancellable *cancellable)
{
  Load *load = g_new0 (Load, 1);

  load->session = self;
  load->context = g_main_context_ref_thread_default ();
  load->cancellable = g_object_ref (cancellable);
  load->paths = dup_paths (self);
  load->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);

  return load;
}

static void
load_free (Load *load)
{
  g_main_context_unref (load->context);
  g_object_unref (load->cancellable);
  g_strfreev (load->paths);
  g_ptr_array_unref (load->problems);
  g_free (load);
}

static void
set_progress (SocleSession *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  socle_session_tell (self, SOCLE_SESSION_PROP_PROGRESS);
}

/* Takes what a load brought. Returns whether it brought a library. */
static gboolean
take_result (SocleSession *self, SocleLibrary *library, GPtrArray *problems)
{
  gboolean any =
    library != NULL && g_list_model_get_n_items (socle_library_get_catalogues (library)) > 0;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  socle_session_tell (self, SOCLE_SESSION_PROP_PROBLEMS);

  if (any && g_set_object (&self->library, library))
    socle_session_tell (self, SOCLE_SESSION_PROP_LIBRARY);

  return any;
}

/* One step of a load, on its way to the session's context. */
typedef struct
{
  SocleSession *session;     /* (owned) */
  GCancellable *cancellable; /* (owned) */
  double progress;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->session);
  g_object_unref (step->cancellable);
  g_free (step);
}

static gboolean
progress_arrived_cb (gpointer user_data)
{
  Step *step = user_data;

  /* It may be late: of a load that has ended or given way to another. */
  if (step->session->cancellable == step->cancellable)
    set_progress (step->session, step->progress);

  return G_SOURCE_REMOVE;
}

/* On the load's thread. */
static void
file_read_cb (guint n_read, guint n_files, gpointer user_data)
{
  Load *load = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Step *step;

  if (now - load->told_at < PROGRESS_INTERVAL)
    return;

  load->told_at = now;
  step = g_new0 (Step, 1);
  step->session = g_object_ref (load->session);
  step->cancellable = g_object_ref (load->cancellable);
  step->progress = (double) n_read / n_files;

  /* g_main_context_invoke() would run it here while the main loop does not run. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "socle-session progress");
  g_source_set_callback (source, progress_arrived_cb, step, (GDestroyNotify) step_free);
  g_source_attach (source, load->context);
}

/* The load's thread. It is none of GTask's own, since these could not be given their
 * priority back. */
static gpointer
load_in_thread (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  SocleLibrary *library;

#ifdef __linux__
  /* The window has the processors first. On Linux this is of the calling thread and of
   * those that it starts; elsewhere it would be of the whole process. */
  setpriority (PRIO_PROCESS, 0, LOAD_NICENESS);
#endif
  library = socle_library_load ((const char *const *) load->paths, load->problems, file_read_cb,
                                load, load->cancellable);
  g_task_return_pointer (task, library, g_object_unref);

  return NULL;
}

static void
library_loaded_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleSession *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (SocleLibrary) library = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean brought = FALSE;

  /* A load that has been cancelled, or has given way to another, changes nothing. */
  if (self->cancellable == load->cancellable)
    {
      /* First of all: whoever hears of the library may start the next load. */
      g_clear_object (&self->cancellable);
      if (library != NULL)
        {
          set_progress (self, 1);
          brought = take_result (self, library, load->problems);
        }
      socle_session_tell (self, SOCLE_SESSION_PROP_LOADING);
    }

  g_task_return_boolean (task, brought);
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Stops the load that goes on, if there is one. */
static void
stop_loading (SocleSession *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  socle_session_tell (self, SOCLE_SESSION_PROP_LOADING);
}

/**
 * socle_session_load:
 * @self: a session
 * @cancellable: (nullable): stops the load between two files
 *
 * Reads the catalogues of this run and waits for them. Takes the place of a load
 * that is at work.
 *
 * Returns: whether there was at least one; if not, the library in use stays in use
 */
gboolean
socle_session_load (SocleSession *self, GCancellable *cancellable)
{
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) paths = NULL;

  g_return_val_if_fail (SOCLE_IS_SESSION (self), FALSE);

  stop_loading (self);

  paths = dup_paths (self);
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  library = socle_library_load ((const char *const *) paths, problems, NULL, NULL, cancellable);

  return library != NULL && take_result (self, library, problems);
}

/**
 * socle_session_load_async:
 * @self: a session
 * @cancellable: (nullable): stops the load between two files
 * @callback: called when it has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Reads the catalogues of this run on a thread. Takes the place of a load that is
 * at work, whose own callback is still called.
 */
void
socle_session_load_async (SocleSession *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) load = NULL;

  g_return_if_fail (SOCLE_IS_SESSION (self));

  stop_loading (self);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_session_load_async);
  g_task_set_check_cancellable (task, FALSE);

  /* A load that gives way is cancelled too, so each has a cancellable of its own. */
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (outer_cancelled_cb), own,
                             G_CONNECT_DEFAULT);
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (own);

  self->cancellable = g_object_ref (own);
  socle_session_tell (self, SOCLE_SESSION_PROP_LOADING);
  set_progress (self, 0);

  /* The session is not the source of the task that runs: its thread may be the last
   * to let go of that, and the session must not end there. */
  load = g_task_new (NULL, own, library_loaded_cb, g_steal_pointer (&task));
  g_task_set_source_tag (load, socle_session_load_async);
  g_task_set_check_cancellable (load, FALSE);
  g_task_set_task_data (load, load_new (self, own), (GDestroyNotify) load_free);
  g_thread_unref (g_thread_new ("socle-loader", load_in_thread, g_steal_pointer (&load)));
}

/**
 * socle_session_load_finish:
 * @self: a session
 * @result: what the callback was given
 *
 * Returns: whether the load brought at least one catalogue; %FALSE also if it was
 *   cancelled or gave way to another
 */
gboolean
socle_session_load_finish (SocleSession *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
