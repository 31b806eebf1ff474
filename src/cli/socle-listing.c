/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that search the items of the libraries and print what they found. */

#include "config.h"

#include "socle-listing.h"

#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-json-output.h"

static void
print_table (const SocleListing *listing,
             SocleCommandContext *context,
             SocleLibrary *library,
             GPtrArray *items)
{
  g_autoptr (SocleTable) table = socle_table_new (listing->n_cells);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();

  listing->add_header (table, context->messages);
  socle_table_add_rule (table);
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      listing->add_row (table, context->messages, library, item);
      g_ptr_array_add (catalogues, listing->get_catalogue (item));
    }

  socle_cli_tables_finish (context, table, catalogues,
                           listing->get_sentence (context->messages, items->len));
}

static void
print_json (const SocleListing *listing, SocleCommandContext *context, GPtrArray *items)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      listing->add_json (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static gboolean
print_csv (const SocleListing *listing,
           SocleCommandContext *context,
           GPtrArray *items,
           GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, listing->csv_header, error))
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      listing->add_csv (writer, context->messages, item);
      socle_cli_tables_add_catalogue (writer, listing->get_catalogue (item));
      if (!socle_csv_writer_end_row (writer, NULL, error))
        return FALSE;
    }

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

/* The options that every listing has, then its own. */
static gboolean
read_options (const SocleListing *listing,
              SocleCommandContext *context,
              SocleQuery *query,
              SocleCliFormat *format,
              GError **error)
{
  static const char *const socs[] = { "1", "2", "3", NULL };
  int soc = -1;

  if (!socle_command_read_choice (context, "soc", socs, &soc, error) ||
      (listing->read_filters != NULL && !listing->read_filters (context, query, error)) ||
      !socle_command_read_text (context, "search", &query->text, error))
    return FALSE;

  if (soc >= 0)
    query->masks[0] = socle_soc_from_number (soc + 1);

  return socle_cli_tables_read_format (context, format, error);
}

/**
 * socle_listing_run:
 * @listing: what is searched, and how its items are written
 * @context: the command's
 * @error: where a mistake goes
 *
 * Reads the options, searches, and prints what was found as --format says. Sets
 * @error to what reading an option or opening the catalogues sets it to.
 *
 * Returns: whether the list was printed
 */
gboolean
socle_listing_run (const SocleListing *listing, SocleCommandContext *context, GError **error)
{
  SocleQuery query = { .column = listing->column };
  SocleCliFormat format = SOCLE_CLI_FORMAT_TABLE;
  SocleLibrary *library;
  g_autoptr (GPtrArray) items = NULL;

  if (!read_options (listing, context, &query, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  items =
    socle_cli_library_search (listing->get_items (library), listing->get_index (library), &query);
  if (listing->keep != NULL && !listing->keep (context, items, error))
    return FALSE;

  switch (format)
    {
    case SOCLE_CLI_FORMAT_JSON:
      print_json (listing, context, items);
      return TRUE;
    case SOCLE_CLI_FORMAT_CSV:
      return print_csv (listing, context, items, error);
    case SOCLE_CLI_FORMAT_TABLE:
    default:
      print_table (listing, context, library, items);
      return TRUE;
    }
}
