/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks and memory figures for the benchmarks. */

#pragma once

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static inline double
bench_read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Milliseconds since some moment. */
static inline double
bench_now (void)
{
  return bench_read_clock (CLOCK_MONOTONIC);
}

/* Milliseconds of processor time that this thread took. */
static inline double
bench_thread_time (void)
{
  return bench_read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/* A figure of @file, such as "VmHWM:" of /proc/self/status, in MB; 0 if it is not there. */
static inline double
bench_read_memory (const char *file, const char *name)
{
  g_autofree char *content = NULL;
  const char *line;
  long kilobytes = 0;

  if (!g_file_get_contents (file, &content, NULL, NULL))
    return 0;

  line = strstr (content, name);
  if (line != NULL)
    sscanf (line + strlen (name), "%ld", &kilobytes);

  return (double) kilobytes / 1024;
}
