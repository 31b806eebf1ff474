/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"
#include "socle-portal-sink.h"

G_BEGIN_DECLS

/**
 * SoclePortalBodySpec:
 * @limits: the limits
 * @download: whether a PDF document is wanted, not a look at what is there
 * @folder: (nullable) (type filename): where it goes; %NULL to hash it only
 * @http_status: the status of the answer
 * @media_type: (nullable): the type that the server gives
 * @charset: (nullable): the encoding that the server gives
 * @coding: (nullable): the compression that the server gives
 * @declared: bytes that the server announced; -1 if it did not
 *
 * What is known of a body before it comes.
 */
typedef struct
{
  const SoclePortalLimits *limits;
  gboolean download;
  const char *folder;
  guint http_status;
  const char *media_type;
  const char *charset;
  const char *coding;
  gint64 declared;
} SoclePortalBodySpec;

typedef struct _SoclePortalBody SoclePortalBody;

SoclePortalBody *socle_portal_body_new      (const SoclePortalBodySpec *spec) G_GNUC_WARN_UNUSED_RESULT;
void             socle_portal_body_free     (SoclePortalBody           *self);

gboolean         socle_portal_body_feed     (SoclePortalBody           *self,
                                             const guint8              *data,
                                             size_t                     size);
SocleLinkStatus  socle_portal_body_conclude (SoclePortalBody           *self,
                                             GUri                      *uri,
                                             SocleLinkDetail           *detail);

guint64          socle_portal_body_get_size (SoclePortalBody           *self);
gboolean         socle_portal_body_is_pdf   (SoclePortalBody           *self);
SoclePortalPage *socle_portal_body_get_page (SoclePortalBody           *self);
SoclePortalSink *socle_portal_body_get_sink (SoclePortalBody           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePortalBody, socle_portal_body_free)

G_END_DECLS
