/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-holdings.h"

G_BEGIN_DECLS

/**
 * SocleReminderKind:
 * @SOCLE_REMINDER_REPORT: an edition of a report is expected that we do not hold
 * @SOCLE_REMINDER_LETTER: a bridge letter is expected that we do not hold
 * @SOCLE_REMINDER_SHORT_LETTER: the letter that we hold ends before the fiscal year does
 * @SOCLE_REMINDER_NEXT_EDITION: the provider publishes no dates, but audits more often than we
 *   have received editions
 *
 * What somebody is to be reminded of.
 */
typedef enum
{
  SOCLE_REMINDER_REPORT,
  SOCLE_REMINDER_LETTER,
  SOCLE_REMINDER_SHORT_LETTER,
  SOCLE_REMINDER_NEXT_EDITION,
} SocleReminderKind;

/**
 * SocleReminderState:
 * @SOCLE_REMINDER_OPEN: nobody has said anything to it, or it was snoozed until today
 * @SOCLE_REMINDER_SNOOZED: it comes back on a day
 * @SOCLE_REMINDER_ACKNOWLEDGED: it stays quiet
 *
 * What has become of a reminder.
 */
typedef enum
{
  SOCLE_REMINDER_OPEN,
  SOCLE_REMINDER_SNOOZED,
  SOCLE_REMINDER_ACKNOWLEDGED,
} SocleReminderState;

/**
 * SocleReminderFacts:
 * @kind: what to remind of
 * @report: the report it is about, or the first one of those that a letter is about
 * @cycle: (nullable): the audit cycle, for a letter that is about a whole one
 * @days: the period or the letter's days; of a next edition, those of the newest that we hold
 * @due: until when it is expected, or needed
 * @year: (nullable): the fiscal year that a letter is short of
 *
 * What makes a reminder.
 */
typedef struct
{
  SocleReminderKind kind;
  SocleReport *report;
  SocleAuditCycle *cycle;
  SocleDateRange *days;
  const GDate *due;
  SocleDateRange *year;
} SocleReminderFacts;

#define SOCLE_TYPE_REMINDER (socle_reminder_get_type ())

G_DECLARE_FINAL_TYPE (SocleReminder, socle_reminder, SOCLE, REMINDER, GObject)

SocleReminder      *socle_reminder_new         (const SocleReminderFacts *facts,
                                                SocleHoldings            *holdings,
                                                const GDate              *today) G_GNUC_WARN_UNUSED_RESULT;

const char         *socle_reminder_get_id      (SocleReminder            *self);
SocleReminderKind   socle_reminder_get_kind    (SocleReminder            *self);
SocleReport        *socle_reminder_get_report  (SocleReminder            *self);
SocleAuditCycle    *socle_reminder_get_cycle   (SocleReminder            *self);
SocleDateRange     *socle_reminder_get_days    (SocleReminder            *self);
const GDate        *socle_reminder_get_due     (SocleReminder            *self);
SocleDateRange     *socle_reminder_get_year    (SocleReminder            *self);
SocleReminderState  socle_reminder_get_state   (SocleReminder            *self);
SocleRecord        *socle_reminder_get_record  (SocleReminder            *self);

SocleRecord        *socle_reminder_acknowledge (SocleReminder            *self) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord        *socle_reminder_snooze      (SocleReminder            *self,
                                                const GDate              *until) G_GNUC_WARN_UNUSED_RESULT;

int                 socle_reminder_compare     (SocleReminder            *a,
                                                SocleReminder            *b);

G_END_DECLS
