/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage.h"
#include "socle-messages.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *socle_coverage_json_get_state (SocleCoverageState  state);

void        socle_coverage_json_add       (JsonBuilder        *builder,
                                           SocleMessages      *messages,
                                           SocleCoverage      *coverage);

G_END_DECLS
