/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-messages.h"

G_BEGIN_DECLS

/**
 * SocleCalendarOptions:
 * @messages: the language of the file
 * @today: the day on which the file is made
 * @reminder: how many days before each date an alarm goes off; 0 for none
 * @n_entries: how many entries the register's trail has
 * @fingerprint: (nullable): the fingerprint of those; %NULL without a register
 *
 * How a calendar file is written.
 */
typedef struct
{
  SocleMessages *messages;
  const GDate *today;
  guint reminder;
  guint64 n_entries;
  const char *fingerprint;
} SocleCalendarOptions;

gboolean socle_calendar_writer_write (GOutputStream              *stream,
                                      GListModel                 *due_dates,
                                      const SocleCalendarOptions *options,
                                      GCancellable               *cancellable,
                                      GError                    **error);

G_END_DECLS
