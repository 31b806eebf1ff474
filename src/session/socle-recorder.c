/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user records, step by step, and takes back. */

#include "config.h"

#include "socle-recorder-private.h"

/*
 *   window ──► jobs, one after another ──► SocleRegisterKeeper ──► holdings
 *                                     └──► steps that were made: undo, redo
 *
 * Nothing waits: what is asked for joins a queue, and each job looks at what the register
 * holds when its turn comes, so that two changes of one record do not undo each other. The
 * register is made by the first change, and by nothing else.
 *
 * What could not be saved is told by #SocleRecorder:problem and stays out of the steps; the
 * jobs behind it are tried all the same. Belongs to the main context.
 */
G_DEFINE_FINAL_TYPE (SocleRecorder, socle_recorder, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROBLEM = 1,
  PROP_BUSY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} SocleRecorderProperty;

static GParamSpec *props[PROP_CAN_REDO + 1];
static guint recorded_signal;

static void work (SocleRecorder *self);
static void do_job (SocleRecorder *self);

/* Says the problem, if there is one, in a language. */
void
socle_recorder_word_problem (SocleRecorder *self, SocleMessages *messages)
{
  g_autofree char *problem =
    self->failure != NULL ? socle_register_error_word (self->failure, messages) : NULL;

  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

/* What there is to say, or, without a failure, that all is well. */
void
socle_recorder_set_problem (SocleRecorder *self, const GError *failure, gboolean is_unopened)
{
  g_autoptr (GError) old = g_steal_pointer (&self->failure);

  self->is_unopened = is_unopened;
  self->failure = failure != NULL ? g_error_copy (failure) : NULL;
  /* It was made in the language that is spoken. */
  if (g_set_str (&self->problem, failure != NULL ? failure->message : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
tell_steps (SocleRecorder *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

/* The steps belonged to another register. */
void
socle_recorder_clear_steps (SocleRecorder *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  tell_steps (self);
}

/* The first job has ended; what it made is a step. */
static void
end_job (SocleRecorder *self)
{
  SocleRecorderJob *job = g_queue_pop_head (&self->jobs);

  if (job->made != NULL && job->made->len > 0)
    {
      GPtrArray *steps = job->kind == SOCLE_RECORDER_UNDO ? self->redo : self->undo;
      SocleRecorderStep *taken = NULL;

      if (job->kind == SOCLE_RECORDER_UNDO || job->kind == SOCLE_RECORDER_REDO)
        {
          GPtrArray *from = job->kind == SOCLE_RECORDER_UNDO ? self->undo : self->redo;

          taken = g_ptr_array_steal_index (from, from->len - 1);
          g_set_str (&job->title, taken->title);
          socle_recorder_step_free (taken);
        }
      else
        g_ptr_array_set_size (self->redo, 0);
      g_ptr_array_add (steps, socle_recorder_step_new (job->made, job->title));
      if (!job->has_failed)
        socle_recorder_set_problem (self, NULL, FALSE);
      tell_steps (self);
      g_signal_emit (self, recorded_signal, 0, job->title, job->kind == SOCLE_RECORDER_UNDO,
                     job->kind == SOCLE_RECORDER_USE_FIELD);
    }

  socle_recorder_job_free (job);
  self->working = FALSE;
  work (self);
}

static void
opened_anew_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;

  (void) socle_register_keeper_open_finish (self->keeper, result, NULL);
  end_job (self);
}

/* After a failure what the register holds is read anew: another program may have changed it,
 * and whether this one has is not always known. Where it was moved away, what is in its place
 * now is not for a change of the one before; see socle_recorder_reopen(). */
static void
fail_job (SocleRecorder *self, const GError *error)
{
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);

  job->has_failed = TRUE;
  socle_recorder_set_problem (self, error, FALSE);
  if (g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED) ||
      g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_VALUE) ||
      g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE))
    end_job (self);
  else
    socle_register_keeper_open_async (self->keeper, FALSE, opened_anew_cb, g_object_ref (self));
}

static void
filed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);
  SocleRecorderFiling *filing = socle_register_keeper_call_finish (self->keeper, result, &error);

  if (filing == NULL)
    {
      fail_job (self, error);
      return;
    }

  job->is_kept = TRUE;
  if (filing->change == NULL)
    do_job (self);
  else
    {
      if (job->made == NULL)
        job->made = socle_recorder_job_new_changes ();
      g_ptr_array_add (job->made, g_steal_pointer (&filing->change));
      end_job (self);
    }
  socle_recorder_filing_free (filing);
}

static void
file (SocleRecorder *self, SocleRecorderJob *job)
{
  socle_register_keeper_call_async (self->keeper, TRUE, socle_recorder_filing_run,
                                    socle_recorder_filing_new (job),
                                    (GDestroyNotify) socle_recorder_filing_free, filed_cb,
                                    g_object_ref (self));
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);

  job->made = socle_register_keeper_apply_finish (self->keeper, result, &error);
  if (job->made == NULL)
    fail_job (self, error);
  else if (job->file != NULL)
    {
      SocleRecord *record = socle_change_get_record (g_ptr_array_index (job->made, 0));

      job->filed_under = g_strdup (socle_record_get_id (record));
      file (self, job);
    }
  else
    end_job (self);
}

static GPtrArray *
find_changes (SocleRecorder *self, const SocleRecorderJob *job)
{
  GPtrArray *steps = job->kind == SOCLE_RECORDER_UNDO ? self->undo : self->redo;

  if (job->kind != SOCLE_RECORDER_UNDO && job->kind != SOCLE_RECORDER_REDO)
    return socle_recorder_job_find_changes (job, socle_recorder_get_holdings (self));

  return steps->len > 0 ? socle_recorder_step_invert (g_ptr_array_index (steps, steps->len - 1))
                        : socle_recorder_job_new_changes ();
}

/* Does the first job, now that there is a register. A file is kept before anything is
 * recorded: one that cannot be kept leaves nothing recorded. */
static void
do_job (SocleRecorder *self)
{
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);
  g_autoptr (GPtrArray) changes = NULL;

  if (job->file != NULL && !job->is_kept)
    {
      file (self, job);
      return;
    }

  changes = find_changes (self, job);
  if (changes->len > 0)
    socle_register_keeper_apply_async (self->keeper, changes, applied_cb, g_object_ref (self));
  else
    end_job (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);

  if (socle_register_keeper_open_finish (self->keeper, result, &error))
    {
      if (job->kind != SOCLE_RECORDER_OPEN_ANEW || self->is_unopened)
        socle_recorder_set_problem (self, NULL, FALSE);
      if (job->kind == SOCLE_RECORDER_SWITCH || job->kind == SOCLE_RECORDER_RESTORE)
        socle_recorder_clear_steps (self);
      do_job (self);
    }
  else if (g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NOT_FOUND) &&
           job->kind != SOCLE_RECORDER_RESTORE && job->kind != SOCLE_RECORDER_SWITCH &&
           !socle_register_keeper_get_chosen (self->keeper))
    {
      if (job->kind == SOCLE_RECORDER_OPEN || job->kind == SOCLE_RECORDER_OPEN_ANEW)
        end_job (self);
      else
        socle_register_keeper_open_async (self->keeper, TRUE, opened_cb, g_object_ref (self));
    }
  else
    {
      gboolean is_open = socle_register_keeper_get_register (self->keeper) != NULL;

      /* What stands in the way of a change is said when there is one. */
      if (job->kind != SOCLE_RECORDER_OPEN_ANEW || !is_open)
        socle_recorder_set_problem (self, error,
                                    job->kind == SOCLE_RECORDER_SWITCH ? self->is_unopened
                                                                       : !is_open);
      end_job (self);
    }
}

/* The register that was open stays so if there is no other: it can be backed up even if its
 * file was deleted, and nothing new is begun in its place. */
static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  g_autoptr (GError) error = NULL;

  if (socle_register_keeper_open_finish (self->keeper, result, &error))
    socle_recorder_clear_steps (self);
  socle_recorder_set_problem (self, error, error != NULL);
  end_job (self);
}

/* Takes up the first job, unless one is at work. */
static void
work (SocleRecorder *self)
{
  SocleRecorderJob *job = g_queue_peek_head (&self->jobs);

  if (self->working)
    return;

  self->working = job != NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  if (job == NULL)
    return;

  if (job->kind == SOCLE_RECORDER_RESTORE)
    socle_register_keeper_restore_async (self->keeper, job->path, opened_cb, g_object_ref (self));
  else if (job->kind == SOCLE_RECORDER_REOPEN)
    socle_register_keeper_open_async (self->keeper, FALSE, reopened_cb, g_object_ref (self));
  else if (job->kind == SOCLE_RECORDER_SWITCH)
    socle_register_keeper_switch_async (self->keeper, job->path, job->chosen, job->create,
                                        opened_cb, g_object_ref (self));
  else if (job->kind == SOCLE_RECORDER_OPEN_ANEW ||
           socle_register_keeper_get_register (self->keeper) == NULL)
    socle_register_keeper_open_async (self->keeper, FALSE, opened_cb, g_object_ref (self));
  else
    do_job (self);
}

void
socle_recorder_push_job (SocleRecorder *self, SocleRecorderJob *job)
{
  g_queue_push_tail (&self->jobs, job);
  work (self);
}

static void
socle_recorder_dispose (GObject *object)
{
  SocleRecorder *self = SOCLE_RECORDER (object);

  /* Each job that is at work holds the recorder, so none is. */
  g_queue_clear_full (&self->jobs, (GDestroyNotify) socle_recorder_job_free);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (socle_recorder_parent_class)->dispose (object);
}

static void
socle_recorder_finalize (GObject *object)
{
  SocleRecorder *self = SOCLE_RECORDER (object);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_error (&self->failure);
  g_free (self->problem);

  G_OBJECT_CLASS (socle_recorder_parent_class)->finalize (object);
}

static void
socle_recorder_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleRecorder *self = SOCLE_RECORDER (object);

  switch ((SocleRecorderProperty) prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->working);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, socle_recorder_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, socle_recorder_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_recorder_class_init (SocleRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  object_class->dispose = socle_recorder_dispose;
  object_class->finalize = socle_recorder_finalize;
  object_class->get_property = socle_recorder_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SocleRecorder::recorded:
   * @title: what was done, or taken back
   * @undone: whether it was taken back
   * @quiet: whether it was typed: what is typed is seen to be there
   *
   * A step is saved.
   */
  recorded_signal =
    g_signal_new ("recorded", SOCLE_TYPE_RECORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
}

static void
socle_recorder_init (SocleRecorder *self)
{
  g_queue_init (&self->jobs);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_recorder_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_recorder_step_free);
}

/**
 * socle_recorder_new:
 * @keeper: who keeps the register
 *
 * Returns: (transfer full): a recorder that has recorded nothing
 */
SocleRecorder *
socle_recorder_new (SocleRegisterKeeper *keeper)
{
  SocleRecorder *self = g_object_new (SOCLE_TYPE_RECORDER, NULL);

  self->keeper = g_object_ref (keeper);

  return self;
}

/**
 * socle_recorder_get_keeper:
 * @self: a recorder
 *
 * Returns: (transfer none): who keeps the register
 */
SocleRegisterKeeper *
socle_recorder_get_keeper (SocleRecorder *self)
{
  return self->keeper;
}

/**
 * socle_recorder_get_holdings:
 * @self: a recorder
 *
 * Returns: (transfer none) (nullable): what the register holds; %NULL until it is open
 */
SocleHoldings *
socle_recorder_get_holdings (SocleRecorder *self)
{
  return socle_register_keeper_get_holdings (self->keeper);
}

/**
 * socle_recorder_get_problem:
 * @self: a recorder
 *
 * Returns: (transfer none) (nullable): the sentence on why the last step was not saved, or
 *   the register could not be opened; %NULL if all is well
 */
const char *
socle_recorder_get_problem (SocleRecorder *self)
{
  return self->problem;
}

/**
 * socle_recorder_is_unopened:
 * @self: a recorder
 *
 * Returns: whether the problem is that the register could not be opened
 */
gboolean
socle_recorder_is_unopened (SocleRecorder *self)
{
  return self->problem != NULL && self->is_unopened;
}

/**
 * socle_recorder_get_busy:
 * @self: a recorder
 *
 * Returns: whether something that was asked for is still to be done
 */
gboolean
socle_recorder_get_busy (SocleRecorder *self)
{
  return self->working;
}

/**
 * socle_recorder_get_can_undo:
 * @self: a recorder
 *
 * Returns: whether there is a step to take back
 */
gboolean
socle_recorder_get_can_undo (SocleRecorder *self)
{
  return self->undo->len > 0;
}

/**
 * socle_recorder_get_can_redo:
 * @self: a recorder
 *
 * Returns: whether there is a step to do again
 */
gboolean
socle_recorder_get_can_redo (SocleRecorder *self)
{
  return self->redo->len > 0;
}

/**
 * socle_recorder_open:
 * @self: a recorder
 *
 * Opens the register, if there is one.
 */
void
socle_recorder_open (SocleRecorder *self)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  socle_recorder_push_job (self, socle_recorder_job_new (SOCLE_RECORDER_OPEN, NULL));
}

/**
 * socle_recorder_dismiss:
 * @self: a recorder
 *
 * The user has read #SocleRecorder:problem.
 */
void
socle_recorder_dismiss (SocleRecorder *self)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  socle_recorder_set_problem (self, NULL, FALSE);
}

/**
 * socle_recorder_set_in_use:
 * @self: a recorder
 * @service: a service of a catalogue
 * @in_use: whether it is used
 * @title: what is done, for people
 *
 * Records that a service is used, or no longer.
 */
void
socle_recorder_set_in_use (SocleRecorder *self,
                           SocleService *service,
                           gboolean in_use,
                           const char *title)
{
  SocleRecorderJob *job =
    socle_recorder_job_new (in_use ? SOCLE_RECORDER_USE : SOCLE_RECORDER_STOP_USE, title);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->service = g_object_ref (service);
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_set_use_field:
 * @self: a recorder
 * @service: a service that is used; of others there is nothing to record
 * @field: the name of a field of its record
 * @value: what it is to hold
 * @title: what is done, for people
 */
void
socle_recorder_set_use_field (SocleRecorder *self,
                              SocleService *service,
                              const char *field,
                              const char *value,
                              const char *title)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_USE_FIELD, title);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->service = g_object_ref (service);
  job->field = g_strdup (field);
  job->value = g_strdup (value);
  socle_recorder_push_job (self, job);
}

static void
set_file (SocleRecorderJob *job, SocleReceivedFile *file, const GDate *received)
{
  if (g_set_object (&job->file, file))
    job->received = socle_date_to_string (received);
}

/**
 * socle_recorder_put:
 * @self: a recorder
 * @record: an edition or letter; new if it has no identifier
 * @file: (nullable): a file to keep with it
 * @received: (nullable): when the file was received
 * @title: what is done, for people
 *
 * Records something new, or what has become of it, in one step with its file.
 */
void
socle_recorder_put (SocleRecorder *self,
                    SocleRecord *record,
                    SocleReceivedFile *file,
                    const GDate *received,
                    const char *title)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_PUT, title);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->record = socle_record_ref (record);
  set_file (job, file, received);
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_remove:
 * @self: a recorder
 * @record: a record of the register
 * @title: what is done, for people
 *
 * Removes a record; the trail keeps what it said, and files stay.
 */
void
socle_recorder_remove (SocleRecorder *self, SocleRecord *record, const char *title)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_REMOVE, title);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->record = socle_record_ref (record);
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_file:
 * @self: a recorder
 * @file: a file
 * @filed_under: (nullable): the identifier of an edition or letter
 * @received: when it was received
 * @title: what is done, for people
 *
 * Keeps a file as evidence.
 */
void
socle_recorder_file (SocleRecorder *self,
                     SocleReceivedFile *file,
                     const char *filed_under,
                     const GDate *received,
                     const char *title)
{
  SocleRecorderJob *job = socle_recorder_job_new (SOCLE_RECORDER_FILE, title);

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  job->filed_under = g_strdup (filed_under);
  set_file (job, file, received);
  socle_recorder_push_job (self, job);
}

/**
 * socle_recorder_undo:
 * @self: a recorder
 *
 * Takes back the last step, if there is one.
 */
void
socle_recorder_undo (SocleRecorder *self)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  if (self->undo->len > 0 || self->working)
    socle_recorder_push_job (self, socle_recorder_job_new (SOCLE_RECORDER_UNDO, NULL));
}

/**
 * socle_recorder_redo:
 * @self: a recorder
 *
 * Does again what was taken back last, if there is anything.
 */
void
socle_recorder_redo (SocleRecorder *self)
{
  g_return_if_fail (SOCLE_IS_RECORDER (self));

  if (self->redo->len > 0 || self->working)
    socle_recorder_push_job (self, socle_recorder_job_new (SOCLE_RECORDER_REDO, NULL));
}
