/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "services": the services in scope. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-register.h"
#include "socle-cli-tables.h"
#include "socle-json-output.h"
#include "socle-listing.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "soc", 0, "1|2|3", N_ ("Only services in the scope of SOC 1, 2 or 3") },
  { "in-use", 0, NULL, N_ ("Only services that the register says are used") },
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
add_header (SocleTable *table, SocleMessages *messages)
{
  const char *cells[] = {
    /* Translators: the header of a column */
    socle_messages_pget (messages, "column", "Service"),
    socle_messages_pget (messages, "column", "Provider"),
    socle_wording_soc (SOCLE_SOC_1),
    socle_wording_soc (SOCLE_SOC_2),
    socle_wording_soc (SOCLE_SOC_3),
    socle_messages_pget (messages, "column", "Reports"),
    socle_messages_pget (messages, "column", "Identifier"),
  };

  socle_table_add_row (table, cells);
}

static void
add_row (SocleTable *table, SocleMessages *messages, SocleLibrary *library, gpointer item)
{
  SocleService *service = item;
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
add_csv (SocleCsvWriter *writer, SocleMessages *messages, gpointer item)
{
  SocleService *service = item;
  SocleLanguage language = socle_messages_get_language (messages);
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
}

static SocleCatalogue *
get_catalogue (gpointer item)
{
  return socle_service_get_catalogue (item);
}

static void
add_json (JsonBuilder *builder, gpointer item)
{
  socle_json_output_add_service (builder, item);
}

static const char *
get_sentence (SocleMessages *messages, guint n_items)
{
  return socle_messages_nget (messages, "{count} service", "{count} services", n_items);
}

static const char *const csv_header[] = {
  "id",  "name",   "members", "aliases", "qualifier", "qualifier_scope", "scope", "environments",
  "url", "remark", "reports", "cycle",   "catalogue", "provider",        "as_of", NULL,
};

static const SocleListing listing = {
  .column = SOCLE_SERVICE_COLUMN_PUBLISHED,
  .n_cells = 7,
  .csv_header = csv_header,
  .get_items = socle_library_get_services,
  .get_index = socle_library_get_service_index,
  .get_catalogue = get_catalogue,
  .keep = socle_cli_register_keep_in_use,
  .add_header = add_header,
  .add_row = add_row,
  .add_json = add_json,
  .add_csv = add_csv,
  .get_sentence = get_sentence,
};

static gboolean
run (SocleCommandContext *context, GError **error)
{
  return socle_listing_run (&listing, context, error);
}

const SocleCommand socle_services_command = {
  .name = "services",
  .summary = N_ ("List the services, and which SOC reports have them in scope"),
  .specs = specs,
  .run = run,
};
