/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of Socle: its options, its language, and the catalogues it has open. */

#include "config.h"

#include "socle-session.h"

#include "socle-library-loader.h"
#include "socle-locale.h"
#include "socle-paths.h"

#include <sys/resource.h>

/*
 * There is one session for a run, handed down as a property. It belongs to the
 * main context; a load has a thread of its own that sees nothing of the session,
 * and its result and progress come back to the main context that it was started
 * from.
 *
 * A load that brings nothing leaves the library in use as it is, so that a broken
 * file never empties the window; the problems then say why.
 */
struct _SocleSession
{
  GObject parent_instance;

  SocleOptions *options; /* (owned) */
  GDate today;
  SocleMessages *messages; /* (owned) */
  SocleGuide *guide;       /* (owned) (nullable): until it is first asked for */
  SocleFiscal *fiscal;     /* (owned) */
  SocleLinkChecks *checks; /* (owned) (nullable): until they are first asked for */
  SocleRecorder *recorder; /* (owned) (nullable): until it is first asked for */

  SocleLibrary *library;     /* (owned) (nullable): until a load has brought one */
  GPtrArray *problems;       /* (owned) (element-type SocleProblem): of the last load */
  GCancellable *cancellable; /* (owned) (nullable): of the load that goes on */
  double progress;
};

G_DEFINE_FINAL_TYPE (SocleSession, socle_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_OPTIONS = 1,
  PROP_MESSAGES,
  PROP_LIBRARY,
  PROP_LOADING,
  PROP_PROGRESS,
  PROP_PROBLEMS,
} SocleSessionProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

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

static Load *
load_new (SocleSession *self, GCancellable *cancellable)
{
  Load *load = g_new0 (Load, 1);

  load->session = self;
  load->context = g_main_context_ref_thread_default ();
  load->cancellable = g_object_ref (cancellable);
  load->paths = socle_paths_dup_catalogues (self->options);
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
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

/* Takes what a load brought. Returns whether it brought a library. */
static gboolean
take_result (SocleSession *self, SocleLibrary *library, GPtrArray *problems)
{
  gboolean any =
    library != NULL && g_list_model_get_n_items (socle_library_get_catalogues (library)) > 0;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEMS]);

  if (any && g_set_object (&self->library, library))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIBRARY]);

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
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
    }

  g_task_return_boolean (task, brought);
}

static void
holdings_changed_cb (SocleSession *self)
{
  socle_fiscal_set_holdings (self->fiscal, socle_recorder_get_holdings (self->recorder));
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
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
socle_session_dispose (GObject *object)
{
  SocleSession *self = SOCLE_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->recorder);
  g_clear_object (&self->guide);
  g_clear_object (&self->fiscal);
  g_clear_object (&self->checks);
  g_clear_object (&self->messages);
  g_clear_object (&self->options);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_session_parent_class)->dispose (object);
}

static void
socle_session_constructed (GObject *object)
{
  SocleSession *self = SOCLE_SESSION (object);
  SocleLanguage language = socle_locale_get_wanted ();

  G_OBJECT_CLASS (socle_session_parent_class)->constructed (object);

  if (self->options == NULL)
    self->options = socle_options_new ();

  socle_options_get_language (self->options, &language);
  socle_options_find_today (self->options, &self->today);
  self->fiscal = socle_fiscal_new (&self->today);
  socle_session_set_language (self, language);
}

static void
socle_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleSession *self = SOCLE_SESSION (object);

  switch ((SocleSessionProperty) prop_id)
    {
    case PROP_OPTIONS:
      g_value_set_object (value, self->options);
      break;
    case PROP_MESSAGES:
      g_value_set_object (value, self->messages);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, socle_session_get_loading (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SocleSession *self = SOCLE_SESSION (object);

  switch ((SocleSessionProperty) prop_id)
    {
    case PROP_OPTIONS:
      self->options = g_value_dup_object (value);
      break;
    case PROP_MESSAGES:
    case PROP_LIBRARY:
    case PROP_LOADING:
    case PROP_PROGRESS:
    case PROP_PROBLEMS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_session_class_init (SocleSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = socle_session_constructed;
  object_class->dispose = socle_session_dispose;
  object_class->get_property = socle_session_get_property;
  object_class->set_property = socle_session_set_property;

  /* What each property holds is said at its accessor. */
  props[PROP_OPTIONS] =
    g_param_spec_object ("options", NULL, NULL, SOCLE_TYPE_OPTIONS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_MESSAGES] = g_param_spec_object ("messages", NULL, NULL, SOCLE_TYPE_MESSAGES,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, SOCLE_TYPE_LIBRARY,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEMS] = g_param_spec_boxed ("problems", NULL, NULL, G_TYPE_PTR_ARRAY,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_session_init (SocleSession *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

/**
 * socle_session_new:
 * @options: the options of this run
 *
 * Returns: (transfer full): a session without a library
 */
SocleSession *
socle_session_new (SocleOptions *options)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (options), NULL);

  return g_object_new (SOCLE_TYPE_SESSION, "options", options, NULL);
}

/**
 * socle_session_get_options:
 * @self: a session
 *
 * Returns: (transfer none): the options of this run
 */
SocleOptions *
socle_session_get_options (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->options;
}

/**
 * socle_session_get_today:
 * @self: a session
 *
 * Returns: (transfer none): the date of --today, else that of the session's start
 */
const GDate *
socle_session_get_today (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return &self->today;
}

/**
 * socle_session_get_messages:
 * @self: a session
 *
 * Returns: (transfer none): the language in which the session speaks
 */
SocleMessages *
socle_session_get_messages (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->messages;
}

/**
 * socle_session_set_language:
 * @self: a session
 * @language: the language to speak from now on
 *
 * Changes #SocleSession:messages, and nothing of the process's locale.
 */
void
socle_session_set_language (SocleSession *self, SocleLanguage language)
{
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();

  g_return_if_fail (SOCLE_IS_SESSION (self));

  if (self->messages != NULL && socle_messages_get_language (self->messages) == language)
    return;

  g_clear_object (&self->messages);
  self->messages = socle_messages_new (language, locale_dir);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGES]);
}

/**
 * socle_session_get_guide:
 * @self: a session
 *
 * Returns: (transfer none): the guide that comes with Socle
 */
SocleGuide *
socle_session_get_guide (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->guide == NULL)
    self->guide = socle_guide_new ();

  return self->guide;
}

/**
 * socle_session_get_fiscal:
 * @self: a session
 *
 * Returns: (transfer none): the fiscal year that is looked at, in every window and file
 */
SocleFiscal *
socle_session_get_fiscal (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->fiscal;
}

/**
 * socle_session_set_link_checks:
 * @self: a session whose checks nobody has asked for yet
 * @checks: the checks that it is to have, such as of a test's own server
 *
 * Decides with which limits, and where to, links are checked.
 */
void
socle_session_set_link_checks (SocleSession *self, SocleLinkChecks *checks)
{
  g_return_if_fail (SOCLE_IS_SESSION (self));
  g_return_if_fail (self->checks == NULL);

  self->checks = g_object_ref (checks);
}

/**
 * socle_session_get_link_checks:
 * @self: a session
 *
 * Returns: (transfer none): the checks of linked pages, and what they have found
 */
SocleLinkChecks *
socle_session_get_link_checks (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->checks == NULL)
    {
      g_autofree char *folder = socle_paths_dup_state_dir (self->options);
      g_autofree char *path = g_build_filename (folder, "links.json", NULL);

      self->checks = socle_link_checks_new (path, NULL);
    }

  return self->checks;
}

/**
 * socle_session_get_keeper:
 * @self: a session
 *
 * Returns: (transfer none): who keeps the user's register, which is not opened by this
 */
SocleRegisterKeeper *
socle_session_get_keeper (SocleSession *self)
{
  return socle_recorder_get_keeper (socle_session_get_recorder (self));
}

/**
 * socle_session_get_recorder:
 * @self: a session
 *
 * Returns: (transfer none): who makes the user's changes of the register, and takes them
 *   back
 */
SocleRecorder *
socle_session_get_recorder (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->recorder == NULL)
    {
      g_autofree char *path = socle_paths_dup_register (self->options);
      g_autoptr (SocleRegisterKeeper) keeper = socle_register_keeper_new (path, self->messages);

      self->recorder = socle_recorder_new (keeper);
      g_signal_connect_object (keeper, "notify::holdings", G_CALLBACK (holdings_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return self->recorder;
}

/**
 * socle_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the catalogues in use; %NULL until a load has
 *   brought some
 */
SocleLibrary *
socle_session_get_library (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->library;
}

/**
 * socle_session_get_loading:
 * @self: a session
 *
 * Returns: whether socle_session_load_async() is at work
 */
gboolean
socle_session_get_loading (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * socle_session_get_progress:
 * @self: a session
 *
 * Returns: which part of the files the load has read, 0 to 1
 */
double
socle_session_get_progress (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), 0);

  return self->progress;
}

/**
 * socle_session_get_problems:
 * @self: a session
 *
 * Returns: (transfer none) (element-type SocleProblem): what the last load could not
 *   read; not to be changed
 */
GPtrArray *
socle_session_get_problems (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->problems;
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

  paths = socle_paths_dup_catalogues (self->options);
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
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
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
