/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_WINDOW (socle_window_get_type ())

G_DECLARE_FINAL_TYPE (SocleWindow, socle_window, SOCLE, WINDOW, AdwApplicationWindow)

SocleWindow *socle_window_new            (GtkApplication *application,
                                          SocleSession   *session,
                                          GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

void         socle_window_open_files (SocleWindow   *self,
                                     GPtrArray      *files);
void         socle_window_show_page (SocleWindow    *self,
                                     const char     *name);
gboolean     socle_window_show_item (SocleWindow    *self,
                                     const char     *target);
void         socle_window_set_soc   (SocleWindow    *self,
                                     SocleSoc        soc);
void         socle_window_search    (SocleWindow    *self,
                                     const char     *text);
void         socle_window_open_register
                                    (SocleWindow    *self,
                                     GFile          *file);
void         socle_window_create_register
                                    (SocleWindow    *self,
                                     GFile          *file);
void         socle_window_add_toast (SocleWindow    *self,
                                     const char     *text);
void         socle_window_tell_file (SocleWindow    *self,
                                     const char     *text,
                                     GFile          *file);

G_END_DECLS
