/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file piece by piece, whatever its size. */

#include "config.h"

#include "socle-evidence-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * All of these return FALSE with errno set; the callers know what to say of it.
 */

#define PIECE_SIZE (64 * 1024)
#define HEAD_SIZE 1024
#define TAIL_SIZE 1024

/* What is kept of the content while it passes. */
typedef struct
{
  GChecksum *checksum; /* (owned) */
  guint64 size;
  char head[HEAD_SIZE + 1];
  size_t head_size;
  char tail[TAIL_SIZE];
  size_t tail_size;
} Reading;

static void
take_piece (Reading *reading, const char *piece, size_t size)
{
  size_t wanted = MIN (size, HEAD_SIZE - reading->head_size);
  size_t kept;

  g_checksum_update (reading->checksum, (const guchar *) piece, (gssize) size);
  reading->size += size;

  memcpy (reading->head + reading->head_size, piece, wanted);
  reading->head_size += wanted;

  if (size >= TAIL_SIZE)
    {
      memcpy (reading->tail, piece + size - TAIL_SIZE, TAIL_SIZE);
      reading->tail_size = TAIL_SIZE;
      return;
    }
  kept = MIN (reading->tail_size, TAIL_SIZE - size);
  memmove (reading->tail, reading->tail + reading->tail_size - kept, kept);
  memcpy (reading->tail + kept, piece, size);
  reading->tail_size = kept + size;
}

static gboolean
is_html (Reading *reading)
{
  g_autofree char *head = g_ascii_strdown (reading->head, (gssize) reading->head_size);

  return strstr (head, "<!doctype html") != NULL || strstr (head, "<html") != NULL;
}

static void
finish (Reading *reading, SocleEvidenceFile *file)
{
  g_strlcpy (file->sha256, g_checksum_get_string (reading->checksum), sizeof file->sha256);
  file->size = reading->size;
  file->is_pdf = strncmp (reading->head, "%PDF-", 5) == 0;
  file->has_end = memmem (reading->tail, reading->tail_size, "%%EOF", 5) != NULL;
  file->is_html = !file->is_pdf && is_html (reading);
}

static gboolean
write_all (int descriptor, const char *piece, size_t size)
{
  while (size > 0)
    {
      ssize_t n = write (descriptor, piece, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      piece += n;
      size -= (size_t) n;
    }

  return TRUE;
}

/* Reads @from to its end and, unless @to is -1, writes it there. */
static gboolean
pass (int from, int to, guint64 limit, Reading *reading)
{
  g_autofree char *piece = g_malloc (PIECE_SIZE);

  while (TRUE)
    {
      ssize_t n = read (from, piece, PIECE_SIZE);

      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if ((guint64) n > limit - reading->size)
        {
          errno = EFBIG;
          return FALSE;
        }
      take_piece (reading, piece, (size_t) n);
      if (to >= 0 && !write_all (to, piece, (size_t) n))
        return FALSE;
    }
}

/* Reads as much as there is, up to @size bytes, from a place on. */
static gboolean
read_at (int descriptor, char *piece, size_t size, off_t offset, size_t *out_size)
{
  for (*out_size = 0; *out_size < size;)
    {
      ssize_t n =
        pread (descriptor, piece + *out_size, size - *out_size, offset + (off_t) *out_size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0;
      *out_size += (size_t) n;
    }

  return TRUE;
}

/**
 * socle_evidence_file_look:
 * @path: (type filename): a file
 * @file: (out): what it is, without its digest
 *
 * Reads the beginning and the end of a file only, which tell what it is. Sets errno on
 * failure.
 *
 * Returns: whether it could be read
 */
gboolean
socle_evidence_file_look (const char *path, SocleEvidenceFile *file)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reading reading = { .checksum = checksum };
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  off_t end = descriptor >= 0 ? lseek (descriptor, 0, SEEK_END) : -1;
  gboolean done =
    end >= 0 && read_at (descriptor, reading.head, HEAD_SIZE, 0, &reading.head_size) &&
    read_at (descriptor, reading.tail, TAIL_SIZE, MAX (end - TAIL_SIZE, 0), &reading.tail_size);
  int number = errno;

  if (descriptor >= 0)
    close (descriptor);
  if (done)
    {
      reading.size = (guint64) end;
      finish (&reading, file);
      *file->sha256 = '\0';
    }
  errno = number;

  return done;
}

/**
 * socle_evidence_file_read:
 * @path: (type filename): a file
 * @file: (out): what it is
 *
 * Sets errno on failure.
 *
 * Returns: whether it could be read
 */
gboolean
socle_evidence_file_read (const char *path, SocleEvidenceFile *file)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reading reading = { .checksum = checksum };
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean done;
  int number;

  if (descriptor < 0)
    return FALSE;

  done = pass (descriptor, -1, G_MAXUINT64, &reading);
  number = errno;
  close (descriptor);
  if (done)
    finish (&reading, file);
  errno = number;

  return done;
}

/**
 * socle_evidence_file_copy:
 * @path: (type filename): a file
 * @target: (type filename): where it goes, with six X at the end, which become a name that
 *   is not taken
 * @limit: how many bytes it may have
 * @file: (out): what it is
 *
 * Copies a file for the user alone. Sets errno on failure, and leaves nothing behind.
 *
 * Returns: whether it was copied
 */
gboolean
socle_evidence_file_copy (const char *path, char *target, guint64 limit, SocleEvidenceFile *file)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reading reading = { .checksum = checksum };
  int from = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int to = from >= 0 ? g_mkstemp_full (target, O_WRONLY | O_CLOEXEC, 0600) : -1;
  gboolean done = to >= 0 && pass (from, to, limit, &reading);
  int number = errno;

  /* Network file systems tell of a full disk only when a file is closed. */
  if (to >= 0 && close (to) != 0 && done)
    {
      number = errno;
      done = FALSE;
    }
  if (from >= 0)
    close (from);
  if (done)
    finish (&reading, file);
  else if (to >= 0)
    g_unlink (target);
  errno = number;

  return done;
}
