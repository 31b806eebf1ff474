/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-register.h"

G_BEGIN_DECLS

gboolean socle_register_json_write (GOutputStream  *stream,
                                    SocleRegister  *reg,
                                    GCancellable   *cancellable,
                                    GError        **error);
gboolean socle_register_json_save  (const char     *path,
                                    SocleRegister  *reg,
                                    SocleMessages  *messages,
                                    GError        **error);

G_END_DECLS
