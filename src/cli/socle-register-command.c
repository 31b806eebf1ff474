/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "register": records as tables, out and in, and all of it as JSON. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-register.h"
#include "socle-cli-tables.h"
#include "socle-export-file.h"
#include "socle-format.h"
#include "socle-record-import.h"
#include "socle-register-csv.h"
#include "socle-register-json.h"
#include "socle-register-work.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * A table is imported all at once or not at all. Half of one would leave the user to find
 * out which half, while a table that has been put right can be imported whole at any time:
 * rows that are recorded already change nothing.
 */
static const SocleArgumentSpec specs[] = {
  { "table", 0, "services|editions|letters",
    N_ ("Which records; to export services, and to import what the columns tell, if not given") },
  { "format", 0, "csv|json",
    N_ ("What to export: a table, or everything with the trail; a table if not given") },
  { "output", 'o', N_ ("FILE"), N_ ("Where the export goes; standard output if not given") },
  { "dry-run", 0, NULL, N_ ("Only say what an import would do with each row") },
  { NULL, 0, NULL, NULL },
};

static const char *const table_names[SOCLE_N_IMPORT_KINDS + 1] = { "services", "editions",
                                                                   "letters", NULL };

static gboolean
refuse_words (const char *sentence, const char *word, GError **error)
{
  g_autofree char *shown = word != NULL ? socle_arguments_show_word (word) : NULL;
  g_autofree char *message = socle_format (sentence, "word", shown, NULL);

  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_OPERANDS, message);

  return FALSE;
}

/* What has no effect is not taken for granted. */
static gboolean
refuse_option (SocleCommandContext *context, const char *name, const char *sentence, GError **error)
{
  return !socle_arguments_has (context->arguments, name) || refuse_words (sentence, NULL, error);
}

static gboolean
export_to_output (SocleCommandContext *context, int kind, GError **error)
{
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (kind == SOCLE_IMPORT_ANY_KIND
        ? !socle_register_json_write (memory, socle_register_keeper_get_register (keeper), NULL,
                                      error)
        : !socle_register_csv_write (memory, socle_register_keeper_get_holdings (keeper),
                                     (SocleRecordKind) kind, NULL, error))
    return FALSE;

  socle_cli_tables_take_stream (context, memory);

  return TRUE;
}

static gboolean
run_export (SocleCommandContext *context, GError **error)
{
  static const char *const formats[] = { "csv", "json", NULL };
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);
  const char *path = socle_arguments_get (context->arguments, "output");
  int kind = SOCLE_RECORD_SERVICE;
  int format = 0;

  if (!socle_command_read_choice (context, "table", table_names, &kind, error) ||
      !socle_command_read_choice (context, "format", formats, &format, error) ||
      !socle_register_keeper_open (keeper, FALSE, error))
    return FALSE;

  if (format == 1)
    {
      if (!refuse_option (context, "table",
                          socle_messages_get (context->messages,
                                              "JSON has everything in it; leave --table away."),
                          error))
        return FALSE;
      kind = SOCLE_IMPORT_ANY_KIND;
    }
  if (path == NULL || g_str_equal (path, "-"))
    return export_to_output (context, kind, error);

  return kind == SOCLE_IMPORT_ANY_KIND
           ? socle_register_json_save (path, socle_register_keeper_get_register (keeper),
                                       context->messages, error)
           : socle_register_csv_save (path, socle_register_keeper_get_holdings (keeper),
                                      (SocleRecordKind) kind, context->messages, error);
}

static void
complain (SocleCommandContext *context, const char *path, const char *sentence)
{
  g_autofree char *shown = socle_arguments_show_word (path);

  g_string_append_printf (context->complaints, "%s: %s\n", shown, sentence);
}

static void
print_rows (SocleCommandContext *context, SocleRecordImport *import, SocleLibrary *library)
{
  SocleMessages *messages = context->messages;
  GListModel *rows = socle_record_import_get_rows (import);
  g_autoptr (SocleTable) table = socle_table_new (4);

  socle_table_add_row (table, (const char *[]) {
                                socle_messages_get (messages, "Line"),
                                /* Translators: what an import would do with a row of a table */
                                socle_messages_pget (messages, "import", "Result"),
                                socle_messages_get (messages, "Record"),
                                socle_messages_get (messages, "Details") });
  socle_table_add_rule (table);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SocleImportRow) row = g_list_model_get_item (rows, i);
      g_autofree char *line = g_strdup_printf ("%u", socle_import_row_get_line (row));
      g_autofree char *title = socle_import_row_dup_title (row, library, messages);
      g_autofree char *detail = socle_import_row_dup_detail (row, messages);

      socle_table_add_row (
        table, (const char *[]) { line, socle_import_row_get_word (row, messages), title, detail });
    }
  socle_table_print (table, context->output);
}

static void
print_counts (SocleCommandContext *context, SocleRecordImport *import, const char *sentence)
{
  SocleMessages *messages = context->messages;
  g_autofree char *added =
    socle_messages_format_number (messages, socle_record_import_count (import, SOCLE_IMPORT_NEW));
  g_autofree char *changed =
    socle_messages_format_number (messages,
                                  socle_record_import_count (import, SOCLE_IMPORT_CHANGED));
  g_autofree char *same =
    socle_messages_format_number (messages, socle_record_import_count (import, SOCLE_IMPORT_SAME));
  g_autofree char *problems =
    socle_messages_format_number (messages,
                                  socle_record_import_count (import, SOCLE_IMPORT_PROBLEM));
  g_autofree char *line = socle_format (sentence, "new", added, "changed", changed, "same", same,
                                        "problems", problems, NULL);

  g_string_append_printf (context->output, "%s\n", line);
}

/* Each on a line of its own, after which nothing was imported. */
static void
complain_of_rows (SocleCommandContext *context, SocleRecordImport *import, const char *path)
{
  GListModel *rows = socle_record_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SocleImportRow) row = g_list_model_get_item (rows, i);
      g_autofree char *detail = NULL;

      if (socle_import_row_get_state (row) != SOCLE_IMPORT_PROBLEM)
        continue;
      detail = socle_import_row_dup_detail (row, context->messages);
      complain (context, path, detail);
    }
}

static gboolean
make_changes (SocleCommandContext *context, SocleRecordImport *import, GError **error)
{
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);
  g_autoptr (GPtrArray) changes = socle_record_import_dup_changes (import);
  g_autoptr (GPtrArray) made = NULL;
  g_autofree char *backup_problem = NULL;
  SocleRegister *reg;

  if (changes->len == 0)
    return TRUE;
  /* The first record makes the register, here as in the window. */
  if (!socle_register_keeper_exists (keeper) && !socle_register_keeper_open (keeper, TRUE, error))
    return FALSE;

  reg = socle_register_keeper_get_register (keeper);
  backup_problem = socle_register_work_back_up (reg, socle_register_keeper_get_path (keeper));
  made = socle_register_apply (reg, changes, error);
  if (backup_problem != NULL)
    g_string_append_printf (context->complaints, "%s\n", backup_problem);

  return made != NULL;
}

static gboolean
refuse_file (SocleRecordImport *import, const char *path, GError **error)
{
  g_autofree char *shown = socle_arguments_show_word (path);
  g_autofree char *message =
    g_strdup_printf ("%s: %s", shown, socle_record_import_get_problem (import));

  g_set_error_literal (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_INPUT, message);

  return FALSE;
}

static void
print_notes (SocleCommandContext *context, SocleRecordImport *import)
{
  GPtrArray *notes = socle_record_import_get_notes (import);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (context->output, "%s\n", (const char *) g_ptr_array_index (notes, i));
}

static gboolean
run_import (SocleCommandContext *context, const char *path, GError **error)
{
  gboolean dry_run = socle_arguments_has (context->arguments, "dry-run");
  g_autoptr (SocleRecordImport) import = NULL;
  SocleHoldings *holdings;
  SocleLibrary *library;
  int kind = SOCLE_IMPORT_ANY_KIND;

  if (!socle_command_read_choice (context, "table", table_names, &kind, error))
    return FALSE;
  library = socle_cli_library_open (context, error);
  if (library == NULL || !socle_cli_register_open (context, &holdings, error))
    return FALSE;

  import = socle_record_import_read (path, kind, holdings, library, context->messages);
  if (socle_record_import_get_problem (import) != NULL)
    return refuse_file (import, path, error);

  print_notes (context, import);
  if (dry_run)
    print_rows (context, import, library);
  complain_of_rows (context, import, path);
  if (!socle_record_import_is_good (import))
    print_counts (context, import,
                  socle_messages_get (context->messages,
                                      "Nothing is imported before all rows are good: {new} new, "
                                      "{changed} changed, {same} the same, {problems} with a "
                                      "problem."));
  else if (dry_run)
    print_counts (context, import,
                  socle_messages_get (context->messages,
                                      "An import would bring: {new} new, {changed} changed, "
                                      "{same} the same."));
  else if (!make_changes (context, import, error))
    return FALSE;
  else
    print_counts (context, import,
                  socle_messages_get (context->messages,
                                      "Imported: {new} new, {changed} changed, {same} the same."));

  return TRUE;
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  const char *const *words = context->operands;
  guint n_words = g_strv_length ((GStrv) words);
  gboolean import = n_words > 0 && g_str_equal (words[0], "import");

  if (n_words == 0 || (!import && !g_str_equal (words[0], "export")))
    return refuse_words (socle_messages_get (context->messages,
                                             "Say whether to export or to import: “socle register "
                                             "--help” tells how."),
                         NULL, error);
  if (import && n_words == 1)
    return refuse_words (socle_messages_get (context->messages,
                                             "Name the table to import: “socle register import "
                                             "FILE”."),
                         NULL, error);
  if (n_words > (import ? 2 : 1))
    return refuse_words (socle_messages_get (context->messages,
                                             "“{word}” is too much; “socle register --help” says "
                                             "what the command takes."),
                         words[import ? 2 : 1], error);

  if (!import)
    return refuse_option (context, "dry-run",
                          socle_messages_get (context->messages,
                                              "Only an import can be tried by --dry-run."),
                          error) &&
           run_export (context, error);

  return refuse_option (context, "output",
                        socle_messages_get (context->messages,
                                            "Only an export takes --output; an import goes into "
                                            "the register."),
                        error) &&
         refuse_option (context, "format",
                        socle_messages_get (context->messages,
                                            "Only an export takes --format; an import reads "
                                            "CSV."),
                        error) &&
         run_import (context, words[1], error);
}

const SocleCommand socle_register_command = {
  .name = "register",
  .operand = N_ ("export|import [FILE]"),
  .reads_operands = TRUE,
  .summary = N_ ("Write records as a table or everything as JSON, or read a table back"),
  .specs = specs,
  .run = run,
};
