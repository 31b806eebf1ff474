/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_DUE_CARD (socle_due_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleDueCard, socle_due_card, SOCLE, DUE_CARD, GtkBox)

void socle_due_card_show (SocleDueCard *self,
                          SocleSession *session,
                          SocleLibrary *library);

G_END_DECLS
