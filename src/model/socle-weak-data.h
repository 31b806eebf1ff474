/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

gpointer socle_weak_data_new  (gpointer object) G_GNUC_WARN_UNUSED_RESULT;
gpointer socle_weak_data_take (gpointer weak) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
