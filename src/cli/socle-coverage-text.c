/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverages as text: one with the reason for each month, many with a strip each. */

#include "config.h"

#include "socle-coverage-text.h"

#include "socle-cli-library.h"
#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-table.h"
#include "socle-wording.h"

static void
print_legend (SocleCommandContext *context)
{
  for (int state = SOCLE_COVERAGE_TESTED; state <= SOCLE_COVERAGE_PARTLY; state++)
    g_string_append_printf (
      context->output, "%s%s %s", state > 0 ? " · " : "",
      socle_coverage_wording_mark (context->messages, (SocleCoverageState) state),
      socle_coverage_wording_state (context->messages, (SocleCoverageState) state));
  g_string_append_c (context->output, '\n');
}

/* The days that all this is about, and when it is seen. */
static void
print_year (SocleCommandContext *context, SocleCoverage *coverage)
{
  SocleMessages *messages = context->messages;
  g_autofree char *year =
    socle_coverage_wording_range (messages, socle_coverage_get_year (coverage));
  g_autofree char *sign_off =
    socle_messages_format_date (messages, socle_coverage_get_sign_off (coverage));
  g_autofree char *line = socle_format (
    /* Translators: {year} is days in a row, {date} a date */
    socle_messages_get (messages, "Fiscal year {year}, sign-off on {date}"), "year", year, "date",
    sign_off, NULL);

  g_string_append_printf (context->output, "%s\n\n", line);
}

static void
print_warnings (SocleCommandContext *context, SocleCoverage *coverage, GHashTable *told)
{
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *sentence = socle_coverage_wording_warning (context->messages, coverage,
                                                                  g_ptr_array_index (warnings, i));

      if (g_hash_table_contains (told, sentence))
        continue;
      g_string_append_printf (context->output, "%s\n", sentence);
      g_hash_table_add (told, g_steal_pointer (&sentence));
    }
}

/**
 * socle_coverage_text_print:
 * @context: a command's
 * @coverage: the coverage of a report
 *
 * Prints each month with its state and the reason, and what there is to ask.
 */
void
socle_coverage_text_print (SocleCommandContext *context, SocleCoverage *coverage)
{
  SocleMessages *messages = context->messages;
  GPtrArray *months = socle_coverage_get_months (coverage);
  g_autoptr (SocleTable) table = socle_table_new (3);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();
  g_autofree char *title =
    socle_wording_report_title (messages, socle_coverage_get_report (coverage));
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);
  const char *header[] = {
    socle_messages_pget (messages, "column", "Month"),
    socle_messages_pget (messages, "column", "State"),
    socle_messages_pget (messages, "column", "Reason"),
  };

  g_string_append_printf (context->output, "%s\n", title);
  print_year (context, coverage);

  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);
      g_autofree char *name = socle_coverage_wording_month (messages, month);
      g_autofree char *reason = socle_coverage_wording_reason (messages, month);
      const char *state =
        socle_coverage_wording_state (messages, socle_coverage_month_get_state (month));

      socle_table_add_row (table, (const char *[]) { name, state, reason });
    }
  socle_table_print (table, context->output);

  g_string_append_printf (context->output, "\n%s\n", totals);
  print_warnings (context, coverage, told);
  g_ptr_array_add (catalogues, socle_report_get_catalogue (socle_coverage_get_report (coverage)));
  socle_cli_library_print_sources (context, catalogues);
}

static void
add_row (SocleCommandContext *context, SocleTable *table, SocleCoverage *coverage)
{
  SocleMessages *messages = context->messages;
  SocleReport *report = socle_coverage_get_report (coverage);
  GPtrArray *months = socle_coverage_get_months (coverage);
  g_autoptr (GString) strip = g_string_new (NULL);
  g_autofree char *title =
    socle_wording_report_title (messages, socle_coverage_get_report (coverage));
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);
  g_autofree char *uncovered = socle_coverage_wording_uncovered (messages, coverage);
  g_autofree char *id =
    socle_cli_library_dup_id (socle_session_get_library (context->session),
                              socle_report_get_catalogue (report), socle_report_get_id (report));

  for (guint i = 0; i < months->len; i++)
    g_string_append (strip,
                     socle_coverage_wording_mark (messages, socle_coverage_month_get_state (
                                                              g_ptr_array_index (months, i))));

  socle_table_add_row (table, (const char *[]) { title, strip->str, totals, uncovered, id });
}

/**
 * socle_coverage_text_print_all:
 * @context: a command's
 * @coverages: (element-type SocleCoverage): coverages of one fiscal year
 *
 * Prints a row for each, with a letter for each month, and what there is to ask, each
 * sentence once.
 */
void
socle_coverage_text_print_all (SocleCommandContext *context, GPtrArray *coverages)
{
  SocleMessages *messages = context->messages;
  g_autoptr (SocleTable) table = socle_table_new (5);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new ();
  const char *header[] = {
    socle_messages_pget (messages, "column", "Report"),
    socle_messages_pget (messages, "column", "Months"),
    socle_messages_pget (messages, "column", "Coverage"),
    socle_messages_pget (messages, "column", "Uncovered"),
    socle_messages_pget (messages, "column", "Identifier"),
  };

  if (coverages->len > 0)
    print_year (context, g_ptr_array_index (coverages, 0));
  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < coverages->len; i++)
    {
      SocleCoverage *coverage = g_ptr_array_index (coverages, i);

      add_row (context, table, coverage);
      g_ptr_array_add (catalogues,
                       socle_report_get_catalogue (socle_coverage_get_report (coverage)));
    }
  socle_table_print (table, context->output);
  print_legend (context);

  g_string_append_c (context->output, '\n');
  for (guint i = 0; i < coverages->len; i++)
    print_warnings (context, g_ptr_array_index (coverages, i), told);
  socle_cli_library_print_sources (context, catalogues);
}
