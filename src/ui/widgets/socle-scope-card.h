/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SCOPE_CARD (socle_scope_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleScopeCard, socle_scope_card, SOCLE, SCOPE_CARD, GtkBox)

void socle_scope_card_show (SocleScopeCard *self,
                            SocleSession   *session,
                            SocleLibrary   *library);

G_END_DECLS
