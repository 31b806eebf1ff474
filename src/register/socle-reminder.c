/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that is missing, and what was said to that. */

#include "config.h"

#include "socle-reminder.h"

#include "socle-date.h"
#include "socle-record-table.h"

/*
 * A reminder is a state and not an event: whoever was away on the day is reminded when they
 * are back, and once what is missing is recorded there is none any more. Only what the user
 * says to it is kept. Immutable; keeps what it is about alive.
 */
struct _SocleReminder
{
  GObject parent_instance;

  SocleReminderKind kind;
  SocleReport *report;    /* (owned) */
  SocleAuditCycle *cycle; /* (owned) (nullable) */
  SocleDateRange *days;   /* (owned) */
  GDate due;
  SocleDateRange *year; /* (owned) (nullable) */
  SocleReminderState state;
  SocleRecord *key;    /* (owned): what tells it from others */
  SocleRecord *record; /* (owned) (nullable): what was said to it */
  char *id;            /* (owned) */
};

G_DEFINE_FINAL_TYPE (SocleReminder, socle_reminder, G_TYPE_OBJECT)

static void
socle_reminder_finalize (GObject *object)
{
  SocleReminder *self = SOCLE_REMINDER (object);

  g_clear_object (&self->report);
  g_clear_object (&self->cycle);
  g_clear_pointer (&self->days, socle_date_range_unref);
  g_clear_pointer (&self->year, socle_date_range_unref);
  g_clear_pointer (&self->key, socle_record_unref);
  g_clear_pointer (&self->record, socle_record_unref);
  g_free (self->id);

  G_OBJECT_CLASS (socle_reminder_parent_class)->finalize (object);
}

static void
socle_reminder_class_init (SocleReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_reminder_finalize;
}

static void
socle_reminder_init (SocleReminder *self)
{
  g_date_clear (&self->due, 1);
}

static SocleRecord *
create_key (SocleReminder *self)
{
  g_autofree char *ends = socle_date_to_string (socle_date_range_get_to (self->days));

  return socle_record_new (SOCLE_RECORD_REMINDER, "catalogue",
                           socle_catalogue_get_id (socle_report_get_catalogue (self->report)),
                           "about", socle_reminder_table_abouts[self->kind], "subject",
                           self->cycle != NULL ? socle_audit_cycle_get_id (self->cycle)
                                               : socle_report_get_id (self->report),
                           "ends", ends, NULL);
}

/* What was said to it, as far as it still holds on that day. */
static void
find_state (SocleReminder *self, SocleHoldings *holdings, const GDate *today)
{
  SocleRecord *record = socle_holdings_find_reminder (holdings, self->key);
  GDate until;

  if (record == NULL)
    return;

  self->record = socle_record_ref (record);
  if (!socle_record_get_date (record, "until", &until))
    self->state = SOCLE_REMINDER_ACKNOWLEDGED;
  else if (g_date_compare (&until, today) > 0)
    self->state = SOCLE_REMINDER_SNOOZED;
}

/**
 * socle_reminder_new:
 * @facts: what to remind of
 * @holdings: what the register holds, with what was said to reminders
 * @today: what day it is
 *
 * Returns: (transfer full): a new reminder
 */
SocleReminder *
socle_reminder_new (const SocleReminderFacts *facts, SocleHoldings *holdings, const GDate *today)
{
  SocleReminder *self;

  g_return_val_if_fail (facts != NULL && SOCLE_IS_REPORT (facts->report), NULL);
  g_return_val_if_fail (facts->days != NULL && facts->due != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_REMINDER, NULL);
  self->kind = facts->kind;
  g_set_object (&self->report, facts->report);
  g_set_object (&self->cycle, facts->cycle);
  self->days = socle_date_range_ref (facts->days);
  self->due = *facts->due;
  self->year = facts->year != NULL ? socle_date_range_ref (facts->year) : NULL;
  self->key = create_key (self);
  self->id =
    g_strjoin ("/", socle_record_get (self->key, "about"),
               socle_record_get (self->key, "catalogue"), socle_record_get (self->key, "subject"),
               socle_record_get (self->key, "ends"), NULL);
  find_state (self, holdings, today);

  return self;
}

/**
 * socle_reminder_get_id:
 * @self: a reminder
 *
 * Returns: (transfer none): a name that is the same at each start and on every computer, such
 *   as "report/microsoft/azure-soc3/2019-09-30"
 */
const char *
socle_reminder_get_id (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->id;
}

/**
 * socle_reminder_get_kind:
 * @self: a reminder
 *
 * Returns: what it reminds of
 */
SocleReminderKind
socle_reminder_get_kind (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), SOCLE_REMINDER_REPORT);

  return self->kind;
}

/**
 * socle_reminder_get_report:
 * @self: a reminder
 *
 * Returns: (transfer none): the report to go to
 */
SocleReport *
socle_reminder_get_report (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->report;
}

/**
 * socle_reminder_get_cycle:
 * @self: a reminder
 *
 * Returns: (transfer none) (nullable): the audit cycle, if it is about a letter for one
 */
SocleAuditCycle *
socle_reminder_get_cycle (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->cycle;
}

/**
 * socle_reminder_get_days:
 * @self: a reminder
 *
 * Returns: (transfer none): the period or the letter's days; of a next edition, those of the
 *   newest that we hold
 */
SocleDateRange *
socle_reminder_get_days (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->days;
}

/**
 * socle_reminder_get_due:
 * @self: a reminder
 *
 * Returns: (transfer none): until when what is missing is expected, or needed
 */
const GDate *
socle_reminder_get_due (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return &self->due;
}

/**
 * socle_reminder_get_year:
 * @self: a reminder
 *
 * Returns: (transfer none) (nullable): the fiscal year that a letter is short of
 */
SocleDateRange *
socle_reminder_get_year (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->year;
}

/**
 * socle_reminder_get_state:
 * @self: a reminder
 *
 * Returns: what had become of it on the day for which it was found
 */
SocleReminderState
socle_reminder_get_state (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), SOCLE_REMINDER_OPEN);

  return self->state;
}

/**
 * socle_reminder_get_record:
 * @self: a reminder
 *
 * Returns: (transfer none) (nullable): what was said to it; removed, it is open again
 */
SocleRecord *
socle_reminder_get_record (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return self->record;
}

/**
 * socle_reminder_acknowledge:
 * @self: a reminder
 *
 * Returns: (transfer full): what to record so that it stays quiet: this one, and not that of
 *   the next period
 */
SocleRecord *
socle_reminder_acknowledge (SocleReminder *self)
{
  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  return socle_record_with (self->key, "state", "acknowledged", NULL);
}

/**
 * socle_reminder_snooze:
 * @self: a reminder
 * @until: the day on which it is to come back
 *
 * Returns: (transfer full): what to record so that it stays quiet until then
 */
SocleRecord *
socle_reminder_snooze (SocleReminder *self, const GDate *until)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (SOCLE_IS_REMINDER (self), NULL);

  date = socle_date_to_string (until);

  return socle_record_with (self->key, "state", "snoozed", "until", date, NULL);
}

/**
 * socle_reminder_compare:
 * @a: a reminder
 * @b: another
 *
 * Orders reminders by the day on which they were due, then by what they remind of.
 *
 * Returns: less than, equal to or greater than 0
 */
int
socle_reminder_compare (SocleReminder *a, SocleReminder *b)
{
  int due = g_date_compare (&a->due, &b->due);

  return due != 0 ? due : (int) a->kind - (int) b->kind;
}
