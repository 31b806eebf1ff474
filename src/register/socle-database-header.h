/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register-error.h"

G_BEGIN_DECLS

/* "Socl", which tells our files from those of other programs. */
#define SOCLE_DATABASE_APPLICATION_ID 0x536f636c

gboolean socle_database_header_check (const char     *path,
                                      const char     *vfs,
                                      int             newest,
                                      SocleMessages  *messages,
                                      GError        **error);

G_END_DECLS
