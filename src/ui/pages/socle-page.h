/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_PAGE (socle_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (SoclePage, socle_page, SOCLE, PAGE, AdwBin)

/**
 * SoclePageClass:
 * @update: called when the library or the language has changed, and once when the
 *   page is made; the library may be %NULL
 * @show_item: shows a service, report or link; returns whether the page could
 * @start_search: opens the page's search
 * @search: searches for a text
 * @set_soc: filters by SOC; %SOCLE_SOC_ALL shows everything
 *
 * An entry of the sidebar.
 */
struct _SoclePageClass
{
  AdwBinClass parent_class;

  void (*update) (SoclePage *self);
  gboolean (*show_item) (SoclePage *self,
                         GObject   *item);
  void (*start_search) (SoclePage *self);
  void (*search) (SoclePage *self,
                  const char *text);
  void (*set_soc) (SoclePage *self,
                   SocleSoc   soc);
};

SocleSession *socle_page_get_session  (SoclePage  *self);
GSettings    *socle_page_get_settings (SoclePage  *self);
SocleLibrary *socle_page_get_library  (SoclePage  *self);
gboolean      socle_page_get_compact  (SoclePage  *self);
gboolean      socle_page_get_narrow   (SoclePage  *self);

gboolean      socle_page_show_item    (SoclePage  *self,
                                       GObject    *item);
void          socle_page_start_search (SoclePage  *self);
void          socle_page_search       (SoclePage  *self,
                                       const char *text);
void          socle_page_set_soc      (SoclePage  *self,
                                       SocleSoc    soc);

G_END_DECLS
