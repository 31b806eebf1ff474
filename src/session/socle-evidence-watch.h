/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-recorder.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_EVIDENCE_WATCH (socle_evidence_watch_get_type ())

G_DECLARE_FINAL_TYPE (SocleEvidenceWatch, socle_evidence_watch, SOCLE, EVIDENCE_WATCH, GObject)

SocleEvidenceWatch *socle_evidence_watch_new          (SocleRecorder       *recorder,
                                                       SocleMessages       *messages,
                                                       const GDate         *today) G_GNUC_WARN_UNUSED_RESULT;

void                socle_evidence_watch_set_today    (SocleEvidenceWatch  *self,
                                                       const GDate         *today);
void                socle_evidence_watch_set_delay    (SocleEvidenceWatch  *self,
                                                       guint                delay);
void                socle_evidence_watch_check_now    (SocleEvidenceWatch  *self);
void                socle_evidence_watch_cancel       (SocleEvidenceWatch  *self);

gboolean            socle_evidence_watch_get_running  (SocleEvidenceWatch  *self);
guint               socle_evidence_watch_get_done     (SocleEvidenceWatch  *self);
guint               socle_evidence_watch_get_total    (SocleEvidenceWatch  *self);
GPtrArray          *socle_evidence_watch_get_findings (SocleEvidenceWatch  *self);
SocleEvidenceState  socle_evidence_watch_get_state    (SocleEvidenceWatch  *self,
                                                       const SocleRecord   *record);
gboolean            socle_evidence_watch_get_day      (SocleEvidenceWatch  *self,
                                                       GDate               *day);

G_END_DECLS
