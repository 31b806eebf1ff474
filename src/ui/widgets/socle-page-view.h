/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_PAGE_VIEW (socle_page_view_get_type ())

G_DECLARE_FINAL_TYPE (SoclePageView, socle_page_view, SOCLE, PAGE_VIEW, GtkWidget)

void   socle_page_view_set_size    (SoclePageView *self,
                                    double         width,
                                    double         height);
double socle_page_view_get_scale   (SoclePageView *self);
void   socle_page_view_set_texture (SoclePageView *self,
                                    GdkTexture    *texture,
                                    const char    *name);

G_END_DECLS
