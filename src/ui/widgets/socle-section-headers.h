/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"

G_BEGIN_DECLS

gpointer            socle_section_headers_get_section (gpointer   report);
GtkListItemFactory *socle_section_headers_new         (SoclePage *page,
                                                       gboolean   with_source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
