/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-edition.h"
#include "socle-letter.h"

G_BEGIN_DECLS

/**
 * SocleCoverageWarningKind:
 * @SOCLE_COVERAGE_WARNING_NO_PERIOD: no audit period is published, and no edition is held
 * @SOCLE_COVERAGE_WARNING_TYPE_1: a Type 1 report tests no month
 * @SOCLE_COVERAGE_WARNING_SOC_3: a SOC 3 report tests no month
 * @SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED: a report without a stated type tests no month
 * @SOCLE_COVERAGE_WARNING_MODIFIED_OPINION: an edition has a modified opinion
 * @SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT: a letter with no report to follow
 * @SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP: a letter that starts too late after a report or letter
 * @SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END: a letter that starts before the report ends
 * @SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY: a letter signed before the days it covers are over
 * @SOCLE_COVERAGE_WARNING_LONG_BRIDGE: more than three months in a row with letters only
 *
 * What an auditor would ask about.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_COVERAGE_WARNING_NO_PERIOD,
  SOCLE_COVERAGE_WARNING_TYPE_1,
  SOCLE_COVERAGE_WARNING_SOC_3,
  SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED,
  SOCLE_COVERAGE_WARNING_MODIFIED_OPINION,
  SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT,
  SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP,
  SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END,
  SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY,
  SOCLE_COVERAGE_WARNING_LONG_BRIDGE,
} SocleCoverageWarningKind;

#define SOCLE_N_COVERAGE_WARNING_KINDS (SOCLE_COVERAGE_WARNING_LONG_BRIDGE + 1)

#define SOCLE_TYPE_COVERAGE_WARNING (socle_coverage_warning_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageWarning,
                      socle_coverage_warning,
                      SOCLE,
                      COVERAGE_WARNING,
                      GObject)

SocleCoverageWarning     *socle_coverage_warning_new         (SocleCoverageWarningKind  kind,
                                                              SocleEdition             *edition,
                                                              SocleLetter              *letter,
                                                              SocleDateRange           *days) G_GNUC_WARN_UNUSED_RESULT;

SocleCoverageWarningKind  socle_coverage_warning_get_kind    (SocleCoverageWarning     *self);
SocleEdition             *socle_coverage_warning_get_edition (SocleCoverageWarning     *self);
SocleLetter              *socle_coverage_warning_get_letter  (SocleCoverageWarning     *self);
SocleDateRange           *socle_coverage_warning_get_days    (SocleCoverageWarning     *self);

G_END_DECLS
