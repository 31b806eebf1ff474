/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-link-checks.h"
#include "socle-messages.h"
#include "socle-portal-link.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_ROW (socle_link_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkRow, socle_link_row, SOCLE, LINK_ROW, GtkBox)

GtkWidget *socle_link_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       socle_link_row_show     (SocleLinkRow    *self,
                                    SoclePortalLink *link,
                                    SocleLinkChecks *checks,
                                    SocleMessages   *messages);
char      *socle_link_row_describe (SoclePortalLink *link,
                                    SocleMessages   *messages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
