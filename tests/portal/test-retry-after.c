/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of when a server wants to be asked again. */

#include "config.h"

#include "socle-retry-after.h"

#define DAY (24 * 60 * 60)

static const struct
{
  const char *value;
  int seconds; /* -1: not understood */
} cases[] = {
  { NULL, -1 },
  { "", -1 },
  { "0", 0 },
  { "120", 120 },
  { "86401", DAY },
  { "99999999999999999999999999", DAY },
  { "-1", -1 },
  { "1.5", -1 },
  { "soon", -1 },
  { "Sat, 01 Feb 2020 00:01:00 GMT", 60 },
  { "Sat, 01 Feb 2020 00:00:00 GMT", 0 },
  { "Fri, 31 Jan 2020 23:59:59 GMT", -1 },
  { "Fri, 31 Dec 9999 23:59:59 GMT", DAY },
  { "Sat, 31 Feb 2020 00:00:00 GMT", -1 },
  { "Sat, 01 Feb 2020 25:00:00 GMT", -1 },
  { "Sat, 01 anF 2020 00:01:00 GMT", -1 },
  { "Sat, 01 Feb 2020 00:01:00 UTC", -1 },
  { "Sat, 01 Feb 2020 00:01:00 GMTx", -1 },
  { "Saturday, 01-Feb-20 00:01:00 GMT", -1 },
};

static void
test_values (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2020, 2, 1, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) until = socle_retry_after_parse (cases[i].value, now, DAY);

      g_test_message ("%s", cases[i].value);
      if (cases[i].seconds < 0)
        g_assert_null (until);
      else
        g_assert_cmpint (g_date_time_difference (until, now), ==,
                         cases[i].seconds * G_TIME_SPAN_SECOND);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/retry-after/values", test_values);

  return g_test_run ();
}
