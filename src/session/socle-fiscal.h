/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-calendar.h"
#include "socle-coverage.h"
#include "socle-holdings.h"

G_BEGIN_DECLS

/* The longest fiscal year that can be chosen, in days, and the longest lag, in months. */
#define SOCLE_FISCAL_LONGEST_YEAR 1100
#define SOCLE_FISCAL_LONGEST_LAG 24

#define SOCLE_TYPE_FISCAL (socle_fiscal_get_type ())

G_DECLARE_FINAL_TYPE (SocleFiscal, socle_fiscal, SOCLE, FISCAL, GObject)

SocleFiscal         *socle_fiscal_new                  (const GDate         *today) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_fiscal_set_today            (SocleFiscal         *self,
                                                        const GDate         *today);

void                 socle_fiscal_bind_settings        (SocleFiscal         *self,
                                                        GSettings           *settings);

const SocleMonthDay *socle_fiscal_get_year_end         (SocleFiscal         *self);
void                 socle_fiscal_set_year_end         (SocleFiscal         *self,
                                                        const SocleMonthDay *year_end);
guint                socle_fiscal_get_sign_off_lag     (SocleFiscal         *self);
guint                socle_fiscal_get_availability_lag (SocleFiscal         *self);

SocleDateRange      *socle_fiscal_get_year             (SocleFiscal         *self);
gboolean             socle_fiscal_set_year             (SocleFiscal         *self,
                                                        SocleDateRange      *year);
gboolean             socle_fiscal_is_current           (SocleFiscal         *self);
gboolean             socle_fiscal_can_step             (SocleFiscal         *self,
                                                        int                  step);
void                 socle_fiscal_step                 (SocleFiscal         *self,
                                                        int                  step);

const GDate         *socle_fiscal_get_sign_off         (SocleFiscal         *self);
gboolean             socle_fiscal_set_sign_off         (SocleFiscal         *self,
                                                        const GDate         *sign_off);

SocleCoverage       *socle_fiscal_get_coverage         (SocleFiscal         *self,
                                                        SocleReport         *report);
SocleHoldings       *socle_fiscal_get_holdings         (SocleFiscal         *self);
void                 socle_fiscal_set_holdings         (SocleFiscal         *self,
                                                        SocleHoldings       *holdings);

G_END_DECLS
