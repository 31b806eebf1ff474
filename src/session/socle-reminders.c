/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user is reminded of, for all windows and for the desktop. */

#include "config.h"

#include "socle-reminders.h"

#include "socle-fiscal-work.h"
#include "socle-format.h"
#include "socle-weak-data.h"

/*
 *   library ─┐
 *   holdings ┼──► a thread ──► list of SocleReminder ──► Overview, notifications
 *   fiscal  ─┤                                                  │
 *   today   ─┘                                                  │
 *      ▲                                                        ▼
 *   register ◄────────── SocleRecorder ◄────────── acknowledge, snooze, reopen
 *
 * Found anew whenever one of the four changes; several changes at once, as at the start, are
 * one. An answer is a change of the register like any other: it can be undone, and what it
 * does to the list comes back by the holdings. Belongs to the main context.
 */
struct _SocleReminders
{
  GObject parent_instance;

  SocleFiscal *fiscal;     /* (owned) (nullable) */
  SocleRecorder *recorder; /* (owned) (nullable) */
  SocleLibrary *library;   /* (owned) (nullable) */
  GDate today;
  gboolean active;
  guint lead;
  GListModel *list; /* (owned) (nullable): the last ones found */
  guint n_open;
  guint idle;                /* the source that starts a search */
  GCancellable *cancellable; /* (owned) (nullable): of the search that goes on */
};

G_DEFINE_FINAL_TYPE (SocleReminders, socle_reminders, G_TYPE_OBJECT)

typedef enum
{
  PROP_ACTIVE = 1,
  PROP_LEAD,
  PROP_LIST,
  PROP_BUSY,
} SocleRemindersProperty;

static GParamSpec *props[PROP_BUSY + 1];

static void
take_list (SocleReminders *self, GListModel *list)
{
  guint n_reminders = list != NULL ? g_list_model_get_n_items (list) : 0;

  self->n_open = 0;
  for (guint i = 0; i < n_reminders; i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (list, i);

      self->n_open += socle_reminder_get_state (reminder) == SOCLE_REMINDER_OPEN;
    }
  if (g_set_object (&self->list, list))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIST]);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleReminders) self = socle_weak_data_take (user_data);
  g_autoptr (GListModel) list = socle_fiscal_find_reminders_finish (result, NULL);

  /* A search that was given up finds nothing. */
  if (self == NULL || list == NULL)
    return;

  g_clear_object (&self->cancellable);
  take_list (self, list);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
give_up (SocleReminders *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
search_due_cb (gpointer user_data)
{
  SocleReminders *self = user_data;

  self->idle = 0;
  self->cancellable = g_cancellable_new ();
  socle_fiscal_find_reminders_async (self->fiscal, self->library, &self->today, self->lead,
                                     self->cancellable, found_cb, socle_weak_data_new (self));

  return G_SOURCE_REMOVE;
}

/* Something that reminders depend on is different. */
static void
update (SocleReminders *self)
{
  gboolean was_busy = socle_reminders_get_busy (self);

  give_up (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->active && self->library != NULL)
    self->idle = g_idle_add (search_due_cb, self);
  else
    take_list (self, NULL);
  if (socle_reminders_get_busy (self) != was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
socle_reminders_dispose (GObject *object)
{
  SocleReminders *self = SOCLE_REMINDERS (object);

  give_up (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->library);
  g_clear_object (&self->recorder);
  g_clear_object (&self->fiscal);

  G_OBJECT_CLASS (socle_reminders_parent_class)->dispose (object);
}

static void
socle_reminders_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleReminders *self = SOCLE_REMINDERS (object);

  switch ((SocleRemindersProperty) prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_LEAD:
      g_value_set_uint (value, self->lead);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, socle_reminders_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_active (SocleReminders *self, gboolean active)
{
  if (self->active == active)
    return;

  self->active = active;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  update (self);
}

static void
set_lead (SocleReminders *self, guint lead)
{
  if (self->lead == lead)
    return;

  self->lead = lead;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEAD]);
  update (self);
}

static void
socle_reminders_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SocleReminders *self = SOCLE_REMINDERS (object);

  switch ((SocleRemindersProperty) prop_id)
    {
    case PROP_ACTIVE:
      set_active (self, g_value_get_boolean (value));
      break;
    case PROP_LEAD:
      set_lead (self, g_value_get_uint (value));
      break;
    case PROP_LIST:
    case PROP_BUSY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_reminders_class_init (SocleRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  GParamFlags writable =
    (GParamFlags) (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  object_class->dispose = socle_reminders_dispose;
  object_class->get_property = socle_reminders_get_property;
  object_class->set_property = socle_reminders_set_property;

  /**
   * SocleReminders:active:
   *
   * Whether the user wants to be reminded.
   */
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, TRUE, writable);
  /**
   * SocleReminders:lead:
   *
   * How many days before it is due something is reminded of.
   */
  props[PROP_LEAD] =
    g_param_spec_uint ("lead", NULL, NULL, 0, SOCLE_REMINDERS_LONGEST_LEAD, 0, writable);
  /* What the others hold is said at their accessors. */
  props[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_reminders_init (SocleReminders *self)
{
  self->active = TRUE;
  g_date_clear (&self->today, 1);
}

/**
 * socle_reminders_new: (skip)
 * @fiscal: our fiscal year, which knows what we hold
 * @recorder: who records what is said to reminders
 * @today: what day it is
 *
 * Returns: (transfer full): reminders, none as long as there is no library
 */
SocleReminders *
socle_reminders_new (SocleFiscal *fiscal, SocleRecorder *recorder, const GDate *today)
{
  SocleReminders *self;

  g_return_val_if_fail (SOCLE_IS_FISCAL (fiscal), NULL);
  g_return_val_if_fail (SOCLE_IS_RECORDER (recorder), NULL);

  self = g_object_new (SOCLE_TYPE_REMINDERS, NULL);
  self->fiscal = g_object_ref (fiscal);
  self->recorder = g_object_ref (recorder);
  self->today = *today;
  /* It changes with the holdings, too. */
  g_signal_connect_object (fiscal, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * socle_reminders_bind_settings:
 * @self: reminders
 * @settings: settings of Socle
 *
 * Follows what is preferred from now on.
 */
void
socle_reminders_bind_settings (SocleReminders *self, GSettings *settings)
{
  g_return_if_fail (SOCLE_IS_REMINDERS (self));

  g_settings_bind (settings, "reminders", self, "active", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "reminder-lead", self, "lead", G_SETTINGS_BIND_GET);
}

/**
 * socle_reminders_set_library:
 * @self: reminders
 * @library: (nullable): the catalogues
 *
 * Finds from now on what is missing of those.
 */
void
socle_reminders_set_library (SocleReminders *self, SocleLibrary *library)
{
  g_return_if_fail (SOCLE_IS_REMINDERS (self));

  if (g_set_object (&self->library, library))
    update (self);
}

/**
 * socle_reminders_set_today:
 * @self: reminders
 * @today: what day it is now
 *
 * Finds from now on what is missing on that day.
 */
void
socle_reminders_set_today (SocleReminders *self, const GDate *today)
{
  g_return_if_fail (SOCLE_IS_REMINDERS (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  if (g_date_compare (&self->today, today) == 0)
    return;

  self->today = *today;
  update (self);
}

/**
 * socle_reminders_get_active:
 * @self: reminders
 *
 * Returns: whether the user wants to be reminded
 */
gboolean
socle_reminders_get_active (SocleReminders *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), FALSE);

  return self->active;
}

/**
 * socle_reminders_get_busy:
 * @self: reminders
 *
 * Returns: whether they are about to be found anew
 */
gboolean
socle_reminders_get_busy (SocleReminders *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), FALSE);

  return self->idle != 0 || self->cancellable != NULL;
}

/**
 * socle_reminders_get_list:
 * @self: reminders
 *
 * Returns: (transfer none) (nullable): the reminders (#SocleReminder), open or not, the
 *   longest due first; %NULL until they are found, and if the user wants none
 */
GListModel *
socle_reminders_get_list (SocleReminders *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), NULL);

  return self->list;
}

/**
 * socle_reminders_get_n_open:
 * @self: reminders
 *
 * Returns: how many of them are open
 */
guint
socle_reminders_get_n_open (SocleReminders *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), 0);

  return self->n_open;
}

/**
 * socle_reminders_find:
 * @self: reminders
 * @id: a word
 *
 * Returns: (transfer full) (nullable): the reminder with that identifier, if there is one
 */
SocleReminder *
socle_reminders_find (SocleReminders *self, const char *id)
{
  guint n_reminders;

  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), NULL);

  n_reminders = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;
  for (guint i = 0; i < n_reminders; i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (self->list, i);

      if (g_str_equal (socle_reminder_get_id (reminder), id))
        return g_steal_pointer (&reminder);
    }

  return NULL;
}

/**
 * socle_reminders_can_answer:
 * @self: reminders
 *
 * Returns: whether what is said to a reminder can be recorded, as far as is known
 */
gboolean
socle_reminders_can_answer (SocleReminders *self)
{
  SocleHoldings *holdings;

  g_return_val_if_fail (SOCLE_IS_REMINDERS (self), FALSE);

  holdings = self->recorder != NULL ? socle_recorder_get_holdings (self->recorder) : NULL;

  return holdings != NULL && !socle_holdings_is_read_only (holdings) &&
         !socle_recorder_is_unopened (self->recorder);
}

/**
 * socle_reminders_acknowledge:
 * @self: reminders
 * @reminder: one of them
 * @messages: the language to tell it in
 *
 * Records that the user knows of it: it stays quiet, and that of the next period does not.
 */
void
socle_reminders_acknowledge (SocleReminders *self, SocleReminder *reminder, SocleMessages *messages)
{
  g_autoptr (SocleRecord) record = NULL;

  g_return_if_fail (SOCLE_IS_REMINDERS (self));

  record = socle_reminder_acknowledge (reminder);
  socle_recorder_put (self->recorder, record, NULL, NULL,
                      socle_messages_get (messages, "Reminder acknowledged"));
}

/**
 * socle_reminders_snooze:
 * @self: reminders
 * @reminder: one of them
 * @until: the day on which it is to come back
 * @messages: the language to tell it in
 *
 * Records that it is to stay quiet until then.
 */
void
socle_reminders_snooze (SocleReminders *self,
                        SocleReminder *reminder,
                        const GDate *until,
                        SocleMessages *messages)
{
  g_autoptr (SocleRecord) record = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (SOCLE_IS_REMINDERS (self));

  record = socle_reminder_snooze (reminder, until);
  date = socle_messages_format_date (messages, until);
  title = socle_format (socle_messages_get (messages, "Snoozed until {date}"), "date", date, NULL);
  socle_recorder_put (self->recorder, record, NULL, NULL, title);
}

/**
 * socle_reminders_reopen:
 * @self: reminders
 * @reminder: one of them, to which something was said
 * @messages: the language to tell it in
 *
 * Records that this no longer holds.
 */
void
socle_reminders_reopen (SocleReminders *self, SocleReminder *reminder, SocleMessages *messages)
{
  SocleRecord *record = socle_reminder_get_record (reminder);

  g_return_if_fail (SOCLE_IS_REMINDERS (self));

  if (record != NULL)
    socle_recorder_remove (self->recorder, record,
                           socle_messages_get (messages, "Reminder open again"));
}
