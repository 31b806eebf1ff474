/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REMINDER_ROW (socle_reminder_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleReminderRow, socle_reminder_row, SOCLE, REMINDER_ROW, GtkListBoxRow)

GtkWidget *socle_reminder_row_new     (SocleReminder    *reminder,
                                       SocleSession     *session) G_GNUC_WARN_UNUSED_RESULT;

void       socle_reminder_row_refresh (SocleReminderRow *self);
gboolean   socle_reminder_row_is_for  (SocleReminderRow *self,
                                       SocleReminder    *reminder);

G_END_DECLS
