/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-due-date.h"
#include "socle-library.h"

G_BEGIN_DECLS

/**
 * SocleCalendarQuery:
 * @span: the first and the last day that are asked for
 * @lag: how many months after the end of its period a report is expected
 * @year_end: (nullable): the last day of every fiscal year; %NULL for none
 * @sign_off_lag: how many months after that our auditor signs
 * @year: (nullable): one fiscal year; without @year_end, the only one
 * @sign_off: (nullable): when our auditor signs for @year, whatever the lag
 *
 * Which due dates are asked for.
 */
typedef struct
{
  SocleDateRange *span;
  guint lag;
  const SocleMonthDay *year_end;
  guint sign_off_lag;
  SocleDateRange *year;
  const GDate *sign_off;
} SocleCalendarQuery;

GListModel *socle_calendar_find (SocleLibrary             *library,
                                 const SocleCalendarQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
