/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverages that have been worked out for one fiscal year. */

#include "config.h"

#include "socle-coverage-cache.h"

/* Of one question at a time: whoever asks another one clears it first. */
struct _SocleCoverageCache
{
  GHashTable *coverages; /* (owned): from SocleReport to SocleCoverage */
};

/* So many are remembered: more than a list has rows alive, each of which asks several
 * times. */
#define MAX_COVERAGES 512

/**
 * socle_coverage_cache_new: (skip)
 *
 * Returns: (transfer full): an empty cache
 */
SocleCoverageCache *
socle_coverage_cache_new (void)
{
  SocleCoverageCache *self = g_new (SocleCoverageCache, 1);

  self->coverages = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);

  return self;
}

/**
 * socle_coverage_cache_free: (skip)
 * @self: (transfer full): a cache
 */
void
socle_coverage_cache_free (SocleCoverageCache *self)
{
  g_hash_table_unref (self->coverages);
  g_free (self);
}

/**
 * socle_coverage_cache_clear: (skip)
 * @self: a cache
 *
 * Forgets all, since something that they depend on is different now.
 */
void
socle_coverage_cache_clear (SocleCoverageCache *self)
{
  g_hash_table_remove_all (self->coverages);
}

/**
 * socle_coverage_cache_get: (skip)
 * @self: a cache
 * @report: a report
 * @question: what its coverage depends on
 *
 * Returns: (transfer none): what @report covers, until the cache is asked again
 */
SocleCoverage *
socle_coverage_cache_get (SocleCoverageCache *self,
                          SocleReport *report,
                          const SocleCoverageQuestion *question)
{
  SocleCoverage *coverage = g_hash_table_lookup (self->coverages, report);
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) letters = NULL;

  if (coverage != NULL)
    return coverage;

  if (g_hash_table_size (self->coverages) >= MAX_COVERAGES)
    g_hash_table_remove_all (self->coverages);

  if (question->holdings != NULL)
    socle_holdings_find_held (question->holdings, report, &editions, &letters);
  /* Cannot fail: the sign-off is never before the end. */
  coverage = socle_coverage_new_for_report (report, question->year, question->sign_off,
                                            question->lag, editions, letters, NULL);
  g_hash_table_insert (self->coverages, g_object_ref (report), coverage);

  return coverage;
}
