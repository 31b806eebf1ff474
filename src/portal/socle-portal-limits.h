/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOCLE_PORTAL_MAX_PORTS 8
#define SOCLE_PORTAL_MAX_RETRIES 2

/**
 * SoclePortalLimits:
 * @ports: the ports that may be contacted; ended by 0
 * @exempt: (nullable) (array zero-terminated=1): "host:port" of servers that may be
 *   on this computer; for tests only
 * @address_length: bytes of an address
 * @redirects: how many redirects are followed
 * @silence: seconds without a byte after which a server is given up
 * @page_time: milliseconds for one page, redirects included, waiting for a turn not
 * @download_time: milliseconds for one download
 * @page_size: bytes of a page, sent as well as decoded
 * @download_size: bytes of a downloaded file
 * @at_once: requests at once
 * @per_host: requests at once to one host
 * @gap: milliseconds between the starts of two requests to one host
 * @retries: how often a request is repeated that got no answer
 * @retry_delays: milliseconds before each repetition
 * @longest_wait: seconds for which a server's "Retry-After" is honoured
 *
 * Everything that bounds what a server can do to us, and we to it.
 */
typedef struct
{
  guint16 ports[SOCLE_PORTAL_MAX_PORTS];
  const char *const *exempt; /* (unowned) (nullable) */
  guint address_length;
  guint redirects;
  guint silence;
  guint page_time;
  guint download_time;
  gsize page_size;
  guint64 download_size;
  guint at_once;
  guint per_host;
  guint gap;
  guint retries;
  guint retry_delays[SOCLE_PORTAL_MAX_RETRIES];
  guint64 longest_wait;
} SoclePortalLimits;

void socle_portal_limits_init (SoclePortalLimits *self);

G_END_DECLS
