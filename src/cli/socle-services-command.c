/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "services": the services in scope. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-json-output.h"
#include "socle-table.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "soc", 0, "1|2|3", N_ ("Only services in the scope of SOC 1, 2 or 3") },
  { "search", 0, N_ ("TEXT"), N_ ("Only services in which these words occur") },
  { "format", 0, "table|json|csv", N_ ("How to print them; a table if not given") },
  { NULL, 0, NULL, NULL },
};

static const char *
word_for_scope (SocleMessages *messages, SocleService *service, int number)
{
  /* Translators: whether a service is in the scope of a SOC report */
  return socle_service_get_scope (service) & socle_soc_from_number (number)
           ? socle_messages_pget (messages, "scope", "yes")
           : socle_messages_pget (messages, "scope", "no");
}

static void
add_table_row (SocleTable *table,
               SocleMessages *messages,
               SocleLibrary *library,
               SocleService *service)
{
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  GPtrArray *reports = socle_service_get_reports (service);
  g_autofree char *name = socle_visible_text (socle_service_get_name (service));
  g_autofree char *provider = socle_visible_text (socle_catalogue_get_provider (catalogue));
  g_autofree char *count =
    socle_messages_format_number (messages, reports != NULL ? reports->len : 0);
  g_autofree char *id =
    socle_cli_library_dup_id (library, catalogue, socle_service_get_id (service));
  const char *cells[] = {
    name,
    provider,
    word_for_scope (messages, service, 1),
    word_for_scope (messages, service, 2),
    word_for_scope (messages, service, 3),
    count,
    id,
  };

  socle_table_add_row (table, cells);
}

static void
print_table (SocleCommandContext *context, SocleLibrary *library, GPtrArray *services)
{
  SocleMessages *messages = context->messages;
  g_autoptr (SocleTable) table = socle_table_new (7);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();
  const char *header[] = {
    /* Translators: the header of a column */
    socle_messages_pget (messages, "column", "Service"),
    socle_messages_pget (messages, "column", "Provider"),
    socle_wording_soc (SOCLE_SOC_1),
    socle_wording_soc (SOCLE_SOC_2),
    socle_wording_soc (SOCLE_SOC_3),
    socle_messages_pget (messages, "column", "Reports"),
    socle_messages_pget (messages, "column", "Identifier"),
  };

  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);

      add_table_row (table, messages, library, service);
      g_ptr_array_add (catalogues, socle_service_get_catalogue (service));
    }

  socle_cli_tables_finish (context, table, catalogues,
                           socle_messages_nget (messages, "{count} service", "{count} services",
                                                services->len));
}

static void
print_json (SocleCommandContext *context, GPtrArray *services)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < services->len; i++)
    {
      json_builder_begin_object (builder);
      socle_json_output_add_service (builder, g_ptr_array_index (services, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static void
add_csv_row (SocleCsvWriter *writer, SocleMessages *messages, SocleService *service)
{
  SocleLanguage language = socle_messages_get_language (messages);
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  SocleAuditCycle *cycle = socle_service_get_cycle (service);
  GPtrArray *aliases = socle_service_get_aliases (service);
  GPtrArray *reports = socle_service_get_reports (service);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    g_ptr_array_add (names, ((const SocleAlias *) g_ptr_array_index (aliases, i))->name);
  g_ptr_array_add (names, NULL);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    g_ptr_array_add (ids, (char *) socle_report_get_id (g_ptr_array_index (reports, i)));
  g_ptr_array_add (ids, NULL);

  socle_cli_tables_add_text (writer, socle_service_get_id (service));
  socle_cli_tables_add_text (writer, socle_service_get_name (service));
  socle_cli_tables_add_list (writer, socle_service_get_members (service));
  socle_cli_tables_add_list (writer, (const char *const *) names->pdata);
  socle_cli_tables_add_text (writer,
                             socle_text_get (socle_service_get_qualifier (service), language));
  socle_cli_tables_add_scope (writer, socle_service_get_qualifier_scope (service));
  socle_cli_tables_add_scope (writer, socle_service_get_scope (service));
  socle_cli_tables_add_list (writer, socle_service_get_environments (service));
  socle_cli_tables_add_text (writer, socle_service_get_url (service));
  socle_cli_tables_add_text (writer, socle_text_get (socle_service_get_remark (service), language));
  socle_cli_tables_add_list (writer, (const char *const *) ids->pdata);
  socle_cli_tables_add_text (writer, cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  socle_cli_tables_add_catalogue (writer, catalogue);
}

static gboolean
print_csv (SocleCommandContext *context, GPtrArray *services, GError **error)
{
  static const char *const header[] = {
    "id",  "name",   "members", "aliases", "qualifier", "qualifier_scope", "scope", "environments",
    "url", "remark", "reports", "cycle",   "catalogue", "provider",        "as_of", NULL,
  };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, header, error))
    return FALSE;

  for (guint i = 0; i < services->len; i++)
    {
      add_csv_row (writer, context->messages, g_ptr_array_index (services, i));
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
  SocleQuery query = { .column = SOCLE_SERVICE_COLUMN_PUBLISHED };
  SocleCliFormat format = SOCLE_CLI_FORMAT_TABLE;
  SocleLibrary *library;
  g_autoptr (GPtrArray) services = NULL;
  int soc = -1;

  if (!socle_command_read_choice (context, "soc", socs, &soc, error) ||
      !socle_command_read_text (context, "search", &query.text, error) ||
      !socle_cli_tables_read_format (context, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  if (soc >= 0)
    query.masks[0] = socle_soc_from_number (soc + 1);
  services = socle_cli_library_search (socle_library_get_services (library),
                                       socle_library_get_service_index (library), &query);

  switch (format)
    {
    case SOCLE_CLI_FORMAT_JSON:
      print_json (context, services);
      return TRUE;
    case SOCLE_CLI_FORMAT_CSV:
      return print_csv (context, services, error);
    case SOCLE_CLI_FORMAT_TABLE:
    default:
      print_table (context, library, services);
      return TRUE;
    }
}

const SocleCommand socle_services_command = {
  .name = "services",
  .summary = N_ ("List the services, and which SOC reports have them in scope"),
  .specs = specs,
  .run = run,
};
