/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-detail-pane.h"
#include "socle-messages.h"

G_BEGIN_DECLS

void socle_detail_pane_add_gaps        (SocleDetailPane *pane,
                                        SocleCatalogue  *catalogue,
                                        GObject         *subject,
                                        SocleMessages   *messages);
void socle_detail_pane_add_contacts    (SocleDetailPane *pane,
                                        SocleCatalogue  *catalogue,
                                        GObject         *subject,
                                        SocleMessages   *messages);
void socle_detail_pane_add_source      (SocleDetailPane *pane,
                                        SocleCatalogue  *catalogue,
                                        SocleMessages   *messages);
void socle_detail_list_add_cycle       (GtkListBox      *list,
                                        SocleAuditCycle *cycle,
                                        SocleMessages   *messages);
void socle_detail_list_add_linked_page (GtkListBox      *list,
                                        const char      *title,
                                        const char      *url);

G_END_DECLS
