/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of reminders. */

#include "config.h"

#include "socle-reminder-wording.h"

#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-wording.h"

static gboolean
is_late (SocleReminder *reminder, const GDate *today)
{
  return g_date_compare (socle_reminder_get_due (reminder), today) < 0;
}

/**
 * socle_reminder_wording_kind:
 * @messages: the language to speak
 * @reminder: a reminder
 * @today: what day it is
 *
 * Returns: (transfer none): what it reminds of, in a few words
 */
const char *
socle_reminder_wording_kind (SocleMessages *messages, SocleReminder *reminder, const GDate *today)
{
  gboolean late = is_late (reminder, today);

  switch (socle_reminder_get_kind (reminder))
    {
    case SOCLE_REMINDER_REPORT:
      return late ? socle_messages_get (messages, "Report not received")
                  : socle_messages_get (messages, "Report expected");
    case SOCLE_REMINDER_LETTER:
      return late ? socle_messages_get (messages, "Bridge letter not received")
                  : socle_messages_get (messages, "Bridge letter expected");
    case SOCLE_REMINDER_SHORT_LETTER:
      return socle_messages_get (messages, "Bridge letter ends too early");
    case SOCLE_REMINDER_NEXT_EDITION:
    default:
      return late ? socle_messages_get (messages, "Newer report not received")
                  : socle_messages_get (messages, "Newer report expected");
    }
}

/**
 * socle_reminder_wording_subject:
 * @messages: the language to speak
 * @reminder: a reminder
 *
 * Returns: (transfer full): the name of the report or audit cycle that it is about
 */
char *
socle_reminder_wording_subject (SocleMessages *messages, SocleReminder *reminder)
{
  SocleAuditCycle *cycle = socle_reminder_get_cycle (reminder);

  return cycle != NULL
           ? socle_wording_cycle_title (messages, cycle)
           : socle_wording_report_title (messages, socle_reminder_get_report (reminder));
}

/* How often the services are audited; a next edition is only reminded of where that is
 * published. */
static const char *
get_next_sentence (SocleMessages *messages, SocleReminder *reminder, gboolean late)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (socle_reminder_get_report (reminder));

  /* Translators: in these, {subject} is the title of a report and {range} the days of the
   * newest edition that is recorded */
  if (socle_audit_cycle_get_frequency (cycle) == SOCLE_FREQUENCY_SEMI_ANNUALLY)
    return late
             ? socle_messages_get (messages,
                                   "The newest edition recorded of {subject} is for {range}. Its "
                                   "services are audited twice a year, so a newer one was "
                                   "expected by {date}.")
             : socle_messages_get (messages,
                                   "The newest edition recorded of {subject} is for {range}. Its "
                                   "services are audited twice a year, so a newer one is "
                                   "expected by {date}.");

  return late ? socle_messages_get (messages,
                                    "The newest edition recorded of {subject} is for {range}. Its "
                                    "services are audited at least once a year, so a newer one "
                                    "was expected by {date}.")
              : socle_messages_get (messages,
                                    "The newest edition recorded of {subject} is for {range}. Its "
                                    "services are audited at least once a year, so a newer one is "
                                    "expected by {date}.");
}

static const char *
get_sentence (SocleMessages *messages, SocleReminder *reminder, gboolean late)
{
  /* Translators: in these, {subject} is the title of a report or the name of a group of
   * services, {range} the days that a report or letter is about */
  switch (socle_reminder_get_kind (reminder))
    {
    case SOCLE_REMINDER_REPORT:
      return late ? socle_messages_get (messages,
                                        "{subject} for {range} was expected by {date}, and no "
                                        "edition for these days is recorded.")
                  : socle_messages_get (messages, "{subject} for {range} is expected by {date}.");
    case SOCLE_REMINDER_LETTER:
      return late ? socle_messages_get (messages,
                                        "The bridge letter for {range} was expected by {date}, and "
                                        "none is recorded ({subject}).")
                  : socle_messages_get (messages,
                                        "The bridge letter for {range} is expected by {date} "
                                        "({subject}).");
    case SOCLE_REMINDER_SHORT_LETTER:
      return socle_messages_get (messages,
                                 "The bridge letter for {range} ends before the fiscal year does, "
                                 "on {end}; nothing covers the days in between when your auditor "
                                 "signs on {date} ({subject}).");
    case SOCLE_REMINDER_NEXT_EDITION:
    default:
      return get_next_sentence (messages, reminder, late);
    }
}

/**
 * socle_reminder_wording_sentence:
 * @messages: the language to speak
 * @reminder: a reminder
 * @today: what day it is
 *
 * Returns: (transfer full): what is missing and since when
 */
char *
socle_reminder_wording_sentence (SocleMessages *messages,
                                 SocleReminder *reminder,
                                 const GDate *today)
{
  SocleDateRange *year = socle_reminder_get_year (reminder);
  g_autofree char *subject = socle_reminder_wording_subject (messages, reminder);
  g_autofree char *range =
    socle_coverage_wording_range (messages, socle_reminder_get_days (reminder));
  g_autofree char *date = socle_messages_format_date (messages, socle_reminder_get_due (reminder));
  g_autofree char *end =
    year != NULL ? socle_messages_format_date (messages, socle_date_range_get_to (year)) : NULL;

  return socle_format (get_sentence (messages, reminder, is_late (reminder, today)), "subject",
                       subject, "range", range, "date", date, "end", end, NULL);
}

/**
 * socle_reminder_wording_state:
 * @messages: the language to speak
 * @reminder: a reminder
 *
 * Returns: (transfer full) (nullable): what was said to it; %NULL if it is open
 */
char *
socle_reminder_wording_state (SocleMessages *messages, SocleReminder *reminder)
{
  SocleRecord *record = socle_reminder_get_record (reminder);
  g_autofree char *date = NULL;
  GDate until;

  switch (socle_reminder_get_state (reminder))
    {
    case SOCLE_REMINDER_ACKNOWLEDGED:
      return g_strdup (socle_messages_get (messages, "Acknowledged"));
    case SOCLE_REMINDER_SNOOZED:
      socle_record_get_date (record, "until", &until);
      date = socle_messages_format_date (messages, &until);
      return socle_format (socle_messages_get (messages, "Snoozed until {date}"), "date", date,
                           NULL);
    case SOCLE_REMINDER_OPEN:
    default:
      return NULL;
    }
}
