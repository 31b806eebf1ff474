/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_GUIDE_PAGE (socle_guide_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleGuidePage, socle_guide_page, SOCLE, GUIDE_PAGE, SoclePage)

G_END_DECLS
