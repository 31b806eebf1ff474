/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times a change of the register, beside the least that could be durable. */

#include "config.h"

#include "socle-sqlite-register.h"

#include "bench-support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define N_ROUNDS 200
#define BLOCK 4096

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (double *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare_times);

  return times[N_ROUNDS / 2];
}

/* 4 KiB at the end of a file, and waiting for the disk. */
static double
time_appends (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "appended", NULL);
  int descriptor = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  static char block[BLOCK];
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_now ();

      if (write (descriptor, block, sizeof block) != sizeof block || fdatasync (descriptor) != 0)
        g_error ("%s cannot be written", path);
      times[i] = bench_now () - start;
    }
  close (descriptor);
  unlink (path);

  return get_median (times);
}

static double
time_changes (SocleRegister *reg)
{
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("service-%u", i);
      g_autoptr (SocleRecord) record = socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "bench",
                                                         "service", name, "owner", "Ann", NULL);
      double start = bench_now ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleChange) change = socle_register_add (reg, record, &error);

      if (change == NULL)
        g_error ("%s", error->message);
      times[i] = bench_now () - start;
    }

  return get_median (times);
}

/* Argument: a folder on the disk to measure, in which a folder is made and removed. */
int
main (int argc, char *argv[])
{
  g_autofree char *folder =
    g_build_filename (argc > 1 ? argv[1] : g_get_tmp_dir (), "socle-bench-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  SocleRegisterSettings settings = { .by = "Ann", .messages = messages };
  g_autoptr (SocleRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  if (g_mkdtemp (folder) == NULL)
    g_error ("%s cannot be made", folder);
  path = g_build_filename (folder, "register.db", NULL);
  settings.path = path;
  reg = socle_sqlite_register_create (&settings, &error);
  if (reg == NULL)
    g_error ("%s", error->message);

  printf ("append-ms %.3f\n", time_appends (folder));
  printf ("change-ms %.3f\n", time_changes (reg));

  g_clear_object (&reg);
  unlink (path);
  rmdir (folder);

  return 0;
}
