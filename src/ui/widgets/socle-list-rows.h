/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *socle_boxed_list_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *socle_list_row_new   (GtkWidget  *child,
                                 const char *label,
                                 const char *action_name,
                                 const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
