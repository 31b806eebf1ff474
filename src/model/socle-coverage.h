/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage-month.h"
#include "socle-coverage-warning.h"

G_BEGIN_DECLS

#define SOCLE_COVERAGE_ERROR (socle_coverage_error_quark ())

/**
 * SocleCoverageError:
 * @SOCLE_COVERAGE_ERROR_SIGN_OFF: the auditor would sign before the year ends
 *
 * Why no coverage can be worked out.
 */
typedef enum
{
  SOCLE_COVERAGE_ERROR_SIGN_OFF,
} SocleCoverageError;

#define SOCLE_TYPE_COVERAGE (socle_coverage_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverage, socle_coverage, SOCLE, COVERAGE, GObject)

GQuark          socle_coverage_error_quark         (void);

SocleCoverage  *socle_coverage_new                 (SocleReport     *report,
                                                    SocleDateRange  *year,
                                                    const GDate     *sign_off,
                                                    GPtrArray       *editions,
                                                    GPtrArray       *letters,
                                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
SocleCoverage  *socle_coverage_new_for_report      (SocleReport     *report,
                                                    SocleDateRange  *year,
                                                    const GDate     *sign_off,
                                                    guint            lag,
                                                    GPtrArray       *held_editions,
                                                    GPtrArray       *held_letters,
                                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;

SocleReport    *socle_coverage_get_report          (SocleCoverage   *self);
SocleDateRange *socle_coverage_get_year            (SocleCoverage   *self);
const GDate    *socle_coverage_get_sign_off        (SocleCoverage   *self);
gboolean        socle_coverage_is_period_published (SocleCoverage   *self);
gboolean        socle_coverage_is_period_known     (SocleCoverage   *self);
gboolean        socle_coverage_can_test            (SocleCoverage   *self);

guint           socle_coverage_get_tested          (SocleCoverage   *self);
guint           socle_coverage_get_bridged         (SocleCoverage   *self);
guint           socle_coverage_get_uncovered       (SocleCoverage   *self);
GPtrArray      *socle_coverage_get_months          (SocleCoverage   *self);
GPtrArray      *socle_coverage_get_warnings        (SocleCoverage   *self);

G_END_DECLS
