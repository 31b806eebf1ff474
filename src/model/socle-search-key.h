/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  socle_search_key_append (GString    *key,
                               const char *text);
char *socle_search_key_new    (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
