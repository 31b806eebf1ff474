/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary in any of its formats, into a stream or a file. */

#include "config.h"

#include "socle-summary-writer.h"

#include "socle-calendar-writer.h"
#include "socle-format.h"
#include "socle-summary-data.h"

/**
 * socle_summary_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): how names of such files end, without the dot
 */
const char *
socle_summary_format_get_suffix (SocleSummaryFormat format)
{
  switch (format)
    {
    case SOCLE_SUMMARY_FORMAT_CSV:
      return "csv";
    case SOCLE_SUMMARY_FORMAT_ICS:
      return "ics";
    case SOCLE_SUMMARY_FORMAT_JSON:
      return "json";
    case SOCLE_SUMMARY_FORMAT_PDF:
    default:
      return "pdf";
    }
}

/**
 * socle_summary_format_dup_name: (skip)
 * @format: a format
 * @messages: the language of the summary
 * @year: our fiscal year
 *
 * Returns: (transfer full): a name for a file of the summary
 */
char *
socle_summary_format_dup_name (SocleSummaryFormat format,
                               SocleMessages *messages,
                               SocleDateRange *year)
{
  g_autofree char *number = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);
  g_return_val_if_fail (year != NULL, NULL);

  number = g_strdup_printf ("%d", g_date_get_year (socle_date_range_get_to (year)));
  /* Translators: the name of a file, without its ending; {year} is a fiscal year */
  stem = socle_format (socle_messages_get (messages, "SOC summary {year}"), "year", number, NULL);

  return g_strdup_printf ("%s.%s", stem, socle_summary_format_get_suffix (format));
}

static gboolean
write_pdf (SocleSummary *summary,
           const SocleSummaryWriting *writing,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SocleSummaryPages) pages =
    socle_summary_pages_new (summary, writing->paper, cancellable, error);

  return pages != NULL &&
         socle_pdf_write (pages, stream, writing->progress, writing->user_data, cancellable, error);
}

static gboolean
write_calendar (SocleSummary *summary,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  SocleCalendarOptions options = {
    .messages = socle_summary_get_messages (summary),
    .today = socle_summary_get_today (summary),
  };
  SocleHoldings *holdings = socle_summary_get_holdings (summary);

  if (holdings != NULL)
    {
      options.n_entries = socle_holdings_get_n_entries (holdings);
      options.fingerprint = socle_holdings_get_fingerprint (holdings);
    }

  return socle_calendar_writer_write (stream, socle_summary_get_due_dates (summary), &options,
                                      cancellable, error);
}

/**
 * socle_summary_write: (skip)
 * @summary: a summary
 * @writing: how to write it; as CSV, its first section's table is written
 * @stream: where it goes; it is not closed
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Sets @error to %G_IO_ERROR_CANCELLED, or to what the stream says.
 *
 * Returns: whether all of it was written
 */
gboolean
socle_summary_write (SocleSummary *summary,
                     const SocleSummaryWriting *writing,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), FALSE);
  g_return_val_if_fail (writing != NULL, FALSE);

  switch (writing->format)
    {
    case SOCLE_SUMMARY_FORMAT_CSV:
      return socle_summary_write_csv (summary, 0, stream, cancellable, error);
    case SOCLE_SUMMARY_FORMAT_ICS:
      return write_calendar (summary, stream, cancellable, error);
    case SOCLE_SUMMARY_FORMAT_JSON:
      return socle_summary_write_json (summary, stream, cancellable, error);
    case SOCLE_SUMMARY_FORMAT_PDF:
    default:
      return write_pdf (summary, writing, stream, cancellable, error);
    }
}

/* A summary on its way into a file. */
typedef struct
{
  SocleSummary *summary;              /* (unowned) */
  const SocleSummaryWriting *writing; /* (unowned) */
} Saving;

static gboolean
write_content (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;

  return socle_summary_write (saving->summary, saving->writing, stream, cancellable, error);
}

/**
 * socle_summary_save: (skip)
 * @summary: a summary
 * @writing: how to write it
 * @path: the file's name; as CSV, it may be a folder that is there, or one to be made if
 *   it ends in a slash, and gets one file for each table
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT or %G_IO_ERROR_CANCELLED. What was at @path
 * is still there then.
 *
 * Returns: whether it was saved, whole
 */
gboolean
socle_summary_save (SocleSummary *summary,
                    const SocleSummaryWriting *writing,
                    const char *path,
                    GCancellable *cancellable,
                    GError **error)
{
  Saving saving = { summary, writing };

  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), FALSE);
  g_return_val_if_fail (writing != NULL && path != NULL, FALSE);

  if (writing->format == SOCLE_SUMMARY_FORMAT_CSV &&
      (g_str_has_suffix (path, G_DIR_SEPARATOR_S) || g_file_test (path, G_FILE_TEST_IS_DIR)))
    return socle_summary_write_csv_folder (summary, path, cancellable, error);

  return socle_export_file_save (path, write_content, &saving, socle_summary_get_messages (summary),
                                 cancellable, error);
}
