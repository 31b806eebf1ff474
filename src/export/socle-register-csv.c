/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as tables for spreadsheets, and back. */

#include "config.h"

#include "socle-register-csv.h"

#include "socle-csv-reader.h"
#include "socle-csv-writer.h"
#include "socle-format.h"
#include "socle-record-table.h"
#include "socle-visible-text.h"

#include <string.h>

/*
 * A row is a record, a column a field; the first column is the record's identifier. Reading
 * compares the rows with what there is: one without an identifier is new, unless it is about
 * a service that is recorded already; a record without a row stays. What comes out are
 * changes to look at before they are made, all of them or none.
 */

#define ID "id"
#define MAX_PROBLEMS 100

/* What a column of the file stands for. */
#define COLUMN_ID -1
#define COLUMN_UNKNOWN -2

static SocleCsvWriter *
write_header (GOutputStream *stream,
              const SocleField *fields,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  socle_csv_writer_add_text (writer, ID);
  for (guint i = 0; fields[i].name != NULL; i++)
    socle_csv_writer_add_text (writer, fields[i].name);

  return socle_csv_writer_end_row (writer, cancellable, error) ? g_steal_pointer (&writer) : NULL;
}

/**
 * socle_register_csv_write:
 * @stream: where the table goes
 * @holdings: what the register holds
 * @kind: a kind of record
 * @cancellable: (nullable): stops the writing
 * @error: where an error of the stream goes
 *
 * Writes all records of a kind.
 *
 * Sets @error to one of %G_IO_ERROR if the stream does not take it all.
 *
 * Returns: whether it was written
 */
gboolean
socle_register_csv_write (GOutputStream *stream,
                          SocleHoldings *holdings,
                          SocleRecordKind kind,
                          GCancellable *cancellable,
                          GError **error)
{
  const SocleField *fields = socle_record_table_get (kind)->fields;
  GPtrArray *records = socle_holdings_get_records (holdings, kind);
  g_autoptr (SocleCsvWriter) writer = write_header (stream, fields, cancellable, error);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);

      socle_csv_writer_add_text (writer, socle_record_get_id (record));
      for (guint j = 0; fields[j].name != NULL; j++)
        socle_csv_writer_add_text (writer, socle_record_get_nth (record, j));
      if (!socle_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* A reading at work. */
typedef struct
{
  const SocleRecordTable *table; /* (unowned) */
  SocleRecordKind kind;
  GPtrArray *records;      /* (unowned) (element-type SocleRecord): those there are */
  SocleMessages *messages; /* (unowned) */
  GPtrArray *problems;     /* (unowned) (element-type utf8) */
  GArray *columns;         /* (owned) (element-type int): the field of each column */
  GHashTable *seen;        /* (owned) (element-type SocleRecord): records that had a row */
  GPtrArray *changes;      /* (owned) (element-type SocleChange) */
} Reading;

static void
report (Reading *reading, guint line, const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  if (reading->problems->len < MAX_PROBLEMS)
    /* Translators: {sentence} says what is wrong there */
    g_ptr_array_add (reading->problems,
                     socle_format (socle_messages_get (reading->messages,
                                                       "Line {line}: {sentence}"),
                                   "line", number, "sentence", sentence, NULL));
}

static void
report_with (Reading *reading,
             guint line,
             const char *sentence,
             const char *name,
             const char *value)
{
  g_autofree char *shown = socle_visible_text (value);
  g_autofree char *text = socle_format (sentence, name, shown, NULL);

  report (reading, line, text);
}

static int
find_column (Reading *reading, const char *name)
{
  int field = socle_record_table_find_field (reading->table, name);

  if (strcmp (name, ID) == 0)
    return COLUMN_ID;

  return field >= 0 ? field : COLUMN_UNKNOWN;
}

/* Reads the names of the columns. Returns whether the rows can be read by them. */
static gboolean
read_header (Reading *reading, const SocleCsvRow *row)
{
  guint n_problems = reading->problems->len;

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      int column = find_column (reading, row->cells[i]);

      for (guint j = 0; j < reading->columns->len && column != COLUMN_UNKNOWN; j++)
        if (g_array_index (reading->columns, int, j) == column)
          report_with (reading, row->line,
                       socle_messages_get (reading->messages,
                                           "the column “{name}” is there twice; keep one."),
                       "name", row->cells[i]);
      if (column == COLUMN_UNKNOWN && row->cells[i][0] != '\0')
        report_with (
          reading, row->line,
          socle_messages_get (reading->messages,
                              "there is no column “{name}”; an exported table has their names."),
          "name", row->cells[i]);
      g_array_append_val (reading->columns, column);
    }

  return reading->problems->len == n_problems;
}

static SocleRecord *
find_record (Reading *reading, const char *id)
{
  for (guint i = 0; i < reading->records->len; i++)
    if (strcmp (socle_record_get_id (g_ptr_array_index (reading->records, i)), id) == 0)
      return g_ptr_array_index (reading->records, i);

  return NULL;
}

/* The record that has what only one may have in common with a row. */
static SocleRecord *
find_same (Reading *reading, SocleRecord *row)
{
  const char *const *unique = reading->table->unique;

  for (guint i = 0; unique[0] != NULL && i < reading->records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (reading->records, i);
      guint n = 0;

      while (unique[n] != NULL &&
             strcmp (socle_record_get (record, unique[n]), socle_record_get (row, unique[n])) == 0)
        n++;
      if (unique[n] == NULL)
        return record;
    }

  return NULL;
}

/* The row as a record; fields without a column are those of @before. */
static SocleRecord *
fill_record (Reading *reading, const SocleCsvRow *row, SocleRecord *before)
{
  const char *values[SOCLE_MAX_FIELDS + 1] = { NULL };

  for (guint i = 0; reading->table->fields[i].name != NULL; i++)
    values[i] = before != NULL ? socle_record_get_nth (before, i) : "";
  for (guint i = 0; i < reading->columns->len && row->cells[i] != NULL; i++)
    {
      int column = g_array_index (reading->columns, int, i);

      if (column >= 0)
        values[column] = row->cells[i];
    }

  return socle_record_new_filled (reading->kind,
                                  before != NULL ? socle_record_get_id (before) : NULL, values);
}

static const char *
get_id (Reading *reading, const SocleCsvRow *row)
{
  for (guint i = 0; i < reading->columns->len && row->cells[i] != NULL; i++)
    if (g_array_index (reading->columns, int, i) == COLUMN_ID)
      return row->cells[i];

  return "";
}

static void
read_row (Reading *reading, const SocleCsvRow *row)
{
  const char *id = get_id (reading, row);
  SocleRecord *before = *id != '\0' ? find_record (reading, id) : NULL;
  g_autoptr (SocleRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strv_length (row->cells) > reading->columns->len)
    {
      report (reading, row->line,
              socle_messages_get (reading->messages, "there are more cells than columns; is a "
                                                     "text with a comma in quotation marks?"));
      return;
    }
  if (*id != '\0' && before == NULL)
    {
      report_with (reading, row->line,
                   socle_messages_get (reading->messages, "there is no record “{id}”; leave the "
                                                          "cell empty for a new one."),
                   "id", id);
      return;
    }
  if (before == NULL)
    {
      g_autoptr (SocleRecord) plain = fill_record (reading, row, NULL);

      before = find_same (reading, plain);
    }
  if (before != NULL && !g_hash_table_add (reading->seen, before))
    {
      report (reading, row->line,
              socle_messages_get (reading->messages,
                                  "the same record has a line further up; keep one of them."));
      return;
    }

  after = fill_record (reading, row, before);
  if (!socle_record_check (after, reading->messages, NULL, &error))
    report (reading, row->line, error->message);
  else if (before == NULL || !socle_record_equal (before, after))
    g_ptr_array_add (reading->changes, socle_change_new (before, after));
}

static void
read_rows (Reading *reading, GPtrArray *rows)
{
  if (rows->len == 0)
    {
      report (reading, 1,
              socle_messages_get (reading->messages, "the table is empty; its first line has the "
                                                     "names of the columns."));
      return;
    }
  if (!read_header (reading, g_ptr_array_index (rows, 0)))
    return;
  for (guint i = 1; i < rows->len; i++)
    read_row (reading, g_ptr_array_index (rows, i));
}

/**
 * socle_register_csv_read:
 * @bytes: a file's content
 * @length: its bytes
 * @holdings: what the register holds
 * @kind: the kind of record that the table is of
 * @messages: the language of the problems
 * @problems: (element-type utf8): where a sentence goes for each problem
 *
 * Reads a table and changes nothing. With problems, none of it should be recorded.
 *
 * Returns: (transfer full) (element-type SocleChange): what socle_register_apply() would
 *   have to do
 */
GPtrArray *
socle_register_csv_read (const char *bytes,
                         size_t length,
                         SocleHoldings *holdings,
                         SocleRecordKind kind,
                         SocleMessages *messages,
                         GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = socle_csv_reader_read (bytes, length, messages, &error);
  Reading reading = {
    .table = socle_record_table_get (kind),
    .kind = kind,
    .records = socle_holdings_get_records (holdings, kind),
    .messages = messages,
    .problems = problems,
    .columns = g_array_new (FALSE, FALSE, sizeof (int)),
    .seen = g_hash_table_new (NULL, NULL),
    .changes = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref),
  };

  if (rows != NULL)
    read_rows (&reading, rows);
  else
    g_ptr_array_add (problems, g_strdup (error->message));

  g_array_unref (reading.columns);
  g_hash_table_unref (reading.seen);

  return reading.changes;
}
