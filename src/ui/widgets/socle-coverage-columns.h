/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

void socle_coverage_columns_fill (GtkColumnView *column_view,
                                  SocleSession  *session);

G_END_DECLS
