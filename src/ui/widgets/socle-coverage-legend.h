/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_LEGEND (socle_coverage_legend_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageLegend, socle_coverage_legend, SOCLE, COVERAGE_LEGEND, AdwBin)

void socle_coverage_legend_set_messages (SocleCoverageLegend *self,
                                         SocleMessages       *messages);

G_END_DECLS
