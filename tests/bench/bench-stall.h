/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop of a benchmark did not wait for events. */

#pragma once

#include "bench-support.h"

typedef struct
{
  double wall; /* on the clock, which other processes make longer */
  double cpu;  /* of this thread's processor time */
} BenchStall;

static BenchStall bench_busy_since;
static BenchStall bench_longest_stall;

static int
bench_poll_and_time (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  if (bench_busy_since.wall > 0)
    {
      bench_longest_stall.wall =
        MAX (bench_longest_stall.wall, bench_now () - bench_busy_since.wall);
      bench_longest_stall.cpu =
        MAX (bench_longest_stall.cpu, bench_thread_time () - bench_busy_since.cpu);
    }
  n_ready = g_poll (fds, n_fds, timeout);
  bench_busy_since = (BenchStall) { bench_now (), bench_thread_time () };

  return n_ready;
}

/* To be called before the main loop runs. */
static inline void
bench_watch_stalls (void)
{
  g_main_context_set_poll_func (NULL, bench_poll_and_time);
}

/* The longest stall since the last time. */
static inline BenchStall
bench_take_stall (void)
{
  BenchStall stall = bench_longest_stall;

  bench_longest_stall = (BenchStall) { 0 };

  return stall;
}

static inline void
bench_print_stall (const char *name, BenchStall stall)
{
  g_print ("%s-stall-ms %.2f\n", name, stall.wall);
  g_print ("%s-stall-cpu-ms %.2f\n", name, stall.cpu);
}
