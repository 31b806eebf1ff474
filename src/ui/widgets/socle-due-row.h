/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-due-date.h"
#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_DUE_ROW (socle_due_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleDueRow, socle_due_row, SOCLE, DUE_ROW, GtkBox)

GtkWidget *socle_due_row_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       socle_due_row_show      (SocleDueRow  *self,
                                    SocleDueDate *due_date,
                                    SocleSession *session);
char      *socle_due_row_dup_label (SocleDueDate *due_date,
                                    SocleSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
