/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times loading and searching a folder of catalogues, beside the least that could do. */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "socle-library-loader.h"
#include "socle-search-key.h"

#include "bench-support.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>

#define N_ROUNDS 15

/* Key by key, as somebody types and clears a search. */
static const char *const typed[] = {
  "s", "se", "sec", "secu", "secur", "securi", "securit", "securite", "z", "zu", "provider-0500",
};

static GPtrArray *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (folder, name, NULL));

  return files;
}

static double
get_peak (void)
{
  return bench_read_memory ("/proc/self/status", "VmHWM:");
}

/* Each file by json-glib, and nothing else. */
static void
parse_files (const char *folder)
{
  g_autoptr (GPtrArray) files = list_files (folder);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (g_ptr_array_index (files, i), &content, &length, &error) ||
          !json_parser_load_from_data (parser, content, (gssize) length, &error))
        g_error ("%s", error->message);
    }
}

static SocleLibrary *
load (const char *folder)
{
  const char *paths[] = { folder, NULL };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleLibrary *library = socle_library_load (paths, problems, NULL, NULL, NULL);

  if (problems->len > 0)
    g_error ("%s: %u problems", folder, problems->len);

  return library;
}

/* All files as one document, held while the library is made, as building from it would. */
static void
load_from_tree (const char *folder)
{
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (GPtrArray) files = list_files (folder);
  g_autoptr (GString) document = g_string_new ("[");
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *content = NULL;

      if (!g_file_get_contents (g_ptr_array_index (files, i), &content, NULL, &error))
        g_error ("%s", error->message);
      if (i > 0)
        g_string_append_c (document, ',');
      g_string_append (document, content);
    }
  g_string_append_c (document, ']');

  if (!json_parser_load_from_data (parser, document->str, (gssize) document->len, &error))
    g_error ("%s", error->message);

  library = load (folder);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
take_median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_doubles);

  return values[n / 2];
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray *names = user_data;

  return strcmp (g_ptr_array_index (names, *(const guint32 *) a),
                 g_ptr_array_index (names, *(const guint32 *) b));
}

/* An index of the library's services, and the same bytes in @bytes. */
static SocleSearchIndex *
make_index (SocleLibrary *library, GString *bytes)
{
  GListModel *services = socle_library_get_services (library);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SocleSearchIndex *index = socle_search_index_new (2);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);
      SocleCatalogue *catalogue = socle_service_get_catalogue (service);
      const char *texts[] = {
        socle_service_get_name (service),
        socle_catalogue_get_provider (catalogue),
        socle_catalogue_get_id (catalogue),
      };

      socle_search_index_begin_item (index, socle_service_get_scope (service));
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          socle_search_index_add_text (index, texts[j]);
          socle_search_key_append (bytes, texts[j]);
          g_string_append_c (bytes, '\n');
        }
      g_ptr_array_add (names, socle_search_key_new (texts[0]));
    }
  socle_search_index_sort_column (index, 1, compare_names, names);

  return index;
}

static guint
find_all (const GString *bytes, const char *word)
{
  const char *place = bytes->str;
  const char *end = bytes->str + bytes->len;
  gsize length = strlen (word);
  guint n_found = 0;

  while ((place = memmem (place, (gsize) (end - place), word, length)) != NULL)
    {
      place += length;
      n_found++;
    }

  return n_found;
}

/* One key after the other: what memmem() takes, what the index takes, sorted by name. */
static void
search (const char *folder)
{
  g_autoptr (SocleLibrary) library = load (folder);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (SocleSearchIndex) index = make_index (library, bytes);
  g_autofree guint32 *positions = g_new (guint32, socle_search_index_get_n_items (index));
  double bare[G_N_ELEMENTS (typed)];
  double own[G_N_ELEMENTS (typed)];
  double click[N_ROUNDS];
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double bare_rounds[N_ROUNDS];
      double own_rounds[N_ROUNDS];

      for (guint j = 0; j < N_ROUNDS; j++)
        {
          SocleQuery query = { .text = typed[i], .column = 1 };
          double start = bench_now ();

          n_found += find_all (bytes, typed[i]);
          bare_rounds[j] = bench_now () - start;
          start = bench_now ();
          n_found += socle_search_index_query (index, &query, positions);
          own_rounds[j] = bench_now () - start;
        }
      bare[i] = take_median (bare_rounds, N_ROUNDS);
      own[i] = take_median (own_rounds, N_ROUNDS);
      g_print ("# “%s”: memmem %.2f ms, index %.2f ms\n", typed[i], bare[i], own[i]);
    }

  for (guint j = 0; j < N_ROUNDS; j++)
    {
      SocleQuery query = { .masks = { 1U << j % 3 }, .column = 1 };
      double start = bench_now ();

      n_found += socle_search_index_query (index, &query, positions);
      click[j] = bench_now () - start;
    }

  g_print ("# %.1f MB of keys, %u found\n", (double) bytes->len / 1e6, n_found);
  g_print ("bare-ms %.3f\n", take_median (bare, G_N_ELEMENTS (typed)));
  g_print ("own-ms %.3f\n", take_median (own, G_N_ELEMENTS (typed)));
  g_print ("click-ms %.3f\n", take_median (click, N_ROUNDS));
}

int
main (int argc, char *argv[])
{
  g_autoptr (SocleLibrary) library = NULL;
  double before = get_peak ();
  double start = bench_now ();

  if (argc != 3)
    {
      g_printerr ("Usage: bench-model parse|tree|load|search FOLDER\n");
      return EXIT_FAILURE;
    }

  if (strcmp (argv[1], "search") == 0)
    {
      search (argv[2]);
      return EXIT_SUCCESS;
    }

  if (strcmp (argv[1], "parse") == 0)
    parse_files (argv[2]);
  else if (strcmp (argv[1], "tree") == 0)
    load_from_tree (argv[2]);
  else
    library = load (argv[2]);

  g_print ("ms %.1f\n", bench_now () - start);
  g_print ("peak-mb %.1f\n", get_peak () - before);

  return EXIT_SUCCESS;
}
