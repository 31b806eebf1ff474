/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-portal-limits.h"

G_BEGIN_DECLS

/**
 * SocleRefusal:
 * @SOCLE_REFUSAL_NONE: none; the address may be contacted
 * @SOCLE_REFUSAL_BAD_ADDRESS: it cannot be read as an address
 * @SOCLE_REFUSAL_TOO_LONG: it is longer than the limit
 * @SOCLE_REFUSAL_SCHEME: neither https nor http
 * @SOCLE_REFUSAL_CREDENTIALS: it has a name or password in it
 * @SOCLE_REFUSAL_PORT: a port that no web page is at
 * @SOCLE_REFUSAL_HOST: no name that a host can have
 * @SOCLE_REFUSAL_NUMERIC_HOST: a number that some programs take for an address
 * @SOCLE_REFUSAL_LOCAL: this computer, the local network, or an address that is no
 *   one's on the internet
 * @SOCLE_REFUSAL_DOWNGRADE: leads from an encrypted page to an unencrypted one
 *
 * Why an address is not contacted.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_REFUSAL_NONE,
  SOCLE_REFUSAL_BAD_ADDRESS,
  SOCLE_REFUSAL_TOO_LONG,
  SOCLE_REFUSAL_SCHEME,
  SOCLE_REFUSAL_CREDENTIALS,
  SOCLE_REFUSAL_PORT,
  SOCLE_REFUSAL_HOST,
  SOCLE_REFUSAL_NUMERIC_HOST,
  SOCLE_REFUSAL_LOCAL,
  SOCLE_REFUSAL_DOWNGRADE,
} SocleRefusal;

#define SOCLE_N_REFUSALS (SOCLE_REFUSAL_DOWNGRADE + 1)

GUri         *socle_address_policy_parse        (const char              *address,
                                                 const SoclePortalLimits *limits,
                                                 SocleRefusal            *refusal) G_GNUC_WARN_UNUSED_RESULT;
GUri         *socle_address_policy_follow       (GUri                    *base,
                                                 const char              *location,
                                                 const SoclePortalLimits *limits,
                                                 SocleRefusal            *refusal) G_GNUC_WARN_UNUSED_RESULT;
SocleRefusal  socle_address_policy_check_inet   (GInetAddress            *address);
gboolean      socle_address_policy_is_exempt    (GUri                    *uri,
                                                 const SoclePortalLimits *limits);
char         *socle_address_policy_prefer_https (const char              *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
