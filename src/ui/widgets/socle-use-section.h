/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_USE_SECTION (socle_use_section_get_type ())

G_DECLARE_FINAL_TYPE (SocleUseSection, socle_use_section, SOCLE, USE_SECTION, GtkBox)

GtkWidget *socle_use_section_new  (SocleSession    *session) G_GNUC_WARN_UNUSED_RESULT;

void       socle_use_section_show (SocleUseSection *self,
                                   SocleService    *service);

void       socle_use_record       (SocleRecorder   *recorder,
                                   SocleService    *service,
                                   gboolean         in_use);

G_END_DECLS
