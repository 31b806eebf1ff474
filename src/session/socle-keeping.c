/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying catalogues into the user's folder, and taking that back. */

#include "config.h"

#include "socle-keeping.h"

#include "socle-catalogue-limits.h"
#include "socle-catalogue-reader.h"
#include "socle-export-file.h"
#include "socle-format.h"
#include "socle-small-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/*
 * A catalogue has one file in the user's folder: the copy replaces the file that holds the
 * same catalogue, whatever its name. All copies are on the disk before the first one gets its
 * name. These functions block, and may be called on any thread.
 */

SocleKeeping *
socle_keeping_new (const char *source, const char *id)
{
  SocleKeeping *keeping = g_new0 (SocleKeeping, 1);

  keeping->source = g_strdup (source);
  keeping->id = g_strdup (id);

  return keeping;
}

void
socle_keeping_free (SocleKeeping *keeping)
{
  g_clear_pointer (&keeping->previous, g_bytes_unref);
  g_free (keeping->source);
  g_free (keeping->id);
  g_free (keeping->target);
  g_free (keeping);
}

static gboolean
set_changed_error (SocleMessages *messages, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence =
    socle_format (socle_messages_get (messages,
                                      "“{file}” has changed since it was opened; open it again."),
                  "file", name, NULL);

  g_set_error_literal (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_INPUT, sentence);

  return FALSE;
}

static gboolean
set_system_error (const char *path, int number, SocleMessages *messages, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  socle_export_error_say (error, messages, path);

  return FALSE;
}

/* (transfer full) (nullable): what the file holds, if it still is that catalogue. */
static GBytes *
read_source (const SocleKeeping *keeping, SocleMessages *messages, GError **error)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  g_autoptr (SocleCatalogue) catalogue = NULL;
  g_autoptr (GBytes) bytes = socle_small_file_read (keeping->source, SOCLE_CATALOGUE_MAX_BYTES);

  if (bytes != NULL)
    catalogue = socle_catalogue_read_bytes (bytes, "", problems);
  if (catalogue == NULL || !g_str_equal (socle_catalogue_get_id (catalogue), keeping->id))
    {
      set_changed_error (messages, keeping->source, error);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
holds_catalogue (const char *path, const char *id)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  g_autoptr (SocleCatalogue) catalogue = socle_catalogue_read_file (path, problems);

  return catalogue != NULL && g_str_equal (socle_catalogue_get_id (catalogue), id);
}

/* (nullable): the file of a folder that holds a catalogue. */
static char *
find_catalogue (const char *folder, const char *id)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (*name != '.' && (g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".socle")) &&
          holds_catalogue (path, id))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* Whether there is a file, or one of the copies is to be there. */
static gboolean
is_taken (GPtrArray *keepings, const char *path)
{
  for (guint i = 0; i < keepings->len; i++)
    if (g_strcmp0 (((SocleKeeping *) keepings->pdata[i])->target, path) == 0)
      return TRUE;

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What the catalogue of a file that is new to the folder is called there. */
static char *
dup_free_name (GPtrArray *keepings, const char *folder, const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.socle", folder, id);

  for (guint i = 2; is_taken (keepings, path); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%u.socle", folder, id, i);
    }

  return g_steal_pointer (&path);
}

/* (transfer full) (nullable): a file with this content that has not got its name yet. */
static SocleExportFile *
prepare_file (const char *path, GBytes *bytes, SocleMessages *messages, GError **error)
{
  g_autoptr (SocleExportFile) file = socle_export_file_open (path, messages, error);
  gsize length;
  gconstpointer content = g_bytes_get_data (bytes, &length);

  if (file == NULL)
    return NULL;

  if (!g_output_stream_write_all (socle_export_file_get_stream (file), content, length, NULL, NULL,
                                  error))
    {
      socle_export_error_say (error, messages, path);
      return NULL;
    }

  return socle_export_file_finish (file, error) ? g_steal_pointer (&file) : NULL;
}

/* (transfer full) (nullable): the copy of one of the files. */
static SocleExportFile *
prepare_copy (GPtrArray *keepings,
              SocleKeeping *keeping,
              const char *folder,
              SocleMessages *messages,
              GError **error)
{
  g_autoptr (GBytes) bytes = read_source (keeping, messages, error);

  if (bytes == NULL)
    return NULL;

  keeping->target = find_catalogue (folder, keeping->id);
  if (keeping->target == NULL)
    keeping->target = dup_free_name (keepings, folder, keeping->id);
  else
    {
      /* What could not be put back is not replaced. */
      keeping->previous = socle_small_file_read (keeping->target, SOCLE_CATALOGUE_MAX_BYTES);
      if (keeping->previous == NULL)
        {
          set_system_error (keeping->target, errno, messages, error);
          return NULL;
        }
    }

  return prepare_file (keeping->target, bytes, messages, error);
}

/* Makes a file what it was before the copy got its name. */
static gboolean
put_back (const SocleKeeping *keeping, SocleMessages *messages, GError **error)
{
  g_autoptr (SocleExportFile) file = NULL;

  if (keeping->previous == NULL)
    {
      if (g_unlink (keeping->target) == 0 || errno == ENOENT)
        return TRUE;
      return set_system_error (keeping->target, errno, messages, error);
    }

  file = prepare_file (keeping->target, keeping->previous, messages, error);

  return file != NULL && socle_export_file_commit (file, error);
}

/**
 * socle_keeping_do:
 * @keepings: (element-type SocleKeeping): what to copy; is told where it went
 * @folder: (type filename): where to; is made if it is not there
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Copies catalogues into a folder, all or none: where one of them cannot get its name, those
 * that have theirs are taken back.
 *
 * Sets @error to one of %SOCLE_EXPORT_ERROR.
 *
 * Returns: whether they are there
 */
gboolean
socle_keeping_do (GPtrArray *keepings, const char *folder, SocleMessages *messages, GError **error)
{
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_export_file_free);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_system_error (folder, errno, messages, error);

  for (guint i = 0; i < keepings->len; i++)
    {
      SocleExportFile *file = prepare_copy (keepings, keepings->pdata[i], folder, messages, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (files, file);
    }

  for (guint i = 0; i < files->len; i++)
    if (!socle_export_file_commit (files->pdata[i], error))
      {
        /* The error is the one that all this comes from. */
        while (i-- > 0)
          put_back (keepings->pdata[i], messages, NULL);
        return FALSE;
      }

  return TRUE;
}

/**
 * socle_keeping_undo:
 * @keepings: (element-type SocleKeeping): what socle_keeping_do() copied
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Puts back what was there before.
 *
 * Sets @error to one of %SOCLE_EXPORT_ERROR.
 *
 * Returns: whether all is as before
 */
gboolean
socle_keeping_undo (GPtrArray *keepings, SocleMessages *messages, GError **error)
{
  for (guint i = 0; i < keepings->len; i++)
    if (!put_back (keepings->pdata[i], messages, error))
      return FALSE;

  return TRUE;
}
