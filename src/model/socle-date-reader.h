/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-messages.h"

G_BEGIN_DECLS

gboolean socle_date_read (SocleMessages *messages,
                          const char    *text,
                          GDate         *date);

G_END_DECLS
