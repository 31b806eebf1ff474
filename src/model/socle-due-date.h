/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-date-range.h"

G_BEGIN_DECLS

/**
 * SocleDueDateKind:
 * @SOCLE_DUE_DATE_PERIOD_END: an audit period of a cycle ends
 * @SOCLE_DUE_DATE_REPORT: an edition of a report is expected
 * @SOCLE_DUE_DATE_LETTER: a bridge letter of a cycle is expected
 * @SOCLE_DUE_DATE_YEAR_END: our fiscal year ends
 * @SOCLE_DUE_DATE_SIGN_OFF: our auditor signs
 *
 * What happens on a day.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_DUE_DATE_PERIOD_END,
  SOCLE_DUE_DATE_REPORT,
  SOCLE_DUE_DATE_LETTER,
  SOCLE_DUE_DATE_YEAR_END,
  SOCLE_DUE_DATE_SIGN_OFF,
} SocleDueDateKind;

#define SOCLE_N_DUE_DATE_KINDS (SOCLE_DUE_DATE_SIGN_OFF + 1)

#define SOCLE_TYPE_DUE_DATE (socle_due_date_get_type ())

G_DECLARE_FINAL_TYPE (SocleDueDate, socle_due_date, SOCLE, DUE_DATE, GObject)

SocleDueDate     *socle_due_date_new           (SocleDueDateKind  kind,
                                                const GDate      *date,
                                                GObject          *subject,
                                                SocleCatalogue   *catalogue,
                                                SocleDateRange   *range) G_GNUC_WARN_UNUSED_RESULT;

SocleDueDateKind  socle_due_date_get_kind      (SocleDueDate     *self);
const GDate      *socle_due_date_get_date      (SocleDueDate     *self);
SocleAuditCycle  *socle_due_date_get_cycle     (SocleDueDate     *self);
SocleReport      *socle_due_date_get_report    (SocleDueDate     *self);
SocleCatalogue   *socle_due_date_get_catalogue (SocleDueDate     *self);
SocleDateRange   *socle_due_date_get_range     (SocleDueDate     *self);
const char       *socle_due_date_get_kind_name (SocleDueDateKind  kind);
char             *socle_due_date_dup_uid       (SocleDueDate     *self) G_GNUC_WARN_UNUSED_RESULT;
int               socle_due_date_compare       (SocleDueDate     *a,
                                                SocleDueDate     *b);

G_END_DECLS
