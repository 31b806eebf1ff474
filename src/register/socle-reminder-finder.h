/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"
#include "socle-reminder.h"

G_BEGIN_DECLS

/**
 * SocleReminderQuery:
 * @today: what day it is
 * @lead: how many days before it is due something is reminded of
 * @lag: how many months after the end of its period a report is expected
 * @year_end: the last day of every fiscal year of ours
 * @sign_off_lag: how many months after that our auditor signs
 * @year: (nullable): a fiscal year for which another day is known
 * @sign_off: (nullable): that day
 *
 * What reminders depend on, besides catalogues and register.
 */
typedef struct
{
  const GDate *today;
  guint lead;
  guint lag;
  const SocleMonthDay *year_end;
  guint sign_off_lag;
  SocleDateRange *year;
  const GDate *sign_off;
} SocleReminderQuery;

GListModel *socle_reminder_find (SocleLibrary             *library,
                                 SocleHoldings            *holdings,
                                 const SocleReminderQuery *query,
                                 GCancellable             *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
