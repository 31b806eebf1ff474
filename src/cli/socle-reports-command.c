/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "reports": the SOC reports that providers publish. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-json-output.h"
#include "socle-table.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "soc", 0, "1|2|3", N_ ("Only SOC 1, SOC 2 or SOC 3 reports") },
  { "type", 0, "1|2", N_ ("Only Type 1 or Type 2 reports") },
  { "search", 0, N_ ("TEXT"), N_ ("Only reports in which these words occur") },
  { "format", 0, "table|json|csv", N_ ("How to print them; a table if not given") },
  { NULL, 0, NULL, NULL },
};

static void
add_table_row (SocleTable *table,
               SocleMessages *messages,
               SocleLibrary *library,
               SocleReport *report)
{
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  g_autofree char *title = socle_visible_text (
    socle_text_get (socle_report_get_title (report), socle_messages_get_language (messages)));
  g_autofree char *provider = socle_visible_text (socle_catalogue_get_provider (catalogue));
  g_autofree char *kind = socle_wording_kind (messages, report);
  g_autofree char *standard = socle_wording_standard (messages, report);
  g_autofree char *id = socle_cli_library_dup_id (library, catalogue, socle_report_get_id (report));
  const char *cells[] = {
    title,
    provider,
    kind,
    standard,
    socle_wording_access (messages, socle_report_get_access (report)),
    id,
  };

  socle_table_add_row (table, cells);
}

static void
print_table (SocleCommandContext *context, SocleLibrary *library, GPtrArray *reports)
{
  SocleMessages *messages = context->messages;
  g_autoptr (SocleTable) table = socle_table_new (6);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();
  const char *header[] = {
    /* Translators: the header of a column */
    socle_messages_pget (messages, "column", "Report"),
    socle_messages_pget (messages, "column", "Provider"),
    socle_messages_pget (messages, "column", "Kind"),
    socle_messages_pget (messages, "column", "Standard"),
    socle_messages_pget (messages, "column", "Access"),
    socle_messages_pget (messages, "column", "Identifier"),
  };

  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);

      add_table_row (table, messages, library, report);
      g_ptr_array_add (catalogues, socle_report_get_catalogue (report));
    }

  socle_cli_tables_finish (context, table, catalogues,
                           socle_messages_nget (messages, "{count} report", "{count} reports",
                                                reports->len));
}

static void
print_json (SocleCommandContext *context, GPtrArray *reports)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    {
      json_builder_begin_object (builder);
      socle_json_output_add_report (builder, g_ptr_array_index (reports, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static void
add_csv_row (SocleCsvWriter *writer, SocleMessages *messages, SocleReport *report)
{
  SocleLanguage language = socle_messages_get_language (messages);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  SocleReportType type = socle_report_get_report_type (report);
  GPtrArray *services = socle_report_get_services (report);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < services->len; i++)
    g_ptr_array_add (ids, (char *) socle_service_get_id (g_ptr_array_index (services, i)));
  g_ptr_array_add (ids, NULL);

  socle_cli_tables_add_text (writer, socle_report_get_id (report));
  socle_cli_tables_add_text (writer, socle_text_get (socle_report_get_title (report), language));
  socle_cli_tables_add_text (writer, socle_report_get_label (report));
  socle_csv_writer_add_number (writer, socle_soc_get_number (socle_report_get_soc (report)));
  if (type == SOCLE_REPORT_TYPE_NOT_STATED)
    socle_csv_writer_add_text (writer, NULL);
  else
    socle_csv_writer_add_number (writer, type == SOCLE_REPORT_TYPE_1 ? 1 : 2);
  socle_cli_tables_add_text (writer, socle_report_get_standard (report));
  socle_cli_tables_add_text (writer, socle_report_get_superseded_by (report));
  socle_cli_tables_add_text (writer, cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  socle_cli_tables_add_list (writer, (const char *const *) ids->pdata);
  socle_cli_tables_add_list (writer, socle_report_get_members (report));
  socle_cli_tables_add_list (writer, socle_report_get_also_covers (report));
  socle_cli_tables_add_text (writer, socle_report_get_url (report));
  socle_cli_tables_add_text (writer,
                             socle_json_output_get_access (socle_report_get_access (report)));
  socle_cli_tables_add_catalogue (writer, socle_report_get_catalogue (report));
}

static gboolean
print_csv (SocleCommandContext *context, GPtrArray *reports, GError **error)
{
  static const char *const header[] = {
    "id",       "title",    "label",   "soc",         "type", "standard", "superseded_by",
    "cycle",    "services", "members", "also_covers", "url",  "access",   "catalogue",
    "provider", "as_of",    NULL,
  };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, header, error))
    return FALSE;

  for (guint i = 0; i < reports->len; i++)
    {
      add_csv_row (writer, context->messages, g_ptr_array_index (reports, i));
      if (!socle_csv_writer_end_row (writer, NULL, error))
        return FALSE;
    }

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  static const char *const socs[] = { "1", "2", "3", NULL };
  static const char *const types[] = { "1", "2", NULL };
  SocleQuery query = { .column = SOCLE_REPORT_COLUMN_PUBLISHED };
  SocleCliFormat format = SOCLE_CLI_FORMAT_TABLE;
  SocleLibrary *library;
  g_autoptr (GPtrArray) reports = NULL;
  int soc = -1, type = -1;

  if (!socle_command_read_choice (context, "soc", socs, &soc, error) ||
      !socle_command_read_choice (context, "type", types, &type, error) ||
      !socle_command_read_text (context, "search", &query.text, error) ||
      !socle_cli_tables_read_format (context, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  if (soc >= 0)
    query.masks[0] = socle_soc_from_number (soc + 1);
  if (type >= 0)
    query.masks[1] = SOCLE_MASK_TYPE (type == 0 ? SOCLE_REPORT_TYPE_1 : SOCLE_REPORT_TYPE_2);
  reports = socle_cli_library_search (socle_library_get_reports (library),
                                      socle_library_get_report_index (library), &query);

  switch (format)
    {
    case SOCLE_CLI_FORMAT_JSON:
      print_json (context, reports);
      return TRUE;
    case SOCLE_CLI_FORMAT_CSV:
      return print_csv (context, reports, error);
    case SOCLE_CLI_FORMAT_TABLE:
    default:
      print_table (context, library, reports);
      return TRUE;
    }
}

const SocleCommand socle_reports_command = {
  .name = "reports",
  .summary = N_ ("List the SOC reports"),
  .specs = specs,
  .run = run,
};
