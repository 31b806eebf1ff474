/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"
#include "socle-holdings.h"

G_BEGIN_DECLS

gboolean socle_cli_register_open        (SocleCommandContext  *context,
                                         SocleHoldings       **holdings,
                                         GError              **error);
gboolean socle_cli_register_keep_in_use (SocleCommandContext  *context,
                                         GPtrArray            *services,
                                         GError              **error);

G_END_DECLS
