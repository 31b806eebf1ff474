/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SERVICE_DETAIL (socle_service_detail_get_type ())

G_DECLARE_FINAL_TYPE (SocleServiceDetail, socle_service_detail, SOCLE, SERVICE_DETAIL, AdwBin)

void socle_service_detail_show (SocleServiceDetail *self,
                             SocleService       *service,
                             SocleSession       *session);

G_END_DECLS
