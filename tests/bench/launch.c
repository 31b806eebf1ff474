/* SPDX-License-Identifier: GPL-3.0-or-later */
/* launch PROBE COMMAND…: takes the time, then becomes COMMAND with PROBE loaded. */

#include "config.h"

#include "bench-support.h"

#include <stdlib.h>
#include <unistd.h>

int
main (int argc, char *argv[])
{
  char start[G_ASCII_DTOSTR_BUF_SIZE];

  if (argc < 3)
    return EXIT_FAILURE;

  g_setenv ("LD_PRELOAD", argv[1], TRUE);
  g_setenv ("SOCLE_BENCH_START", g_ascii_dtostr (start, sizeof (start), bench_now ()), TRUE);
  execvp (argv[2], argv + 2);
  perror (argv[2]);

  return EXIT_FAILURE;
}
