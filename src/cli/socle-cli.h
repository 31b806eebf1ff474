/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-options.h"

G_BEGIN_DECLS

gboolean socle_cli_run      (SocleOptions *options,
                             int          *status);
int      socle_cli_complain (const GError *error);

G_END_DECLS
