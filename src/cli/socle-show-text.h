/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"

G_BEGIN_DECLS

void socle_show_text_print_service (SocleCommandContext *context,
                                    SocleService        *service);
void socle_show_text_print_report  (SocleCommandContext *context,
                                    SocleReport         *report);

G_END_DECLS
