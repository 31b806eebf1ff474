/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogues of a command: opening them, searching them, naming their source. */

#include "config.h"

#include "socle-cli-library.h"

#include "socle-format.h"
#include "socle-paths.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <string.h>

/* One sentence for each file, however many problems it has. */
static GStrv
describe_problems (SocleCommandContext *context, GPtrArray *problems)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint next;

  for (guint i = 0; i < problems->len; i = next)
    {
      SocleProblem *problem = g_ptr_array_index (problems, i);
      const char *file = socle_problem_get_file (problem);
      g_autofree char *sentence = socle_problem_describe (problem, context->messages);
      g_autofree char *count = NULL;

      for (next = i + 1; next < problems->len; next++)
        if (g_strcmp0 (socle_problem_get_file (g_ptr_array_index (problems, next)), file) != 0)
          break;

      if (next == i + 1)
        {
          g_strv_builder_take (builder, g_steal_pointer (&sentence));
          continue;
        }

      count = socle_messages_format_number (context->messages, next - i - 1);
      /* Translators: {sentence} is a problem of a file, {count} how many more it has */
      g_strv_builder_take (
        builder,
        socle_format (socle_messages_nget (context->messages, "{sentence} ({count} more problem)",
                                           "{sentence} ({count} more problems)", next - i - 1),
                      "sentence", sentence, "count", count, NULL));
    }

  return g_strv_builder_end (builder);
}

/* Whether a problem is one of a file or folder that --catalogue names. A problem
 * knows no more than the last part of the file's name. */
static gboolean
was_named (SocleOptions *options, SocleProblem *problem)
{
  const char *const *paths = socle_options_get_catalogues (options);
  const char *file = socle_problem_get_file (problem);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);

      if (strcmp (paths[i], file) == 0)
        return TRUE;
      if (strcmp (name, file) == 0 && !g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        return TRUE;
    }

  return FALSE;
}

/* Whether the folder that comes with Socle is all there is to read, and is not there. */
static gboolean
is_incomplete (SocleOptions *options)
{
  g_auto (GStrv) paths = socle_paths_dup_catalogues (options);

  return socle_options_get_catalogues (options)[0] == NULL && g_strv_length (paths) == 1 &&
         !g_file_test (paths[0], G_FILE_TEST_IS_DIR);
}

static char *
describe_absence (SocleCommandContext *context)
{
  SocleOptions *options = socle_session_get_options (context->session);
  g_auto (GStrv) paths = socle_paths_dup_catalogues (options);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_autofree char *places = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    g_strv_builder_take (builder, socle_arguments_show_word (paths[i]));
  shown = g_strv_builder_end (builder);
  places = socle_messages_join (context->messages, (const char *const *) shown);

  return socle_format (
    /* Translators: {places} is an enumeration of folders */
    socle_messages_get (context->messages,
                        "There is no catalogue in {places}; name one with --catalogue."),
    "places", places, NULL);
}

/**
 * socle_cli_library_open:
 * @context: a command's
 * @error: where a failure goes
 *
 * Reads the catalogues of this run. A file that is broken among the others of a
 * folder is a complaint only.
 *
 * Sets @error to %SOCLE_CLI_ERROR_CATALOGUE if nothing could be read, or if a file
 * that the command line names is broken.
 *
 * Returns: (transfer none) (nullable): the library; %NULL with @error set
 */
SocleLibrary *
socle_cli_library_open (SocleCommandContext *context, GError **error)
{
  SocleOptions *options = socle_session_get_options (context->session);
  gboolean usable = socle_session_load (context->session, NULL);
  GPtrArray *problems = socle_session_get_problems (context->session);
  g_auto (GStrv) sentences = describe_problems (context, problems);
  g_autofree char *text = g_strjoinv ("\n", sentences);

  for (guint i = 0; i < problems->len; i++)
    usable = usable && !was_named (options, g_ptr_array_index (problems, i));

  if (!usable)
    {
      gboolean absent = problems->len == 0 || is_incomplete (options);
      g_autofree char *absence = absent ? describe_absence (context) : NULL;

      g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_CATALOGUE,
                           absence != NULL ? absence : text);
      return NULL;
    }

  g_string_append (context->complaints, text);

  return socle_session_get_library (context->session);
}

/**
 * socle_cli_library_search:
 * @items: the services or reports of a library
 * @index: their index
 * @query: which of them
 *
 * Returns: (transfer full) (element-type GObject): those of @items that @query finds
 */
GPtrArray *
socle_cli_library_search (GListModel *items, SocleSearchIndex *index, const SocleQuery *query)
{
  guint n_items = socle_search_index_get_n_items (index);
  g_autofree guint32 *positions = g_new (guint32, n_items);
  guint n_found = socle_search_index_query (index, query, positions);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_found; i++)
    g_ptr_array_add (found, g_list_model_get_item (items, positions[i]));

  return found;
}

/**
 * socle_cli_library_dup_id:
 * @library: the library
 * @catalogue: the catalogue of a service or report
 * @id: the item's identifier
 *
 * Returns: (transfer full): what to give to "show": the catalogue's identifier is in
 *   front where there are several catalogues
 */
char *
socle_cli_library_dup_id (SocleLibrary *library, SocleCatalogue *catalogue, const char *id)
{
  if (g_list_model_get_n_items (socle_library_get_catalogues (library)) < 2)
    return g_strdup (id);

  return g_strconcat (socle_catalogue_get_id (catalogue), "/", id, NULL);
}

/**
 * socle_cli_library_dup_source:
 * @messages: the language to speak
 * @catalogue: a catalogue
 *
 * Returns: (transfer full): whose facts these are, of when, and from which page, on
 *   one line
 */
char *
socle_cli_library_dup_source (SocleMessages *messages, SocleCatalogue *catalogue)
{
  const SocleSource *source = socle_catalogue_get_source (catalogue);
  g_autofree char *provider = socle_visible_text (socle_catalogue_get_provider (catalogue));
  g_autofree char *as_of = socle_wording_as_of (messages, catalogue);
  g_autofree char *title = socle_visible_text (source->title);
  g_autofree char *url = socle_visible_text (source->url);

  return g_strjoin (" · ", provider, as_of, title, *url != '\0' ? url : NULL, NULL);
}

/**
 * socle_cli_library_print_sources:
 * @context: a command's
 * @catalogues: (element-type SocleCatalogue): the catalogues of the items printed, in
 *   their order; neighbours may be the same
 *
 * Prints a line for each catalogue.
 */
void
socle_cli_library_print_sources (SocleCommandContext *context, GPtrArray *catalogues)
{
  for (guint i = 0; i < catalogues->len; i++)
    if (i == 0 || g_ptr_array_index (catalogues, i) != g_ptr_array_index (catalogues, i - 1))
      {
        g_autofree char *line =
          socle_cli_library_dup_source (context->messages, g_ptr_array_index (catalogues, i));

        g_string_append_printf (context->output, "%s\n", line);
      }
}
