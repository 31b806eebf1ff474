/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders as notifications of the desktop. */

#include "config.h"

#include "socle-reminder-notifier.h"

#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-reminder-wording.h"

#include <glib/gi18n.h>

/*
 *   SocleReminders ──► what is open ──► sent if it was not told before, at the start and
 *                                  │    once a day
 *                                  └──► withdrawn once it is open no longer
 *
 * A notification stays on the desktop when Socle ends, and its buttons start Socle again,
 * without a window. What they ask for waits until catalogues and register are read and it is
 * known what is missing: an answer to what is not missing any more is none.
 *
 * Which reminders were told is kept in the settings. One that was snoozed is told again when it
 * comes back.
 */
struct _SocleReminderNotifier
{
  GObject parent_instance;

  GApplication *application; /* (unowned): which has the notifier */
  SocleSession *session;     /* (owned) */
  GSettings *settings;       /* (owned) */
  GPtrArray *waiting;        /* (owned) (element-type Wish): until it is known what is missing */
  gboolean started;          /* whether the register is or will be read */
  gboolean begun;            /* whether there is, or was, a window */
  gboolean tells;            /* whether new ones are still to be told today */
  gboolean holds;            /* whether the application is kept from ending */
};

G_DEFINE_FINAL_TYPE (SocleReminderNotifier, socle_reminder_notifier, G_TYPE_OBJECT)

static guint report_chosen_signal;

/* More at once are only counted. */
#define MAX_NOTIFICATIONS 3
#define MORE_ID "more"
#define SNOOZE_DAYS 7

/* How long Socle stays without a window after an answer, in milliseconds: the next button may
 * be pressed at once. */
#define STAY_TIME (3 * 1000)

/* What was asked for by a button. */
typedef struct
{
  SocleReminderAction action;
  char *id; /* (owned) */
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->id);
  g_free (wish);
}

static SocleReminders *
get_reminders (SocleReminderNotifier *self)
{
  return socle_session_get_reminders (self->session);
}

/* Whether it is known what is missing, and nothing is about to change that. */
static gboolean
is_settled (SocleReminderNotifier *self)
{
  return self->started && socle_session_get_library (self->session) != NULL &&
         !socle_session_get_loading (self->session) &&
         !socle_recorder_get_busy (socle_session_get_recorder (self->session)) &&
         !socle_reminders_get_busy (get_reminders (self));
}

static void
add_actions (SocleReminderNotifier *self, GNotification *notification, const char *id)
{
  g_notification_set_default_action_and_target (notification, "app.reminder-show", "s", id);
  g_notification_add_button_with_target (notification, _ ("Show Report"), "app.reminder-show", "s",
                                         id);
  if (!socle_reminders_can_answer (get_reminders (self)))
    return;

  /* Translators: a button of a notification: the user has taken note of a reminder */
  g_notification_add_button_with_target (notification, _ ("Acknowledge"),
                                         "app.reminder-acknowledge", "s", id);
  g_notification_add_button_with_target (notification, _ ("Snooze One Week"), "app.reminder-snooze",
                                         "s", id);
}

static void
send (SocleReminderNotifier *self, SocleReminder *reminder)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  const GDate *today = socle_session_get_today (self->session);
  const char *id = socle_reminder_get_id (reminder);
  g_autofree char *sentence = socle_reminder_wording_sentence (messages, reminder, today);
  g_autoptr (GNotification) notification =
    g_notification_new (socle_reminder_wording_kind (messages, reminder, today));

  g_notification_set_body (notification, sentence);
  add_actions (self, notification, id);
  g_application_send_notification (self->application, id, notification);
}

static void
send_more (SocleReminderNotifier *self, guint n_more)
{
  g_autofree char *count =
    socle_messages_format_number (socle_session_get_messages (self->session), n_more);
  g_autofree char *title =
    socle_format (ngettext ("{count} more reminder", "{count} more reminders", n_more), "count",
                  count, NULL);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification,
                           _ ("Overview lists all reports and bridge letters that are missing."));
  g_notification_set_default_action_and_target (notification, "app.reminder-show", "s", MORE_ID);
  g_application_send_notification (self->application, MORE_ID, notification);
}

/* (transfer full) (element-type SocleReminder): those that are open. */
static GPtrArray *
list_open (SocleReminderNotifier *self)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = socle_reminders_get_list (get_reminders (self));
  guint n_reminders = list != NULL ? g_list_model_get_n_items (list) : 0;

  for (guint i = 0; i < n_reminders; i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (list, i);

      if (socle_reminder_get_state (reminder) == SOCLE_REMINDER_OPEN)
        g_ptr_array_add (open, g_steal_pointer (&reminder));
    }

  return open;
}

static void
withdraw (SocleReminderNotifier *self, const char *const *told, GHashTable *open)
{
  for (guint i = 0; told[i] != NULL; i++)
    if (!g_hash_table_contains (open, told[i]))
      g_application_withdraw_notification (self->application, told[i]);
  if (g_hash_table_size (open) == 0)
    g_application_withdraw_notification (self->application, MORE_ID);
}

/* Brings the desktop up to date with what is open. */
static void
tell (SocleReminderNotifier *self)
{
  g_auto (GStrv) told = g_settings_get_strv (self->settings, "reminders-told");
  g_autoptr (GPtrArray) reminders = list_open (self);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;
  guint n_new = 0;

  for (guint i = 0; told[i] != NULL; i++)
    g_hash_table_add (known, told[i]);

  for (guint i = 0; i < reminders->len; i++)
    {
      SocleReminder *reminder = g_ptr_array_index (reminders, i);
      const char *id = socle_reminder_get_id (reminder);
      gboolean is_known = g_hash_table_contains (known, id);

      g_hash_table_add (open, (char *) id);
      if (!is_known && self->tells && ++n_new <= MAX_NOTIFICATIONS)
        send (self, reminder);
      if (is_known || self->tells)
        g_strv_builder_add (builder, id);
    }
  if (n_new > MAX_NOTIFICATIONS)
    send_more (self, n_new - MAX_NOTIFICATIONS);

  self->tells = FALSE;
  withdraw (self, (const char *const *) told, open);
  now = g_strv_builder_end (builder);
  if (!g_strv_equal ((const char *const *) now, (const char *const *) told))
    g_settings_set_strv (self->settings, "reminders-told", (const char *const *) now);
}

static void
fulfil (SocleReminderNotifier *self, const Wish *wish)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autoptr (SocleReminder) reminder = socle_reminders_find (get_reminders (self), wish->id);
  g_autofree char *target = NULL;
  GDate until = *socle_session_get_today (self->session);

  if (wish->action == SOCLE_REMINDER_ACTION_SHOW)
    {
      if (reminder != NULL)
        target = socle_item_target_new (G_OBJECT (socle_reminder_get_report (reminder)));
      g_signal_emit (self, report_chosen_signal, 0, target);
      return;
    }

  /* It may be recorded by now, or answered elsewhere. */
  if (reminder == NULL || !socle_reminders_can_answer (get_reminders (self)))
    g_application_withdraw_notification (self->application, wish->id);
  else if (wish->action == SOCLE_REMINDER_ACTION_ACKNOWLEDGE)
    socle_reminders_acknowledge (get_reminders (self), reminder, messages);
  else
    {
      g_date_add_days (&until, SNOOZE_DAYS);
      socle_reminders_snooze (get_reminders (self), reminder, &until, messages);
    }
}

static void
hold (SocleReminderNotifier *self)
{
  if (!self->holds)
    g_application_hold (self->application);
  self->holds = TRUE;
}

static void
release (SocleReminderNotifier *self)
{
  if (self->holds)
    g_application_release (self->application);
  self->holds = FALSE;
}

/* Something that matters has ended, or has begun. */
static void
update (SocleReminderNotifier *self)
{
  g_autoptr (GPtrArray) wishes = NULL;

  if (!is_settled (self))
    {
      /* Where no catalogue can be read, nothing will ever be known. */
      if (self->started && socle_session_get_library (self->session) == NULL &&
          !socle_session_get_loading (self->session))
        release (self);
      return;
    }

  /* What is asked for starts something new, and so this is called again. */
  wishes = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) wish_free);
  for (guint i = 0; i < wishes->len; i++)
    fulfil (self, g_ptr_array_index (wishes, i));
  if (!is_settled (self))
    return;

  /* Of a register that cannot be read nothing is known, and all stays as it is. */
  if (!socle_recorder_is_unopened (socle_session_get_recorder (self->session)))
    tell (self);
  release (self);
}

/* What is new on a new day is told as at a start. */
static void
day_changed_cb (SocleReminderNotifier *self)
{
  if (!self->begun)
    return;

  self->tells = g_settings_get_boolean (self->settings, "reminder-notifications");
  update (self);
}

static void
socle_reminder_notifier_dispose (GObject *object)
{
  SocleReminderNotifier *self = SOCLE_REMINDER_NOTIFIER (object);

  release (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (socle_reminder_notifier_parent_class)->dispose (object);
}

static void
socle_reminder_notifier_finalize (GObject *object)
{
  g_ptr_array_unref (SOCLE_REMINDER_NOTIFIER (object)->waiting);

  G_OBJECT_CLASS (socle_reminder_notifier_parent_class)->finalize (object);
}

static void
socle_reminder_notifier_class_init (SocleReminderNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = socle_reminder_notifier_dispose;
  object_class->finalize = socle_reminder_notifier_finalize;

  /**
   * SocleReminderNotifier::report-chosen:
   * @target: (nullable): the report to show, as win.show-item takes it; %NULL for Overview
   *
   * The user wants to see what a notification is about.
   */
  report_chosen_signal =
    g_signal_new ("report-chosen", SOCLE_TYPE_REMINDER_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
socle_reminder_notifier_init (SocleReminderNotifier *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) wish_free);
}

SocleReminderNotifier *
socle_reminder_notifier_new (GApplication *application, SocleSession *session, GSettings *settings)
{
  SocleReminderNotifier *self = g_object_new (SOCLE_TYPE_REMINDER_NOTIFIER, NULL);

  self->application = application;
  g_set_object (&self->session, session);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_recorder (session), "notify::busy",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_reminders (self), "notify::busy", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_reminders (self), "notify::list", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Tells what is new, and from now on what is open no longer: catalogues and register are being
 * read. What opens later, while the window is there, is new on the next day, or at the next
 * start. */
void
socle_reminder_notifier_start (SocleReminderNotifier *self)
{
  if (self->begun)
    return;

  self->begun = TRUE;
  self->started = TRUE;
  self->tells = g_settings_get_boolean (self->settings, "reminder-notifications");
  update (self);
}

/* Does what a button of a notification asks for, once it is known what is missing. */
void
socle_reminder_notifier_act (SocleReminderNotifier *self,
                             SocleReminderAction action,
                             const char *id)
{
  Wish *wish = g_new (Wish, 1);

  wish->action = action;
  wish->id = g_strdup (id);
  g_ptr_array_add (self->waiting, wish);
  g_application_set_inactivity_timeout (self->application, STAY_TIME);
  hold (self);
  if (!self->started)
    {
      self->started = TRUE;
      if (socle_session_get_library (self->session) == NULL &&
          !socle_session_get_loading (self->session))
        socle_session_load_async (self->session, NULL, NULL, NULL);
      socle_recorder_open (socle_session_get_recorder (self->session));
    }
  update (self);
}
