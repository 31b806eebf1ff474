/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *socle_retry_after_parse (const char *value,
                                    GDateTime  *now,
                                    guint64     longest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
