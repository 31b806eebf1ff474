/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that nothing uses any more. */

#include "config.h"

#include "socle-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/**
 * socle_memory_give_back:
 *
 * Gives the system back what was used once and is not now: reading catalogues and making
 * the first page take some megabytes for a moment, which the C library would keep. Takes
 * about a millisecond; where the C library has no such thing, nothing is done.
 */
void
socle_memory_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
