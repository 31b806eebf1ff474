/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-audit-cycle.h"
#include "socle-edition.h"
#include "socle-letter.h"

G_BEGIN_DECLS

/* How many months after the end of its period a report is expected, unless told otherwise. */
#define SOCLE_DEFAULT_AVAILABILITY_LAG 2

gboolean   socle_expectation_is_published     (SocleAuditCycle      *cycle);
GPtrArray *socle_expectation_find_period_ends (SocleAuditCycle      *cycle,
                                               const SocleDateRange *within) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *socle_expectation_find_editions    (SocleReport          *report,
                                               const SocleDateRange *around,
                                               guint                 lag) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *socle_expectation_find_letters     (SocleAuditCycle      *cycle,
                                               const SocleDateRange *around) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
