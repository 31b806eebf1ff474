/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-coverage-month.h"
#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_CELL (socle_coverage_cell_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageCell, socle_coverage_cell, SOCLE, COVERAGE_CELL, GtkWidget)

GtkWidget          *socle_coverage_cell_new         (gboolean            compact) G_GNUC_WARN_UNUSED_RESULT;
void                socle_coverage_cell_show        (SocleCoverageCell  *self,
                                                     SocleCoverageMonth *month,
                                                     const char         *text,
                                                     SocleMessages      *messages);
void                socle_coverage_cell_show_sample (SocleCoverageCell  *self,
                                                     SocleCoverageState  state,
                                                     gboolean            held);

SocleCoverageMonth *socle_coverage_cell_get_month   (SocleCoverageCell  *self);
void                socle_coverage_cell_get_box     (SocleCoverageCell  *self,
                                                     graphene_rect_t    *box);

G_END_DECLS
