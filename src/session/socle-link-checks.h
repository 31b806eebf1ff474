/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-counts.h"
#include "socle-link-saver.h"
#include "socle-portal-client.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LINK_CHECKS (socle_link_checks_get_type ())

G_DECLARE_FINAL_TYPE (SocleLinkChecks, socle_link_checks, SOCLE, LINK_CHECKS, GObject)

SocleLinkChecks  *socle_link_checks_new         (const char          *path,
                                                 SoclePortalClient   *client) G_GNUC_WARN_UNUSED_RESULT;

SocleLinkHistory *socle_link_checks_get_history (SocleLinkChecks     *self);
SocleLinkSaver   *socle_link_checks_get_saver   (SocleLinkChecks     *self);
gboolean          socle_link_checks_get_allowed (SocleLinkChecks     *self);
void              socle_link_checks_set_allowed (SocleLinkChecks     *self,
                                                 gboolean             allowed);
gboolean          socle_link_checks_get_running (SocleLinkChecks     *self);
guint             socle_link_checks_get_done    (SocleLinkChecks     *self);
guint             socle_link_checks_get_total   (SocleLinkChecks     *self);
gboolean          socle_link_checks_is_waiting  (SocleLinkChecks     *self,
                                                 const char          *address);

const SocleLinkCounts *
                  socle_link_checks_count       (SocleLinkChecks     *self,
                                                 SocleLibrary        *library);

void              socle_link_checks_run_async   (SocleLinkChecks     *self,
                                                 const char * const  *addresses,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
SocleLinkStatus   socle_link_checks_run_finish  (SocleLinkChecks     *self,
                                                 GAsyncResult        *result);
void              socle_link_checks_cancel      (SocleLinkChecks     *self);

G_END_DECLS
