/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-messages.h"

G_BEGIN_DECLS

void     socle_cli_output_prepare (void);
gboolean socle_cli_output_write   (int             descriptor,
                                   const char     *text,
                                   size_t          length,
                                   SocleMessages  *messages,
                                   GError        **error);

G_END_DECLS
