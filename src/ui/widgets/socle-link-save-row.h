/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_SAVE_ROW (socle_link_save_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkSaveRow,
                      socle_link_save_row,
                      SOCLE,
                      LINK_SAVE_ROW,
                      AdwPreferencesRow)

GtkWidget *socle_link_save_row_new (const char *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
