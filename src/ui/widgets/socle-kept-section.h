/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_KEPT_SECTION (socle_kept_section_get_type ())

G_DECLARE_FINAL_TYPE (SocleKeptSection, socle_kept_section, SOCLE, KEPT_SECTION, AdwBin)

GtkWidget *socle_kept_section_new (SocleSession *session,
                                   const char   *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
