/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-edition.h"
#include "socle-letter.h"

G_BEGIN_DECLS

/**
 * SocleCoverageState:
 * @SOCLE_COVERAGE_TESTED: within the period of an available Type 2 report
 * @SOCLE_COVERAGE_BRIDGED: within a bridge letter that follows such a report
 * @SOCLE_COVERAGE_UNCOVERED: neither
 * @SOCLE_COVERAGE_PARTLY: a month whose days are not all in the same state
 *
 * What we have for a day or a month at the date our auditor signs.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_COVERAGE_TESTED,
  SOCLE_COVERAGE_BRIDGED,
  SOCLE_COVERAGE_UNCOVERED,
  SOCLE_COVERAGE_PARTLY,
} SocleCoverageState;

/**
 * SocleCoverageSpan:
 * @days: some days of one month
 * @state: their state, never %SOCLE_COVERAGE_PARTLY
 * @edition: (nullable): the edition that tests them; of uncovered days, one that
 *   would have tested them but comes after the sign-off
 * @letter: (nullable): the letter that bridges them; of uncovered days, one that
 *   would have bridged them but comes after the sign-off
 *
 * Days in a row that are in one state for one reason.
 */
typedef struct
{
  SocleDateRange *days;  /* (owned) */
  SocleCoverageState state;
  SocleEdition *edition; /* (owned) (nullable) */
  SocleLetter *letter;   /* (owned) (nullable) */
} SocleCoverageSpan;

#define SOCLE_TYPE_COVERAGE_MONTH (socle_coverage_month_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageMonth, socle_coverage_month, SOCLE, COVERAGE_MONTH, GObject)

SocleCoverageMonth      *socle_coverage_month_new           (GPtrArray          *spans) G_GNUC_WARN_UNUSED_RESULT;

SocleDateRange          *socle_coverage_month_get_days      (SocleCoverageMonth *self);
GDateYear                socle_coverage_month_get_year      (SocleCoverageMonth *self);
GDateMonth               socle_coverage_month_get_month     (SocleCoverageMonth *self);
SocleCoverageState       socle_coverage_month_get_state     (SocleCoverageMonth *self);
SocleCoverageState       socle_coverage_month_get_counts_as (SocleCoverageMonth *self);
gboolean                 socle_coverage_month_is_held       (SocleCoverageMonth *self);

guint                    socle_coverage_month_get_n_spans   (SocleCoverageMonth *self);
const SocleCoverageSpan *socle_coverage_month_get_span      (SocleCoverageMonth *self,
                                                             guint               index);

SocleCoverageSpan       *socle_coverage_span_new            (SocleDateRange     *days,
                                                             SocleCoverageState  state,
                                                             SocleEdition       *edition,
                                                             SocleLetter        *letter) G_GNUC_WARN_UNUSED_RESULT;
void                     socle_coverage_span_free           (SocleCoverageSpan  *self);

G_END_DECLS
