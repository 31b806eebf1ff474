/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as tables for spreadsheets. */

#include "config.h"

#include "socle-register-csv.h"

#include "socle-csv-writer.h"
#include "socle-export-file.h"
#include "socle-record-table.h"

/* A row is a record, a column a field; the first column is the record's identifier. */
#define ID "id"

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

/* Records on their way into a file. */
typedef struct
{
  SocleHoldings *holdings; /* (unowned) */
  SocleRecordKind kind;
} Saving;

static gboolean
write_content (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;

  return socle_register_csv_write (stream, saving->holdings, saving->kind, cancellable, error);
}

/**
 * socle_register_csv_save:
 * @path: (type filename): the name that the file is to have
 * @holdings: what the register holds
 * @kind: a kind of record
 * @messages: the language of the sentence in an error
 * @error: where a failure goes
 *
 * Writes all records of a kind into a file, whole or not at all.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT.
 *
 * Returns: whether it was saved
 */
gboolean
socle_register_csv_save (const char *path,
                         SocleHoldings *holdings,
                         SocleRecordKind kind,
                         SocleMessages *messages,
                         GError **error)
{
  Saving saving = { holdings, kind };

  return socle_export_file_save (path, write_content, &saving, messages, NULL, error);
}
