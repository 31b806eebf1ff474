/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-reminder.h"

G_BEGIN_DECLS

const char *socle_reminder_wording_kind     (SocleMessages *messages,
                                             SocleReminder *reminder,
                                             const GDate   *today);
char       *socle_reminder_wording_subject  (SocleMessages *messages,
                                             SocleReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_reminder_wording_sentence (SocleMessages *messages,
                                             SocleReminder *reminder,
                                             const GDate   *today) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_reminder_wording_state    (SocleMessages *messages,
                                             SocleReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
