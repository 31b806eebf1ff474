/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-portal-client.h"
#include "socle-recorder.h"

G_BEGIN_DECLS

/**
 * SocleLinkKeep:
 * @address: the address of a link, as the catalogue gives it
 * @title: what the link is called
 * @filed_under: (nullable): the identifier of an edition or letter
 * @received: the day
 *
 * A linked document that is to be kept.
 */
typedef struct
{
  const char *address;
  const char *title;
  const char *filed_under;
  const GDate *received;
} SocleLinkKeep;

#define SOCLE_TYPE_LINK_SAVER (socle_link_saver_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkSaver, socle_link_saver, SOCLE, LINK_SAVER, GObject)

SocleLinkSaver  *socle_link_saver_new          (SoclePortalClient   *client) G_GNUC_WARN_UNUSED_RESULT;

const char      *socle_link_saver_get_address  (SocleLinkSaver      *self);
gint64           socle_link_saver_get_received (SocleLinkSaver      *self);
gint64           socle_link_saver_get_total    (SocleLinkSaver      *self);
SocleLinkResult *socle_link_saver_get_failure  (SocleLinkSaver      *self,
                                                const char          *address);

void             socle_link_saver_keep_async   (SocleLinkSaver      *self,
                                                const SocleLinkKeep *keep,
                                                SocleRecorder       *recorder,
                                                SocleMessages       *messages,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
SocleLinkStatus  socle_link_saver_keep_finish  (SocleLinkSaver      *self,
                                                GAsyncResult        *result);
void             socle_link_saver_cancel       (SocleLinkSaver      *self);

char            *socle_link_saver_dup_name     (const SocleLinkKeep *keep,
                                                const char          *sha256) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
