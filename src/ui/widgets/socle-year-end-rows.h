/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

void socle_year_end_rows_add (AdwPreferencesGroup *group,
                              SocleSession        *session);

G_END_DECLS
