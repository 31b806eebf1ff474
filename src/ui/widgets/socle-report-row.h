/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-messages.h"
#include "socle-report.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REPORT_ROW (socle_report_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleReportRow, socle_report_row, SOCLE, REPORT_ROW, GtkBox)

GtkWidget *socle_report_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       socle_report_row_show (SocleReportRow *self,
                                  SocleReport    *report,
                                  SocleMessages  *messages);

G_END_DECLS
