/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-gap.h"
#include "socle-messages.h"

G_BEGIN_DECLS

const char *socle_gap_wording_kind     (SocleMessages *messages,
                                        SocleGapKind   kind);
const char *socle_gap_wording_advice   (SocleMessages *messages,
                                        SocleGapKind   kind);
char       *socle_gap_wording_subject  (SocleMessages *messages,
                                        SocleGap      *gap) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_gap_wording_sentence (SocleMessages *messages,
                                        SocleGap      *gap) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
