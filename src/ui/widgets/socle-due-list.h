/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_DUE_LIST (socle_due_list_get_type ())

G_DECLARE_FINAL_TYPE (SocleDueList, socle_due_list, SOCLE, DUE_LIST, AdwBin)

void        socle_due_list_show          (SocleDueList *self,
                                          SocleSession *session,
                                          SocleLibrary *library);
GListModel *socle_due_list_get_due_dates (SocleDueList *self);

G_END_DECLS
