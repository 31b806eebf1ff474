/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-due-date.h"
#include "socle-messages.h"

G_BEGIN_DECLS

const char *socle_calendar_wording_kind    (SocleMessages    *messages,
                                            SocleDueDateKind  kind);
char       *socle_calendar_wording_subject (SocleMessages    *messages,
                                            SocleDueDate     *due_date) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_calendar_wording_title   (SocleMessages    *messages,
                                            SocleDueDate     *due_date) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_calendar_wording_detail  (SocleMessages    *messages,
                                            SocleDueDate     *due_date) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_calendar_wording_distance (SocleMessages    *messages,
                                             const GDate      *today,
                                             const GDate      *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
