/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-coverage.h"
#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_STRIP (socle_coverage_strip_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageStrip, socle_coverage_strip, SOCLE, COVERAGE_STRIP, GtkWidget)

GtkWidget *socle_coverage_strip_new  (gboolean            compact) G_GNUC_WARN_UNUSED_RESULT;
void       socle_coverage_strip_show (SocleCoverageStrip *self,
                                      SocleCoverage      *coverage,
                                      const GDate        *today,
                                      SocleMessages      *messages);

G_END_DECLS
