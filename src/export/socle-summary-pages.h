/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-summary.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * SoclePaper:
 * @SOCLE_PAPER_A4: 210 × 297 mm
 * @SOCLE_PAPER_LETTER: 8.5 × 11 in
 *
 * Sizes of paper.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_PAPER_A4,
  SOCLE_PAPER_LETTER,
} SoclePaper;

typedef struct _SocleSummaryPages SocleSummaryPages;

void               socle_paper_get_size                   (SoclePaper          paper,
                                                           double             *width,
                                                           double             *height);

SocleSummaryPages *socle_summary_pages_new                (SocleSummary       *summary,
                                                           SoclePaper          paper,
                                                           GCancellable       *cancellable,
                                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               socle_summary_pages_free               (SocleSummaryPages  *self);

SocleSummary      *socle_summary_pages_get_summary        (SocleSummaryPages  *self);
void               socle_summary_pages_get_size           (SocleSummaryPages  *self,
                                                           double             *width,
                                                           double             *height);
guint              socle_summary_pages_get_n_pages        (SocleSummaryPages  *self);
guint              socle_summary_pages_get_section_page   (SocleSummaryPages  *self,
                                                           guint               section);
void               socle_summary_pages_draw               (SocleSummaryPages  *self,
                                                           cairo_t            *cr,
                                                           guint               page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleSummaryPages, socle_summary_pages_free)

G_END_DECLS
