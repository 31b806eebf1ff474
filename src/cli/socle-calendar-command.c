/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "calendar": what is due between two days. */

#include "config.h"

#include "socle-calendar-wording.h"
#include "socle-calendar-writer.h"
#include "socle-calendar.h"
#include "socle-cli-dates.h"
#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-coverage-wording.h"
#include "socle-expectation.h"
#include "socle-fiscal-year.h"
#include "socle-format.h"
#include "socle-json-output.h"

#include <glib/gi18n.h>

/* How many days before a date its alarm goes off. */
#define REMINDER 7

static const SocleArgumentSpec specs[] = {
  { "from", 0, N_ ("DATE"), N_ ("The first day; today if not given") },
  { "to", 0, N_ ("DATE"), N_ ("The last day; a year after the first if not given") },
  { "year-end", 0, N_ ("MM-DD"),
    N_ ("The last day of our fiscal year; without it, only the "
        "providers’ dates are listed") },
  { "alarms", 0, NULL, N_ ("In an iCalendar file, an alarm one week before each date") },
  { "format", 0, "table|json|csv|ics", N_ ("How to print them; a table if not given") },
  { NULL, 0, NULL, NULL },
};

typedef enum
{
  FORMAT_TABLE,
  FORMAT_JSON,
  FORMAT_CSV,
  FORMAT_ICS,
} Format;

static SocleDateRange *
read_span (SocleCommandContext *context, GError **error)
{
  GDate from = *socle_session_get_today (context->session);
  SocleDateRange *span;
  GDate to;

  if (!socle_cli_dates_read_date (context, "from", &from, error))
    return NULL;

  to = from;
  g_date_add_years (&to, 1);
  if (!socle_cli_dates_read_date (context, "to", &to, error))
    return NULL;

  span = socle_date_range_new (&from, &to);
  if (span == NULL)
    {
      g_autofree char *first = socle_messages_format_date (context->messages, &from);
      g_autofree char *last = socle_messages_format_date (context->messages, &to);
      g_autofree char *message = socle_format (
        /* Translators: {from} and {to} are dates */
        socle_messages_get (context->messages, "The last day, {to}, is before the first, {from}."),
        "from", first, "to", last, NULL);

      g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_BAD_VALUE, message);
    }

  return span;
}

static void
print_table (SocleCommandContext *context, GListModel *due_dates)
{
  SocleMessages *messages = context->messages;
  g_autoptr (SocleTable) table = socle_table_new (4);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();
  guint n_due_dates = g_list_model_get_n_items (due_dates);
  g_autofree char *count = socle_messages_format_number (messages, n_due_dates);
  g_autofree char *total = socle_format (socle_messages_nget (messages, "{count} due date",
                                                              "{count} due dates", n_due_dates),
                                         "count", count, NULL);
  const char *header[] = {
    socle_messages_pget (messages, "column", "Date"),
    socle_messages_pget (messages, "column", "Due"),
    socle_messages_pget (messages, "column", "Report or group"),
    socle_messages_pget (messages, "column", "Period"),
  };

  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < n_due_dates; i++)
    {
      g_autoptr (SocleDueDate) due_date = g_list_model_get_item (due_dates, i);
      SocleDateRange *range = socle_due_date_get_range (due_date);
      g_autofree char *date =
        socle_messages_format_date (messages, socle_due_date_get_date (due_date));
      g_autofree char *subject = socle_calendar_wording_subject (messages, due_date);
      g_autofree char *days =
        range != NULL ? socle_coverage_wording_range (messages, range) : g_strdup ("");
      SocleCatalogue *catalogue = socle_due_date_get_catalogue (due_date);
      const char *kind = socle_calendar_wording_kind (messages, socle_due_date_get_kind (due_date));

      socle_table_add_row (table, (const char *[]) { date, kind, subject, days });
      if (catalogue != NULL && !g_ptr_array_find (catalogues, catalogue, NULL))
        g_ptr_array_add (catalogues, catalogue);
    }
  socle_table_print (table, context->output);
  g_string_append_printf (context->output, "\n%s\n", total);
  socle_cli_library_print_sources (context, catalogues);
}

static void
add_json (JsonBuilder *builder, SocleMessages *messages, SocleDueDate *due_date)
{
  SocleAuditCycle *cycle = socle_due_date_get_cycle (due_date);
  SocleReport *report = socle_due_date_get_report (due_date);
  SocleDateRange *range = socle_due_date_get_range (due_date);
  g_autofree char *title = socle_calendar_wording_title (messages, due_date);
  g_autofree char *detail = socle_calendar_wording_detail (messages, due_date);
  g_autofree char *uid = socle_due_date_dup_uid (due_date);

  json_builder_begin_object (builder);
  socle_json_output_add_date (builder, "date", socle_due_date_get_date (due_date));
  socle_json_output_add_string (builder, "kind",
                                socle_due_date_get_kind_name (socle_due_date_get_kind (due_date)));
  socle_json_output_add_string (builder, "title", title);
  socle_json_output_add_string (builder, "detail", detail);
  socle_json_output_add_string (builder, "cycle",
                                cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  socle_json_output_add_string (builder, "report",
                                report != NULL ? socle_report_get_id (report) : NULL);
  if (range != NULL)
    {
      socle_json_output_add_date (builder, "from", socle_date_range_get_from (range));
      socle_json_output_add_date (builder, "to", socle_date_range_get_to (range));
    }
  socle_json_output_add_string (builder, "uid", uid);
  if (socle_due_date_get_catalogue (due_date) != NULL)
    socle_json_output_add_catalogue (builder, socle_due_date_get_catalogue (due_date));
  json_builder_end_object (builder);
}

static void
print_json (SocleCommandContext *context, GListModel *due_dates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (due_dates); i++)
    {
      g_autoptr (SocleDueDate) due_date = g_list_model_get_item (due_dates, i);

      add_json (builder, context->messages, due_date);
    }
  json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static void
add_csv_row (SocleCsvWriter *writer, SocleMessages *messages, SocleDueDate *due_date)
{
  SocleAuditCycle *cycle = socle_due_date_get_cycle (due_date);
  SocleReport *report = socle_due_date_get_report (due_date);
  SocleDateRange *range = socle_due_date_get_range (due_date);
  SocleCatalogue *catalogue = socle_due_date_get_catalogue (due_date);
  g_autofree char *title = socle_calendar_wording_title (messages, due_date);

  socle_csv_writer_add_date (writer, socle_due_date_get_date (due_date));
  socle_cli_tables_add_text (writer,
                             socle_due_date_get_kind_name (socle_due_date_get_kind (due_date)));
  socle_cli_tables_add_text (writer, title);
  socle_cli_tables_add_text (writer, cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  socle_cli_tables_add_text (writer, report != NULL ? socle_report_get_id (report) : NULL);
  socle_csv_writer_add_date (writer, range != NULL ? socle_date_range_get_from (range) : NULL);
  socle_csv_writer_add_date (writer, range != NULL ? socle_date_range_get_to (range) : NULL);
  if (catalogue != NULL)
    socle_cli_tables_add_catalogue (writer, catalogue);
  else
    for (int i = 0; i < 3; i++)
      socle_csv_writer_add_text (writer, NULL);
}

static gboolean
print_csv (SocleCommandContext *context, GListModel *due_dates, GError **error)
{
  static const char *const header[] = { "date", "kind",      "title",    "cycle", "report", "from",
                                        "to",   "catalogue", "provider", "as_of", NULL };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, header, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (due_dates); i++)
    {
      g_autoptr (SocleDueDate) due_date = g_list_model_get_item (due_dates, i);

      add_csv_row (writer, context->messages, due_date);
      if (!socle_csv_writer_end_row (writer, NULL, error))
        return FALSE;
    }

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

static gboolean
print_ics (SocleCommandContext *context, GListModel *due_dates, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  SocleCalendarOptions options = {
    .messages = context->messages,
    .today = socle_session_get_today (context->session),
    .reminder = socle_arguments_has (context->arguments, "alarms") ? REMINDER : 0,
  };

  if (!socle_calendar_writer_write (stream, due_dates, &options, NULL, error))
    return FALSE;

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  static const char *const formats[] = { "table", "json", "csv", "ics", NULL };
  SocleMonthDay year_end = { 12, 31 };
  SocleCalendarQuery query = {
    .lag = SOCLE_DEFAULT_AVAILABILITY_LAG,
    .sign_off_lag = SOCLE_DEFAULT_SIGN_OFF_LAG,
  };
  g_autoptr (SocleDateRange) span = NULL;
  g_autoptr (GListModel) due_dates = NULL;
  SocleLibrary *library;
  int format = FORMAT_TABLE;

  if (!socle_cli_dates_read_month_day (context, "year-end", &year_end, error) ||
      !socle_command_read_choice (context, "format", formats, &format, error))
    return FALSE;

  span = read_span (context, error);
  if (span == NULL)
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  query.span = span;
  if (socle_arguments_has (context->arguments, "year-end"))
    query.year_end = &year_end;
  due_dates = socle_calendar_find (library, &query);

  switch ((Format) format)
    {
    case FORMAT_JSON:
      print_json (context, due_dates);
      return TRUE;
    case FORMAT_CSV:
      return print_csv (context, due_dates, error);
    case FORMAT_ICS:
      return print_ics (context, due_dates, error);
    case FORMAT_TABLE:
    default:
      print_table (context, due_dates);
      return TRUE;
    }
}

const SocleCommand socle_calendar_command = {
  .name = "calendar",
  .summary = N_ ("List what is due between two days"),
  .specs = specs,
  .run = run,
};
