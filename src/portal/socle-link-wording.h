/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"
#include "socle-messages.h"

G_BEGIN_DECLS

const char *socle_link_wording_status    (SocleMessages   *messages,
                                          SocleLinkStatus  status);
char       *socle_link_wording_sentence  (SocleMessages   *messages,
                                          SocleLinkResult *result) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_link_wording_time      (SocleMessages   *messages,
                                          GDateTime       *time) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_link_wording_modified  (SocleMessages   *messages,
                                          const char      *modified) G_GNUC_WARN_UNUSED_RESULT;
char       *socle_link_wording_size      (SocleMessages   *messages,
                                          guint64          size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
