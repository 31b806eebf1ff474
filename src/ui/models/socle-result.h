/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_RESULT (socle_result_get_type ())

G_DECLARE_FINAL_TYPE (SocleResult, socle_result, SOCLE, RESULT, GObject)

gpointer socle_result_get_item    (SocleResult *self);
gboolean socle_result_get_waiting (SocleResult *self);

G_END_DECLS
