/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "reports": the SOC reports that providers publish. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-json-output.h"
#include "socle-listing.h"
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
add_header (SocleTable *table, SocleMessages *messages)
{
  const char *cells[] = {
    /* Translators: the header of a column */
    socle_messages_pget (messages, "column", "Report"),
    socle_messages_pget (messages, "column", "Provider"),
    socle_messages_pget (messages, "column", "Kind"),
    socle_messages_pget (messages, "column", "Standard"),
    socle_messages_pget (messages, "column", "Access"),
    socle_messages_pget (messages, "column", "Identifier"),
  };

  socle_table_add_row (table, cells);
}

static void
add_row (SocleTable *table, SocleMessages *messages, SocleLibrary *library, gpointer item)
{
  SocleReport *report = item;
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  g_autofree char *title = socle_wording_report_title (messages, report);
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
add_csv (SocleCsvWriter *writer, SocleMessages *messages, gpointer item)
{
  SocleReport *report = item;
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
}

static SocleCatalogue *
get_catalogue (gpointer item)
{
  return socle_report_get_catalogue (item);
}

static void
add_json (JsonBuilder *builder, gpointer item)
{
  socle_json_output_add_report (builder, item);
}

static const char *
get_sentence (SocleMessages *messages, guint n_items)
{
  return socle_messages_nget (messages, "{count} report", "{count} reports", n_items);
}

static gboolean
read_filters (SocleCommandContext *context, SocleQuery *query, GError **error)
{
  static const char *const types[] = { "1", "2", NULL };
  int type = -1;

  if (!socle_command_read_choice (context, "type", types, &type, error))
    return FALSE;

  if (type >= 0)
    query->masks[1] = SOCLE_MASK_TYPE (type == 0 ? SOCLE_REPORT_TYPE_1 : SOCLE_REPORT_TYPE_2);

  return TRUE;
}

static const char *const csv_header[] = {
  "id",       "title",    "label",   "soc",         "type", "standard", "superseded_by",
  "cycle",    "services", "members", "also_covers", "url",  "access",   "catalogue",
  "provider", "as_of",    NULL,
};

static const SocleListing listing = {
  .column = SOCLE_REPORT_COLUMN_PUBLISHED,
  .n_cells = 6,
  .csv_header = csv_header,
  .get_items = socle_library_get_reports,
  .get_index = socle_library_get_report_index,
  .get_catalogue = get_catalogue,
  .read_filters = read_filters,
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

const SocleCommand socle_reports_command = {
  .name = "reports",
  .summary = N_ ("List the SOC reports"),
  .specs = specs,
  .run = run,
};
