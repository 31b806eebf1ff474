/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the summary for spreadsheets. */

#include "config.h"

#include "socle-summary-data.h"

#include "socle-coverage-month.h"
#include "socle-csv-writer.h"
#include "socle-summary-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* "2020-01 tested; 2020-02 bridged" */
static void
add_months (SocleCsvWriter *writer, const SocleSummaryMonths *months)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; months != NULL && i < months->n_months; i++)
    g_string_append_printf (text, "%s%04d-%02d %s", i > 0 ? "; " : "", months->months[i].year,
                            (int) months->months[i].month,
                            socle_summary_get_state_name (months->months[i].state));

  socle_csv_writer_add_text (writer, text->str);
}

static void
add_cell (SocleCsvWriter *writer, SocleSummaryCellKind kind, const SocleSummaryCell *cell)
{
  switch (kind)
    {
    case SOCLE_SUMMARY_NUMBER:
    case SOCLE_SUMMARY_YES_NO:
      if (cell->number < 0)
        socle_csv_writer_add_text (writer, NULL);
      else
        socle_csv_writer_add_number (writer, cell->number);
      break;
    case SOCLE_SUMMARY_DATE:
      socle_csv_writer_add_date (writer, g_date_valid (&cell->date) ? &cell->date : NULL);
      break;
    case SOCLE_SUMMARY_MONTHS:
      add_months (writer, cell->months);
      break;
    case SOCLE_SUMMARY_TEXT:
    default:
      socle_csv_writer_add_text (writer, cell->text);
    }
}

/* Each row says which state of the register it comes from: a column is the only place that
 * every reader of CSV leaves alone, and that stays with a row that is sorted or copied. The
 * table of evidence has a row for that. */
static gboolean
has_trail (SocleSummary *summary, guint section)
{
  return socle_summary_get_holdings (summary) != NULL &&
         strcmp (socle_summary_get_section (summary, section)->id, "evidence") != 0;
}

static void
add_trail (SocleCsvWriter *writer, SocleSummary *summary)
{
  SocleHoldings *holdings = socle_summary_get_holdings (summary);

  socle_csv_writer_add_number (writer, (gint64) socle_holdings_get_n_entries (holdings));
  socle_csv_writer_add_text (writer, socle_holdings_get_fingerprint (holdings));
}

static gboolean
write_header (SocleCsvWriter *writer,
              SocleSummary *summary,
              guint section,
              GCancellable *cancellable,
              GError **error)
{
  SocleSummaryTable *table = socle_summary_get_section (summary, section)->table;

  for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
    socle_csv_writer_add_text (writer, socle_summary_table_get_column (table, i)->id);
  if (has_trail (summary, section))
    {
      socle_csv_writer_add_text (writer, "trail_entries");
      socle_csv_writer_add_text (writer, "trail_fingerprint");
    }

  return socle_csv_writer_end_row (writer, cancellable, error);
}

/**
 * socle_summary_write_csv: (skip)
 * @summary: a summary
 * @section: the index of one of its sections
 * @stream: where its table goes; it is not closed
 * @cancellable: (nullable): to give up with; looked at before each row
 * @error: where a failure goes
 *
 * Sets @error to one of %G_IO_ERROR.
 *
 * Returns: whether all of it was written
 */
gboolean
socle_summary_write_csv (SocleSummary *summary,
                         guint section,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  SocleSummaryTable *table;
  g_autoptr (GOutputStream) buffer = NULL;
  g_autoptr (SocleCsvWriter) writer = NULL;
  guint n_columns;

  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), FALSE);

  table = socle_summary_get_section (summary, section)->table;
  n_columns = socle_summary_table_get_n_columns (table);
  buffer = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  writer = socle_csv_writer_new (buffer);

  if (!write_header (writer, summary, section, cancellable, error))
    return FALSE;

  for (guint i = 0; i < socle_summary_table_get_n_rows (table); i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };

      socle_summary_table_fill_row (table, i, &row);
      for (guint column = 0; column < n_columns; column++)
        add_cell (writer, socle_summary_table_get_column (table, column)->kind, &row.cells[column]);
      if (has_trail (summary, section))
        add_trail (writer, summary);
      if (!socle_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }

  return g_output_stream_flush (buffer, cancellable, error);
}

static GPtrArray *
write_files (SocleSummary *summary, const char *folder, GCancellable *cancellable, GError **error)
{
  SocleMessages *messages = socle_summary_get_messages (summary);
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_export_file_free);

  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    {
      g_autofree char *name =
        g_strconcat (socle_summary_get_section (summary, i)->id, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      SocleExportFile *file = socle_export_file_open (path, messages, error);

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
      if (!socle_summary_write_csv (summary, i, socle_export_file_get_stream (file), cancellable,
                                    error))
        {
          socle_export_error_say (error, messages, path);
          return NULL;
        }
      if (!socle_export_file_finish (file, error))
        return NULL;
    }

  return g_steal_pointer (&files);
}

/**
 * socle_summary_write_csv_folder: (skip)
 * @summary: a summary
 * @folder: where the files go; it is made if it is not there
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Writes one file a table. None gets its name before all are whole.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT or %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether all were written
 */
gboolean
socle_summary_write_csv_folder (SocleSummary *summary,
                                const char *folder,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  gboolean made;

  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  made = g_mkdir (folder, 0777) == 0;
  files = write_files (summary, folder, cancellable, error);
  if (files == NULL)
    {
      if (made)
        g_rmdir (folder);
      return FALSE;
    }

  for (guint i = 0; i < files->len; i++)
    if (!socle_export_file_commit (g_ptr_array_index (files, i), error))
      return FALSE;

  return TRUE;
}
