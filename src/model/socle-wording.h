/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-messages.h"

G_BEGIN_DECLS

const char *socle_wording_soc              (SocleSoc               soc);
const char *socle_wording_type             (SocleMessages         *messages,
                                            SocleReportType        type);
char       *socle_wording_report_title     (SocleMessages         *messages,
                                            SocleReport           *report) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_kind             (SocleMessages         *messages,
                                            SocleReport           *report) G_GNUC_WARN_UNUSED_RESULT;
const char *socle_wording_kind_explained   (SocleMessages         *messages,
                                            SocleReport           *report);
const char *socle_wording_access           (SocleMessages         *messages,
                                            SocleAccess            access);
const char *socle_wording_access_explained (SocleMessages         *messages,
                                            SocleAccess            access);
char       *socle_wording_standard         (SocleMessages         *messages,
                                            SocleReport           *report) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_coverage         (SocleMessages         *messages,
                                            SocleReport           *report) G_GNUC_WARN_UNUSED_RESULT;

char       *socle_wording_scope            (SocleMessages         *messages,
                                            SocleService          *service,
                                            SocleSoc               soc) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_scope_short      (SocleMessages         *messages,
                                            SocleSoc               scope) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_qualifier        (SocleMessages         *messages,
                                            SocleService          *service) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_alias            (SocleMessages         *messages,
                                            const SocleAlias      *alias) G_GNUC_WARN_UNUSED_RESULT;

char       *socle_wording_cycle_title      (SocleMessages         *messages,
                                            SocleAuditCycle       *cycle) G_GNUC_WARN_UNUSED_RESULT;
const char *socle_wording_frequency        (SocleMessages         *messages,
                                            SocleFrequency         frequency);
char       *socle_wording_periods          (SocleMessages         *messages,
                                            SocleAuditCycle       *cycle) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_letter           (SocleMessages         *messages,
                                            const SocleLetterRule *letter) G_GNUC_WARN_UNUSED_RESULT;

char       *socle_wording_as_of            (SocleMessages         *messages,
                                            SocleCatalogue        *catalogue) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_wording_standards        (SocleMessages         *messages,
                                            SocleCatalogue        *catalogue,
                                            SocleSoc               soc) G_GNUC_WARN_UNUSED_RESULT;
const char *socle_wording_link             (SocleMessages         *messages,
                                            SocleLinkKind          kind);

G_END_DECLS
