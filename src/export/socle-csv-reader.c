/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as spreadsheets save them. */

#include "config.h"

#include "socle-csv-reader.h"

#include "socle-format.h"
#include "socle-visible-text.h"

#include <string.h>

/*
 * RFC 4180 in UTF-8, with or without a byte order mark; spreadsheets also save UTF-16, and
 * in Europe and America Windows-1252, which no mark tells from others. They separate cells by
 * whatever their language does: a comma, a semicolon or a tabulator, whichever the first
 * line has most of. An apostrophe in front of what would be a formula is ours, and goes; a
 * formula without one is text like any other.
 */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MAX_NOTES 20

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char separator;
  gboolean failed;         /* a quotation mark is never closed, or followed by text */
  SocleMessages *messages; /* (unowned) */
  GPtrArray *notes;        /* (unowned) (element-type utf8) */
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

/* A value of a spreadsheet never begins like this; a formula does. */
static void
note_formula (Reader *reader, guint line, guint column, const char *text)
{
  gunichar first = g_utf8_get_char (text);
  g_autofree char *line_number = NULL;
  g_autofree char *column_number = NULL;
  g_autofree char *head = NULL;
  g_autofree char *shown = NULL;

  if ((first != '=' && first != '@' && first != 0xff1d && first != 0xff20) ||
      reader->notes->len >= MAX_NOTES)
    return;

  line_number = g_strdup_printf ("%u", line);
  column_number = g_strdup_printf ("%u", column);
  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
  shown = socle_visible_text (head);
  g_ptr_array_add (reader->notes,
                   socle_format (socle_messages_get (reader->messages,
                                                     "Line {line}, column {column}: “{value}” "
                                                     "starts like a formula and is taken as text."),
                                 "line", line_number, "column", column_number, "value", shown,
                                 NULL));
}

static char *
read_cell (Reader *reader, guint column)
{
  guint line = reader->line;
  g_autoptr (GString) cell = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"')
    read_quoted (reader, cell);
  else
    while (!is_line_end (reader) && *reader->at != reader->separator)
      g_string_append_c (cell, *reader->at++);

  if (cell->str[0] == '\'' && starts_formula (cell->str + 1))
    g_string_erase (cell, 0, 1);
  else
    note_formula (reader, line, column, cell->str);

  return g_string_free_and_steal (g_steal_pointer (&cell));
}

static SocleCsvRow *
read_row (Reader *reader)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SocleCsvRow *row = g_new0 (SocleCsvRow, 1);
  guint column = 0;

  row->line = reader->line;
  while (!reader->failed)
    {
      g_strv_builder_take (builder, read_cell (reader, ++column));
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

static void
note_encoding (GPtrArray *notes, SocleMessages *messages, const char *encoding)
{
  g_ptr_array_add (
    notes, socle_format (socle_messages_get (messages, "The table is not UTF-8 and was read as "
                                                       "{encoding}; look at its accented letters."),
                         "encoding", encoding, NULL));
}

static gboolean
refuse_bytes (const char *bytes, const char *bad, SocleMessages *messages, GError **error)
{
  guint line = 1;

  for (const char *p = bytes; p < bad; p++)
    line += *p == '\n';

  return refuse (
    error, messages, line,
    socle_messages_get (messages, "Line {line} of the table is not UTF-8; save it as CSV in that "
                                  "encoding, which spreadsheets also call Unicode."));
}

/* Sets @text to the content in UTF-8 if it is in another encoding that spreadsheets save,
 * and leaves it if it is UTF-8 already. */
static gboolean
decode (const char *bytes,
        size_t *length,
        char **text,
        GPtrArray *notes,
        SocleMessages *messages,
        GError **error)
{
  gboolean wide =
    *length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
  const char *bad;
  size_t n_written = 0;

  if (*length > SOCLE_CSV_MAX_BYTES)
    return refuse (error, messages, 1,
                   socle_messages_get (messages,
                                       "The table is larger than 16 MiB, the limit; split it."));
  if (g_utf8_validate_len (bytes, *length, &bad))
    return TRUE;
  if (!wide && memchr (bytes, '\0', *length) != NULL)
    return refuse (error, messages, 1,
                   socle_messages_get (messages, "The file is not a table; save it as CSV."));

  *text = g_convert (bytes, (gssize) *length, "UTF-8", wide ? "UTF-16" : "WINDOWS-1252", NULL,
                     &n_written, NULL);
  if (*text == NULL || !g_utf8_validate_len (*text, n_written, NULL))
    {
      g_clear_pointer (text, g_free);
      return refuse_bytes (bytes, bad, messages, error);
    }
  /* UTF-16 says what it is. */
  if (!wide)
    note_encoding (notes, messages, "Windows-1252");
  *length = n_written;

  return TRUE;
}

/**
 * socle_csv_reader_read:
 * @bytes: a file's content
 * @length: its bytes
 * @notes: (element-type utf8): where a sentence goes for each thing that was read, but
 *   perhaps not as it was meant
 * @messages: the language of the sentences
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_INPUT if it is no table.
 *
 * Returns: (transfer full) (element-type SocleCsvRow) (nullable): its rows, but empty ones;
 *   %NULL with @error set
 */
GPtrArray *
socle_csv_reader_read (const char *bytes,
                       size_t length,
                       GPtrArray *notes,
                       SocleMessages *messages,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autofree char *text = NULL;
  Reader reader = { .line = 1, .notes = notes, .messages = messages };

  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  if (!decode (bytes, &length, &text, notes, messages, error))
    return NULL;
  reader.at = text != NULL ? text : bytes;
  reader.end = reader.at + length;
  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (reader.at, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
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
