/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling a page that wants a sign-in from the page that was wanted. */

#include "config.h"

#include "socle-sign-in.h"

#include <string.h>

/*
 * No sign is proof. Ordinary pages have a hidden form for members, are named "Sign in
 * with a key", or lie under /login-help; sign-in pages made by scripts have no form and
 * no text at all. So signs are weighed together, and a sign-in is what reaches ENOUGH.
 */
#define ENOUGH 3

/* Hosts that do nothing else. A dot in front: any host below it. */
static const char *const hosts[] = {
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.microsoftonline.de",
  "login.partner.microsoftonline.cn",
  "login.microsoft.com",
  "login.live.com",
  "login.windows.net",
  "account.live.com",
  "accounts.google.com",
  "login.salesforce.com",
  "signin.aws.amazon.com",
  ".signin.aws.amazon.com",
  ".awsapps.com",
  ".okta.com",
  ".okta-emea.com",
  ".oktapreview.com",
  ".auth0.com",
  ".onelogin.com",
  ".pingone.com",
  ".pingidentity.com",
  ".b2clogin.com",
  ".ciamlogin.com",
  ".duosecurity.com",
  NULL,
};

/* How the first label of such a host is often called. */
static const char *const labels[] = {
  "login", "signin", "sign-in", "logon",    "sso",     "auth",     "adfs",         "sts", "idp",
  "saml",  "oauth",  "id",      "identity", "account", "accounts", "secure-login", NULL,
};

/* Whole segments of a path. */
static const char *const segments[] = {
  "login",        "log-in",    "signin",     "sign-in",  "sign_in",     "logon",
  "authenticate", "authorize", "sso",        "saml",     "saml2",       "adfs",
  "wsfed",        "oauth2",    "connexion",  "auth",     "session",     "login.aspx",
  "login.jsp",    "login.php", "login.html", "login.do", "signin.aspx", NULL,
};

static const char *const keys[] = {
  "returnto=",    "return_to=",   "returnurl=",  "return_url=", "redirect_uri=", "redirect_url=",
  "redirecturl=", "samlrequest=", "relaystate=", "wa=wsignin",  "fromuri=",      "continue=",
  "service=http", "target=http",  "goto=http",   NULL,
};

static gboolean
is_known_host (const char *host)
{
  for (guint i = 0; hosts[i] != NULL; i++)
    if (hosts[i][0] == '.' ? g_str_has_suffix (host, hosts[i]) : strcmp (host, hosts[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_segment (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_auto (GStrv) parts = g_strsplit (lower, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (segments, parts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_key (const char *query)
{
  g_autofree char *lower = query != NULL ? g_ascii_strdown (query, -1) : NULL;

  if (lower == NULL)
    return FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *found = strstr (lower, keys[i]);

      if (found != NULL && (found == lower || found[-1] == '&'))
        return TRUE;
    }

  return FALSE;
}

static guint
weigh_address (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *label = g_strndup (host, strcspn (host, "."));
  guint weight = 0;

  if (is_known_host (host))
    return ENOUGH;

  weight += g_strv_contains (labels, label);
  weight += has_segment (g_uri_get_path (uri));
  weight += has_key (g_uri_get_query (uri));

  return weight;
}

/**
 * socle_sign_in_is_address:
 * @uri: an address in its normal form
 *
 * Returns: whether the address alone tells that a sign-in is there
 */
gboolean
socle_sign_in_is_address (GUri *uri)
{
  return weigh_address (uri) >= ENOUGH;
}

static guint
weigh_page (SoclePortalPage *page)
{
  guint signs = socle_portal_page_get_signs (page);
  gboolean is_short = (signs & SOCLE_SIGN_IN_SIGN_SHORT) != 0;
  guint weight = 0;

  if (signs & SOCLE_SIGN_IN_SIGN_PASSWORD)
    weight += is_short ? ENOUGH : 2;
  if (signs & SOCLE_SIGN_IN_SIGN_PROTOCOL)
    weight += is_short ? ENOUGH : 1;
  if (signs & SOCLE_SIGN_IN_SIGN_TITLE)
    weight += is_short ? 2 : 1;
  if (is_short && (signs & SOCLE_SIGN_IN_SIGN_SCRIPT))
    weight += 2;
  if (is_short && (signs & SOCLE_SIGN_IN_SIGN_NAME))
    weight += 1;

  return weight + is_short;
}

/**
 * socle_sign_in_is_wall:
 * @uri: the address that the page came from, in its normal form
 * @http_status: the status it came with
 * @page: (nullable): the page; %NULL if it was not read
 *
 * Returns: whether a sign-in stands in place of the page that was wanted
 */
gboolean
socle_sign_in_is_wall (GUri *uri, guint http_status, SoclePortalPage *page)
{
  if (http_status == 401)
    return TRUE;
  if (page == NULL)
    return socle_sign_in_is_address (uri);

  if (http_status == 403)
    return (socle_portal_page_get_signs (page) &
            (SOCLE_SIGN_IN_SIGN_PASSWORD | SOCLE_SIGN_IN_SIGN_PROTOCOL)) != 0 ||
           weigh_address (uri) + weigh_page (page) > ENOUGH;

  return weigh_address (uri) + weigh_page (page) >= ENOUGH;
}
