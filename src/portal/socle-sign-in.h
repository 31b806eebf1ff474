/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-portal-page.h"

G_BEGIN_DECLS

gboolean socle_sign_in_is_address (GUri            *uri);
gboolean socle_sign_in_is_wall    (GUri            *uri,
                                   guint            http_status,
                                   SoclePortalPage *page);

G_END_DECLS
