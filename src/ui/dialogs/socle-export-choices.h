/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-choice-row.h"
#include "socle-session.h"
#include "socle-summary-writer.h"

G_BEGIN_DECLS

#define SOCLE_N_EXPORT_CHOICES 5

/* The choices that are settings, in the order they are shown. */
extern const SocleChoice socle_export_choices[SOCLE_N_EXPORT_CHOICES];

const char         *socle_export_choices_get_section  (guint          index);
const char         *socle_export_choices_name_section (SocleMessages *messages,
                                                       guint          index);

SocleSummaryFormat  socle_export_choices_get_format   (GSettings     *settings);
SoclePaper          socle_export_choices_get_paper    (GSettings     *settings);
SocleMessages      *socle_export_choices_dup_messages (GSettings     *settings,
                                                       SocleSession  *session) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryOptions socle_export_choices_get_options  (GSettings     *settings,
                                                       SocleSession  *session,
                                                       SocleMessages *messages);

G_END_DECLS
