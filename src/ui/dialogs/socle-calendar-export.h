/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

void socle_calendar_export_ask   (GtkWidget    *parent,
                                  SocleSession *session,
                                  GListModel   *due_dates,
                                  guint         reminder);
void socle_calendar_export_write (GtkWidget    *parent,
                                  SocleSession *session,
                                  GListModel   *due_dates,
                                  guint         reminder,
                                  GFile        *file);

G_END_DECLS
