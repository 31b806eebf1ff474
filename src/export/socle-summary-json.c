/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole summary for programs. */

#include "config.h"

#include "socle-date.h"
#include "socle-summary-data.h"
#include "socle-summary-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * One object: what the cover says, then an array for each table. Rows are written one by
 * one, so that a large summary needs no more memory than a small one.
 */

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *text = socle_date_to_string (date);

  add_string (builder, name, text);
}

static void
add_months (JsonBuilder *builder, const char *name, const SocleSummaryMonths *months)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; months != NULL && i < months->n_months; i++)
    {
      const SocleSummaryMonth *month = &months->months[i];
      g_autofree char *text = g_strdup_printf ("%04d-%02d", month->year, (int) month->month);

      json_builder_begin_object (builder);
      add_string (builder, "month", text);
      add_string (builder, "state", socle_summary_get_state_name (month->state));
      json_builder_set_member_name (builder, "held");
      json_builder_add_boolean_value (builder, month->held);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_cell (JsonBuilder *builder, const SocleSummaryColumn *column, const SocleSummaryCell *cell)
{
  switch (column->kind)
    {
    case SOCLE_SUMMARY_NUMBER:
      if (cell->number >= 0)
        add_number (builder, column->id, cell->number);
      break;
    case SOCLE_SUMMARY_YES_NO:
      json_builder_set_member_name (builder, column->id);
      json_builder_add_boolean_value (builder, cell->number > 0);
      break;
    case SOCLE_SUMMARY_DATE:
      if (g_date_valid (&cell->date))
        add_date (builder, column->id, &cell->date);
      break;
    case SOCLE_SUMMARY_MONTHS:
      add_months (builder, column->id, cell->months);
      break;
    case SOCLE_SUMMARY_TEXT:
    default:
      add_string (builder, column->id, cell->text);
    }
}

static char *
print_object (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
}

static void
add_trail (JsonBuilder *builder, SocleHoldings *holdings)
{
  if (holdings == NULL)
    return;

  json_builder_set_member_name (builder, "trail");
  json_builder_begin_object (builder);
  add_number (builder, "entries", (gint64) socle_holdings_get_n_entries (holdings));
  add_string (builder, "fingerprint", socle_holdings_get_fingerprint (holdings));
  json_builder_end_object (builder);
}

static void
add_figures (JsonBuilder *builder, SocleSummary *summary)
{
  const SocleSummaryFigures *figures = socle_summary_get_figures (summary);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  add_number (builder, "services", figures->n_services);
  add_number (builder, "in_scope_of_soc1", figures->n_in_scope[0]);
  add_number (builder, "in_scope_of_soc2", figures->n_in_scope[1]);
  add_number (builder, "in_scope_of_soc3", figures->n_in_scope[2]);
  add_number (builder, "reports", figures->n_reports);
  add_number (builder, "soc1_and_soc2_reports", figures->n_reliable);
  add_number (builder, "without_uncovered_month", figures->n_whole);
  add_number (builder, "without_published_period", figures->n_unpublished);
  add_number (builder, "open_points", figures->n_gaps);
  json_builder_end_object (builder);
}

/* What the cover says, as an object without its closing brace. */
static char *
print_head (SocleSummary *summary)
{
  static const char *const classes[] = { "public", "internal", "confidential" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SocleMessages *messages = socle_summary_get_messages (summary);
  SocleDateRange *year = socle_summary_get_year (summary);
  const char *const *sentences = socle_summary_get_sentences (summary);
  char *text;

  json_builder_begin_object (builder);
  add_string (builder, "title", socle_summary_get_title (summary));
  add_string (builder, "language",
              socle_language_get_code (socle_messages_get_language (messages)));
  add_date (builder, "date", socle_summary_get_today (summary));
  add_date (builder, "year_from", socle_date_range_get_from (year));
  add_date (builder, "year_to", socle_date_range_get_to (year));
  add_date (builder, "sign_off", socle_summary_get_sign_off (summary));
  add_string (builder, "confidentiality", classes[socle_summary_get_confidentiality (summary)]);
  json_builder_set_member_name (builder, "draft");
  json_builder_add_boolean_value (builder, socle_summary_is_draft (summary));
  add_string (builder, "version", socle_summary_get_version (summary));
  json_builder_set_member_name (builder, "sentences");
  json_builder_begin_array (builder);
  for (guint i = 0; sentences[i] != NULL; i++)
    json_builder_add_string_value (builder, sentences[i]);
  json_builder_end_array (builder);
  add_trail (builder, socle_summary_get_holdings (summary));
  add_figures (builder, summary);
  json_builder_end_object (builder);

  text = print_object (builder);
  text[strlen (text) - 1] = '\0';

  return text;
}

static char *
print_row (SocleSummaryTable *table, guint index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (SocleSummaryRow) row = { 0 };

  socle_summary_table_fill_row (table, index, &row);
  json_builder_begin_object (builder);
  for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
    add_cell (builder, socle_summary_table_get_column (table, i), &row.cells[i]);
  json_builder_end_object (builder);

  return print_object (builder);
}

static gboolean
write_table (const SocleSummarySection *section,
             GOutputStream *stream,
             GCancellable *cancellable,
             GError **error)
{
  guint n_rows = socle_summary_table_get_n_rows (section->table);

  if (!g_output_stream_printf (stream, NULL, cancellable, error, ",\n\"%s\":[", section->id))
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *row = print_row (section->table, i);

      if (!g_output_stream_printf (stream, NULL, cancellable, error, "%s\n%s", i > 0 ? "," : "",
                                   row))
        return FALSE;
    }

  return g_output_stream_write_all (stream, "]", 1, NULL, cancellable, error);
}

/**
 * socle_summary_write_json: (skip)
 * @summary: a summary
 * @stream: where it goes; it is not closed
 * @cancellable: (nullable): to give up with; looked at before each row
 * @error: where a failure goes
 *
 * Sets @error to one of %G_IO_ERROR.
 *
 * Returns: whether all of it was written
 */
gboolean
socle_summary_write_json (SocleSummary *summary,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GOutputStream) buffer = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), FALSE);

  head = print_head (summary);
  buffer = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);

  if (!g_output_stream_write_all (buffer, head, strlen (head), NULL, cancellable, error))
    return FALSE;
  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    if (!write_table (socle_summary_get_section (summary, i), buffer, cancellable, error))
      return FALSE;

  return g_output_stream_write_all (buffer, "}\n", 2, NULL, cancellable, error) &&
         g_output_stream_flush (buffer, cancellable, error);
}
