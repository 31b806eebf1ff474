/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as a linked page, for libFuzzer or for a replay of its corpus. */

#include "config.h"

#include "socle-address-policy.h"
#include "socle-portal-page.h"
#include "socle-sign-in.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What is shown is valid text of bounded length without control characters. */
static void
check_text (const char *text, size_t longest, gboolean lines)
{
  if (text == NULL)
    return;

  g_assert_cmpuint (strlen (text), <=, longest);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (!g_unichar_iscntrl (g_utf8_get_char (p)) || (lines && *p == '\n'));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const charsets[] = { NULL, "utf-8", "iso-8859-1", "utf-16" };
  g_autoptr (GBytes) content = g_bytes_new (data, size);
  const char *charset = charsets[size % G_N_ELEMENTS (charsets)];
  g_autoptr (SoclePortalPage) page = socle_portal_page_read (content, charset);
  g_autoptr (GUri) uri = NULL;
  SoclePortalLimits limits;
  SocleRefusal refusal;

  if (page == NULL)
    return 0;

  check_text (socle_portal_page_get_title (page), 1030, FALSE);
  check_text (socle_portal_page_get_language (page), 1030, FALSE);
  check_text (socle_portal_page_get_description (page), 1030, FALSE);
  check_text (socle_portal_page_get_modified (page), 1030, FALSE);
  check_text (socle_portal_page_get_refresh (page), 1030, FALSE);
  check_text (socle_portal_page_get_text (page), 256 * 1024 + 8, TRUE);

  socle_portal_limits_init (&limits);
  uri = socle_address_policy_parse ("https://a.example/", &limits, &refusal);
  g_assert_true (socle_sign_in_is_wall (uri, 401, page));
  socle_sign_in_is_wall (uri, 200, page);

  return 0;
}
