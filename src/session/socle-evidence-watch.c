/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the files of evidence again while Socle is open, and what was found. */

#include "config.h"

#include "socle-evidence-watch.h"

#include "socle-evidence-checks.h"
#include "socle-register-work.h"
#include "socle-weak-data.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

/*
 *   holdings, today ──► some seconds ──► a thread: what was not read today ──► findings
 *                                           │  ▲
 *                                           ▼  │
 *                                    evidence/checks
 *
 * Each file once a day, one after the other, with as long a rest after each as it took: a
 * register with its evidence on a network drive is read by others, too. A run that is given
 * up has noted what it read, and the next goes on from there. Files that are not what was
 * filed are read in each run, since they may have been received once more. A run that goes on
 * over midnight is still one of the day before, and that of the new day follows it. Belongs
 * to the main context.
 */
struct _SocleEvidenceWatch
{
  GObject parent_instance;

  SocleRecorder *recorder; /* (owned) (nullable) */
  SocleMessages *messages; /* (owned) (nullable) */
  GDate today;
  guint delay;                 /* milliseconds */
  guint timeout;               /* the source that starts a run */
  guint ticker;                /* the source that tells how far a run is */
  char *path;                  /* (owned) (nullable): the register of the checks */
  SocleEvidenceChecks *checks; /* (owned) (nullable): what the last run knew */
  GPtrArray *findings;         /* (owned) (element-type SocleRecord) */
  struct _Run *run;            /* (owned) (nullable): the one that goes on */
};

/* What the thread works with; shared with it. */
typedef struct _Run
{
  gatomicrefcount count;
  GCancellable *cancellable; /* (owned) */
  SocleEvidenceStore *store; /* (owned) */
  char *checks_path;         /* (owned) */
  GPtrArray *digests;        /* (owned) (element-type utf8) */
  GDate today;
  gboolean at_once;            /* all, without rests */
  int n_done;                  /* (atomic) */
  SocleEvidenceChecks *checks; /* (owned) (nullable): what came of it */
} Run;

G_DEFINE_FINAL_TYPE (SocleEvidenceWatch, socle_evidence_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_RUNNING = 1,
  PROP_DONE,
  PROP_FINDINGS,
} SocleEvidenceWatchProperty;

static GParamSpec *props[PROP_FINDINGS + 1];

/* Some seconds, in which the window has the disk. */
#define DELAY_MS 5000
#define TICK_MS 250
#define LONGEST_REST (G_USEC_PER_SEC / 2)
#define NICENESS 19

static Run *
run_ref (Run *run)
{
  g_atomic_ref_count_inc (&run->count);

  return run;
}

static void
run_unref (Run *run)
{
  if (!g_atomic_ref_count_dec (&run->count))
    return;

  g_object_unref (run->cancellable);
  socle_evidence_store_free (run->store);
  g_free (run->checks_path);
  g_ptr_array_unref (run->digests);
  g_clear_pointer (&run->checks, socle_evidence_checks_free);
  g_free (run);
}

/* --- On the thread ---------------------------------------------------------- */

static gboolean
is_due (const Run *run, const char *sha256)
{
  SocleEvidenceState state;
  GDate day;

  return run->at_once || !socle_evidence_checks_lookup (run->checks, sha256, &day, &state) ||
         state != SOCLE_EVIDENCE_GOOD || g_date_compare (&day, &run->today) != 0;
}

static void
check (Run *run, const char *sha256)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  SocleEvidenceState state;

  /* One that cannot be read, or cannot be put aside, ends nothing: the others may be good. */
  if (!socle_evidence_store_check (run->store, sha256, &state, &error))
    g_message ("A file of evidence is not as it was filed: %s", error->message);
  socle_evidence_checks_note (run->checks, sha256, &run->today, state);
  if (!run->at_once)
    g_usleep ((gulong) CLAMP (g_get_monotonic_time () - start, 0, LONGEST_REST));
}

static gpointer
run_in_thread (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint n_read = 0;

#ifdef __linux__
  /* Of the calling thread only; elsewhere it would be of the whole process. */
  setpriority (PRIO_PROCESS, 0, NICENESS);
#endif
  run->checks = socle_evidence_checks_load (run->checks_path);
  for (guint i = 0; i < run->digests->len; i++)
    {
      const char *sha256 = g_ptr_array_index (run->digests, i);

      if (g_cancellable_is_cancelled (run->cancellable))
        break;
      if (is_due (run, sha256))
        {
          check (run, sha256);
          n_read++;
        }
      g_atomic_int_inc (&run->n_done);
    }
  /* A register that cannot be written to is checked all the same, each time. */
  if (n_read > 0 && !socle_evidence_checks_save (run->checks, run->checks_path, &error))
    g_message ("What was checked today was not saved: %s", error->message);
  g_task_return_boolean (task, TRUE);

  return NULL;
}

/* --- On the main context ---------------------------------------------------- */

static GPtrArray *
get_records (SocleEvidenceWatch *self)
{
  SocleHoldings *holdings =
    self->recorder != NULL ? socle_recorder_get_holdings (self->recorder) : NULL;

  return holdings != NULL ? socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE) : NULL;
}

/* Whether both are of the same records, found to be the same. */
static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!socle_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static void
update_findings (SocleEvidenceWatch *self)
{
  GPtrArray *records = get_records (self);
  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);

      if (socle_evidence_watch_get_state (self, record) != SOCLE_EVIDENCE_GOOD)
        g_ptr_array_add (findings, socle_record_ref (record));
    }
  if (is_same (findings, self->findings))
    return;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FINDINGS]);
}

static void
end_run (SocleEvidenceWatch *self)
{
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_pointer (&self->run, run_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

static void
give_up (SocleEvidenceWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->run != NULL)
    {
      g_cancellable_cancel (self->run->cancellable);
      end_run (self);
    }
}

static gboolean run_due_cb (gpointer user_data);

/* Some seconds from now, if there is anything to read. */
static void
schedule (SocleEvidenceWatch *self)
{
  GPtrArray *records = get_records (self);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (records != NULL && records->len > 0)
    self->timeout = g_timeout_add (self->delay, run_due_cb, self);
}

static void
run_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleEvidenceWatch) self = socle_weak_data_take (user_data);
  Run *run = g_task_get_task_data (G_TASK (result));

  /* One that was given up is another's already, or nobody's. */
  if (self == NULL || run != self->run)
    return;

  g_clear_pointer (&self->checks, socle_evidence_checks_free);
  self->checks = g_steal_pointer (&run->checks);
  update_findings (self);
  if (g_date_compare (&run->today, &self->today) != 0)
    schedule (self);
  end_run (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  SocleEvidenceWatch *self = user_data;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);

  return G_SOURCE_CONTINUE;
}

/* Each object once, however many records there are of it. */
static GPtrArray *
list_digests (GPtrArray *records)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      const char *sha256 = socle_record_get (g_ptr_array_index (records, i), "sha256");

      if (g_hash_table_add (known, (char *) sha256))
        g_ptr_array_add (digests, g_strdup (sha256));
    }

  return digests;
}

static void
start (SocleEvidenceWatch *self, gboolean at_once)
{
  SocleRegisterKeeper *keeper = socle_recorder_get_keeper (self->recorder);
  const char *path = socle_register_keeper_get_path (keeper);
  g_autofree char *folder = g_path_get_dirname (path);
  GTask *task;
  Run *run = g_new0 (Run, 1);

  g_atomic_ref_count_init (&run->count);
  run->cancellable = g_cancellable_new ();
  run->store = socle_register_work_create_store (path, self->messages);
  run->checks_path = g_build_filename (folder, "evidence", "checks", NULL);
  run->digests = list_digests (get_records (self));
  run->today = self->today;
  run->at_once = at_once;
  self->run = run;
  self->ticker = g_timeout_add (TICK_MS, tick_cb, self);

  task = g_task_new (NULL, NULL, run_ended_cb, socle_weak_data_new (self));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, run_ref (run), (GDestroyNotify) run_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
  g_thread_unref (g_thread_new ("socle-evidence", run_in_thread, task));
}

static gboolean
run_due_cb (gpointer user_data)
{
  SocleEvidenceWatch *self = user_data;

  self->timeout = 0;
  start (self, FALSE);

  return G_SOURCE_REMOVE;
}

/* Another register, or another file in this one: what is known is of the first at most. */
static void
holdings_changed_cb (SocleEvidenceWatch *self)
{
  const char *path = socle_register_keeper_get_path (socle_recorder_get_keeper (self->recorder));

  give_up (self);
  if (g_set_str (&self->path, path))
    g_clear_pointer (&self->checks, socle_evidence_checks_free);
  update_findings (self);
  schedule (self);
}

static void
socle_evidence_watch_dispose (GObject *object)
{
  SocleEvidenceWatch *self = SOCLE_EVIDENCE_WATCH (object);

  give_up (self);
  g_clear_object (&self->recorder);
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (socle_evidence_watch_parent_class)->dispose (object);
}

static void
socle_evidence_watch_finalize (GObject *object)
{
  SocleEvidenceWatch *self = SOCLE_EVIDENCE_WATCH (object);

  g_clear_pointer (&self->checks, socle_evidence_checks_free);
  g_ptr_array_unref (self->findings);
  g_free (self->path);

  G_OBJECT_CLASS (socle_evidence_watch_parent_class)->finalize (object);
}

static void
socle_evidence_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleEvidenceWatch *self = SOCLE_EVIDENCE_WATCH (object);

  switch ((SocleEvidenceWatchProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, socle_evidence_watch_get_running (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, socle_evidence_watch_get_done (self));
      break;
    case PROP_FINDINGS:
      g_value_set_boxed (value, self->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_evidence_watch_class_init (SocleEvidenceWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  object_class->dispose = socle_evidence_watch_dispose;
  object_class->finalize = socle_evidence_watch_finalize;
  object_class->get_property = socle_evidence_watch_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_FINDINGS] = g_param_spec_boxed ("findings", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_evidence_watch_init (SocleEvidenceWatch *self)
{
  self->delay = DELAY_MS;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
  g_date_clear (&self->today, 1);
}

/**
 * socle_evidence_watch_new:
 * @recorder: whose register's evidence is watched
 * @messages: the language of what goes into the log
 * @today: what day it is
 *
 * Returns: (transfer full): a watch, at work whenever a register is open
 */
SocleEvidenceWatch *
socle_evidence_watch_new (SocleRecorder *recorder, SocleMessages *messages, const GDate *today)
{
  SocleEvidenceWatch *self;

  g_return_val_if_fail (SOCLE_IS_RECORDER (recorder), NULL);

  self = g_object_new (SOCLE_TYPE_EVIDENCE_WATCH, NULL);
  self->recorder = g_object_ref (recorder);
  self->messages = g_object_ref (messages);
  self->today = *today;
  g_signal_connect_object (socle_recorder_get_keeper (recorder), "notify::holdings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  holdings_changed_cb (self);

  return self;
}

/**
 * socle_evidence_watch_set_today:
 * @self: a watch
 * @today: what day it is now
 *
 * Has the files read once more, since that is done once a day.
 */
void
socle_evidence_watch_set_today (SocleEvidenceWatch *self, const GDate *today)
{
  g_return_if_fail (SOCLE_IS_EVIDENCE_WATCH (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  self->today = *today;
  if (self->run == NULL)
    schedule (self);
}

/**
 * socle_evidence_watch_set_delay:
 * @self: a watch
 * @delay: milliseconds
 *
 * Decides how long after the register was opened or changed the files are read.
 */
void
socle_evidence_watch_set_delay (SocleEvidenceWatch *self, guint delay)
{
  g_return_if_fail (SOCLE_IS_EVIDENCE_WATCH (self));

  self->delay = delay;
  if (self->timeout != 0)
    holdings_changed_cb (self);
}

/**
 * socle_evidence_watch_check_now:
 * @self: a watch
 *
 * Reads all files, those that were read today, too; in place of a run that goes on.
 */
void
socle_evidence_watch_check_now (SocleEvidenceWatch *self)
{
  GPtrArray *records;

  g_return_if_fail (SOCLE_IS_EVIDENCE_WATCH (self));

  records = get_records (self);
  give_up (self);
  if (records != NULL && records->len > 0)
    start (self, TRUE);
}

/**
 * socle_evidence_watch_cancel:
 * @self: a watch
 *
 * Ends the run that goes on, if there is one.
 */
void
socle_evidence_watch_cancel (SocleEvidenceWatch *self)
{
  g_return_if_fail (SOCLE_IS_EVIDENCE_WATCH (self));

  give_up (self);
}

/**
 * socle_evidence_watch_get_running:
 * @self: a watch
 *
 * Returns: whether files are being read
 */
gboolean
socle_evidence_watch_get_running (SocleEvidenceWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), FALSE);

  return self->run != NULL;
}

/**
 * socle_evidence_watch_get_done:
 * @self: a watch
 *
 * Returns: how many files the run is through with
 */
guint
socle_evidence_watch_get_done (SocleEvidenceWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), 0);

  return self->run != NULL ? (guint) g_atomic_int_get (&self->run->n_done) : 0;
}

/**
 * socle_evidence_watch_get_total:
 * @self: a watch
 *
 * Returns: how many files the run has
 */
guint
socle_evidence_watch_get_total (SocleEvidenceWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), 0);

  return self->run != NULL ? self->run->digests->len : 0;
}

/**
 * socle_evidence_watch_get_findings:
 * @self: a watch
 *
 * Returns: (transfer none) (element-type SocleRecord): the records whose files are not as
 *   they were filed; not to be changed
 */
GPtrArray *
socle_evidence_watch_get_findings (SocleEvidenceWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), NULL);

  return self->findings;
}

/**
 * socle_evidence_watch_get_state:
 * @self: a watch
 * @record: a file of the register
 *
 * Returns: what it was when it was last read; good until something else is known
 */
SocleEvidenceState
socle_evidence_watch_get_state (SocleEvidenceWatch *self, const SocleRecord *record)
{
  SocleEvidenceState state = SOCLE_EVIDENCE_GOOD;

  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), SOCLE_EVIDENCE_GOOD);

  if (self->checks != NULL)
    socle_evidence_checks_lookup (self->checks, socle_record_get (record, "sha256"), NULL, &state);

  return state;
}

/**
 * socle_evidence_watch_get_day:
 * @self: a watch
 * @day: (out): since when each file has been read
 *
 * Returns: whether all were read
 */
gboolean
socle_evidence_watch_get_day (SocleEvidenceWatch *self, GDate *day)
{
  GPtrArray *records;

  g_return_val_if_fail (SOCLE_IS_EVIDENCE_WATCH (self), FALSE);

  records = get_records (self);
  if (self->checks == NULL || records == NULL || records->len == 0)
    return FALSE;

  g_date_clear (day, 1);
  for (guint i = 0; i < records->len; i++)
    {
      const char *sha256 = socle_record_get (g_ptr_array_index (records, i), "sha256");
      SocleEvidenceState state;
      GDate read;

      if (!socle_evidence_checks_lookup (self->checks, sha256, &read, &state))
        return FALSE;
      if (!g_date_valid (day) || g_date_compare (&read, day) < 0)
        *day = read;
    }

  return TRUE;
}
