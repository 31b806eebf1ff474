/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"
#include "socle-coverage.h"

G_BEGIN_DECLS

void socle_coverage_text_print     (SocleCommandContext *context,
                                    SocleCoverage       *coverage);
void socle_coverage_text_print_all (SocleCommandContext *context,
                                    GPtrArray           *coverages);

G_END_DECLS
