/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REMINDER_CARD (socle_reminder_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleReminderCard, socle_reminder_card, SOCLE, REMINDER_CARD, GtkBox)

void socle_reminder_card_show (SocleReminderCard *self,
                               SocleSession      *session);

G_END_DECLS
