/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-sqlite-register.h"

G_BEGIN_DECLS

gboolean socle_register_backup_daily   (SocleRegister                *reg,
                                        const char                   *path,
                                        const GDate                  *today,
                                        GError                      **error);
gboolean socle_register_backup_restore (const SocleRegisterSettings  *settings,
                                        const char                   *backup,
                                        GError                      **error);

G_END_DECLS
