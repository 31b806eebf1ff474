/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-link-checks.h"
#include "socle-link-counts.h"
#include "socle-messages.h"

G_BEGIN_DECLS

void  socle_link_state_show_icon (GtkImage         *image,
                                  SocleLinkResult  *result);
char *socle_link_state_describe  (SocleLinkChecks  *checks,
                                  SocleMessages    *messages,
                                  const char       *url) G_GNUC_WARN_UNUSED_RESULT;
char *socle_link_state_describe_problems (SocleMessages         *messages,
                                          const SocleLinkCounts *counts) G_GNUC_WARN_UNUSED_RESULT;
char *socle_link_state_describe_changes  (SocleMessages         *messages,
                                          const SocleLinkCounts *counts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
