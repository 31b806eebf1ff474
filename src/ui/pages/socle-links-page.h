/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LINKS_PAGE (socle_links_page_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinksPage, socle_links_page, SOCLE, LINKS_PAGE, SoclePage)

G_END_DECLS
