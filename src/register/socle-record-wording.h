/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-messages.h"
#include "socle-record.h"

G_BEGIN_DECLS

char       *socle_record_wording_days    (SocleMessages     *messages,
                                          const SocleRecord *record) G_GNUC_WARN_UNUSED_RESULT;
const char *socle_record_wording_opinion (SocleMessages     *messages,
                                          const SocleRecord *record);
char       *socle_record_wording_detail  (SocleMessages     *messages,
                                          const SocleRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
