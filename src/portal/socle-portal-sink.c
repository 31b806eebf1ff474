/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on its way from a server to the disk. */

#include "config.h"

#include "socle-portal-sink.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX ".socle-download-"

/* A PDF document ends with "%%EOF", and perhaps a little after it. */
#define TAIL 1024

/* The server's name for the file is not used for anything. */
struct _SoclePortalSink
{
  char *path; /* (owned) (nullable): none without a file */
  int descriptor;
  GChecksum *checksum; /* (owned) */
  guint64 size;
  guint8 tail[TAIL];
  size_t n_tail;
};

static gboolean
set_error (int number, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));

  return FALSE;
}

/**
 * socle_portal_sink_new:
 * @folder: (nullable) (type filename): where the file is to be; %NULL to count and hash
 *   only
 * @error: where a failure goes
 *
 * Sets @error to a #GIOErrorEnum if no file can be made there.
 *
 * Returns: (transfer full) (nullable): an empty file; %NULL with @error set
 */
SoclePortalSink *
socle_portal_sink_new (const char *folder, GError **error)
{
  g_autoptr (SoclePortalSink) self = g_new0 (SoclePortalSink, 1);

  self->descriptor = -1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (folder == NULL)
    return g_steal_pointer (&self);

  self->path = g_build_filename (folder, PREFIX "XXXXXX", NULL);
  self->descriptor = g_mkstemp_full (self->path, O_WRONLY | O_CLOEXEC, 0600);
  if (self->descriptor < 0)
    {
      int number = errno;

      g_clear_pointer (&self->path, g_free);
      set_error (number, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * socle_portal_sink_free:
 * @self: (transfer full): a sink
 *
 * Removes the file, unless its path was taken.
 */
void
socle_portal_sink_free (SoclePortalSink *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_checksum_free (self->checksum);
  g_free (self);
}

static void
keep_tail (SoclePortalSink *self, const guint8 *data, size_t size)
{
  size_t keep = size >= TAIL ? 0 : MIN (self->n_tail, TAIL - size);
  size_t add = MIN (size, (size_t) TAIL);

  memmove (self->tail, self->tail + self->n_tail - keep, keep);
  memcpy (self->tail + keep, data + size - add, add);
  self->n_tail = keep + add;
}

/**
 * socle_portal_sink_write:
 * @self: a sink
 * @data: (array length=size): what came
 * @size: how much
 * @error: where a failure goes
 *
 * Sets @error to a #GIOErrorEnum.
 *
 * Returns: whether all of it was written
 */
gboolean
socle_portal_sink_write (SoclePortalSink *self, const guint8 *data, size_t size, GError **error)
{
  if (size == 0)
    return TRUE;

  for (size_t done = 0; self->descriptor >= 0 && done < size;)
    {
      gssize written = write (self->descriptor, data + done, size - done);

      if (written < 0 && errno != EINTR)
        return set_error (errno, error);
      if (written > 0)
        done += (size_t) written;
    }

  g_checksum_update (self->checksum, data, (gssize) size);
  keep_tail (self, data, size);
  self->size += size;

  return TRUE;
}

/**
 * socle_portal_sink_finish:
 * @self: a sink with all its content
 * @error: where a failure goes
 *
 * Waits until the file is on the disk.
 *
 * Sets @error to a #GIOErrorEnum.
 *
 * Returns: whether it is
 */
gboolean
socle_portal_sink_finish (SoclePortalSink *self, GError **error)
{
  int descriptor = self->descriptor;

  if (descriptor < 0)
    return TRUE;

  self->descriptor = -1;
  if (fsync (descriptor) != 0)
    {
      set_error (errno, error);
      close (descriptor);
      return FALSE;
    }
  if (close (descriptor) != 0)
    return set_error (errno, error);

  return TRUE;
}

/**
 * socle_portal_sink_steal_path:
 * @self: a sink that is finished
 *
 * Returns: (transfer full) (nullable) (type filename): the file, which now is the
 *   caller's to move or remove
 */
char *
socle_portal_sink_steal_path (SoclePortalSink *self)
{
  return g_steal_pointer (&self->path);
}

/**
 * socle_portal_sink_get_size:
 * @self: a sink
 *
 * Returns: how many bytes came
 */
guint64
socle_portal_sink_get_size (SoclePortalSink *self)
{
  return self->size;
}

/**
 * socle_portal_sink_get_sha256:
 * @self: a sink that nothing will be written to any more
 *
 * Returns: (transfer none): the SHA-256 of what came
 */
const char *
socle_portal_sink_get_sha256 (SoclePortalSink *self)
{
  return g_checksum_get_string (self->checksum);
}

/**
 * socle_portal_sink_has_end:
 * @self: a sink
 *
 * Returns: whether what came ends as a PDF document does
 */
gboolean
socle_portal_sink_has_end (SoclePortalSink *self)
{
  static const char end[] = "%%EOF";

  return memmem (self->tail, self->n_tail, end, strlen (end)) != NULL;
}

/**
 * socle_portal_sink_clean_up:
 * @folder: (type filename): where downloads go
 * @min_age: seconds since a file was last written to
 *
 * Removes what a program that was killed has left. Another one may be at work, whose
 * files are young.
 *
 * Returns: how many files were removed
 */
guint
socle_portal_sink_clean_up (const char *folder, gint64 min_age)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_removed = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, PREFIX) && g_lstat (path, &status) == 0 &&
          S_ISREG (status.st_mode) && time (NULL) - status.st_mtime >= min_age &&
          g_unlink (path) == 0)
        n_removed++;
    }

  return n_removed;
}
