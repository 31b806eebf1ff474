/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-list-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SERVICES_PAGE (socle_services_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleServicesPage, socle_services_page, SOCLE, SERVICES_PAGE, SocleListPage)

G_END_DECLS
