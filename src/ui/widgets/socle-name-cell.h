/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>


G_BEGIN_DECLS

#define SOCLE_TYPE_NAME_CELL (socle_name_cell_get_type ())

G_DECLARE_FINAL_TYPE (SocleNameCell, socle_name_cell, SOCLE, NAME_CELL, GtkWidget)

GtkWidget *socle_name_cell_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       socle_name_cell_set_texts (SocleNameCell *self,
                                      const char    *title,
                                      const char    *subtitle);

G_END_DECLS
