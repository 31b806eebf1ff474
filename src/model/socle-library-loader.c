/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading all catalogues of some files and folders. */

#include "config.h"

#include "socle-library-loader.h"

#include "socle-catalogue-reader.h"

#include <gio/gio.h>
#include <string.h>

/* Gathers what the files hold, in their order. */
typedef struct
{
  GPtrArray *catalogues; /* (owned) (element-type SocleCatalogue): owned elements */
  GHashTable *ids;       /* (owned): the catalogues' identifiers, theirs */
  GPtrArray *problems;   /* (unowned) (element-type SocleProblem) */
} Gathering;

static void
clear_gathering (Gathering *gathering)
{
  g_hash_table_unref (gathering->ids);
  g_ptr_array_unref (gathering->catalogues);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, clear_gathering)

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the catalogue files of a folder, by name. Hidden files are not looked at:
 * editors and file synchronisation leave half-written ones. */
static void
add_folder (GPtrArray *files, const char *folder, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (problems, socle_problem_new (SOCLE_CATALOGUE_ERROR_UNREADABLE, folder, 0,
                                                    NULL, error->message));
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".json"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (!g_file_test (path, G_FILE_TEST_IS_DIR))
          g_ptr_array_add (paths, g_steal_pointer (&path));
      }

  g_ptr_array_sort (paths, compare_strings);
  g_ptr_array_extend_and_steal (files, g_steal_pointer (&paths));
}

static GPtrArray *
list_files (const char *const *paths, GPtrArray *problems)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
      add_folder (files, paths[i], problems);
    else
      g_ptr_array_add (files, g_strdup (paths[i]));

  return files;
}

static void
gather (Gathering *gathering, const char *file)
{
  g_autoptr (SocleCatalogue) catalogue = socle_catalogue_read_file (file, gathering->problems);
  const char *id;

  if (catalogue == NULL)
    return;

  id = socle_catalogue_get_id (catalogue);
  if (g_hash_table_contains (gathering->ids, id))
    {
      g_ptr_array_add (gathering->problems,
                       socle_problem_new (SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, file, 0, "id", id));
      return;
    }

  g_hash_table_add (gathering->ids, (gpointer) id);
  g_ptr_array_add (gathering->catalogues, g_steal_pointer (&catalogue));
}

/**
 * socle_library_load:
 * @paths: (array zero-terminated=1): files and folders; of a folder, each file with
 *   the extension .json is read, by name, but none of its folders
 * @problems: (element-type SocleProblem): where problems go, after those it has
 * @progress: (scope call) (nullable): called after each file
 * @user_data: for @progress
 * @cancellable: (nullable): stops the loading between two files
 *
 * Reads catalogues and gathers them in a library. A file that cannot be read is
 * reported and left out, and so is a later one whose catalogue has the identifier
 * of an earlier one; the others load.
 *
 * This blocks: it is for a thread of its own where somebody is waiting.
 *
 * Returns: (transfer full) (nullable): a library, which may be empty; %NULL only if
 *   it was cancelled
 */
SocleLibrary *
socle_library_load (const char *const *paths,
                    GPtrArray *problems,
                    SocleLoadProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = NULL;
  g_auto (Gathering) gathering = {
    g_ptr_array_new_with_free_func (g_object_unref),
    g_hash_table_new (g_str_hash, g_str_equal),
    problems,
  };

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  files = list_files (paths, problems);
  for (guint i = 0; i < files->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;

      gather (&gathering, g_ptr_array_index (files, i));
      if (progress != NULL)
        progress (i + 1, files->len, user_data);
    }

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  return socle_library_new (gathering.catalogues);
}
