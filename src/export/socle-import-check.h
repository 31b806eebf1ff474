/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"
#include "socle-record.h"

G_BEGIN_DECLS

gboolean socle_import_check_names (const SocleRecord  *before,
                                   const SocleRecord  *after,
                                   SocleLibrary       *library,
                                   SocleMessages      *messages,
                                   const char        **field,
                                   GError            **error);

G_END_DECLS
