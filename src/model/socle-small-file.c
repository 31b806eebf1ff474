/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file that may be anything. */

#include "config.h"

#include "socle-small-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads what the open file holds. Its size is known and within the limit; a file
 * that grows meanwhile is read only so far, and one that shrinks is shorter. */
static GBytes *
read_content (int fd, size_t size)
{
  g_autofree char *content = g_malloc (MAX (size, 1));
  size_t n_read = 0;

  while (n_read < size)
    {
      ssize_t n = read (fd, content + n_read, size - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      n_read += (size_t) n;
    }

  return g_bytes_new_take (g_steal_pointer (&content), n_read);
}

/**
 * socle_small_file_read:
 * @path: (type filename): a file
 * @limit: how many bytes it may have
 *
 * Reads a regular file, and nothing else: neither does this wait for a pipe that nobody
 * writes to, nor does it read what has no end. Sets errno on failure, to EFBIG if there is
 * more than @limit.
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
socle_small_file_read (const char *path, size_t limit)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) < 0)
    return NULL;

  if (!S_ISREG (info.st_mode))
    errno = S_ISDIR (info.st_mode) ? EISDIR : EINVAL;
  else if ((guint64) info.st_size > limit)
    errno = EFBIG;
  else
    return read_content (fd, (size_t) info.st_size);

  return NULL;
}
