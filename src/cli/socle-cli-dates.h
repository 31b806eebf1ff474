/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"
#include "socle-date.h"

G_BEGIN_DECLS

gboolean socle_cli_dates_read_date      (SocleCommandContext  *context,
                                         const char           *option,
                                         GDate                *date,
                                         GError              **error);
gboolean socle_cli_dates_read_month_day (SocleCommandContext  *context,
                                         const char           *option,
                                         SocleMonthDay        *month_day,
                                         GError              **error);
gboolean socle_cli_dates_read_year      (SocleCommandContext  *context,
                                         const char           *option,
                                         GDateYear            *year,
                                         GError              **error);
gboolean socle_cli_dates_require        (SocleCommandContext  *context,
                                         const char           *command,
                                         const char           *option,
                                         const char           *form,
                                         GError              **error);

G_END_DECLS
