/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-holdings.h"

G_BEGIN_DECLS

char *socle_letter_check (SocleHoldings *holdings,
                          SocleReport   *report,
                          SocleRecord   *record,
                          guint          lag,
                          SocleMessages *messages,
                          gboolean      *good) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
