/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_YEAR_CHOOSER (socle_year_chooser_get_type ())

G_DECLARE_FINAL_TYPE (SocleYearChooser, socle_year_chooser, SOCLE, YEAR_CHOOSER, GtkBox)

void socle_year_chooser_set_session (SocleYearChooser *self,
                                     SocleSession     *session);

G_END_DECLS
