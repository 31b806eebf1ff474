/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the errors of the network libraries mean for a link. */

#include "config.h"

#include "socle-portal-fetch-private.h"

/* A certificate can be wrong in several ways at once; the one to tell is the one that
 * would still be there if the others were put right. */
SocleLinkDetail
socle_portal_failure_get_tls (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return SOCLE_LINK_DETAIL_REVOKED;
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return SOCLE_LINK_DETAIL_UNKNOWN_ISSUER;
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return SOCLE_LINK_DETAIL_WRONG_NAME;
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return SOCLE_LINK_DETAIL_EXPIRED;
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return SOCLE_LINK_DETAIL_NOT_YET_VALID;
  if (flags & G_TLS_CERTIFICATE_INSECURE)
    return SOCLE_LINK_DETAIL_WEAK;

  return SOCLE_LINK_DETAIL_HANDSHAKE;
}

static SocleLinkStatus
classify_io_error (const GError *error, gboolean answered, SocleLinkDetail *detail)
{
  switch (error->code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return SOCLE_LINK_TIMEOUT;
    case G_IO_ERROR_CONNECTION_REFUSED:
      *detail = SOCLE_LINK_DETAIL_CONNECTION_REFUSED;
      return SOCLE_LINK_NETWORK;
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      *detail = SOCLE_LINK_DETAIL_UNREACHABLE;
      return SOCLE_LINK_NETWORK;
    case G_IO_ERROR_HOST_NOT_FOUND:
      *detail = SOCLE_LINK_DETAIL_NO_SUCH_HOST;
      return SOCLE_LINK_NETWORK;
    case G_IO_ERROR_PARTIAL_INPUT:
      if (answered)
        return SOCLE_LINK_TRUNCATED;
      break;
    case G_IO_ERROR_INVALID_ARGUMENT:
    case G_IO_ERROR_MESSAGE_TOO_LARGE:
      /* What libsoup from 3.8 on says of a chunk whose size is no number, or absurd. */
      if (answered)
        {
          *detail = SOCLE_LINK_DETAIL_LENGTH;
          return SOCLE_LINK_BAD_RESPONSE;
        }
      break;
    default:
      break;
    }

  *detail = SOCLE_LINK_DETAIL_NO_ANSWER;

  return SOCLE_LINK_NETWORK;
}

/* @answered: whether the answer's headers had come before. */
SocleLinkStatus
socle_portal_failure_classify (const GError *error, gboolean answered, SocleLinkDetail *detail)
{
  *detail = SOCLE_LINK_DETAIL_NONE;

  if (error->domain == G_TLS_ERROR)
    {
      *detail = SOCLE_LINK_DETAIL_HANDSHAKE;
      return answered ? SOCLE_LINK_TRUNCATED : SOCLE_LINK_TLS;
    }
  if (error->domain == G_RESOLVER_ERROR)
    {
      *detail = error->code == G_RESOLVER_ERROR_NOT_FOUND ? SOCLE_LINK_DETAIL_NO_SUCH_HOST
                                                          : SOCLE_LINK_DETAIL_NO_RESOLVER;
      return SOCLE_LINK_NETWORK;
    }
  if (error->domain == G_IO_ERROR)
    return classify_io_error (error, answered, detail);
  if (answered || g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return SOCLE_LINK_BAD_RESPONSE;

  *detail = SOCLE_LINK_DETAIL_NOT_HTTP;

  return SOCLE_LINK_NETWORK;
}
