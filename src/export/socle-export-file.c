/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */

#include "config.h"

#include "socle-export-file.h"

#include "socle-format.h"
#include "socle-register-error.h"
#include "socle-visible-text.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Everything goes to a temporary file beside the target, which gets the target's name
 * once it is whole and on the disk. What is not a regular file, such as a device or a
 * pipe, cannot be replaced and is written to directly.
 */
struct _SocleExportFile
{
  char *path;              /* (owned): the target, symbolic links followed */
  char *temporary;         /* (owned) (nullable): none once it has its final name */
  GOutputStream *stream;   /* (owned) */
  SocleMessages *messages; /* (owned) */
  int descriptor;          /* of the stream; closed by it */
};

G_DEFINE_QUARK (socle - export - error - quark, socle_export_error)

/**
 * socle_export_error_say:
 * @error: (inout): an error of the system
 * @messages: the language of the sentence
 * @path: (nullable): the file it is about
 *
 * Makes a sentence of an error. What was cancelled, and what is a sentence already,
 * stays.
 */
void
socle_export_error_say (GError **error, SocleMessages *messages, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;

  if (error == NULL || *error == NULL || (*error)->domain == SOCLE_EXPORT_ERROR ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  name = g_filename_display_name (path != NULL ? path : "");
  shown = socle_visible_text (name);
  sentence =
    path != NULL
      /* Translators: {reason} is what the system says, such as “No space left on device” */
      ? socle_format (socle_messages_get (messages, "“{file}” could not be written: {reason}."),
                      "file", shown, "reason", (*error)->message, NULL)
      : socle_format (socle_messages_get (messages, "The output could not be written: {reason}."),
                      "reason", (*error)->message, NULL);

  g_clear_error (error);
  g_set_error_literal (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT, sentence);
}

static gboolean
set_system_error (SocleExportFile *self, int number, GError **error)
{
  g_autoptr (GError) local =
    g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));

  socle_export_error_say (&local, self->messages, self->path);
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static int
open_target (SocleExportFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat status;

  if (stat (self->path, &status) == 0 && !S_ISREG (status.st_mode))
    return open (self->path, O_WRONLY | O_CLOEXEC);

  /* A file that may not be written to is not to be replaced either. */
  if (access (self->path, W_OK) != 0 && errno != ENOENT)
    return -1;

  self->temporary = g_build_filename (folder, ".socle-XXXXXX", NULL);

  return g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
}

/**
 * socle_export_file_open:
 * @path: the name the file is to have
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT if nothing can be written there.
 *
 * Returns: (transfer full) (nullable): the file to be; %NULL with @error set
 */
SocleExportFile *
socle_export_file_open (const char *path, SocleMessages *messages, GError **error)
{
  g_autoptr (SocleExportFile) self = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  self = g_new0 (SocleExportFile, 1);
  self->messages = g_object_ref (messages);
  real = realpath (path, NULL);
  self->path = g_strdup (real != NULL ? real : path);
  self->descriptor = open_target (self);
  if (self->descriptor < 0)
    {
      int number = errno;

      g_clear_pointer (&self->temporary, g_free);
      set_system_error (self, number, error);
      return NULL;
    }
  self->stream = g_unix_output_stream_new (self->descriptor, TRUE);

  return g_steal_pointer (&self);
}

/**
 * socle_export_file_free:
 * @self: (transfer full): a file
 *
 * Removes what was written, unless it has got its final name.
 */
void
socle_export_file_free (SocleExportFile *self)
{
  g_clear_object (&self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);

  g_clear_object (&self->messages);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * socle_export_file_get_stream:
 * @self: a file
 *
 * Returns: (transfer none): where its content goes
 */
GOutputStream *
socle_export_file_get_stream (SocleExportFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

/**
 * socle_export_file_finish:
 * @self: a file, with all its content
 * @error: where a failure goes
 *
 * Waits until the content is on the disk. Of several files that belong together, each
 * is finished before the first gets its name.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT.
 *
 * Returns: whether it is there
 */
gboolean
socle_export_file_finish (SocleExportFile *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->temporary != NULL && fsync (self->descriptor) != 0 && errno != EINVAL)
    return set_system_error (self, errno, error);

  if (!g_output_stream_close (self->stream, NULL, &local))
    {
      socle_export_error_say (&local, self->messages, self->path);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/**
 * socle_export_file_commit:
 * @self: a file that is finished
 * @error: where a failure goes
 *
 * Gives the file its name.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT.
 *
 * Returns: whether it has it
 */
gboolean
socle_export_file_commit (SocleExportFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->temporary == NULL)
    return TRUE;
  if (g_rename (self->temporary, self->path) != 0)
    return set_system_error (self, errno, error);

  g_clear_pointer (&self->temporary, g_free);

  return TRUE;
}

/**
 * socle_export_file_save: (skip)
 * @path: (type filename): the name that the file is to have
 * @func: writes its content
 * @data: for @func
 * @messages: the language of the sentences in errors
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Writes a file, whole or not at all.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT, or as @func does. What was at @path is still
 * there then.
 *
 * Returns: whether it was saved
 */
gboolean
socle_export_file_save (const char *path,
                        SocleExportFunc func,
                        gpointer data,
                        SocleMessages *messages,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SocleExportFile) file = socle_export_file_open (path, messages, error);
  g_autoptr (GError) local = NULL;

  if (file == NULL)
    return FALSE;

  if (!func (file->stream, data, cancellable, &local))
    {
      if (local->domain != SOCLE_REGISTER_ERROR)
        socle_export_error_say (&local, messages, path);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return socle_export_file_finish (file, error) && socle_export_file_commit (file, error);
}
