/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-session.h"

G_BEGIN_DECLS

/* What a notification offers. */
typedef enum
{
  SOCLE_REMINDER_ACTION_SHOW,
  SOCLE_REMINDER_ACTION_ACKNOWLEDGE,
  SOCLE_REMINDER_ACTION_SNOOZE,
} SocleReminderAction;

#define SOCLE_TYPE_REMINDER_NOTIFIER (socle_reminder_notifier_get_type ())

G_DECLARE_FINAL_TYPE (SocleReminderNotifier,
                      socle_reminder_notifier,
                      SOCLE,
                      REMINDER_NOTIFIER,
                      GObject)

SocleReminderNotifier *socle_reminder_notifier_new   (GApplication          *application,
                                                      SocleSession          *session,
                                                      GSettings             *settings) G_GNUC_WARN_UNUSED_RESULT;

void                   socle_reminder_notifier_start (SocleReminderNotifier *self);
void                   socle_reminder_notifier_act   (SocleReminderNotifier *self,
                                                      SocleReminderAction    action,
                                                      const char            *id);

G_END_DECLS
