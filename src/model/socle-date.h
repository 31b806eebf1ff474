/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SocleMonthDay:
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * A day of every year, such as the end of an audit period. 29 February is
 * 28 February in a common year.
 */
typedef struct
{
  guint8 month;
  guint8 day;
} SocleMonthDay;

gboolean  socle_date_parse          (const char          *string,
                                     GDate               *date);
void      socle_date_of_time        (GDateTime           *time,
                                     GDate               *date);
char     *socle_date_to_string      (const GDate         *date) G_GNUC_WARN_UNUSED_RESULT;

gboolean  socle_month_day_parse     (const char          *string,
                                     SocleMonthDay       *month_day);
char     *socle_month_day_to_string (const SocleMonthDay *month_day) G_GNUC_WARN_UNUSED_RESULT;
void      socle_month_day_in_year   (const SocleMonthDay *month_day,
                                     GDateYear            year,
                                     GDate               *date);

G_END_DECLS
