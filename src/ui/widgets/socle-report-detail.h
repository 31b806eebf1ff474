/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REPORT_DETAIL (socle_report_detail_get_type ())

G_DECLARE_FINAL_TYPE (SocleReportDetail, socle_report_detail, SOCLE, REPORT_DETAIL, AdwBin)

void socle_report_detail_show (SocleReportDetail *self,
                             SocleReport       *report,
                             SocleSession       *session);

G_END_DECLS
