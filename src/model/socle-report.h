/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-service.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REPORT (socle_report_get_type ())

G_DECLARE_FINAL_TYPE (SocleReport, socle_report, SOCLE, REPORT, GObject)

const char         *socle_report_get_id             (SocleReport  *self);
SocleText          *socle_report_get_title          (SocleReport  *self);
const char         *socle_report_get_label          (SocleReport  *self);
SocleSoc            socle_report_get_soc            (SocleReport  *self);
SocleReportType     socle_report_get_report_type    (SocleReport  *self);
const char         *socle_report_get_standard       (SocleReport  *self);
const char         *socle_report_get_superseded_by  (SocleReport  *self);
SocleAuditCycle    *socle_report_get_cycle          (SocleReport  *self);
GPtrArray          *socle_report_get_services       (SocleReport  *self);
const char * const *socle_report_get_members        (SocleReport  *self);
const char * const *socle_report_get_also_covers    (SocleReport  *self);
const char         *socle_report_get_url            (SocleReport  *self);
SocleAccess         socle_report_get_access         (SocleReport  *self);
SocleCatalogue     *socle_report_get_catalogue      (SocleReport  *self);

GStrv               socle_report_dup_covered_names  (SocleReport  *self,
                                                     SocleService *service) G_GNUC_WARN_UNUSED_RESULT;
gboolean            socle_report_covers_member      (SocleReport  *self,
                                                     SocleService *service,
                                                     const char   *member);

G_END_DECLS
