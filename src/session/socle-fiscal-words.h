/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-date-range.h"

G_BEGIN_DECLS

/* Years of four digits, with room for the lags and the periods around them. */
#define SOCLE_FISCAL_FIRST_YEAR 1000
#define SOCLE_FISCAL_LAST_YEAR 9900

gboolean        socle_fiscal_words_is_year      (int             number);
gboolean        socle_fiscal_words_is_range     (SocleDateRange *days);

GDateYear       socle_fiscal_words_parse_number (const char     *word);
SocleDateRange *socle_fiscal_words_parse_days   (const char     *word) G_GNUC_WARN_UNUSED_RESULT;
char           *socle_fiscal_words_dup          (GDateYear       number,
                                                 SocleDateRange *days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
