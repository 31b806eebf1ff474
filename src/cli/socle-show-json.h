/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void socle_show_json_print (GObject *item,
                            GString *output);

G_END_DECLS
