/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_DATE_RANGE (socle_date_range_get_type ())

typedef struct _SocleDateRange SocleDateRange;

/**
 * SocleDateRangeOverlap:
 * @SOCLE_DATE_RANGE_NO_OVERLAP: the ranges have no day in common
 * @SOCLE_DATE_RANGE_EQUAL: they have the same days
 * @SOCLE_DATE_RANGE_SUBSET: the first lies within the second
 * @SOCLE_DATE_RANGE_SUPERSET: the second lies within the first
 * @SOCLE_DATE_RANGE_INTERSECTS: they share some days, and each has others
 *
 * How one range lies to another.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_DATE_RANGE_NO_OVERLAP,
  SOCLE_DATE_RANGE_EQUAL,
  SOCLE_DATE_RANGE_SUBSET,
  SOCLE_DATE_RANGE_SUPERSET,
  SOCLE_DATE_RANGE_INTERSECTS,
} SocleDateRangeOverlap;

GType                  socle_date_range_get_type     (void);

SocleDateRange        *socle_date_range_new          (const GDate          *from,
                                                      const GDate          *to) G_GNUC_WARN_UNUSED_RESULT;
SocleDateRange        *socle_date_range_ref          (SocleDateRange       *self);
void                   socle_date_range_unref        (SocleDateRange       *self);

const GDate           *socle_date_range_get_from     (const SocleDateRange *self);
const GDate           *socle_date_range_get_to       (const SocleDateRange *self);
guint                  socle_date_range_get_days     (const SocleDateRange *self);
gboolean               socle_date_range_contains     (const SocleDateRange *self,
                                                      const GDate          *date);
SocleDateRangeOverlap  socle_date_range_overlap      (const SocleDateRange *a,
                                                      const SocleDateRange *b);
SocleDateRange        *socle_date_range_intersection (const SocleDateRange *a,
                                                      const SocleDateRange *b) G_GNUC_WARN_UNUSED_RESULT;
int                    socle_date_range_compare      (const SocleDateRange *a,
                                                      const SocleDateRange *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleDateRange, socle_date_range_unref)

G_END_DECLS
