/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SocleCellSetup:
 * @user_data: as given
 *
 * Returns: (transfer floating): a new cell
 */
typedef GtkWidget *(*SocleCellSetup) (gpointer user_data);

/**
 * SocleCellUpdate:
 * @cell: a cell that setup made
 * @item: what it is to show now
 * @user_data: as given
 *
 * Shows another item in a cell.
 */
typedef void (*SocleCellUpdate) (GtkWidget *cell,
                                 gpointer   item,
                                 gpointer   user_data);

/**
 * SocleLabelFunc:
 * @item: an item
 * @user_data: as given
 *
 * Returns: (transfer full): what a screen reader says of the row of @item
 */
typedef char *(*SocleLabelFunc) (gpointer item,
                                 gpointer user_data);

GtkListItemFactory *socle_result_factory_new     (SocleCellSetup  setup,
                                                  SocleCellUpdate update,
                                                  SocleLabelFunc  label,
                                                  gpointer        user_data) G_GNUC_WARN_UNUSED_RESULT;
GtkListItemFactory *socle_result_row_factory_new (SocleLabelFunc  label,
                                                  gpointer        user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
