/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_ARRAY_LIST (socle_array_list_get_type ())

G_DECLARE_FINAL_TYPE (SocleArrayList, socle_array_list, SOCLE, ARRAY_LIST, GObject)

SocleArrayList *socle_array_list_new       (GType           item_type) G_GNUC_WARN_UNUSED_RESULT;
SocleArrayList *socle_array_list_new_take  (GType           item_type,
                                            GPtrArray      *items) G_GNUC_WARN_UNUSED_RESULT;
void            socle_array_list_add       (SocleArrayList *self,
                                            gpointer        item);
GPtrArray      *socle_array_list_get_items (SocleArrayList *self);

G_END_DECLS
