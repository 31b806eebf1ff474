/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"
#include "socle-summary-worker.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SUMMARY_PREVIEW (socle_summary_preview_get_type ())

G_DECLARE_FINAL_TYPE (SocleSummaryPreview, socle_summary_preview, SOCLE, SUMMARY_PREVIEW, AdwBin)

void                socle_summary_preview_set_session (SocleSummaryPreview       *self,
                                                       SocleSession              *session);
void                socle_summary_preview_lay_out     (SocleSummaryPreview       *self,
                                                       const SocleSummaryOptions *options,
                                                       SoclePaper                 paper);
void                socle_summary_preview_set_note    (SocleSummaryPreview       *self,
                                                       const char                *title,
                                                       const char                *description);
gboolean            socle_summary_preview_is_ready    (SocleSummaryPreview       *self);
SocleSummaryWorker *socle_summary_preview_get_worker  (SocleSummaryPreview       *self);
void                socle_summary_preview_step        (SocleSummaryPreview       *self,
                                                       int                        step);

G_END_DECLS
