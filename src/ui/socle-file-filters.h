/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *socle_file_filters_new (const char        *name,
                                    const char *const *suffixes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
