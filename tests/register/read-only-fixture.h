/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register that cannot be written. */

#pragma once

#include "register-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

/* Looks at the register. Returns 0 if all is as it should be. */
typedef int (*FixtureLookFunc) (Fixture *fixture, gconstpointer data);

#define FIXTURE_NO_OTHER_USER 77

/* Lets other users in, where they are kept out. */
static inline void
fixture_open_folders (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  GStatBuf status;

  if (strcmp (parent, path) != 0)
    fixture_open_folders (parent);
  if (g_stat (path, &status) == 0 && (status.st_mode & 0005) != 0005)
    g_chmod (path, 0755);
}

/* Looks in a process without the rights of root, which may write everywhere. */
static inline void
fixture_look_read_only (Fixture *fixture, FixtureLookFunc look, gconstpointer data)
{
  pid_t child;
  int status;

  g_chmod (fixture->path, 0444);
  fixture_open_folders (fixture->folder);
  g_chmod (fixture->folder, 0555);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0) ? FIXTURE_NO_OTHER_USER
                                                                           : look (fixture, data));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (fixture->folder, 0755);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == FIXTURE_NO_OTHER_USER)
    g_test_skip ("this user cannot become another");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}
