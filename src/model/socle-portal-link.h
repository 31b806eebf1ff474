/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-report.h"

G_BEGIN_DECLS

/**
 * SocleLinkUse:
 * @kind: what the link is there
 * @title: (nullable): what the catalogue calls it there
 * @item: (nullable): the service, report, cycle or question that has the link
 *
 * One place of a catalogue that has a link.
 */
typedef struct
{
  SocleLinkKind kind;
  SocleText *title; /* (owned) (nullable) */
  GObject *item;    /* (owned) (nullable) */
} SocleLinkUse;

#define SOCLE_TYPE_PORTAL_LINK (socle_portal_link_get_type ())

G_DECLARE_FINAL_TYPE (SoclePortalLink, socle_portal_link, SOCLE, PORTAL_LINK, GObject)

SoclePortalLink    *socle_portal_link_new           (const char      *url) G_GNUC_WARN_UNUSED_RESULT;
void                socle_portal_link_add_use       (SoclePortalLink *self,
                                                     SocleLinkKind    kind,
                                                     SocleText       *title,
                                                     GObject         *item);

const char         *socle_portal_link_get_url       (SoclePortalLink *self);
const char         *socle_portal_link_get_host      (SoclePortalLink *self);
gboolean            socle_portal_link_is_mail       (SoclePortalLink *self);
gboolean            socle_portal_link_is_encrypted  (SoclePortalLink *self);
guint               socle_portal_link_get_n_uses    (SoclePortalLink *self);
const SocleLinkUse *socle_portal_link_get_use       (SoclePortalLink *self,
                                                     guint            index);
const char         *socle_portal_link_get_title     (SoclePortalLink *self,
                                                     SocleLanguage    language);

G_END_DECLS
