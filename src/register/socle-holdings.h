/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-edition.h"
#include "socle-letter.h"
#include "socle-register.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_HOLDINGS (socle_holdings_get_type ())

G_DECLARE_FINAL_TYPE (SocleHoldings, socle_holdings, SOCLE, HOLDINGS, GObject)

SocleHoldings *socle_holdings_new              (SocleRegister    *reg,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray     *socle_holdings_get_records      (SocleHoldings    *self,
                                                SocleRecordKind   kind);
guint64        socle_holdings_get_n_entries    (SocleHoldings    *self);
const char    *socle_holdings_get_fingerprint  (SocleHoldings    *self);
gboolean       socle_holdings_is_read_only     (SocleHoldings    *self);

SocleRecord   *socle_holdings_find_service     (SocleHoldings    *self,
                                                SocleService     *service);
gboolean       socle_holdings_is_in_use        (SocleHoldings    *self,
                                                SocleService     *service);
gboolean       socle_holdings_concerns_use     (SocleHoldings    *self,
                                                SocleReport      *report);

gboolean       socle_holdings_find_held        (SocleHoldings    *self,
                                                SocleReport      *report,
                                                GPtrArray       **editions,
                                                GPtrArray       **letters);
GPtrArray     *socle_holdings_list_records     (SocleHoldings    *self,
                                                SocleRecordKind   kind,
                                                SocleReport      *report) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *socle_holdings_list_editions    (SocleHoldings    *self,
                                                SocleReport      *report) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *socle_holdings_list_letters     (SocleHoldings    *self,
                                                SocleReport      *report) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord   *socle_holdings_find_reminder    (SocleHoldings    *self,
                                                SocleRecord      *record);
SocleLetter   *socle_holdings_make_letter      (SocleRecord      *record) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord   *socle_holdings_find_subject     (SocleHoldings    *self,
                                                SocleRecord      *evidence);
GPtrArray     *socle_holdings_list_evidence    (SocleHoldings    *self,
                                                SocleRecord      *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
