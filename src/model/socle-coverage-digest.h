/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage.h"
#include "socle-library.h"

G_BEGIN_DECLS

/* How many groups a digest keeps; the rest are only counted. */
#define SOCLE_COVERAGE_DIGEST_MAX 6

/**
 * SocleHeld:
 * @find: finds what is held of a report; returns whether there is any
 * @user_data: for @find
 *
 * Where what we hold is asked for. May be asked from any thread.
 */
typedef struct
{
  gboolean (*find) (SocleReport *report,
                    GPtrArray  **editions,
                    GPtrArray  **letters,
                    gpointer     user_data);
  gpointer user_data;
} SocleHeld;

/**
 * SocleCoverageGroup:
 * @cycle: an audit cycle
 * @reports: (element-type SocleReport): a report of each kind with this coverage
 * @coverage: what they cover
 *
 * The reports of one cycle that cover the same months.
 */
typedef struct
{
  SocleAuditCycle *cycle;  /* (owned) */
  GPtrArray *reports;      /* (owned) (element-type SocleReport): owned elements */
  SocleCoverage *coverage; /* (owned) */
} SocleCoverageGroup;

typedef struct _SocleCoverageDigest SocleCoverageDigest;

SocleCoverageDigest *socle_coverage_digest_new            (SocleLibrary              *library,
                                                           SocleDateRange            *year,
                                                           const GDate               *sign_off,
                                                           guint                      lag,
                                                           const SocleHeld           *held,
                                                           GCancellable              *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void                 socle_coverage_digest_free           (SocleCoverageDigest       *self);

guint                socle_coverage_digest_get_n_reliable (const SocleCoverageDigest *self);
guint                socle_coverage_digest_get_n_full     (const SocleCoverageDigest *self);
guint                socle_coverage_digest_get_n_groups   (const SocleCoverageDigest *self);
GPtrArray           *socle_coverage_digest_get_groups     (const SocleCoverageDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleCoverageDigest, socle_coverage_digest_free)

G_END_DECLS
