/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that print lists have in common. */

#include "config.h"

#include "socle-cli-tables.h"

#include "socle-cli-library.h"
#include "socle-format.h"
#include "socle-visible-text.h"

/* Between the items of a list within one cell. */
#define LIST_SEPARATOR "; "

/**
 * socle_cli_tables_read_format:
 * @context: a command's
 * @format: (inout): the format asked for; untouched if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_BAD_VALUE if there is no such format.
 *
 * Returns: whether --format was left out or names a format
 */
gboolean
socle_cli_tables_read_format (SocleCommandContext *context, SocleCliFormat *format, GError **error)
{
  static const char *const formats[] = { "table", "json", "csv", NULL };
  int choice = *format;

  if (!socle_command_read_choice (context, "format", formats, &choice, error))
    return FALSE;

  *format = (SocleCliFormat) choice;

  return TRUE;
}

/**
 * socle_cli_tables_finish:
 * @context: a command's
 * @table: with a header, a rule, and a row for each item
 * @catalogues: (element-type SocleCatalogue): the catalogue of each item
 * @sentence: a translated text with a place for the "count" of items
 *
 * Prints the table, how many items there are, and where they come from.
 */
void
socle_cli_tables_finish (SocleCommandContext *context,
                         SocleTable *table,
                         GPtrArray *catalogues,
                         const char *sentence)
{
  g_autofree char *count = socle_messages_format_number (context->messages, catalogues->len);
  g_autofree char *total = socle_format (sentence, "count", count, NULL);

  socle_table_print (table, context->output);
  g_string_append_printf (context->output, "\n%s\n", total);
  socle_cli_library_print_sources (context, catalogues);
}

/**
 * socle_cli_tables_add_header:
 * @writer: a writer at its start
 * @names: (array zero-terminated=1): the names of the columns
 * @error: where an error of the stream goes
 *
 * Writes the first row.
 *
 * Returns: whether it was written
 */
gboolean
socle_cli_tables_add_header (SocleCsvWriter *writer, const char *const *names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    socle_csv_writer_add_text (writer, names[i]);

  return socle_csv_writer_end_row (writer, NULL, error);
}

/**
 * socle_cli_tables_add_text:
 * @writer: a writer
 * @text: (nullable): text from a provider's file
 *
 * Adds a cell. A terminal may show it, so hidden characters are made visible.
 */
void
socle_cli_tables_add_text (SocleCsvWriter *writer, const char *text)
{
  g_autofree char *shown = socle_visible_text (text);

  socle_csv_writer_add_text (writer, shown);
}

/**
 * socle_cli_tables_add_list:
 * @writer: a writer
 * @texts: (nullable) (array zero-terminated=1): texts from a provider's file
 *
 * Adds a cell with all of @texts.
 */
void
socle_cli_tables_add_list (SocleCsvWriter *writer, const char *const *texts)
{
  g_autofree char *joined = texts != NULL ? g_strjoinv (LIST_SEPARATOR, (char **) texts) : NULL;

  socle_cli_tables_add_text (writer, joined);
}

/**
 * socle_cli_tables_add_scope:
 * @writer: a writer
 * @scope: any set of kinds
 *
 * Adds a cell with the kinds as a catalogue spells them.
 */
void
socle_cli_tables_add_scope (SocleCsvWriter *writer, SocleSoc scope)
{
  const char *names[SOCLE_N_SOCS + 1] = { NULL };
  guint n_names = 0;

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (scope & socle_soc_from_number (number))
      names[n_names++] = socle_soc_to_string (socle_soc_from_number (number));

  socle_cli_tables_add_list (writer, names);
}

/**
 * socle_cli_tables_add_catalogue:
 * @writer: a writer
 * @catalogue: the catalogue of the row's item
 *
 * Adds the cells for "catalogue", "provider" and "as_of".
 */
void
socle_cli_tables_add_catalogue (SocleCsvWriter *writer, SocleCatalogue *catalogue)
{
  socle_cli_tables_add_text (writer, socle_catalogue_get_id (catalogue));
  socle_cli_tables_add_text (writer, socle_catalogue_get_provider (catalogue));
  socle_csv_writer_add_date (writer, socle_catalogue_get_as_of (catalogue));
}

/**
 * socle_cli_tables_take_stream:
 * @context: a command's
 * @stream: a #GMemoryOutputStream
 *
 * Appends what was written to @stream to the command's output.
 */
void
socle_cli_tables_take_stream (SocleCommandContext *context, GOutputStream *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_string_append_len (context->output, g_memory_output_stream_get_data (memory),
                       (gssize) g_memory_output_stream_get_data_size (memory));
}
