/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as spreadsheets save them. */

#include "config.h"

#include "socle-csv-reader.h"

#include "socle-format.h"

#include <string.h>

/*
 * RFC 4180 in UTF-8, with or without a byte order mark. Spreadsheets separate cells by
 * whatever their language does: a comma, a semicolon or a tabulator, whichever the first
 * line has most of. An apostrophe in front of what would be a formula is ours, and goes.
 */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char separator;
  gboolean failed; /* a quotation mark is never closed, or followed by text */
} Reader;

static gboolean
refuse (GError **error, SocleMessages *messages, guint line, const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *message = socle_format (sentence, "line", number, NULL);

  g_set_error_literal (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_INPUT, message);

  return FALSE;
}

static char
find_separator (const char *at, const char *end)
{
  static const char separators[] = ",;\t";
  const char *line_end = at;
  char best = ',';
  guint most = 0;

  while (line_end < end && *line_end != '\n')
    line_end++;
  for (const char *separator = separators; *separator != '\0'; separator++)
    {
      guint count = 0;

      for (const char *p = at; p < line_end; p++)
        count += *p == *separator;
      if (count > most)
        {
          most = count;
          best = *separator;
        }
    }

  return best;
}

static gboolean
is_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' ||
         (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n');
}

/* Reads what stands between quotation marks, of which two stand for one. */
static void
read_quoted (Reader *reader, GString *cell)
{
  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"')
        {
          if (reader->at + 1 == reader->end || reader->at[1] != '"')
            {
              reader->at++;
              reader->failed = !is_line_end (reader) && *reader->at != reader->separator;
              return;
            }
          reader->at++;
        }
      reader->line += *reader->at == '\n';
      /* Spreadsheets end the lines within a cell as they please. */
      if (*reader->at != '\r')
        g_string_append_c (cell, *reader->at);
    }
  reader->failed = TRUE;
}

static gboolean
starts_formula (const char *text)
{
  static const gunichar starts[] = {
    '=', '+', '-', '@', '\t', '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20
  };
  gunichar first = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (first == starts[i])
      return TRUE;

  return FALSE;
}

static char *
read_cell (Reader *reader)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"')
    read_quoted (reader, cell);
  else
    while (!is_line_end (reader) && *reader->at != reader->separator)
      g_string_append_c (cell, *reader->at++);

  if (cell->str[0] == '\'' && starts_formula (cell->str + 1))
    g_string_erase (cell, 0, 1);

  return g_string_free_and_steal (g_steal_pointer (&cell));
}

static SocleCsvRow *
read_row (Reader *reader)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SocleCsvRow *row = g_new0 (SocleCsvRow, 1);

  row->line = reader->line;
  while (!reader->failed)
    {
      g_strv_builder_take (builder, read_cell (reader));
      if (is_line_end (reader))
        break;
      reader->at++;
    }
  row->cells = g_strv_builder_end (builder);

  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end)
    reader->at++;
  reader->line++;

  return row;
}

static void
free_row (gpointer data)
{
  SocleCsvRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static gboolean
is_empty (const SocleCsvRow *row)
{
  for (guint i = 0; row->cells[i] != NULL; i++)
    if (row->cells[i][0] != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
check_bytes (const char *bytes, size_t length, SocleMessages *messages, GError **error)
{
  const char *bad;
  guint line = 1;

  if (length > SOCLE_CSV_MAX_BYTES)
    return refuse (error, messages, 1,
                   socle_messages_get (messages,
                                       "The table is larger than 16 MiB, the limit; split it."));
  if (g_utf8_validate_len (bytes, length, &bad))
    return TRUE;

  for (const char *p = bytes; p < bad; p++)
    line += *p == '\n';

  return refuse (
    error, messages, line,
    socle_messages_get (messages, "Line {line} of the table is not UTF-8; save it as CSV in that "
                                  "encoding, which spreadsheets also call Unicode."));
}

/**
 * socle_csv_reader_read:
 * @bytes: a file's content
 * @length: its bytes
 * @messages: the language of the sentence
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_INPUT if it is no table.
 *
 * Returns: (transfer full) (element-type SocleCsvRow) (nullable): its rows, but empty ones;
 *   %NULL with @error set
 */
GPtrArray *
socle_csv_reader_read (const char *bytes, size_t length, SocleMessages *messages, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  Reader reader = { .at = bytes, .end = bytes + length, .line = 1 };

  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  if (!check_bytes (bytes, length, messages, error))
    return NULL;
  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (bytes, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    reader.at += strlen (BYTE_ORDER_MARK);
  reader.separator = find_separator (reader.at, reader.end);

  while (reader.at < reader.end)
    {
      SocleCsvRow *row = read_row (&reader);
      guint line = row->line;

      if (is_empty (row))
        free_row (row);
      else
        g_ptr_array_add (rows, row);
      if (reader.failed)
        {
          refuse (error, messages, line,
                  socle_messages_get (messages, "Line {line} of the table has a quotation mark "
                                                "that is not closed, or is followed by text."));
          return NULL;
        }
    }

  return g_steal_pointer (&rows);
}
