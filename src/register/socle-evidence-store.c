/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept as evidence, each under the digest of its content. */

#include "config.h"

#include "socle-evidence-store.h"

#include "socle-disk.h"
#include "socle-evidence-file.h"
#include "socle-format.h"
#include "socle-visible-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 *   evidence/tmp/          files that are not whole yet
 *   evidence/objects/ab/   whole ones, named by their digest, read-only
 *   evidence/bad/          what was an object and no longer has its digest
 *
 * A file is on the disk, has been read again and has its name before the register tells of
 * it. So a power cut may leave a file that no record names, never a record without its file.
 * The same file twice is one object.
 */
struct _SocleEvidenceStore
{
  char *folder;            /* (owned) */
  SocleMessages *messages; /* (owned) */
};

#define HOUR (60 * 60)

/**
 * socle_evidence_store_new:
 * @folder: where the files are, or will be
 * @messages: the language of the sentences in errors
 *
 * Returns: (transfer full): the store; nothing is made before it is needed
 */
SocleEvidenceStore *
socle_evidence_store_new (const char *folder, SocleMessages *messages)
{
  SocleEvidenceStore *self = g_new0 (SocleEvidenceStore, 1);

  self->folder = g_strdup (folder);
  self->messages = g_object_ref (messages);

  return self;
}

/**
 * socle_evidence_store_free:
 * @self: (transfer full): a store
 */
void
socle_evidence_store_free (SocleEvidenceStore *self)
{
  g_object_unref (self->messages);
  g_free (self->folder);
  g_free (self);
}

static gboolean
set_system_error (SocleEvidenceStore *self, const char *path, int number, GError **error)
{
  return socle_register_error_set (error,
                                   number == ENOSPC || number == EDQUOT ? SOCLE_REGISTER_ERROR_FULL
                                                                        : SOCLE_REGISTER_ERROR_DISK,
                                   self->messages, path, g_strerror (number));
}

static gboolean
refuse (SocleEvidenceStore *self, const char *path, const char *sentence, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *shown = socle_visible_text (name);
  g_autofree char *limit =
    socle_messages_format_number (self->messages, SOCLE_EVIDENCE_MAX_BYTES >> 20);

  return socle_register_error_take (error, SOCLE_REGISTER_ERROR_EVIDENCE,
                                    socle_format (sentence, "file", shown, "limit", limit, NULL));
}

static char *
dup_object_folder (SocleEvidenceStore *self, const char *sha256)
{
  g_autofree char *start = g_strndup (sha256, 2);

  return g_build_filename (self->folder, "objects", start, NULL);
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * socle_evidence_store_dup_path:
 * @self: a store
 * @sha256: a digest
 *
 * Returns: (transfer full) (type filename): where the object with that digest is, if it is
 *   there
 */
char *
socle_evidence_store_dup_path (SocleEvidenceStore *self, const char *sha256)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (is_sha256 (sha256), NULL);

  folder = dup_object_folder (self, sha256);

  return g_build_filename (folder, sha256, NULL);
}

/**
 * socle_evidence_store_dup_temporary:
 * @self: a store
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_DISK or _FULL.
 *
 * Returns: (transfer full) (type filename) (nullable): a folder for files that are still
 *   being written and will be handed to socle_evidence_store_take(); %NULL with @error set
 */
char *
socle_evidence_store_dup_temporary (SocleEvidenceStore *self, GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, "tmp", NULL);

  if (!socle_disk_make_folder (folder))
    {
      set_system_error (self, folder, errno, error);
      return NULL;
    }

  return g_steal_pointer (&folder);
}

static char *
dup_aside_path (SocleEvidenceStore *self, const char *sha256, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", sha256, number);

  return g_build_filename (self->folder, "bad", name, NULL);
}

/* Whether an earlier check has put what was kept as that object aside. */
static gboolean
was_put_aside (SocleEvidenceStore *self, const char *sha256)
{
  g_autofree char *path = dup_aside_path (self, sha256, 1);

  return g_access (path, F_OK) == 0;
}

/* Moves an object that is not what its name says to where it can do no harm. */
static gboolean
put_aside (SocleEvidenceStore *self, const char *sha256, GError **error)
{
  g_autofree char *path = socle_evidence_store_dup_path (self, sha256);
  g_autofree char *folder = g_build_filename (self->folder, "bad", NULL);

  if (!socle_disk_make_folder (folder))
    return set_system_error (self, folder, errno, error);

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *target = dup_aside_path (self, sha256, i);

      if (socle_disk_give_name (path, target))
        return TRUE;
      if (errno != EEXIST)
        break;
    }

  return set_system_error (self, path, errno, error);
}

/**
 * socle_evidence_store_check:
 * @self: a store
 * @sha256: a digest
 * @state: (out): what was found
 * @error: where a failure goes
 *
 * Reads an object again. One that has changed is put aside, so that it is neither shown for
 * what it was nor lost; until it is received once more, every check tells of that.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_DISK or _FULL if it cannot be read or put aside.
 *
 * Returns: whether there was no error
 */
gboolean
socle_evidence_store_check (SocleEvidenceStore *self,
                            const char *sha256,
                            SocleEvidenceState *state,
                            GError **error)
{
  g_autofree char *path = socle_evidence_store_dup_path (self, sha256);
  SocleEvidenceFile file;

  if (!socle_evidence_file_read (path, &file))
    {
      int number = errno;

      *state = was_put_aside (self, sha256) ? SOCLE_EVIDENCE_BAD : SOCLE_EVIDENCE_MISSING;
      return number == ENOENT || number == ENOTDIR || set_system_error (self, path, number, error);
    }

  *state = strcmp (file.sha256, sha256) == 0 ? SOCLE_EVIDENCE_GOOD : SOCLE_EVIDENCE_BAD;

  return *state == SOCLE_EVIDENCE_GOOD || put_aside (self, sha256, error);
}

/* Gives a file in the temporary folder its place among the objects. */
static gboolean
file_object (SocleEvidenceStore *self, const char *path, const char *sha256, GError **error)
{
  g_autofree char *object = socle_evidence_store_dup_path (self, sha256);
  g_autofree char *folder = dup_object_folder (self, sha256);
  SocleEvidenceState state;

  if (g_chmod (path, 0400) != 0 || !socle_disk_sync (path) || !socle_disk_make_folder (folder))
    return set_system_error (self, path, errno, error);
  if (socle_disk_give_name (path, object))
    return TRUE;
  if (errno != EEXIST)
    return set_system_error (self, object, errno, error);

  /* It was there before; then that one must be good, or give way. */
  if (!socle_evidence_store_check (self, sha256, &state, error))
    return FALSE;
  if (state == SOCLE_EVIDENCE_GOOD)
    return g_unlink (path) == 0 || set_system_error (self, path, errno, error);

  return socle_disk_give_name (path, object) || set_system_error (self, object, errno, error);
}

static gboolean
check_size (SocleEvidenceStore *self, const char *path, guint64 size, GError **error)
{
  if (size == 0)
    return refuse (self, path,
                   socle_messages_get (self->messages, "“{file}” is empty; download it once more."),
                   error);
  if (size > SOCLE_EVIDENCE_MAX_BYTES)
    return refuse (
      self, path,
      socle_messages_get (self->messages,
                          "“{file}” is larger than {limit} MiB, the limit for evidence; split it."),
      error);

  return TRUE;
}

/**
 * socle_evidence_store_take:
 * @self: a store
 * @path: (type filename): a file in the store's temporary folder
 * @sha256: the digest of what was written to it
 * @size: how many bytes were written
 * @error: where a failure goes
 *
 * Takes over a file that is whole: waits until it is on the disk, reads it again, and gives
 * it its place. On failure it stays where it is.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_EVIDENCE if it is not what was written, or to _DISK
 * or _FULL.
 *
 * Returns: whether the store has it
 */
gboolean
socle_evidence_store_take (SocleEvidenceStore *self,
                           const char *path,
                           const char *sha256,
                           guint64 size,
                           GError **error)
{
  SocleEvidenceFile file;

  g_return_val_if_fail (is_sha256 (sha256), FALSE);

  if (!check_size (self, path, size, error))
    return FALSE;
  /* Read once it is written, which finds what the disk or memory made of it. */
  if (!socle_disk_sync (path) || !socle_evidence_file_read (path, &file))
    return set_system_error (self, path, errno, error);
  if (file.size != size || strcmp (file.sha256, sha256) != 0)
    return refuse (self, path,
                   socle_messages_get (self->messages, "“{file}” is not what was written to it, "
                                                       "so it was not kept; check the disk."),
                   error);

  return file_object (self, path, sha256, error);
}

/* What a PDF is called and is not is most often the page of a sign-in. */
static gboolean
check_type (SocleEvidenceStore *self,
            const char *path,
            const SocleEvidenceFile *file,
            GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (!g_str_has_suffix (folded, ".pdf") || (file->is_pdf && file->has_end))
    return TRUE;
  if (file->is_pdf)
    return refuse (self, path,
                   socle_messages_get (self->messages, "“{file}” is a PDF that was cut off; "
                                                       "download it once more."),
                   error);
  if (file->is_html)
    return refuse (self, path,
                   socle_messages_get (self->messages,
                                       "“{file}” is a web page, not a PDF, perhaps one to sign "
                                       "in; download the report once more."),
                   error);

  return refuse (
    self, path,
    socle_messages_get (self->messages, "“{file}” is not a PDF; download it once more."), error);
}

/* Whether it is a file at all, and one of a size that is kept. */
static gboolean
check_kind (SocleEvidenceStore *self, const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return set_system_error (self, path, errno, error);
  if (S_ISDIR (status.st_mode))
    return refuse (
      self, path,
      socle_messages_get (self->messages,
                          "“{file}” is a folder; choose the file in it that was received."),
      error);
  if (!S_ISREG (status.st_mode))
    return refuse (self, path,
                   socle_messages_get (self->messages,
                                       "“{file}” is a device or a pipe, not a file; "
                                       "save what was received to a folder first."),
                   error);

  return check_size (self, path, (guint64) status.st_size, error);
}

/**
 * socle_evidence_store_judge:
 * @self: a store
 * @path: (type filename): a file of the user's
 * @error: where a failure goes
 *
 * Finds out whether socle_evidence_store_copy() would keep a file, as far as its beginning
 * and its end tell, without keeping it.
 *
 * Sets @error as socle_evidence_store_copy() does.
 *
 * Returns: whether it would be kept
 */
gboolean
socle_evidence_store_judge (SocleEvidenceStore *self, const char *path, GError **error)
{
  SocleEvidenceFile file;

  if (!check_kind (self, path, error))
    return FALSE;
  if (!socle_evidence_file_look (path, &file))
    return set_system_error (self, path, errno, error);

  return check_type (self, path, &file, error);
}

/**
 * socle_evidence_store_copy:
 * @self: a store
 * @path: (type filename): a file of the user's
 * @size: (out): its size
 * @media_type: (out) (transfer none): what it is, as far as its content tells; may be empty
 * @error: where a failure goes
 *
 * Copies a file into the store. The file itself stays as it is.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_EVIDENCE if it is no file, empty, too large or not the
 * PDF that it is called, or to _DISK or _FULL.
 *
 * Returns: (transfer full) (nullable): the digest of its content; %NULL with @error set
 */
char *
socle_evidence_store_copy (SocleEvidenceStore *self,
                           const char *path,
                           guint64 *size,
                           const char **media_type,
                           GError **error)
{
  g_autofree char *folder = socle_evidence_store_dup_temporary (self, error);
  g_autofree char *temporary = NULL;
  SocleEvidenceFile file;

  if (folder == NULL)
    return NULL;
  if (!check_kind (self, path, error))
    return NULL;

  temporary = g_build_filename (folder, "copy-XXXXXX", NULL);
  if (!socle_evidence_file_copy (path, temporary, SOCLE_EVIDENCE_MAX_BYTES, &file))
    {
      set_system_error (self, path, errno, error);
      return NULL;
    }
  if (!check_type (self, path, &file, error) ||
      !socle_evidence_store_take (self, temporary, file.sha256, file.size, error))
    {
      g_unlink (temporary);
      return NULL;
    }

  *size = file.size;
  *media_type = file.is_pdf ? "application/pdf" : file.is_html ? "text/html" : "";

  return g_strdup (file.sha256);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * socle_evidence_store_list:
 * @self: a store
 *
 * Returns: (transfer full) (element-type utf8): the digests of all objects, in order
 */
GPtrArray *
socle_evidence_store_list (SocleEvidenceStore *self)
{
  g_autofree char *objects = g_build_filename (self->folder, "objects", NULL);
  g_autoptr (GDir) starts = g_dir_open (objects, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *start;

  while (starts != NULL && (start = g_dir_read_name (starts)) != NULL)
    {
      g_autofree char *folder = g_build_filename (objects, start, NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (is_sha256 (name))
          g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * socle_evidence_store_clean_up:
 * @self: a store
 * @now: the time, in seconds since 1970
 *
 * Removes files that were never finished and that nobody has written to for an hour.
 *
 * Returns: how many
 */
guint
socle_evidence_store_clean_up (SocleEvidenceStore *self, gint64 now)
{
  g_autofree char *folder = g_build_filename (self->folder, "tmp", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_removed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) &&
          status.st_mtime < now - HOUR && g_unlink (path) == 0)
        n_removed++;
    }

  return n_removed;
}
