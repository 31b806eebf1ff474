/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be preloaded: moves the clock of a program by as many seconds as a file says. */

#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* Only what asks for the time of day is told another one: timers count on their own clock. */

int socle_moved_clock_gettime (clockid_t id, struct timespec *time) __asm__ ("clock_gettime");
int socle_moved_gettimeofday (struct timeval *time, void *zone) __asm__ ("gettimeofday");

static long
read_offset (void)
{
  const char *path = getenv ("SOCLE_MOVED_CLOCK");
  FILE *file = path != NULL ? fopen (path, "r") : NULL;
  long offset = 0;

  if (file == NULL)
    return 0;
  if (fscanf (file, "%ld", &offset) != 1)
    offset = 0;
  fclose (file);

  return offset;
}

int
socle_moved_clock_gettime (clockid_t id, struct timespec *time)
{
  int result = (int) syscall (SYS_clock_gettime, id, time);

  if (result == 0 && id == CLOCK_REALTIME)
    time->tv_sec += read_offset ();

  return result;
}

int
socle_moved_gettimeofday (struct timeval *time, void *zone)
{
  struct timespec now;

  (void) zone;
  if (socle_moved_clock_gettime (CLOCK_REALTIME, &now) != 0)
    return -1;
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;

  return 0;
}
