/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_LINKS_CARD (socle_links_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinksCard, socle_links_card, SOCLE, LINKS_CARD, GtkBox)

void socle_links_card_show (SocleLinksCard *self,
                            SocleSession   *session,
                            SocleLibrary   *library);

G_END_DECLS
