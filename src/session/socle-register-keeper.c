/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of a session: opened and changed on threads, read from memory. */

#include "config.h"

#include "socle-register-keeper.h"

#include "socle-register-work.h"

#include <string.h>

/*
 * Belongs to the main context. Threads see the register, which sees to itself, and never the
 * keeper; what they bring comes back to the context that they were started from.
 *
 * There is no register until one is opened, and holdings only while there is one. A file that
 * the user has chosen must be there; any other is the default one, made when it is needed.
 * Another file takes its place only once it is open, too. After each
 * change the holdings are those of after the change; changes that were asked for one after
 * the other may end in another order, and then the newer holdings stay.
 */
struct _SocleRegisterKeeper
{
  GObject parent_instance;

  char *path;                /* (owned) */
  SocleMessages *messages;   /* (owned) */
  SocleEvidenceStore *store; /* (owned) */
  SocleRegister *reg;        /* (owned) (nullable) */
  SocleHoldings *holdings;   /* (owned) (nullable) */
  char *backup_problem;      /* (owned) (nullable): why there is no backup of today */
  gboolean chosen;           /* whether the user has chosen the file */
  SocleRegisterState state;  /* of the register that is open */
};

G_DEFINE_FINAL_TYPE (SocleRegisterKeeper, socle_register_keeper, G_TYPE_OBJECT)

typedef enum
{
  PROP_HOLDINGS = 1,
  PROP_PATH,
} SocleRegisterKeeperProperty;

static GParamSpec *props[PROP_PATH + 1];

static void
take_holdings (SocleRegisterKeeper *self, SocleHoldings *holdings)
{
  if (self->holdings != NULL && holdings != NULL &&
      socle_holdings_get_n_entries (holdings) < socle_holdings_get_n_entries (self->holdings))
    return;

  if (g_set_object (&self->holdings, holdings))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOLDINGS]);
}

static void
make_store (SocleRegisterKeeper *self)
{
  g_clear_pointer (&self->store, socle_evidence_store_free);
  self->store = socle_register_work_create_store (self->path, self->messages);
}

static void
set_path (SocleRegisterKeeper *self, const char *path)
{
  if (!g_set_str (&self->path, path))
    return;

  make_store (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

/* Takes what was opened: a register, or the place of the default one. */
static void
take_register (SocleRegisterKeeper *self, SocleRegisterWork *work)
{
  gboolean had_holdings = self->holdings != NULL;

  g_set_object (&self->reg, work->reg);
  g_clear_object (&self->holdings);
  self->chosen = work->chosen;
  self->state = work->state;
  set_path (self, work->path);
  take_holdings (self, work->holdings);
  if (had_holdings && work->holdings == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOLDINGS]);
}

/* On a thread. */
static void
open_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (socle_register_work_open (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whether there is nothing where the default register will be made by the first change. */
static gboolean
is_still_to_be_made (SocleRegisterKeeper *self, SocleRegisterWork *work, const GError *error)
{
  return !work->chosen && strcmp (work->path, self->path) != 0 &&
         g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NOT_FOUND);
}

static void
opened_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SocleRegisterWork *work = g_task_get_task_data (G_TASK (result));
  SocleRegisterKeeper *self = g_task_get_source_object (task);
  gboolean opened = g_task_propagate_boolean (G_TASK (result), &error);

  if (!opened && is_still_to_be_made (self, work, error))
    {
      g_clear_error (&error);
      opened = TRUE;
    }
  if (opened)
    take_register (self, work);
  socle_register_work_release (work);
  if (opened)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On a thread. */
static void
apply_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  SocleRegisterWork *work = task_data;
  GError *error = NULL;

  work->backup_problem = socle_register_work_back_up (work->reg, work->path);
  work->made = socle_register_apply (work->reg, work->changes, &error);
  if (work->made == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The change is saved, even if what there is now cannot be read. */
  work->holdings = socle_holdings_new (work->reg, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
applied_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleRegisterKeeper *self = g_task_get_source_object (task);
  SocleRegisterWork *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean applied = g_task_propagate_boolean (G_TASK (result), &error);

  g_set_str (&self->backup_problem, work->backup_problem);
  /* It may be another register by now. */
  if (applied && work->holdings != NULL && self->reg == work->reg)
    take_holdings (self, work->holdings);
  socle_register_work_release (work);
  if (applied)
    g_task_return_pointer (task, g_steal_pointer (&work->made), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* On a thread. The store is the thread's own: the keeper may go before it. */
static void
call_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  SocleRegisterWork *work = task_data;
  g_autoptr (SocleEvidenceStore) store =
    socle_register_work_create_store (work->path, work->messages);
  GError *error = NULL;
  gboolean done;

  if (work->changes_it)
    work->backup_problem = socle_register_work_back_up (work->reg, work->path);
  done = work->func (work->reg, store, work->data, &error);
  work->holdings = socle_holdings_new (work->reg, NULL);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
called_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleRegisterKeeper *self = g_task_get_source_object (task);
  SocleRegisterWork *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean called = g_task_propagate_boolean (G_TASK (result), &error);

  if (work->changes_it)
    g_set_str (&self->backup_problem, work->backup_problem);
  if (work->holdings != NULL && self->reg == work->reg)
    take_holdings (self, work->holdings);
  socle_register_work_release (work);
  if (called)
    g_task_return_pointer (task, g_steal_pointer (&work->data), work->destroy);
  else
    g_task_return_error (task, error);
}

/* Runs @func on a thread; then @done tells the caller's task. The keeper is not the source of
 * the task that runs: its thread may be the last to let go of that. */
static void
run (SocleRegisterKeeper *self,
     SocleRegisterWork *work,
     GTaskThreadFunc func,
     GAsyncReadyCallback done,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) runner = g_task_new (NULL, NULL, done, task);

  g_task_set_source_tag (task, run);
  g_task_set_source_tag (runner, run);
  g_task_set_task_data (runner, work, (GDestroyNotify) socle_register_work_free);
  g_task_run_in_thread (runner, func);
}

static void
socle_register_keeper_dispose (GObject *object)
{
  SocleRegisterKeeper *self = SOCLE_REGISTER_KEEPER (object);

  g_clear_object (&self->holdings);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (socle_register_keeper_parent_class)->dispose (object);
}

static void
socle_register_keeper_finalize (GObject *object)
{
  SocleRegisterKeeper *self = SOCLE_REGISTER_KEEPER (object);

  g_clear_pointer (&self->store, socle_evidence_store_free);
  g_clear_object (&self->messages);
  g_free (self->backup_problem);
  g_free (self->path);

  G_OBJECT_CLASS (socle_register_keeper_parent_class)->finalize (object);
}

static void
socle_register_keeper_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  SocleRegisterKeeper *self = SOCLE_REGISTER_KEEPER (object);

  switch ((SocleRegisterKeeperProperty) prop_id)
    {
    case PROP_HOLDINGS:
      g_value_set_object (value, self->holdings);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_register_keeper_class_init (SocleRegisterKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = socle_register_keeper_dispose;
  object_class->finalize = socle_register_keeper_finalize;
  object_class->get_property = socle_register_keeper_get_property;

  /* What each holds is said at its accessor. */
  props[PROP_HOLDINGS] = g_param_spec_object ("holdings", NULL, NULL, SOCLE_TYPE_HOLDINGS,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_register_keeper_init (SocleRegisterKeeper *self)
{
}

/**
 * socle_register_keeper_new:
 * @path: (type filename): the register's file, which need not be there; evidence is kept
 *   beside it
 * @chosen: whether the user has chosen that file, so that it must be there
 * @messages: the language of the sentences in errors
 *
 * Returns: (transfer full): a keeper without a register
 */
SocleRegisterKeeper *
socle_register_keeper_new (const char *path, gboolean chosen, SocleMessages *messages)
{
  SocleRegisterKeeper *self = g_object_new (SOCLE_TYPE_REGISTER_KEEPER, NULL);

  self->messages = g_object_ref (messages);
  self->chosen = chosen;
  set_path (self, path);

  return self;
}

/**
 * socle_register_keeper_set_messages:
 * @self: a keeper
 * @messages: the language of the sentences in errors from now on; of those of a register
 *   that is open, once it is opened anew
 */
void
socle_register_keeper_set_messages (SocleRegisterKeeper *self, SocleMessages *messages)
{
  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));

  if (g_set_object (&self->messages, messages))
    make_store (self);
}

/**
 * socle_register_keeper_get_path:
 * @self: a keeper
 *
 * Returns: (transfer none) (type filename): the register's file
 */
const char *
socle_register_keeper_get_path (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), NULL);

  return self->path;
}

/**
 * socle_register_keeper_get_chosen:
 * @self: a keeper
 *
 * Returns: whether the user has chosen the file: a chosen one must be there, any other is
 *   made by the first change
 */
gboolean
socle_register_keeper_get_chosen (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), FALSE);

  return self->chosen;
}

/**
 * socle_register_keeper_get_state:
 * @self: a keeper
 *
 * Returns: what there is to know of the register that is open
 */
SocleRegisterState
socle_register_keeper_get_state (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), SOCLE_REGISTER_STATE_PLAIN);

  return self->state;
}

/**
 * socle_register_keeper_exists:
 * @self: a keeper
 *
 * Returns: whether there is a file to open, good or not
 */
gboolean
socle_register_keeper_exists (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), FALSE);

  return g_file_test (self->path, G_FILE_TEST_EXISTS);
}

/**
 * socle_register_keeper_get_register:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the register; %NULL until it is open
 */
SocleRegister *
socle_register_keeper_get_register (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), NULL);

  return self->reg;
}

/**
 * socle_register_keeper_get_store:
 * @self: a keeper
 *
 * Returns: (transfer none): where the register's evidence is
 */
SocleEvidenceStore *
socle_register_keeper_get_store (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), NULL);

  return self->store;
}

/**
 * socle_register_keeper_get_holdings:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): what the register holds, as of its opening or its
 *   last change; %NULL until it is open
 */
SocleHoldings *
socle_register_keeper_get_holdings (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), NULL);

  return self->holdings;
}

/**
 * socle_register_keeper_open:
 * @self: a keeper
 * @create: whether to make a new register instead
 * @error: where a failure goes
 *
 * Opens the register and waits for that; not one of a newer Socle, which a command would
 * answer from without being able to say so.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it is open
 */
gboolean
socle_register_keeper_open (SocleRegisterKeeper *self, gboolean create, GError **error)
{
  SocleRegisterWork *work;
  gboolean opened;

  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), FALSE);

  work = socle_register_work_new (self->path, self->messages);
  work->chosen = self->chosen;
  work->create = create;
  opened = socle_register_work_open (work, error);
  if (opened)
    take_register (self, work);
  socle_register_work_free (work);

  return opened;
}

/**
 * socle_register_keeper_open_async:
 * @self: a keeper
 * @create: whether to make a new register instead
 * @callback: called when that has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Opens the register on a thread; one of a newer Socle to be looked at.
 */
void
socle_register_keeper_open_async (SocleRegisterKeeper *self,
                                  gboolean create,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));

  socle_register_keeper_switch_async (self, self->path, self->chosen, create, callback, user_data);
}

/**
 * socle_register_keeper_open_finish:
 * @self: a keeper
 * @result: what the callback was given
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it is open
 */
gboolean
socle_register_keeper_open_finish (SocleRegisterKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * socle_register_keeper_switch_async:
 * @self: a keeper
 * @path: (type filename): another file
 * @chosen: whether the user has chosen it; if not, it is the default one, which need not be
 *   there
 * @create: whether to make a new register there
 * @callback: called when that has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Opens another register on a thread, which takes the place of this one if it could be
 * opened. Ends with socle_register_keeper_open_finish().
 */
void
socle_register_keeper_switch_async (SocleRegisterKeeper *self,
                                    const char *path,
                                    gboolean chosen,
                                    gboolean create,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  SocleRegisterWork *work;

  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));
  g_return_if_fail (path != NULL);

  work = socle_register_work_new (path, self->messages);
  work->chosen = chosen;
  work->create = create;
  work->newer_too = TRUE;
  run (self, work, open_in_thread, opened_cb, callback, user_data);
}

/**
 * socle_register_keeper_restore_async:
 * @self: a keeper
 * @backup: (type filename): a backup, which stays as it is
 * @callback: called when that has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Puts a backup in the register's place on a thread, and opens it; see
 * socle_register_backup_restore(). Ends with socle_register_keeper_open_finish().
 */
void
socle_register_keeper_restore_async (SocleRegisterKeeper *self,
                                     const char *backup,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SocleRegisterWork *work;

  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));
  g_return_if_fail (backup != NULL);

  work = socle_register_work_new (self->path, self->messages);
  work->chosen = self->chosen;
  work->backup = g_strdup (backup);
  run (self, work, open_in_thread, opened_cb, callback, user_data);
}

/**
 * socle_register_keeper_get_backup_problem:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the sentence on why there is no backup from before the
 *   last change; %NULL if there is one
 */
const char *
socle_register_keeper_get_backup_problem (SocleRegisterKeeper *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER_KEEPER (self), NULL);

  return self->backup_problem;
}

/**
 * socle_register_keeper_apply_async:
 * @self: a keeper with a register
 * @changes: (element-type SocleChange): changes to make; not to be changed any more
 * @callback: called when that has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Changes the register on a thread, as socle_register_apply() does; the first time on a day
 * after a backup.
 */
void
socle_register_keeper_apply_async (SocleRegisterKeeper *self,
                                   GPtrArray *changes,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SocleRegisterWork *work;

  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));
  g_return_if_fail (self->reg != NULL);

  work = socle_register_work_new (self->path, self->messages);
  work->reg = g_object_ref (self->reg);
  work->changes = g_ptr_array_ref (changes);
  run (self, work, apply_in_thread, applied_cb, callback, user_data);
}

/**
 * socle_register_keeper_apply_finish:
 * @self: a keeper
 * @result: what the callback was given
 * @error: where a failure goes
 *
 * Sets @error as socle_register_apply() does.
 *
 * Returns: (transfer full) (element-type SocleChange) (nullable): the changes as they were
 *   made, to undo them by; %NULL with @error set
 */
GPtrArray *
socle_register_keeper_apply_finish (SocleRegisterKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * socle_register_keeper_call_async:
 * @self: a keeper with a register
 * @changes: whether @func changes the register: the first time on a day that is after a
 *   backup
 * @func: what to do
 * @data: (transfer full): for @func
 * @destroy: (nullable): frees @data
 * @callback: called when that has ended, with the properties up to date
 * @user_data: for @callback
 *
 * Does something with the register on a thread: what takes as long as reading and writing
 * files takes.
 */
void
socle_register_keeper_call_async (SocleRegisterKeeper *self,
                                  gboolean changes,
                                  SocleRegisterFunc func,
                                  gpointer data,
                                  GDestroyNotify destroy,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  SocleRegisterWork *work;

  g_return_if_fail (SOCLE_IS_REGISTER_KEEPER (self));
  g_return_if_fail (self->reg != NULL);

  work = socle_register_work_new (self->path, self->messages);
  work->reg = g_object_ref (self->reg);
  work->changes_it = changes;
  work->func = func;
  work->data = data;
  work->destroy = destroy;
  run (self, work, call_in_thread, called_cb, callback, user_data);
}

/**
 * socle_register_keeper_call_finish:
 * @self: a keeper
 * @result: what the callback was given
 * @error: where a failure goes
 *
 * Sets @error as the function did.
 *
 * Returns: (transfer full) (nullable): the data that was given with the function; %NULL with
 *   @error set
 */
gpointer
socle_register_keeper_call_finish (SocleRegisterKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
