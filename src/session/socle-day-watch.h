/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SocleDayWatchClock:
 * @user_data: as it was given with it
 *
 * Returns: (transfer full): what time it is, in any time zone
 */
typedef GDateTime *(*SocleDayWatchClock) (gpointer user_data);

#define SOCLE_TYPE_DAY_WATCH (socle_day_watch_get_type ())

G_DECLARE_FINAL_TYPE (SocleDayWatch, socle_day_watch, SOCLE, DAY_WATCH, GObject)

SocleDayWatch *socle_day_watch_new       (const GDate        *fixed) G_GNUC_WARN_UNUSED_RESULT;

void           socle_day_watch_set_clock (SocleDayWatch      *self,
                                          SocleDayWatchClock  clock,
                                          gpointer            user_data);
void           socle_day_watch_start     (SocleDayWatch      *self);
void           socle_day_watch_look      (SocleDayWatch      *self);

const GDate   *socle_day_watch_get_today (SocleDayWatch      *self);
guint          socle_day_watch_get_wait  (SocleDayWatch      *self);

G_END_DECLS
