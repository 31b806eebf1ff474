/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_HELD_SECTION (socle_held_section_get_type ())

G_DECLARE_FINAL_TYPE (SocleHeldSection, socle_held_section, SOCLE, HELD_SECTION, GtkBox)

GtkWidget *socle_held_section_new (SocleSession    *session,
                                   SocleReport     *report,
                                   SocleRecordKind  kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
