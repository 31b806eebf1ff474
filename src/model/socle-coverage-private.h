/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage.h"

G_BEGIN_DECLS

/**
 * SocleCoverageChain:
 * @SOCLE_COVERAGE_CHAIN_BROKEN: the letter follows nothing, or not at once
 * @SOCLE_COVERAGE_CHAIN_LATE: it does only once everything expected has arrived
 * @SOCLE_COVERAGE_CHAIN_GOOD: it starts the day after a report or chained letter ends
 *
 * Whether a letter bridges, at the sign-off.
 */
typedef enum
{
  SOCLE_COVERAGE_CHAIN_BROKEN,
  SOCLE_COVERAGE_CHAIN_LATE,
  SOCLE_COVERAGE_CHAIN_GOOD,
} SocleCoverageChain;

/**
 * SocleCoverageRecords:
 * @sign_off: when our auditor signs
 * @editions: the editions, without those that a held one replaces; the best reason first
 * @letters: the letters likewise; by their days
 * @chains: for each of @letters, whether it bridges
 *
 * What a coverage is worked out from.
 */
typedef struct
{
  GDate sign_off;
  GPtrArray *editions; /* (owned) (element-type SocleEdition) */
  GPtrArray *letters;  /* (owned) (element-type SocleLetter) */
  GArray *chains;      /* (owned) (element-type SocleCoverageChain) */
} SocleCoverageRecords;

void       socle_coverage_records_init        (SocleCoverageRecords       *self,
                                               const GDate                *sign_off,
                                               GPtrArray                  *editions,
                                               GPtrArray                  *letters);
void       socle_coverage_records_clear       (SocleCoverageRecords       *self);
gboolean   socle_coverage_records_is_in_time  (const SocleCoverageRecords *self,
                                               const GDate                *available);

GPtrArray *socle_coverage_find_months         (const SocleCoverageRecords *records,
                                               const SocleDateRange       *year) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *socle_coverage_find_warnings       (const SocleCoverageRecords *records,
                                               const SocleDateRange       *year,
                                               GPtrArray                  *months,
                                               SocleReport                *report) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SocleCoverageRecords, socle_coverage_records_clear)

G_END_DECLS
