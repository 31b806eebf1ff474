/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-date-range.h"
#include "socle-date.h"

G_BEGIN_DECLS

/* How many months after the year's end our auditor signs, unless told otherwise. */
#define SOCLE_DEFAULT_SIGN_OFF_LAG 3

SocleDateRange *socle_fiscal_year_new          (const SocleMonthDay  *year_end,
                                                GDateYear             year) G_GNUC_WARN_UNUSED_RESULT;
SocleDateRange *socle_fiscal_year_new_for_date (const SocleMonthDay  *year_end,
                                                const GDate          *date) G_GNUC_WARN_UNUSED_RESULT;
void            socle_fiscal_year_get_sign_off (const SocleDateRange *year,
                                                guint                 lag,
                                                GDate                *sign_off);

void            socle_month_end_after          (const GDate          *date,
                                                guint                 n_months,
                                                GDate                *end);

G_END_DECLS
