/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as an address and as a redirect, for libFuzzer or for a replay of its
 * corpus. */

#include "config.h"

#include "socle-address-policy.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What passes can be read in one way only, and leads to the internet. */
static void
check (GUri *uri, const SoclePortalLimits *limits)
{
  g_autofree char *text = g_uri_to_string (uri);
  g_autofree char *again = NULL;
  g_autoptr (GUri) read = NULL;
  g_autoptr (GInetAddress) literal = NULL;
  const char *host = g_uri_get_host (uri);
  SocleRefusal refusal;

  g_assert_cmpuint (strlen (text), <=, limits->address_length);
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (*p > ' ' && *p < 0x7f);

  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_true (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ||
                 g_strcmp0 (g_uri_get_scheme (uri), "http") == 0);
  g_assert_true (g_uri_get_port (uri) == 80 || g_uri_get_port (uri) == 443);

  literal = g_inet_address_new_from_string (host);
  if (literal != NULL)
    {
      g_assert_false (g_inet_address_get_is_loopback (literal));
      g_assert_false (g_inet_address_get_is_site_local (literal));
      g_assert_false (g_inet_address_get_is_link_local (literal));
    }
  else
    for (const char *p = host; *p != '\0'; p++)
      g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '-' || *p == '.');

  read = socle_address_policy_parse (text, limits, &refusal);
  g_assert_nonnull (read);
  again = g_uri_to_string (read);
  g_assert_cmpstr (again, ==, text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *address = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) base = NULL;
  g_autoptr (GUri) followed = NULL;
  g_autofree char *preferred = NULL;
  SoclePortalLimits limits;
  SocleRefusal refusal;

  socle_portal_limits_init (&limits);

  uri = socle_address_policy_parse (address, &limits, &refusal);
  g_assert_true ((uri != NULL) == (refusal == SOCLE_REFUSAL_NONE));
  if (uri != NULL)
    check (uri, &limits);

  base = socle_address_policy_parse ("https://a.example/b/c?d", &limits, &refusal);
  followed = socle_address_policy_follow (base, address, &limits, &refusal);
  if (followed != NULL)
    {
      g_assert_cmpstr (g_uri_get_scheme (followed), ==, "https");
      check (followed, &limits);
    }

  preferred = socle_address_policy_prefer_https (address);
  if (preferred != NULL)
    g_assert_true (g_str_has_prefix (preferred, "https://"));

  return 0;
}
