/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_COVERAGE_PAGE (socle_coverage_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleCoveragePage, socle_coverage_page, SOCLE, COVERAGE_PAGE, SoclePage)

G_END_DECLS
