/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_SIDEBAR_ROW (socle_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleSidebarRow, socle_sidebar_row, SOCLE, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *socle_sidebar_row_new       (const char      *page,
                                         const char      *title,
                                         const char      *icon_name) G_GNUC_WARN_UNUSED_RESULT;
const char *socle_sidebar_row_get_page  (SocleSidebarRow *self);
void        socle_sidebar_row_set_count (SocleSidebarRow *self,
                                         const char      *count,
                                         const char      *spoken);

G_END_DECLS
