/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_HELP_WINDOW (socle_help_window_get_type ())

G_DECLARE_FINAL_TYPE (SocleHelpWindow, socle_help_window, SOCLE, HELP_WINDOW, AdwWindow)

SocleHelpWindow *socle_help_window_new       (GtkApplication  *application,
                                              SocleMessages   *messages) G_GNUC_WARN_UNUSED_RESULT;

void             socle_help_window_show_page (SocleHelpWindow *self,
                                              const char      *page);

G_END_DECLS
