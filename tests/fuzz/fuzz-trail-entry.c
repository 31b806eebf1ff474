/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as an entry of the trail, for libFuzzer or for a replay of its corpus. */

#include "config.h"

#include "socle-trail-entry.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What is an entry prints as the very bytes it was read from. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (SocleTrailEntry) entry = socle_trail_entry_parse ((const char *) data, size);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return 0;

  text = socle_trail_entry_print (entry);
  g_assert_cmpuint (strlen (text), ==, size);
  g_assert_cmpint (memcmp (text, data, size), ==, 0);
  g_assert_true (g_utf8_validate (entry->by, -1, NULL));

  return 0;
}
