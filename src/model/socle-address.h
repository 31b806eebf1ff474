/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean socle_address_is_good (const char *address);
gboolean socle_address_is_web  (const char *address);

G_END_DECLS
