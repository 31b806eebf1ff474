/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage.h"
#include "socle-messages.h"

G_BEGIN_DECLS

const char *socle_coverage_wording_state     (SocleMessages        *messages,
                                              SocleCoverageState    state);
const char *socle_coverage_wording_mark      (SocleMessages        *messages,
                                              SocleCoverageState    state);
const char *socle_coverage_wording_opinion   (SocleMessages        *messages,
                                              SocleOpinion          opinion);
char       *socle_coverage_wording_range     (SocleMessages        *messages,
                                              SocleDateRange       *range) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_year      (SocleMessages        *messages,
                                              SocleDateRange       *year) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_month     (SocleMessages        *messages,
                                              SocleCoverageMonth   *month) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_totals    (SocleMessages        *messages,
                                              SocleCoverage        *coverage) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_uncovered (SocleMessages        *messages,
                                              SocleCoverage        *coverage) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_reason    (SocleMessages        *messages,
                                              SocleCoverageMonth   *month) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_cell      (SocleMessages        *messages,
                                              SocleCoverageMonth   *month,
                                              const char           *reason) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_warning   (SocleMessages        *messages,
                                              SocleCoverage        *coverage,
                                              SocleCoverageWarning *warning) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_coverage_wording_sign_off  (SocleMessages        *messages,
                                              SocleDateRange       *year,
                                              const GDate          *sign_off) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
