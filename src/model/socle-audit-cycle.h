/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-date.h"
#include "socle-report.h"

G_BEGIN_DECLS

/**
 * SocleLetterRule:
 * @issued: the month of issue, 1 to 12
 * @from: the first day that the letter covers
 * @to: the last day that it covers; before @from in the calendar when the
 *   letter spans the turn of a year
 *
 * When a cycle's bridge letters appear and what they cover, every year.
 */
typedef struct
{
  GDateMonth issued;
  SocleMonthDay from;
  SocleMonthDay to;
} SocleLetterRule;

#define SOCLE_TYPE_AUDIT_CYCLE (socle_audit_cycle_get_type ())

G_DECLARE_FINAL_TYPE (SocleAuditCycle, socle_audit_cycle, SOCLE, AUDIT_CYCLE, GObject)

const char            *socle_audit_cycle_get_id            (SocleAuditCycle *self);
SocleText             *socle_audit_cycle_get_title         (SocleAuditCycle *self);
GPtrArray             *socle_audit_cycle_get_services      (SocleAuditCycle *self);
const char * const    *socle_audit_cycle_get_also_covers   (SocleAuditCycle *self);
SocleFrequency         socle_audit_cycle_get_frequency     (SocleAuditCycle *self);
guint                  socle_audit_cycle_get_window_months (SocleAuditCycle *self);
const SocleMonthDay   *socle_audit_cycle_get_period_ends   (SocleAuditCycle *self,
                                                            guint           *n_period_ends);
const SocleLetterRule *socle_audit_cycle_get_letters       (SocleAuditCycle *self,
                                                            guint           *n_letters);
GPtrArray             *socle_audit_cycle_get_reports       (SocleAuditCycle *self);

G_END_DECLS
