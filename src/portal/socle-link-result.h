/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-address-policy.h"
#include "socle-portal-page.h"

G_BEGIN_DECLS

/**
 * SocleLinkStatus:
 * @SOCLE_LINK_OK: the page or document is there
 * @SOCLE_LINK_MOVED: it is there, and has moved for good
 * @SOCLE_LINK_MOVES_ON: a page that sends browsers on to another one by itself
 * @SOCLE_LINK_SIGN_IN: a sign-in is required
 * @SOCLE_LINK_PROXY_SIGN_IN: the proxy between us and the internet wants a sign-in
 * @SOCLE_LINK_GONE: the server says that there is nothing (any more)
 * @SOCLE_LINK_BLOCKED: the server does not let programs in
 * @SOCLE_LINK_HTTP: another answer than a page; the HTTP status says which
 * @SOCLE_LINK_BUSY: the server asks to come back later
 * @SOCLE_LINK_REFUSED: not contacted; the refusal says why
 * @SOCLE_LINK_BAD_REDIRECT: redirects to what is no address
 * @SOCLE_LINK_LOOP: redirects in a circle
 * @SOCLE_LINK_TOO_MANY_REDIRECTS: more redirects than the limit
 * @SOCLE_LINK_TLS: no trustworthy encryption; the detail says why
 * @SOCLE_LINK_NETWORK: no connection, or no answer; the detail says why
 * @SOCLE_LINK_TIMEOUT: the server fell silent
 * @SOCLE_LINK_DEADLINE: the server took too long in all
 * @SOCLE_LINK_TRUNCATED: the connection ended before the content did
 * @SOCLE_LINK_BAD_RESPONSE: an answer that cannot be relied on
 * @SOCLE_LINK_EMPTY: an answer without content
 * @SOCLE_LINK_TOO_LARGE: more content than the limit
 * @SOCLE_LINK_NOT_PDF: a PDF document was wanted, and this is none
 * @SOCLE_LINK_PDF_INCOMPLETE: a PDF document without its end
 * @SOCLE_LINK_DIFFERS: fetched twice, it was not the same
 * @SOCLE_LINK_DISK: the file could not be written
 * @SOCLE_LINK_OFFLINE: there is no way to the internet
 * @SOCLE_LINK_CAPTIVE: a network's own sign-in page answers in place of others
 * @SOCLE_LINK_CANCELLED: somebody stopped it
 *
 * What opening a linked page found.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_LINK_OK,
  SOCLE_LINK_MOVED,
  SOCLE_LINK_MOVES_ON,
  SOCLE_LINK_SIGN_IN,
  SOCLE_LINK_PROXY_SIGN_IN,
  SOCLE_LINK_GONE,
  SOCLE_LINK_BLOCKED,
  SOCLE_LINK_HTTP,
  SOCLE_LINK_BUSY,
  SOCLE_LINK_REFUSED,
  SOCLE_LINK_BAD_REDIRECT,
  SOCLE_LINK_LOOP,
  SOCLE_LINK_TOO_MANY_REDIRECTS,
  SOCLE_LINK_TLS,
  SOCLE_LINK_NETWORK,
  SOCLE_LINK_TIMEOUT,
  SOCLE_LINK_DEADLINE,
  SOCLE_LINK_TRUNCATED,
  SOCLE_LINK_BAD_RESPONSE,
  SOCLE_LINK_EMPTY,
  SOCLE_LINK_TOO_LARGE,
  SOCLE_LINK_NOT_PDF,
  SOCLE_LINK_PDF_INCOMPLETE,
  SOCLE_LINK_DIFFERS,
  SOCLE_LINK_DISK,
  SOCLE_LINK_OFFLINE,
  SOCLE_LINK_CAPTIVE,
  SOCLE_LINK_CANCELLED,
} SocleLinkStatus;

#define SOCLE_N_LINK_STATUSES (SOCLE_LINK_CANCELLED + 1)

/**
 * SocleLinkDetail:
 * @SOCLE_LINK_DETAIL_NONE: nothing more to say
 * @SOCLE_LINK_DETAIL_NO_SUCH_HOST: the host's name is not known
 * @SOCLE_LINK_DETAIL_NO_RESOLVER: nobody answers who knows names of hosts
 * @SOCLE_LINK_DETAIL_UNREACHABLE: there is no way to the host
 * @SOCLE_LINK_DETAIL_CONNECTION_REFUSED: the host does not accept connections
 * @SOCLE_LINK_DETAIL_NO_ANSWER: the connection ended without an answer
 * @SOCLE_LINK_DETAIL_NOT_HTTP: the answer is not HTTP
 * @SOCLE_LINK_DETAIL_UNKNOWN_ISSUER: nobody we trust vouches for the certificate
 * @SOCLE_LINK_DETAIL_EXPIRED: the certificate has expired
 * @SOCLE_LINK_DETAIL_NOT_YET_VALID: the certificate is not valid yet
 * @SOCLE_LINK_DETAIL_WRONG_NAME: the certificate is another host's
 * @SOCLE_LINK_DETAIL_REVOKED: the certificate has been revoked
 * @SOCLE_LINK_DETAIL_WEAK: the certificate is made with a broken method
 * @SOCLE_LINK_DETAIL_OLD_TLS: only an outdated version of TLS
 * @SOCLE_LINK_DETAIL_HANDSHAKE: no agreement on encryption
 * @SOCLE_LINK_DETAIL_LENGTH: the answer contradicts itself about its length
 * @SOCLE_LINK_DETAIL_CODING: the answer is compressed in a way that does not hold
 * @SOCLE_LINK_DETAIL_MULTIPART: the answer consists of parts
 * @SOCLE_LINK_DETAIL_WEB_PAGE: it is a web page
 *
 * Which of several reasons a status has.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_LINK_DETAIL_NONE,
  SOCLE_LINK_DETAIL_NO_SUCH_HOST,
  SOCLE_LINK_DETAIL_NO_RESOLVER,
  SOCLE_LINK_DETAIL_UNREACHABLE,
  SOCLE_LINK_DETAIL_CONNECTION_REFUSED,
  SOCLE_LINK_DETAIL_NO_ANSWER,
  SOCLE_LINK_DETAIL_NOT_HTTP,
  SOCLE_LINK_DETAIL_UNKNOWN_ISSUER,
  SOCLE_LINK_DETAIL_EXPIRED,
  SOCLE_LINK_DETAIL_NOT_YET_VALID,
  SOCLE_LINK_DETAIL_WRONG_NAME,
  SOCLE_LINK_DETAIL_REVOKED,
  SOCLE_LINK_DETAIL_WEAK,
  SOCLE_LINK_DETAIL_OLD_TLS,
  SOCLE_LINK_DETAIL_HANDSHAKE,
  SOCLE_LINK_DETAIL_LENGTH,
  SOCLE_LINK_DETAIL_CODING,
  SOCLE_LINK_DETAIL_MULTIPART,
  SOCLE_LINK_DETAIL_WEB_PAGE,
} SocleLinkDetail;

#define SOCLE_N_LINK_DETAILS (SOCLE_LINK_DETAIL_WEB_PAGE + 1)

/**
 * SocleLinkVerdict:
 * @SOCLE_LINK_VERDICT_GOOD: the link leads where it should
 * @SOCLE_LINK_VERDICT_PROBLEM: the link has a problem
 * @SOCLE_LINK_VERDICT_OPEN: the check says nothing about the link
 *
 * What a status means for a link.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_LINK_VERDICT_GOOD,
  SOCLE_LINK_VERDICT_PROBLEM,
  SOCLE_LINK_VERDICT_OPEN,
} SocleLinkVerdict;

/**
 * SocleLinkHop:
 * @address: what was asked
 * @status: the HTTP status of the answer
 * @peer: (nullable): the internet address of the server; %NULL through a proxy
 * @tls: (nullable): the version of TLS; %NULL without
 * @certificate: (nullable): SHA-256 of the server's certificate
 * @issuer: (nullable): who vouches for it
 * @time: when the answer came
 *
 * One request and its answer.
 */
typedef struct
{
  char *address;
  guint status;
  char *peer;
  char *tls;
  char *certificate;
  char *issuer;
  GDateTime *time;
} SocleLinkHop;

/**
 * SocleLinkFile:
 * @path: (type filename): where it is; the receiver moves or removes it
 * @sha256: of its content
 * @size: bytes
 * @provenance: where it comes from, in lines "name: value"
 *
 * A downloaded file, to be handed over.
 */
typedef struct
{
  char *path;
  char *sha256;
  guint64 size;
  char *provenance;
} SocleLinkFile;

#define SOCLE_TYPE_LINK_RESULT (socle_link_result_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkResult, socle_link_result, SOCLE, LINK_RESULT, GObject)

SocleLinkResult     *socle_link_result_new              (const char      *address,
                                                         SocleLinkStatus  status) G_GNUC_WARN_UNUSED_RESULT;

const char          *socle_link_result_get_address      (SocleLinkResult *self);
SocleLinkStatus      socle_link_result_get_status       (SocleLinkResult *self);
SocleLinkDetail      socle_link_result_get_detail       (SocleLinkResult *self);
SocleRefusal         socle_link_result_get_refusal      (SocleLinkResult *self);
SocleLinkVerdict     socle_link_result_get_verdict      (SocleLinkResult *self);
guint                socle_link_result_get_http_status  (SocleLinkResult *self);
const char          *socle_link_result_get_final        (SocleLinkResult *self);
const char          *socle_link_result_get_target       (SocleLinkResult *self);
guint                socle_link_result_get_n_hops       (SocleLinkResult *self);
const SocleLinkHop  *socle_link_result_get_hop          (SocleLinkResult *self,
                                                         guint            index);
SoclePortalPage     *socle_link_result_get_page         (SocleLinkResult *self);
const char          *socle_link_result_get_media_type   (SocleLinkResult *self);
gboolean             socle_link_result_is_pdf           (SocleLinkResult *self);
gint64               socle_link_result_get_size         (SocleLinkResult *self);
const char          *socle_link_result_get_modified     (SocleLinkResult *self);
const char          *socle_link_result_get_title        (SocleLinkResult *self);
const char          *socle_link_result_get_digest       (SocleLinkResult *self);
GDateTime           *socle_link_result_get_checked_at   (SocleLinkResult *self);
GDateTime           *socle_link_result_get_retry_at     (SocleLinkResult *self);
const SocleLinkFile *socle_link_result_get_file         (SocleLinkResult *self);

SocleLinkResult     *socle_link_result_dup_as           (SocleLinkResult *self,
                                                         SocleLinkStatus  status) G_GNUC_WARN_UNUSED_RESULT;

SocleLinkVerdict     socle_link_status_get_verdict      (SocleLinkStatus  status);
const char          *socle_link_status_get_name         (SocleLinkStatus  status);
gboolean             socle_link_status_from_name        (const char      *name,
                                                         SocleLinkStatus *status);

G_END_DECLS
