/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-list-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REPORTS_PAGE (socle_reports_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleReportsPage, socle_reports_page, SOCLE, REPORTS_PAGE, SocleListPage)

G_END_DECLS
