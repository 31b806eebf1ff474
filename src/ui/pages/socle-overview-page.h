/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_OVERVIEW_PAGE (socle_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleOverviewPage, socle_overview_page, SOCLE, OVERVIEW_PAGE, SoclePage)

G_END_DECLS
