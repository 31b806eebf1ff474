/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bounds the opening of linked pages. */

#include "config.h"

#include "socle-portal-limits.h"

#define MIB (1024 * 1024)

/**
 * socle_portal_limits_init:
 * @self: (out caller-allocates): limits
 *
 * Sets the limits that Socle goes by.
 */
void
socle_portal_limits_init (SoclePortalLimits *self)
{
  *self = (SoclePortalLimits) {
    .ports = { 80, 443 },
    .address_length = 2048,
    .redirects = 10,
    .silence = 15,
    .page_time = 60 * 1000,
    .download_time = 300 * 1000,
    .page_size = 2 * MIB,
    .download_size = 100 * MIB,
    .at_once = 4,
    .per_host = 1,
    .gap = 1000,
    .retries = 2,
    .retry_delays = { 2000, 8000 },
    .longest_wait = 24 * 60 * 60,
  };
}
