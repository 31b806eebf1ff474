/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the summary as a PDF. */

#include "config.h"

#include "socle-pdf-writer.h"

#include "socle-date.h"
#include "socle-pdf-language.h"

#include <cairo-pdf.h>
#include <string.h>

/*
 * Tagged, with bookmarks, page labels, a title and its language. cairo 1.18 has no way to
 * write /Alt or XMP, so the file claims neither PDF/A nor PDF/UA; beside each drawing the
 * same is said in words. It has no way to write /Lang either, which is added behind what
 * it writes.
 *
 * The version is 1.4, the first with tags: later ones pack their objects into one stream,
 * whose index overflows at 65,536, and such files cannot be read.
 *
 * cairo writes in pieces of a few bytes, hence the buffer.
 */

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  GOutputStream *stream;      /* (unowned) */
  SoclePdfLanguage *language; /* (unowned) */
  GError *error;              /* (owned) (nullable): the first one */
} Sink;

static cairo_status_t
write_piece (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  socle_pdf_language_watch (sink->language, data, length);
  if (sink->error == NULL)
    g_output_stream_write_all (sink->stream, data, length, NULL, NULL, &sink->error);

  return sink->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, SocleSummary *summary)
{
  g_autofree char *day = socle_date_to_string (socle_summary_get_today (summary));
  g_autofree char *time = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  socle_summary_get_title (summary));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  socle_summary_get_subtitle (summary));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Socle " SOCLE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

static void
add_bookmarks (cairo_surface_t *surface, SocleSummaryPages *pages)
{
  SocleSummary *summary = socle_summary_pages_get_summary (pages);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, socle_summary_get_title (summary),
                                 "page=1", CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    {
      g_autofree char *target =
        g_strdup_printf ("page=%u", socle_summary_pages_get_section_page (pages, i) + 1);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                     socle_summary_get_section (summary, i)->title, target, 0);
    }
}

static gboolean
draw_pages (cairo_surface_t *surface,
            SocleSummaryPages *pages,
            SocleExportProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = socle_summary_pages_get_n_pages (pages);
  gboolean cancelled = FALSE;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;
      cairo_pdf_surface_set_page_label (surface, label);
      socle_summary_pages_draw (pages, cr, i);
      /* The tag ends on the last page, not on an empty one behind it. */
      if (i == n_pages - 1)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n_pages, user_data);
    }
  cairo_destroy (cr);

  return !cancelled;
}

/* Lets cairo write the file and adds its language. A failure to write goes to the sink. */
static gboolean
write_document (SocleSummaryPages *pages,
                Sink *sink,
                SocleExportProgress progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  g_autofree char *update = NULL;
  gboolean drawn;

  socle_summary_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_piece, sink, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, socle_summary_pages_get_summary (pages));
  add_bookmarks (surface, pages);
  drawn = draw_pages (surface, pages, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;

  if (status != CAIRO_STATUS_SUCCESS && sink->error == NULL)
    g_set_error_literal (&sink->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         cairo_status_to_string (status));
  if (sink->error != NULL)
    return TRUE;

  update = socle_pdf_language_finish (sink->language);
  if (update != NULL)
    g_output_stream_write_all (sink->stream, update, strlen (update), NULL, NULL, &sink->error);

  return TRUE;
}

/**
 * socle_pdf_write: (skip)
 * @pages: what to write
 * @stream: where it goes; it is not closed
 * @progress: (nullable): called after each page
 * @user_data: for @progress
 * @cancellable: (nullable): to give up with; looked at before each page
 * @error: where a failure goes
 *
 * Sets @error to %G_IO_ERROR_CANCELLED, or to what the stream says. What is in the
 * stream then is no PDF.
 *
 * Returns: whether all of it was written
 */
gboolean
socle_pdf_write (SocleSummaryPages *pages,
                 GOutputStream *stream,
                 SocleExportProgress progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GOutputStream) buffer = NULL;
  g_autoptr (SoclePdfLanguage) language = NULL;
  SocleSummary *summary;
  Sink sink = { 0 };

  g_return_val_if_fail (pages != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  summary = socle_summary_pages_get_summary (pages);
  language = socle_pdf_language_new (
    socle_language_get_code (socle_messages_get_language (socle_summary_get_messages (summary))));
  buffer = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  sink.stream = buffer;
  sink.language = language;

  if (!write_document (pages, &sink, progress, user_data, cancellable, error))
    {
      g_clear_error (&sink.error);
      return FALSE;
    }
  if (sink.error == NULL)
    g_output_stream_flush (buffer, NULL, &sink.error);
  if (sink.error != NULL)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }

  return TRUE;
}
