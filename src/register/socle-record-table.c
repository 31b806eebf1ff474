/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing records: the same SQL for each table, made from its fields. */

#include "config.h"

#include "socle-record-table.h"

#include "socle-format.h"

#include <string.h>

static const SocleRecordTable *const tables[SOCLE_N_RECORD_KINDS] = {
  &socle_service_table,  &socle_edition_table,  &socle_letter_table,
  &socle_evidence_table, &socle_reminder_table,
};

/**
 * socle_record_table_get:
 * @kind: a kind of record
 *
 * Returns: (transfer none): its table
 */
const SocleRecordTable *
socle_record_table_get (SocleRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < SOCLE_N_RECORD_KINDS, tables[0]);

  return tables[kind];
}

/**
 * socle_record_table_find_kind:
 * @name: a word
 * @kind: (out): the kind whose table has that name
 *
 * Returns: whether there is one
 */
gboolean
socle_record_table_find_kind (const char *name, SocleRecordKind *kind)
{
  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    if (strcmp (tables[i]->name, name) == 0)
      {
        *kind = (SocleRecordKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * socle_record_table_find_field:
 * @self: a table
 * @name: a word
 *
 * Returns: the number of the field of that name, from 0; -1 if there is none
 */
int
socle_record_table_find_field (const SocleRecordTable *self, const char *name)
{
  for (int i = 0; self->fields[i].name != NULL; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return i;

  return -1;
}

/**
 * socle_record_table_count:
 * @self: a table
 *
 * Returns: how many fields it has
 */
guint
socle_record_table_count (const SocleRecordTable *self)
{
  guint n_fields = 0;

  while (self->fields[n_fields].name != NULL)
    n_fields++;

  return n_fields;
}

/**
 * socle_record_table_fail: (skip)
 * @database: a register
 * @id: the identifier of a record that is not as Socle left it
 * @error: where the error goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_ALTERED.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_record_table_fail (SocleDatabase *database, const char *id, GError **error)
{
  SocleMessages *messages = socle_database_get_messages (database);
  /* Translators: a place in the register, as part of a sentence; {id} is like “edition-7” */
  g_autofree char *place =
    socle_format (socle_messages_get (messages, "the record {id}"), "id", id, NULL);

  return socle_database_fail (database, SOCLE_REGISTER_ERROR_ALTERED, place, error);
}

/* A digest names a file, and whoever can write to the register can make its trail agree with
 * anything: what is no digest does not get any further. */
static gboolean
is_no_digest (const SocleField *field, const char *value)
{
  return field->type == SOCLE_FIELD_SHA256 &&
         (strlen (value) != 64 || strspn (value, "0123456789abcdef") != 64);
}

static SocleRecord *
read_row (SocleDatabase *database, SocleStatement *statement, SocleRecordKind kind, GError **error)
{
  guint n_fields = socle_record_table_count (tables[kind]);
  g_auto (GStrv) values = g_new0 (char *, SOCLE_MAX_FIELDS + 1);
  g_autofree char *id = g_strdup (socle_statement_get_text (statement, 0, error));

  if (id == NULL)
    return NULL;
  for (guint i = 0; i < n_fields; i++)
    {
      values[i] = g_strdup (socle_statement_get_text (statement, (int) i + 1, error));
      if (values[i] == NULL)
        return NULL;
      if (is_no_digest (&tables[kind]->fields[i], values[i]))
        {
          socle_record_table_fail (database, id, error);
          return NULL;
        }
    }

  return socle_record_new_filled (kind, id, (const char *const *) values);
}

/* "id, owner, purpose" */
static char *
dup_columns (const SocleRecordTable *table)
{
  GString *columns = g_string_new ("id");

  for (guint i = 0; table->fields[i].name != NULL; i++)
    g_string_append_printf (columns, ", %s", table->fields[i].name);

  return g_string_free_and_steal (columns);
}

/* Whether a register has the table: one that cannot be written stays of the version it is. */
static gboolean
has_table (SocleDatabase *database, const SocleRecordTable *table, gboolean *has, GError **error)
{
  gint64 version = 0;

  *has = TRUE;
  if (table->since == 0)
    return TRUE;
  if (!socle_database_query_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  *has = version >= table->since;

  return TRUE;
}

/**
 * socle_record_table_list:
 * @database: a register
 * @kind: a kind of record
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (element-type SocleRecord) (nullable): all records of the kind,
 *   in the order in which they were recorded; %NULL with @error set
 */
GPtrArray *
socle_record_table_list (SocleDatabase *database, SocleRecordKind kind, GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (kind);
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
  g_autofree char *columns = dup_columns (table);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM %s ORDER BY length(id), id", columns, table->name);
  g_autoptr (SocleStatement) statement = NULL;
  gboolean row, has;

  if (!has_table (database, table, &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&records);

  statement = socle_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      SocleRecord *record;

      if (!socle_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = read_row (database, statement, kind, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
}

/**
 * socle_record_table_find:
 * @database: a register
 * @kind: a kind of record
 * @id: an identifier
 * @record: (out) (transfer full) (nullable): the record; %NULL if there is none
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_record_table_find (SocleDatabase *database,
                         SocleRecordKind kind,
                         const char *id,
                         SocleRecord **record,
                         GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (kind);
  g_autofree char *columns = dup_columns (table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", columns, table->name);
  g_autoptr (SocleStatement) statement = socle_database_prepare (database, sql, error);
  gboolean row;

  *record = NULL;
  if (statement == NULL)
    return FALSE;
  socle_statement_bind_text (statement, 1, id);
  if (!socle_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *record = read_row (database, statement, kind, error);

  return !row || *record != NULL;
}

/**
 * socle_record_table_is_free:
 * @database: a register
 * @record: a record
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_VALUE if another record has already what only one
 * may have, or to another one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether @record may be recorded beside the others
 */
gboolean
socle_record_table_is_free (SocleDatabase *database, SocleRecord *record, GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (socle_record_get_kind (record));
  g_autoptr (GString) sql = NULL;
  g_autoptr (SocleStatement) statement = NULL;
  const char *id = socle_record_get_id (record);
  gboolean row;

  if (table->unique[0] == NULL)
    return TRUE;

  sql = g_string_new (NULL);
  g_string_printf (sql, "SELECT 1 FROM %s WHERE id <> ?1", table->name);
  for (int i = 0; table->unique[i] != NULL; i++)
    g_string_append_printf (sql, " AND %s = ?%d", table->unique[i], i + 2);

  statement = socle_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  socle_statement_bind_text (statement, 1, id != NULL ? id : "");
  for (int i = 0; table->unique[i] != NULL; i++)
    socle_statement_bind_text (statement, i + 2, socle_record_get (record, table->unique[i]));
  if (!socle_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    return socle_record_refuse (
      table->unique[0], NULL,
      socle_messages_get (socle_database_get_messages (database),
                          "This is recorded already; change what is there instead."),
      error);

  return TRUE;
}

static gboolean
delete_row (SocleDatabase *database, SocleRecord *record, GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (socle_record_get_kind (record));
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", table->name);
  g_autoptr (SocleStatement) statement = socle_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  socle_statement_bind_text (statement, 1, socle_record_get_id (record));

  return socle_statement_run (statement, error);
}

/* INSERT of all columns, or UPDATE of all but the identifier. */
static char *
dup_write_sql (const SocleRecordTable *table, gboolean is_new)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, is_new ? "INSERT INTO %s VALUES (?1" : "UPDATE %s SET id = ?1",
                   table->name);
  for (guint i = 0; table->fields[i].name != NULL; i++)
    if (is_new)
      g_string_append_printf (sql, ", ?%u", i + 2);
    else
      g_string_append_printf (sql, ", %s = ?%u", table->fields[i].name, i + 2);
  g_string_append (sql, is_new ? ")" : " WHERE id = ?1");

  return g_string_free_and_steal (sql);
}

/**
 * socle_record_table_put:
 * @database: a register in a transaction
 * @before: (nullable): the record that is there now
 * @after: (nullable): the record that is to be there
 * @error: where a failure goes
 *
 * Adds, changes or removes a row.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_record_table_put (SocleDatabase *database,
                        SocleRecord *before,
                        SocleRecord *after,
                        GError **error)
{
  const SocleRecordTable *table;
  g_autofree char *sql = NULL;
  g_autoptr (SocleStatement) statement = NULL;

  if (after == NULL)
    return delete_row (database, before, error);

  table = socle_record_table_get (socle_record_get_kind (after));
  sql = dup_write_sql (table, before == NULL);
  statement = socle_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;

  socle_statement_bind_text (statement, 1, socle_record_get_id (after));
  for (guint i = 0; table->fields[i].name != NULL; i++)
    socle_statement_bind_text (statement, (int) i + 2, socle_record_get_nth (after, i));

  return socle_statement_run (statement, error);
}
