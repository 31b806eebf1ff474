/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_WELCOME_CARD (socle_welcome_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleWelcomeCard, socle_welcome_card, SOCLE, WELCOME_CARD, GtkBox)

void socle_welcome_card_set_up (SocleWelcomeCard *self,
                                SocleSession     *session,
                                GSettings        *settings);

G_END_DECLS
