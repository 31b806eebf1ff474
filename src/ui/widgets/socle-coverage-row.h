/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_ROW (socle_coverage_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageRow, socle_coverage_row, SOCLE, COVERAGE_ROW, GtkBox)

GtkWidget *socle_coverage_row_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       socle_coverage_row_show      (SocleCoverageRow *self,
                                         SocleReport      *report,
                                         SocleSession     *session);
char      *socle_coverage_row_dup_label (SocleReport      *report,
                                         SocleSession     *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
