/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_CARD (socle_coverage_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoverageCard, socle_coverage_card, SOCLE, COVERAGE_CARD, GtkBox)

void socle_coverage_card_show (SocleCoverageCard *self,
                               SocleSession      *session,
                               SocleLibrary      *library);

G_END_DECLS
