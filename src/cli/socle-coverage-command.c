/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "coverage": which months of our fiscal year each report covers. */

#include "config.h"

#include "socle-cli-dates.h"
#include "socle-cli-library.h"
#include "socle-cli-register.h"
#include "socle-cli-tables.h"
#include "socle-coverage-json.h"
#include "socle-coverage-text.h"
#include "socle-coverage-wording.h"
#include "socle-expectation.h"
#include "socle-fiscal-year.h"
#include "socle-format.h"
#include "socle-json-output.h"
#include "socle-near-ids.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "year-end", 0, N_ ("MM-DD"), N_ ("The last day of our fiscal year") },
  { "year", 0, N_ ("YYYY"), N_ ("The year in which the fiscal year ends") },
  { "sign-off", 0, N_ ("DATE"),
    N_ ("When our auditor signs; three months after the fiscal year if not given") },
  { "report", 0, N_ ("IDENTIFIER"), N_ ("Only this report, with a reason for each month") },
  { "format", 0, "table|json|csv", N_ ("How to print them; a table if not given") },
  { NULL, 0, NULL, NULL },
};

static gboolean
set_unknown_error (SocleCommandContext *context,
                   SocleLibrary *library,
                   const char *id,
                   GError **error)
{
  g_autofree char *shown = socle_arguments_show_word (id);
  g_auto (GStrv) near = socle_near_ids_find (library, id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) reports = NULL;
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;
  const char *sentence;

  for (guint i = 0; near[i] != NULL; i++)
    if (socle_library_find_report (library, near[i]) != NULL)
      g_strv_builder_add (builder, near[i]);
  reports = g_strv_builder_end (builder);
  list = g_strjoinv (", ", reports);

  sentence =
    reports[0] != NULL
      /* Translators: {near} is a list of identifiers that are spelt nearly like {id} */
      ? socle_messages_get (context->messages,
                            "No report is called “{id}”; nearly so are called: {near}.")
      : socle_messages_get (context->messages,
                            "No report is called “{id}”; “socle reports” lists the identifiers.");
  message = socle_format (sentence, "id", shown, "near", list, NULL);
  g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_UNKNOWN_ID, message);

  return FALSE;
}

/* Reads the fiscal year and the sign-off. */
static gboolean
read_year (SocleCommandContext *context, SocleDateRange **year, GDate *sign_off, GError **error)
{
  SocleMonthDay year_end = { 12, 31 };
  GDateYear number = G_DATE_BAD_YEAR;
  GDate given;

  g_date_clear (&given, 1);
  if (!socle_cli_dates_require (context, "coverage", "year-end", "MM-DD", error) ||
      !socle_cli_dates_require (context, "coverage", "year", "YYYY", error) ||
      !socle_cli_dates_read_month_day (context, "year-end", &year_end, error) ||
      !socle_cli_dates_read_year (context, "year", &number, error) ||
      !socle_cli_dates_read_date (context, "sign-off", &given, error))
    return FALSE;

  *year = socle_fiscal_year_new (&year_end, number);
  if (g_date_valid (&given))
    *sign_off = given;
  else
    socle_fiscal_year_get_sign_off (*year, SOCLE_DEFAULT_SIGN_OFF_LAG, sign_off);

  if (g_date_compare (sign_off, socle_date_range_get_to (*year)) < 0)
    {
      g_autofree char *sentence =
        socle_coverage_wording_sign_off (context->messages, *year, sign_off);

      g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_BAD_VALUE, sentence);
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
find_coverages (SocleLibrary *library,
                SocleHoldings *holdings,
                SocleReport *only,
                SocleDateRange *year,
                const GDate *sign_off,
                GError **error)
{
  g_autoptr (GPtrArray) coverages = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *reports = socle_library_get_reports (library);
  guint n_reports = only != NULL ? 1 : g_list_model_get_n_items (reports);

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (SocleReport) report =
        only != NULL ? g_object_ref (only) : g_list_model_get_item (reports, i);
      g_autoptr (GPtrArray) editions =
        holdings != NULL ? socle_holdings_list_editions (holdings, report) : NULL;
      g_autoptr (GPtrArray) letters =
        holdings != NULL ? socle_holdings_list_letters (holdings, report) : NULL;
      SocleCoverage *coverage =
        socle_coverage_new_for_report (report, year, sign_off, SOCLE_DEFAULT_AVAILABILITY_LAG,
                                       editions, letters, error);

      if (coverage == NULL)
        return NULL;
      g_ptr_array_add (coverages, coverage);
    }

  return g_steal_pointer (&coverages);
}

static void
print_json (SocleCommandContext *context, GPtrArray *coverages, gboolean only)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!only)
    json_builder_begin_array (builder);
  for (guint i = 0; i < coverages->len; i++)
    socle_coverage_json_add (builder, context->messages, g_ptr_array_index (coverages, i));
  if (!only)
    json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static void
add_csv_row (SocleCsvWriter *writer,
             SocleMessages *messages,
             SocleReport *report,
             SocleCoverageMonth *month)
{
  SocleDateRange *days = socle_coverage_month_get_days (month);
  g_autofree char *name = g_strdup_printf ("%04d-%02d", socle_coverage_month_get_year (month),
                                           socle_coverage_month_get_month (month));
  g_autofree char *reason = socle_coverage_wording_reason (messages, month);

  socle_cli_tables_add_text (writer, socle_report_get_id (report));
  socle_cli_tables_add_text (writer, name);
  socle_csv_writer_add_date (writer, socle_date_range_get_from (days));
  socle_csv_writer_add_date (writer, socle_date_range_get_to (days));
  socle_cli_tables_add_text (writer, socle_coverage_json_get_state (
                                       socle_coverage_month_get_state (month)));
  socle_cli_tables_add_text (writer, socle_coverage_json_get_state (
                                       socle_coverage_month_get_counts_as (month)));
  socle_csv_writer_add_number (writer, socle_coverage_month_is_held (month) ? 1 : 0);
  socle_cli_tables_add_text (writer, reason);
  socle_cli_tables_add_catalogue (writer, socle_report_get_catalogue (report));
}

static gboolean
print_csv (SocleCommandContext *context, GPtrArray *coverages, GError **error)
{
  static const char *const header[] = {
    "report", "month",  "from",      "to",       "state", "counts_as",
    "held",   "reason", "catalogue", "provider", "as_of", NULL,
  };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, header, error))
    return FALSE;

  for (guint i = 0; i < coverages->len; i++)
    {
      SocleCoverage *coverage = g_ptr_array_index (coverages, i);
      GPtrArray *months = socle_coverage_get_months (coverage);

      for (guint j = 0; j < months->len; j++)
        {
          add_csv_row (writer, context->messages, socle_coverage_get_report (coverage),
                       g_ptr_array_index (months, j));
          if (!socle_csv_writer_end_row (writer, NULL, error))
            return FALSE;
        }
    }

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  SocleCliFormat format = SOCLE_CLI_FORMAT_TABLE;
  g_autoptr (SocleDateRange) year = NULL;
  g_autoptr (GPtrArray) coverages = NULL;
  SocleReport *report = NULL;
  SocleHoldings *holdings;
  SocleLibrary *library;
  const char *id;
  GDate sign_off;

  if (!read_year (context, &year, &sign_off, error) ||
      !socle_command_read_text (context, "report", &id, error) ||
      !socle_cli_tables_read_format (context, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  if (id != NULL)
    report = socle_library_find_report (library, id);
  if (id != NULL && report == NULL)
    return set_unknown_error (context, library, id, error);

  if (!socle_cli_register_open (context, &holdings, error))
    return FALSE;
  coverages = find_coverages (library, holdings, report, year, &sign_off, error);
  if (coverages == NULL)
    return FALSE;

  switch (format)
    {
    case SOCLE_CLI_FORMAT_JSON:
      print_json (context, coverages, report != NULL);
      return TRUE;
    case SOCLE_CLI_FORMAT_CSV:
      return print_csv (context, coverages, error);
    case SOCLE_CLI_FORMAT_TABLE:
    default:
      if (report != NULL)
        socle_coverage_text_print (context, g_ptr_array_index (coverages, 0));
      else
        socle_coverage_text_print_all (context, coverages);
      return TRUE;
    }
}

const SocleCommand socle_coverage_command = {
  .name = "coverage",
  .summary = N_ ("Say which months of a fiscal year are tested, bridged by letter or uncovered"),
  .specs = specs,
  .run = run,
};
