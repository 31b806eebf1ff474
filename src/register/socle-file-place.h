/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean socle_file_place_is_network (guint64     type);
gboolean socle_file_place_is_remote  (const char *path);
gboolean socle_file_place_is_lent    (const char *path,
                                      const char *runtime_dir);

G_END_DECLS
