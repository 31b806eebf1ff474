/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"

G_BEGIN_DECLS

void socle_cli_help_print         (SocleMessages      *messages,
                                   GString            *output);
void socle_cli_help_print_command (SocleMessages      *messages,
                                   const SocleCommand *command,
                                   GString            *output);

G_END_DECLS
