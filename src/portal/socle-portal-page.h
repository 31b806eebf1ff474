/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SocleSignInSign:
 * @SOCLE_SIGN_IN_SIGN_PASSWORD: a field for a password
 * @SOCLE_SIGN_IN_SIGN_NAME: a form that asks for a user's name only
 * @SOCLE_SIGN_IN_SIGN_TITLE: a title that begins with "Sign in", or is about it
 * @SOCLE_SIGN_IN_SIGN_SHORT: hardly any text
 * @SOCLE_SIGN_IN_SIGN_PROTOCOL: a message of a sign-in protocol on its way
 * @SOCLE_SIGN_IN_SIGN_SCRIPT: a script that leads to a sign-in
 *
 * What in a page speaks for its being a sign-in.
 */
typedef enum
{
  SOCLE_SIGN_IN_SIGN_PASSWORD = 1 << 0,
  SOCLE_SIGN_IN_SIGN_NAME = 1 << 1,
  SOCLE_SIGN_IN_SIGN_TITLE = 1 << 2,
  SOCLE_SIGN_IN_SIGN_SHORT = 1 << 3,
  SOCLE_SIGN_IN_SIGN_PROTOCOL = 1 << 4,
  SOCLE_SIGN_IN_SIGN_SCRIPT = 1 << 5,
} SocleSignInSign;

#define SOCLE_TYPE_PORTAL_PAGE (socle_portal_page_get_type ())

G_DECLARE_FINAL_TYPE (SoclePortalPage, socle_portal_page, SOCLE, PORTAL_PAGE, GObject)

SoclePortalPage *socle_portal_page_read            (GBytes          *content,
                                                    const char      *charset) G_GNUC_WARN_UNUSED_RESULT;

const char      *socle_portal_page_get_title       (SoclePortalPage *self);
const char      *socle_portal_page_get_language    (SoclePortalPage *self);
const char      *socle_portal_page_get_description (SoclePortalPage *self);
const char      *socle_portal_page_get_modified    (SoclePortalPage *self);
const char      *socle_portal_page_get_text        (SoclePortalPage *self);
const char      *socle_portal_page_get_refresh     (SoclePortalPage *self);
const char      *socle_portal_page_get_digest      (SoclePortalPage *self);
gboolean         socle_portal_page_is_cut          (SoclePortalPage *self);
guint            socle_portal_page_get_signs       (SoclePortalPage *self);

G_END_DECLS
