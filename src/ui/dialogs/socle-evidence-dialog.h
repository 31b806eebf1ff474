/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_EVIDENCE_DIALOG (socle_evidence_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleEvidenceDialog, socle_evidence_dialog, SOCLE, EVIDENCE_DIALOG, AdwDialog)

SocleEvidenceDialog *socle_evidence_dialog_new         (SocleSession        *session,
                                                        SocleReceivedFile   *file) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_evidence_dialog_show_report (SocleEvidenceDialog *self,
                                                        SocleReport         *report);

G_END_DECLS
