/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_DETAIL_PANE (socle_detail_pane_get_type ())

G_DECLARE_FINAL_TYPE (SocleDetailPane, socle_detail_pane, SOCLE, DETAIL_PANE, AdwBin)

GtkWidget  *socle_detail_pane_new         (const char      *empty_title,
                                           const char      *empty_icon) G_GNUC_WARN_UNUSED_RESULT;

void        socle_detail_pane_clear       (SocleDetailPane *self);
void        socle_detail_pane_begin       (SocleDetailPane *self,
                                           const char      *heading,
                                           const char      *subheading);
void        socle_detail_pane_add_badge   (SocleDetailPane *self,
                                           const char      *text,
                                           const char      *css_class);
void        socle_detail_pane_add_text    (SocleDetailPane *self,
                                           const char      *text);
void        socle_detail_pane_add_widget  (SocleDetailPane *self,
                                           GtkWidget       *widget);
GtkListBox *socle_detail_pane_add_section (SocleDetailPane *self,
                                           const char      *title);

void        socle_detail_list_add_fact    (GtkListBox      *list,
                                           const char      *title,
                                           const char      *value);
void        socle_detail_list_add_state   (GtkListBox      *list,
                                           const char      *icon_name,
                                           const char      *text,
                                           const char      *detail);
void        socle_detail_list_add_item    (GtkListBox      *list,
                                           const char      *title,
                                           const char      *detail,
                                           const char      *action_name,
                                           const char      *target);
void        socle_detail_row_keep_whole   (GtkWidget       *row);
void        socle_detail_list_add_link    (GtkListBox      *list,
                                           const char      *title,
                                           const char      *url);

G_END_DECLS
