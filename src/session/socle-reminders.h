/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-fiscal.h"
#include "socle-library.h"
#include "socle-recorder.h"
#include "socle-reminder.h"

G_BEGIN_DECLS

/* How long before something is due it can be reminded of, in days. */
#define SOCLE_REMINDERS_LONGEST_LEAD 90

#define SOCLE_TYPE_REMINDERS (socle_reminders_get_type ())

G_DECLARE_FINAL_TYPE (SocleReminders, socle_reminders, SOCLE, REMINDERS, GObject)

SocleReminders *socle_reminders_new           (SocleFiscal    *fiscal,
                                               SocleRecorder  *recorder,
                                               const GDate    *today) G_GNUC_WARN_UNUSED_RESULT;

void            socle_reminders_bind_settings (SocleReminders *self,
                                               GSettings      *settings);
void            socle_reminders_set_library   (SocleReminders *self,
                                               SocleLibrary   *library);
void            socle_reminders_set_today     (SocleReminders *self,
                                               const GDate    *today);

gboolean        socle_reminders_get_active    (SocleReminders *self);
gboolean        socle_reminders_get_busy      (SocleReminders *self);
GListModel     *socle_reminders_get_list      (SocleReminders *self);
guint           socle_reminders_get_n_open    (SocleReminders *self);
SocleReminder  *socle_reminders_find          (SocleReminders *self,
                                               const char     *id) G_GNUC_WARN_UNUSED_RESULT;

gboolean        socle_reminders_can_answer    (SocleReminders *self);
void            socle_reminders_acknowledge   (SocleReminders *self,
                                               SocleReminder  *reminder,
                                               SocleMessages  *messages);
void            socle_reminders_snooze        (SocleReminders *self,
                                               SocleReminder  *reminder,
                                               const GDate    *until,
                                               SocleMessages  *messages);
void            socle_reminders_reopen        (SocleReminders *self,
                                               SocleReminder  *reminder,
                                               SocleMessages  *messages);

G_END_DECLS
