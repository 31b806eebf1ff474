/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *socle_small_file_read (const char *path,
                               size_t      limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
