/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SERVICE_COLUMNS (socle_service_columns_get_type ())

G_DECLARE_FINAL_TYPE (SocleServiceColumns, socle_service_columns, SOCLE, SERVICE_COLUMNS, GObject)

SocleServiceColumns *socle_service_columns_new           (GtkColumnView       *view) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_service_columns_set_library   (SocleServiceColumns *self,
                                                          SocleLibrary        *library,
                                                          SocleSession        *session);
void                 socle_service_columns_bind_settings (SocleServiceColumns *self,
                                                          GSettings           *settings);
SocleServiceColumn   socle_service_columns_get_sort      (SocleServiceColumns *self,
                                                          gboolean            *descending);

G_END_DECLS
