/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SEARCH_PROVIDER (socle_search_provider_get_type ())

G_DECLARE_FINAL_TYPE (SocleSearchProvider, socle_search_provider, SOCLE, SEARCH_PROVIDER, GObject)

SocleSearchProvider *socle_search_provider_new         (GApplication         *application) G_GNUC_WARN_UNUSED_RESULT;

gboolean             socle_search_provider_export      (SocleSearchProvider  *self,
                                                        GDBusConnection      *connection,
                                                        const char           *application_path,
                                                        GError              **error);
void                 socle_search_provider_unexport    (SocleSearchProvider  *self);
void                 socle_search_provider_set_session (SocleSearchProvider  *self,
                                                        SocleSession         *session);

G_END_DECLS
