/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What day it is, while Socle is open over midnight. */

#include "config.h"

#include "socle-day-watch.h"

#include "socle-date.h"

/*
 * The day changes at midnight, after a night in suspend, or because the clock or the time
 * zone was set. GLib's timers count on a clock that stands still in suspend and knows
 * nothing of the other two, so one that is set for midnight may come hours late. This one
 * looks again after some minutes at most, whatever it waits for, and whoever has a reason to
 * (a window that is looked at again) has it look at once.
 *
 * Only here is the clock read for what day it is; everything else is told. Belongs to the
 * main context.
 */
struct _SocleDayWatch
{
  GObject parent_instance;

  GDate today;
  gboolean fixed; /* by --today: it never changes */
  gboolean started;
  SocleDayWatchClock clock; /* (nullable): this computer's, if there is none */
  gpointer clock_data;      /* (unowned): of clock */
  guint timeout;            /* the source that looks again */
  guint wait;               /* in how many seconds it does */
};

G_DEFINE_FINAL_TYPE (SocleDayWatch, socle_day_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_TODAY = 1,
} SocleDayWatchProperty;

static GParamSpec *props[PROP_TODAY + 1];

/* In seconds. So long may a day that began during suspend, or by a clock that was set, go
 * unnoticed in a window that nobody turns to. */
#define LONGEST_WAIT (5 * 60)

static GDateTime *
read_clock (SocleDayWatch *self)
{
  g_autoptr (GDateTime) now =
    self->clock != NULL ? self->clock (self->clock_data) : g_date_time_new_now_utc ();

  return g_date_time_to_local (now);
}

/* In how many seconds to look again. Where a day has 23 or 25 hours, or no midnight, the next
 * look is right at most LONGEST_WAIT later than it could be. */
static guint
find_wait (GDateTime *now)
{
  int hours, minutes, seconds;
  int left;

  hours = g_date_time_get_hour (now);
  minutes = g_date_time_get_minute (now);
  seconds = g_date_time_get_second (now);
  left = ((24 - hours) * 60 - minutes) * 60 - seconds;

  return (guint) CLAMP (left, 1, LONGEST_WAIT);
}

static gboolean
timeout_cb (gpointer user_data)
{
  SocleDayWatch *self = user_data;

  self->timeout = 0;
  socle_day_watch_look (self);

  return G_SOURCE_REMOVE;
}

static void
socle_day_watch_dispose (GObject *object)
{
  SocleDayWatch *self = SOCLE_DAY_WATCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (socle_day_watch_parent_class)->dispose (object);
}

static void
socle_day_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleDayWatch *self = SOCLE_DAY_WATCH (object);

  switch ((SocleDayWatchProperty) prop_id)
    {
    case PROP_TODAY:
      g_value_set_boxed (value, &self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_day_watch_class_init (SocleDayWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = socle_day_watch_dispose;
  object_class->get_property = socle_day_watch_get_property;

  /**
   * SocleDayWatch:today:
   *
   * What day it is, as far as was looked.
   */
  props[PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, G_TYPE_DATE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_day_watch_init (SocleDayWatch *self)
{
  g_autoptr (GDateTime) now = read_clock (self);

  socle_date_of_time (now, &self->today);
}

/**
 * socle_day_watch_new:
 * @fixed: (nullable): a date to take for today's for ever; %NULL for that of the clock
 *
 * Returns: (transfer full): a watch that does not look again before it is started or told to
 */
SocleDayWatch *
socle_day_watch_new (const GDate *fixed)
{
  SocleDayWatch *self;

  g_return_val_if_fail (fixed == NULL || g_date_valid (fixed), NULL);

  self = g_object_new (SOCLE_TYPE_DAY_WATCH, NULL);
  self->fixed = fixed != NULL;
  if (fixed != NULL)
    self->today = *fixed;

  return self;
}

/**
 * socle_day_watch_set_clock:
 * @self: a watch
 * @clock: tells the time
 * @user_data: for @clock
 *
 * Decides where the time comes from, as for tests, and looks.
 */
void
socle_day_watch_set_clock (SocleDayWatch *self, SocleDayWatchClock clock, gpointer user_data)
{
  g_return_if_fail (SOCLE_IS_DAY_WATCH (self));

  self->clock = clock;
  self->clock_data = user_data;
  socle_day_watch_look (self);
}

/**
 * socle_day_watch_start:
 * @self: a watch
 *
 * Looks, and from now on by itself, too.
 */
void
socle_day_watch_start (SocleDayWatch *self)
{
  g_return_if_fail (SOCLE_IS_DAY_WATCH (self));

  self->started = TRUE;
  socle_day_watch_look (self);
}

/**
 * socle_day_watch_look:
 * @self: a watch
 *
 * Looks at the clock, and tells if it is another day, be it one before.
 */
void
socle_day_watch_look (SocleDayWatch *self)
{
  g_autoptr (GDateTime) now = NULL;
  GDate day;

  g_return_if_fail (SOCLE_IS_DAY_WATCH (self));

  if (self->fixed)
    return;

  now = read_clock (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->wait = find_wait (now);
  if (self->started)
    self->timeout = g_timeout_add_seconds (self->wait, timeout_cb, self);

  socle_date_of_time (now, &day);
  if (g_date_compare (&day, &self->today) == 0)
    return;

  self->today = day;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

/**
 * socle_day_watch_get_today:
 * @self: a watch
 *
 * Returns: (transfer none): what day it is, as far as was looked
 */
const GDate *
socle_day_watch_get_today (SocleDayWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_DAY_WATCH (self), NULL);

  return &self->today;
}

/**
 * socle_day_watch_get_wait:
 * @self: a watch
 *
 * Returns: in how many seconds it looks again; 0 if it does not by itself
 */
guint
socle_day_watch_get_wait (SocleDayWatch *self)
{
  g_return_val_if_fail (SOCLE_IS_DAY_WATCH (self), 0);

  return self->timeout != 0 ? self->wait : 0;
}
