/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *socle_disk_dup_stem    (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean socle_disk_make_folder (const char *path);
gboolean socle_disk_sync        (const char *path);
gboolean socle_disk_give_name   (const char *path,
                                 const char *name);
gboolean socle_disk_remove_all  (const char *path);

G_END_DECLS
