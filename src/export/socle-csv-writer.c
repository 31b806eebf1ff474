/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as comma-separated values, safe to open in a spreadsheet. */

#include "config.h"

#include "socle-csv-writer.h"

#include "socle-date.h"

#include <string.h>

/*
 * RFC 4180 in UTF-8, with the byte order mark without which spreadsheets take the
 * file for another encoding. A spreadsheet runs a cell that starts like a formula,
 * and names come from providers, so such a text gets a leading apostrophe. Numbers
 * and dates are typed by us and stay as they are.
 *
 * Cells gather in memory until their row ends. Not for several threads at once.
 */
struct _SocleCsvWriter
{
  GObject parent_instance;

  GOutputStream *stream; /* (owned) */
  GString *row;          /* (owned): the cells of the row so far */
  guint n_cells;         /* in the row so far */
};

G_DEFINE_FINAL_TYPE (SocleCsvWriter, socle_csv_writer, G_TYPE_OBJECT)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
starts_like_formula (const char *text)
{
  /* The last four are the full-width forms, which spreadsheets take for the same. */
  static const gunichar starts[] = { '=',  '+',    '-',    '@',    '\t',  '\r',
                                     '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar first = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (first == starts[i])
      return TRUE;

  return FALSE;
}

static void
socle_csv_writer_finalize (GObject *object)
{
  SocleCsvWriter *self = SOCLE_CSV_WRITER (object);

  g_clear_object (&self->stream);
  g_string_free (self->row, TRUE);

  G_OBJECT_CLASS (socle_csv_writer_parent_class)->finalize (object);
}

static void
socle_csv_writer_class_init (SocleCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_csv_writer_finalize;
}

static void
socle_csv_writer_init (SocleCsvWriter *self)
{
  self->row = g_string_new (BYTE_ORDER_MARK);
}

/**
 * socle_csv_writer_new:
 * @stream: where the table goes; the writer does not close it
 *
 * Returns: (transfer full): a writer at the start of a table
 */
SocleCsvWriter *
socle_csv_writer_new (GOutputStream *stream)
{
  SocleCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (SOCLE_TYPE_CSV_WRITER, NULL);
  self->stream = g_object_ref (stream);

  return self;
}

static void
add_cell (SocleCsvWriter *self, const char *text)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->row, ',');

  g_string_append (self->row, text);
}

/**
 * socle_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): the UTF-8 text of the next cell; %NULL for an empty one
 *
 * Adds a cell to the row, guarded if it starts like a formula.
 */
void
socle_csv_writer_add_text (SocleCsvWriter *self, const char *text)
{
  g_return_if_fail (SOCLE_IS_CSV_WRITER (self));

  add_cell (self, "");
  if (text == NULL || text[0] == '\0')
    return;

  g_string_append_c (self->row, '"');
  if (starts_like_formula (text))
    g_string_append_c (self->row, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->row, '"');
      g_string_append_c (self->row, *p);
    }
  g_string_append_c (self->row, '"');
}

/**
 * socle_csv_writer_add_number:
 * @self: a writer
 * @number: any number
 *
 * Adds a cell to the row.
 */
void
socle_csv_writer_add_number (SocleCsvWriter *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  g_return_if_fail (SOCLE_IS_CSV_WRITER (self));

  add_cell (self, text);
}

/**
 * socle_csv_writer_add_date:
 * @self: a writer
 * @date: (nullable): a valid date; %NULL for an empty cell
 *
 * Adds a cell to the row, as YYYY-MM-DD.
 */
void
socle_csv_writer_add_date (SocleCsvWriter *self, const GDate *date)
{
  g_autofree char *text = date != NULL ? socle_date_to_string (date) : g_strdup ("");

  g_return_if_fail (SOCLE_IS_CSV_WRITER (self));

  add_cell (self, text);
}

/**
 * socle_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): stops the writing
 * @error: where an error of the stream goes
 *
 * Writes the row.
 *
 * Sets @error to one of %G_IO_ERROR if the stream does not take it all.
 *
 * Returns: whether it was written
 */
gboolean
socle_csv_writer_end_row (SocleCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean written;

  g_return_val_if_fail (SOCLE_IS_CSV_WRITER (self), FALSE);

  g_string_append (self->row, "\r\n");
  written = g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL,
                                       cancellable, error);
  g_string_truncate (self->row, 0);
  self->n_cells = 0;

  return written;
}
