/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a server wants to be asked again. */

#include "config.h"

#include "socle-retry-after.h"

#include <stdio.h>
#include <string.h>

/* "Fri, 31 Dec 9999 23:59:59 GMT", the one form that HTTP lets be sent today. */
static GDateTime *
parse_date (const char *value)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char name[4] = "", zone[4] = "";
  int day, year, hour, minute, second, n_chars = 0;
  const char *found;

  if (strlen (value) != strlen ("Fri, 31 Dec 9999 23:59:59 GMT") ||
      sscanf (value, "%*3c, %2d %3s %4d %2d:%2d:%2d %3s%n", &day, name, &year, &hour, &minute,
              &second, zone, &n_chars) != 7 ||
      value[n_chars] != '\0' || strcmp (zone, "GMT") != 0)
    return NULL;

  found = strstr (months, name);
  if (strlen (name) != 3 || found == NULL || (found - months) % 3 != 0)
    return NULL;

  return g_date_time_new_utc (year, (int) (found - months) / 3 + 1, day, hour, minute, second);
}

/**
 * socle_retry_after_parse:
 * @value: (nullable): what a server says in "Retry-After": seconds, or a date
 * @now: the time
 * @longest: seconds that are waited at most
 *
 * Returns: (transfer full) (nullable): when it may be asked again; %NULL if it does not
 *   say that, or in no way that can be understood
 */
GDateTime *
socle_retry_after_parse (const char *value, GDateTime *now, guint64 longest)
{
  g_autoptr (GDateTime) latest = g_date_time_add_seconds (now, (double) longest);
  g_autoptr (GDateTime) until = NULL;

  if (value == NULL || *value == '\0')
    return NULL;

  if (value[strspn (value, "0123456789")] == '\0')
    {
      guint64 seconds = g_ascii_strtoull (value, NULL, 10);

      until = g_date_time_add_seconds (now, (double) MIN (seconds, longest));
    }
  else
    until = parse_date (value);

  if (until == NULL || g_date_time_compare (until, now) < 0)
    return NULL;

  return g_date_time_compare (until, latest) > 0 ? g_steal_pointer (&latest)
                                                 : g_steal_pointer (&until);
}
