/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage.h"
#include "socle-holdings.h"

G_BEGIN_DECLS

/**
 * SocleCoverageQuestion:
 * @year: our fiscal year
 * @sign_off: when our auditor signs, not before @year ends
 * @lag: how many months after the end of its period a report is expected
 * @holdings: (nullable): what we hold
 *
 * What the coverage of a report depends on, besides the report.
 */
typedef struct
{
  SocleDateRange *year;
  const GDate *sign_off;
  guint lag;
  SocleHoldings *holdings;
} SocleCoverageQuestion;

typedef struct _SocleCoverageCache SocleCoverageCache;

SocleCoverageCache *socle_coverage_cache_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void                socle_coverage_cache_free  (SocleCoverageCache          *self);

void                socle_coverage_cache_clear (SocleCoverageCache          *self);
SocleCoverage      *socle_coverage_cache_get   (SocleCoverageCache          *self,
                                                SocleReport                 *report,
                                                const SocleCoverageQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleCoverageCache, socle_coverage_cache_free)

G_END_DECLS
