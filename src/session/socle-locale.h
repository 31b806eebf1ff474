/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-language.h"

G_BEGIN_DECLS

SocleLanguage  socle_locale_get_wanted (void);
void           socle_locale_init       (const SocleLanguage *language);

G_END_DECLS
