/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_CHECK_ROW (socle_link_check_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkCheckRow, socle_link_check_row, SOCLE, LINK_CHECK_ROW, AdwActionRow)

GtkWidget *socle_link_check_row_new (const char *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
