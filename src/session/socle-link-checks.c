/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking the links of a session, and what the checks have found. */

#include "config.h"

#include "socle-link-checks.h"

#include "socle-link-batch.h"

/*
 * One run at a time, which the window and its pages look on at: the page of links, and
 * the linked pages in the details of services and reports.
 */
struct _SocleLinkChecks
{
  GObject parent_instance;

  SocleLinkHistory *history; /* (owned) */
  SoclePortalClient *client; /* (owned) (nullable): made when first needed */
  SocleLinkSaver *saver;     /* (owned) (nullable): the same */
  gboolean allowed;

  SocleLinkCounts counts;
  SocleLibrary *counted; /* (unowned) (nullable): whose links the counts are of; weak */

  GCancellable *cancellable; /* (owned) (nullable): of the run */
  GHashTable *waiting;       /* (owned) (element-type utf8): addresses of the run without result */
  guint n_done;
  guint n_total;
};

typedef enum
{
  PROP_ALLOWED = 1,
  PROP_RUNNING,
  PROP_DONE,
  PROP_TOTAL,
} SocleLinkChecksProperty;

static GParamSpec *props[PROP_TOTAL + 1];

enum
{
  CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SocleLinkChecks, socle_link_checks, G_TYPE_OBJECT)

static SoclePortalClient *
get_client (SocleLinkChecks *self)
{
  if (self->client == NULL)
    self->client = socle_portal_client_new (NULL, NULL, NULL);

  return self->client;
}

static void
set_done (SocleLinkChecks *self, guint n_done)
{
  if (self->n_done == n_done)
    return;

  self->n_done = n_done;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
}

static void
result_found_cb (SocleLinkResult *result, gpointer user_data)
{
  GTask *task = user_data;
  SocleLinkChecks *self = g_task_get_source_object (task);
  const char *address = socle_link_result_get_address (result);

  socle_link_history_add (self->history, result);
  g_clear_weak_pointer (&self->counted);
  g_hash_table_remove (self->waiting, address);
  g_signal_emit (self, signals[CHECKED], 0, address);
  set_done (self, self->n_done + 1);
}

static void
end_run (SocleLinkChecks *self, GTask *task)
{
  SocleLinkStatus status = (SocleLinkStatus) GPOINTER_TO_INT (g_task_get_task_data (task));

  g_hash_table_remove_all (self->waiting);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
  g_task_return_int (task, (gssize) status);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleLinkChecks *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!socle_link_history_save_finish (self->history, result, &error))
    g_message ("The results of the checks were not saved: %s", error->message);
  end_run (self, task);
}

static void
run_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleLinkChecks *self = g_task_get_source_object (task);

  g_task_set_task_data (task, GINT_TO_POINTER (socle_link_batch_check_finish (result)), NULL);
  if (self->n_done > 0)
    socle_link_history_save_async (self->history, saved_cb, g_steal_pointer (&task));
  else
    end_run (self, task);
}

static void
socle_link_checks_dispose (GObject *object)
{
  SocleLinkChecks *self = SOCLE_LINK_CHECKS (object);

  g_clear_weak_pointer (&self->counted);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saver);
  g_clear_object (&self->client);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (socle_link_checks_parent_class)->dispose (object);
}

static void
socle_link_checks_finalize (GObject *object)
{
  g_hash_table_unref (SOCLE_LINK_CHECKS (object)->waiting);

  G_OBJECT_CLASS (socle_link_checks_parent_class)->finalize (object);
}

static void
socle_link_checks_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleLinkChecks *self = SOCLE_LINK_CHECKS (object);

  switch ((SocleLinkChecksProperty) prop_id)
    {
    case PROP_ALLOWED:
      g_value_set_boolean (value, self->allowed);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, socle_link_checks_get_running (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->n_total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_link_checks_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  SocleLinkChecks *self = SOCLE_LINK_CHECKS (object);

  switch ((SocleLinkChecksProperty) prop_id)
    {
    case PROP_ALLOWED:
      socle_link_checks_set_allowed (self, g_value_get_boolean (value));
      break;
    case PROP_RUNNING:
    case PROP_DONE:
    case PROP_TOTAL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_link_checks_class_init (SocleLinkChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = socle_link_checks_dispose;
  object_class->finalize = socle_link_checks_finalize;
  object_class->get_property = socle_link_checks_get_property;
  object_class->set_property = socle_link_checks_set_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ALLOWED] =
    g_param_spec_boolean ("allowed", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SocleLinkChecks::checked:
   * @self: the checks
   * @address: the address of a link, as the catalogue gives it
   *
   * There is a new result.
   */
  signals[CHECKED] = g_signal_new ("checked", SOCLE_TYPE_LINK_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
socle_link_checks_init (SocleLinkChecks *self)
{
  self->allowed = TRUE;
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * socle_link_checks_new:
 * @path: (nullable) (type filename): where results are kept; %NULL for nowhere
 * @client: (nullable): what to check with; %NULL for a client with Socle's limits
 *
 * Returns: (transfer full): checks that know what was saved in @path
 */
SocleLinkChecks *
socle_link_checks_new (const char *path, SoclePortalClient *client)
{
  SocleLinkChecks *self = g_object_new (SOCLE_TYPE_LINK_CHECKS, NULL);

  self->history = socle_link_history_new (path);
  g_set_object (&self->client, client);
  socle_link_history_load (self->history);

  return self;
}

/**
 * socle_link_checks_get_history:
 * @self: the checks
 *
 * Returns: (transfer none): what they have found
 */
SocleLinkHistory *
socle_link_checks_get_history (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), NULL);

  return self->history;
}

/**
 * socle_link_checks_get_saver:
 * @self: the checks
 *
 * Returns: (transfer none): who keeps linked documents, with the same client
 */
SocleLinkSaver *
socle_link_checks_get_saver (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), NULL);

  if (self->saver == NULL)
    self->saver = socle_link_saver_new (get_client (self));

  return self->saver;
}

/**
 * socle_link_checks_get_allowed:
 * @self: the checks
 *
 * Returns: whether anybody may be contacted
 */
gboolean
socle_link_checks_get_allowed (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), FALSE);

  return self->allowed;
}

/**
 * socle_link_checks_set_allowed:
 * @self: the checks
 * @allowed: whether anybody may be contacted
 *
 * Ends the run and the download that go on if not.
 */
void
socle_link_checks_set_allowed (SocleLinkChecks *self, gboolean allowed)
{
  g_return_if_fail (SOCLE_IS_LINK_CHECKS (self));

  if (self->allowed == allowed)
    return;

  self->allowed = allowed;
  if (!allowed)
    socle_link_checks_cancel (self);
  if (!allowed && self->saver != NULL)
    socle_link_saver_cancel (self->saver);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALLOWED]);
}

/**
 * socle_link_checks_get_running:
 * @self: the checks
 *
 * Returns: whether a run goes on
 */
gboolean
socle_link_checks_get_running (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * socle_link_checks_get_done:
 * @self: the checks
 *
 * Returns: how many links of the run have a result
 */
guint
socle_link_checks_get_done (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), 0);

  return self->n_done;
}

/**
 * socle_link_checks_get_total:
 * @self: the checks
 *
 * Returns: how many links the run has
 */
guint
socle_link_checks_get_total (SocleLinkChecks *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), 0);

  return self->n_total;
}

/**
 * socle_link_checks_is_waiting:
 * @self: the checks
 * @address: the address of a link, as the catalogue gives it
 *
 * Returns: whether the link is part of the run and has no result yet
 */
gboolean
socle_link_checks_is_waiting (SocleLinkChecks *self, const char *address)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), FALSE);

  return g_hash_table_contains (self->waiting, address);
}

/**
 * socle_link_checks_count:
 * @self: the checks
 * @library: a library that is open
 *
 * With many catalogues counting takes a good part of a frame, and several parts of a window
 * show the same numbers: they are counted once for a library, and again once there is
 * another result.
 *
 * Returns: (transfer none): what has been found of the links of @library; until the next
 *   result
 */
const SocleLinkCounts *
socle_link_checks_count (SocleLinkChecks *self, SocleLibrary *library)
{
  g_return_val_if_fail (SOCLE_IS_LINK_CHECKS (self), NULL);
  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);

  if (self->counted != library)
    {
      socle_link_counts_take (&self->counts, self->history, library);
      g_set_weak_pointer (&self->counted, library);
    }

  return &self->counts;
}

/**
 * socle_link_checks_run_async:
 * @self: the checks, which are allowed and not running
 * @addresses: (array zero-terminated=1): web addresses from catalogues, each once
 * @callback: called in the end
 * @user_data: for @callback
 *
 * Checks links, and saves what is found.
 */
void
socle_link_checks_run_async (SocleLinkChecks *self,
                             const char *const *addresses,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SOCLE_IS_LINK_CHECKS (self));
  g_return_if_fail (self->allowed && self->cancellable == NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, socle_link_checks_run_async);
  self->cancellable = g_cancellable_new ();
  self->n_total = g_strv_length ((GStrv) addresses);
  self->n_done = 0;
  for (guint i = 0; addresses[i] != NULL; i++)
    g_hash_table_add (self->waiting, g_strdup (addresses[i]));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);

  socle_link_batch_check_async (get_client (self), addresses, result_found_cb, self->cancellable,
                                run_ended_cb, task);
}

/**
 * socle_link_checks_run_finish:
 * @self: the checks
 * @result: what the callback was given
 *
 * Returns: %SOCLE_LINK_OK if the run is through; %SOCLE_LINK_OFFLINE or
 *   %SOCLE_LINK_CAPTIVE if there was no network to check with; or
 *   %SOCLE_LINK_CANCELLED
 */
SocleLinkStatus
socle_link_checks_run_finish (SocleLinkChecks *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SOCLE_LINK_CANCELLED);

  return (SocleLinkStatus) g_task_propagate_int (G_TASK (result), NULL);
}

/**
 * socle_link_checks_cancel:
 * @self: the checks
 *
 * Ends the run that goes on, if there is one. What it has found stays.
 */
void
socle_link_checks_cancel (SocleLinkChecks *self)
{
  g_return_if_fail (SOCLE_IS_LINK_CHECKS (self));

  g_cancellable_cancel (self->cancellable);
}
