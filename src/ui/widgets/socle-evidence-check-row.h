/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_EVIDENCE_CHECK_ROW (socle_evidence_check_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleEvidenceCheckRow,
                      socle_evidence_check_row,
                      SOCLE,
                      EVIDENCE_CHECK_ROW,
                      AdwActionRow)

void socle_evidence_check_row_set_session (SocleEvidenceCheckRow *self,
                                           SocleSession          *session);

G_END_DECLS
