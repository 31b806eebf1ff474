/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that are on the disk, not merely on their way to it. */

#include "config.h"

#include "socle-disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/**
 * socle_disk_dup_stem:
 * @path: (type filename): a file
 *
 * Returns: (transfer full) (type filename): its name without ".db", by which what belongs to
 *   it is told from what belongs to others in the same folder
 */
char *
socle_disk_dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".db") && strlen (name) > strlen (".db"))
    name[strlen (name) - strlen (".db")] = '\0';

  return name;
}

/*
 * All others return FALSE with errno set; the callers know what to say of it.
 */

/**
 * socle_disk_make_folder:
 * @path: a folder
 *
 * Makes a folder for the user alone, with those above it, unless it is there. Sets errno
 * on failure.
 *
 * Returns: whether it is there
 */
gboolean
socle_disk_make_folder (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  /* Each on its own: a folder that the one above it has forgotten is lost with all in it. */
  if (!socle_disk_make_folder (parent) || (g_mkdir (path, 0700) != 0 && errno != EEXIST))
    return FALSE;

  return socle_disk_sync (parent);
}

/**
 * socle_disk_sync:
 * @path: a file or folder
 *
 * Waits until it is on the disk. Sets errno on failure.
 *
 * Returns: whether it is there
 */
gboolean
socle_disk_sync (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced;
  int number;

  if (descriptor < 0)
    return FALSE;

  /* Some file systems have no notion of a folder that waits. */
  synced = fsync (descriptor) == 0 || errno == EINVAL;
  number = errno;
  close (descriptor);
  errno = number;

  return synced;
}

/**
 * socle_disk_give_name:
 * @path: a file
 * @name: the path it is to have, in the same file system
 *
 * Gives a file its final name, never one that another file has, and waits until it has
 * it. Sets errno on failure, to EEXIST if the name is taken.
 *
 * Returns: whether it has it
 */
gboolean
socle_disk_give_name (const char *path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name);

  /* Unlike rename(), this never replaces. Not every file system can. */
  if (link (path, name) == 0)
    {
      g_unlink (path);
      return socle_disk_sync (folder);
    }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK)
    return FALSE;
  if (g_file_test (name, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }

  return g_rename (path, name) == 0 && socle_disk_sync (folder);
}

/* Takes a name out of a folder, and first what is below it. */
static gboolean
remove_below (int folder, const char *name)
{
  /* Whoever can write here may put a link in the place of a folder at any time. Hence no path
   * is walked: each folder is opened from the one above it, and a link is not opened. */
  int descriptor = openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *dir = descriptor >= 0 ? fdopendir (descriptor) : NULL;
  struct dirent *entry;
  gboolean removed = TRUE;

  if (dir == NULL)
    {
      if (descriptor >= 0)
        close (descriptor);
      return unlinkat (folder, name, 0) == 0 || errno == ENOENT;
    }

  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0 &&
        !remove_below (descriptor, entry->d_name))
      removed = FALSE;
  closedir (dir);

  return removed && unlinkat (folder, name, AT_REMOVEDIR) == 0;
}

/**
 * socle_disk_remove_all:
 * @path: (type filename): a file or folder
 *
 * Removes a file, or a folder with all that is in it. Of a symbolic link only the link goes,
 * never what it leads to, even if the link takes the place of a folder meanwhile. What cannot
 * be removed stays, the rest goes. Sets errno on failure.
 *
 * Returns: whether nothing is there any more
 */
gboolean
socle_disk_remove_all (const char *path)
{
  return remove_below (AT_FDCWD, path);
}
