/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes any bytes for the content of an answer, for libFuzzer or for a replay of its
 * corpus. */

#include "config.h"

#include "socle-portal-body.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Feeds the bytes in pieces of a size. */
static SocleLinkStatus
read_body (const guint8 *data, size_t size, size_t piece, const SoclePortalBodySpec *spec)
{
  g_autoptr (SoclePortalBody) body = socle_portal_body_new (spec);
  g_autoptr (GUri) uri = g_uri_parse ("https://a.example/report", G_URI_FLAGS_NONE, NULL);
  SocleLinkDetail detail;
  SocleLinkStatus status;

  for (size_t done = 0; done < size; done += piece)
    if (!socle_portal_body_feed (body, data + done, MIN (piece, size - done)))
      break;
  status = socle_portal_body_conclude (body, uri, &detail);

  if (spec->download && status == SOCLE_LINK_OK)
    {
      SoclePortalSink *sink = socle_portal_body_get_sink (body);

      g_assert_nonnull (sink);
      g_assert_cmpuint (socle_portal_sink_get_size (sink), ==, size);
      g_assert_true (size >= 10 && memcmp (data, "%PDF-", 5) == 0);
      g_assert_nonnull (memmem (data, size, "%%EOF", 5));
    }

  return status;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const types[] = { NULL, "text/html", "application/pdf" };
  static const char *const codings[] = { NULL, "gzip", "deflate", "br" };
  SoclePortalLimits limits;
  SoclePortalBodySpec spec = {
    .limits = &limits,
    .http_status = size % 7 == 6 ? 403 : 200,
    .media_type = types[size % G_N_ELEMENTS (types)],
    .coding = codings[size % 5 == 4 ? size % G_N_ELEMENTS (codings) : 0],
    .declared = -1,
  };
  SocleLinkStatus whole, pieces;

  socle_portal_limits_init (&limits);
  limits.page_size = 64 * 1024;
  limits.download_size = 1024 * 1024;

  for (int download = 0; download < 2; download++)
    {
      spec.download = download != 0;
      whole = read_body (data, size, size + 1, &spec);
      pieces = read_body (data, size, 100, &spec);
      g_assert_cmpint (whole, ==, pieces);
    }

  return 0;
}
