/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint socle_json_locate (const char *bytes,
                         size_t      length,
                         const char *path);

G_END_DECLS
