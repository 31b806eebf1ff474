/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-holdings.h"

G_BEGIN_DECLS

char        *socle_evidence_origin_dup_link        (const SocleRecord *record) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *socle_evidence_origin_list            (SocleHoldings     *holdings,
                                                    const char        *link) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord *socle_evidence_origin_find_before     (SocleHoldings     *holdings,
                                                    const SocleRecord *record);
char        *socle_evidence_origin_describe_change (SocleMessages     *messages,
                                                    const SocleRecord *before,
                                                    const SocleRecord *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
