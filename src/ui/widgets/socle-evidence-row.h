/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

GtkWidget *socle_evidence_row_new              (SocleSession *session,
                                                SocleRecord  *record) G_GNUC_WARN_UNUSED_RESULT;

gboolean   socle_evidence_row_has_warning      (SocleSession *session,
                                                SocleRecord  *record);
void       socle_evidence_row_add_warning_icon (GtkWidget    *row);

G_END_DECLS
