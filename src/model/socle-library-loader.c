/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading all catalogues of some files and folders. */

#include "config.h"

#include "socle-library-loader.h"

#include "socle-catalogue-reader.h"

#include <gio/gio.h>
#include <string.h>

/*
 * Reading is most of a load, and each file is read on its own, so a second thread
 * halves the wait for a large library. More than two would take the processors
 * from the window, which goes on while a load does.
 */
#define MIN_FILES_FOR_HELP 16

/* What one file held. */
typedef struct
{
  SocleCatalogue *catalogue; /* (owned) (nullable) */
  GPtrArray *problems;       /* (owned) (element-type SocleProblem) */
} Reading;

/* The files of a load, shared by the threads that read them. */
typedef struct
{
  GPtrArray *files;          /* (owned) (element-type filename) */
  Reading *readings;         /* (owned): one for each file; each is of one thread */
  GCancellable *cancellable; /* (unowned) (nullable) */
  int n_taken;               /* atomic: how many files a thread has begun to read */
  int n_read;                /* atomic */
} Load;

static void
clear_load (Load *load)
{
  if (load->files == NULL)
    return;

  for (guint i = 0; i < load->files->len; i++)
    {
      g_clear_object (&load->readings[i].catalogue);
      g_clear_pointer (&load->readings[i].problems, g_ptr_array_unref);
    }
  g_free (load->readings);
  g_ptr_array_unref (load->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, clear_load)

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_problem (GPtrArray *problems,
             SocleCatalogueError code,
             const char *file,
             const char *path,
             const char *detail)
{
  g_autofree char *name = g_filename_display_basename (file);

  g_ptr_array_add (problems, socle_problem_new (code, name, 0, path, detail));
}

static gboolean
is_catalogue_name (const char *name)
{
  return *name != '.' && (g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".socle"));
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
      add_problem (problems, SOCLE_CATALOGUE_ERROR_UNREADABLE, folder, NULL, error->message);
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_catalogue_name (name))
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

/* Reads the next file that no thread has begun. Returns whether there was one. */
static gboolean
read_next (Load *load)
{
  guint n = (guint) g_atomic_int_add (&load->n_taken, 1);
  Reading *reading;

  if (n >= load->files->len || g_cancellable_is_cancelled (load->cancellable))
    return FALSE;

  reading = &load->readings[n];
  reading->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  reading->catalogue =
    socle_catalogue_read_file (g_ptr_array_index (load->files, n), reading->problems);
  g_atomic_int_inc (&load->n_read);

  return TRUE;
}

static gpointer
help_reading (gpointer user_data)
{
  while (read_next (user_data))
    ;

  return NULL;
}

/* Reads all files, unless cancelled. */
static void
read_files (Load *load, SocleLoadProgress progress, gpointer user_data)
{
  GThread *helper = NULL;
  guint n_told = 0;

  if (load->files->len >= MIN_FILES_FOR_HELP)
    helper = g_thread_try_new ("socle-reader", help_reading, load, NULL);

  while (read_next (load))
    {
      n_told = (guint) g_atomic_int_get (&load->n_read);
      if (progress != NULL)
        progress (n_told, load->files->len, user_data);
    }

  if (helper != NULL)
    g_thread_join (helper);

  /* What the helper read last. */
  if (progress != NULL && n_told < (guint) load->n_read)
    progress ((guint) load->n_read, load->files->len, user_data);
}

/* Of two catalogues with one identifier the one with the later date is kept, in the place
 * of the first. Two of one date are a mistake: the later file is refused. */
static void
add_catalogue (GPtrArray *catalogues,
               GHashTable *places,
               Reading *reading,
               const char *file,
               GPtrArray *problems)
{
  const char *id = socle_catalogue_get_id (reading->catalogue);
  gpointer place;
  SocleCatalogue *other;
  int order;

  if (!g_hash_table_lookup_extended (places, id, NULL, &place))
    {
      g_hash_table_insert (places, g_strdup (id), GUINT_TO_POINTER (catalogues->len));
      g_ptr_array_add (catalogues, g_steal_pointer (&reading->catalogue));
      return;
    }

  other = catalogues->pdata[GPOINTER_TO_UINT (place)];
  order = g_date_compare (socle_catalogue_get_as_of (reading->catalogue),
                          socle_catalogue_get_as_of (other));
  if (order == 0)
    add_problem (problems, SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, file, "id", id);
  else if (order > 0)
    {
      g_object_unref (other);
      catalogues->pdata[GPOINTER_TO_UINT (place)] = g_steal_pointer (&reading->catalogue);
    }
}

/* Takes the catalogues and problems in the order of the files, whichever thread was
 * the quicker. */
static GPtrArray *
gather (Load *load, GPtrArray *problems)
{
  GPtrArray *catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < load->files->len; i++)
    {
      Reading *reading = &load->readings[i];

      g_ptr_array_extend_and_steal (problems, g_steal_pointer (&reading->problems));
      if (reading->catalogue != NULL)
        add_catalogue (catalogues, places, reading, g_ptr_array_index (load->files, i), problems);
    }

  return catalogues;
}

/**
 * socle_library_load:
 * @paths: (array zero-terminated=1): files and folders; of a folder, each file with
 *   the extension .json or .socle is read, by name, but none of its folders
 * @problems: (element-type SocleProblem): where problems go, after those it has
 * @progress: (scope call) (nullable): called on this thread as files have been read,
 *   the last time when all have; after each file where there are few
 * @user_data: for @progress
 * @cancellable: (nullable): stops the loading between two files
 *
 * Reads catalogues and gathers them in a library. A file that cannot be read is
 * reported and left out; the others load. Of catalogues with the same identifier the
 * newest is taken; where two are of the same day, the later file is reported and left
 * out.
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
  g_auto (Load) load = { 0 };
  g_autoptr (GPtrArray) catalogues = NULL;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  load.files = list_files (paths, problems);
  load.readings = g_new0 (Reading, load.files->len);
  load.cancellable = cancellable;

  read_files (&load, progress, user_data);
  if ((guint) load.n_read < load.files->len || g_cancellable_is_cancelled (cancellable))
    return NULL;

  catalogues = gather (&load, problems);

  return socle_library_new (catalogues);
}
