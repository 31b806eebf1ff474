/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement: values in, rows out, errors as sentences. */

#include "config.h"

#include "socle-statement.h"

#include "socle-database.h"

#include <sqlite3.h>
#include <string.h>

/*
 * SQL and values never mix: SQL comes from our own source, values are bound. What SQLite
 * says of a bound value is kept until the next step, which then fails, so that a row of
 * bindings needs no check of its own.
 */
struct _SocleStatement
{
  SocleDatabase *database; /* (unowned): outlives the statement */
  sqlite3_stmt *handle;    /* (owned) */
  int bound;               /* what the first binding that failed said */
};

/**
 * socle_statement_new:
 * @database: where it is to run; outlives the statement
 * @sql: one statement of SQL, with ?1, ?2 … for values
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the statement; %NULL with @error set
 */
SocleStatement *
socle_statement_new (SocleDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  SocleStatement *self;
  int rc = sqlite3_prepare_v3 (socle_database_get_handle (database), sql, -1, 0, &handle, NULL);

  if (rc != SQLITE_OK)
    {
      socle_database_set_error (database, rc, error);
      return NULL;
    }

  self = g_new0 (SocleStatement, 1);
  self->database = database;
  self->handle = handle;

  return self;
}

/**
 * socle_statement_free:
 * @self: (transfer full): a statement
 */
void
socle_statement_free (SocleStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
note_binding (SocleStatement *self, int rc)
{
  if (self->bound == SQLITE_OK)
    self->bound = rc;
}

/**
 * socle_statement_bind_text:
 * @self: a statement that is not being stepped through
 * @index: the number of the value, from 1
 * @text: (nullable): UTF-8 text; %NULL for no value
 */
void
socle_statement_bind_text (SocleStatement *self, int index, const char *text)
{
  note_binding (self, text != NULL
                        ? sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT)
                        : sqlite3_bind_null (self->handle, index));
}

/**
 * socle_statement_bind_number:
 * @self: a statement that is not being stepped through
 * @index: the number of the value, from 1
 * @number: any number
 */
void
socle_statement_bind_number (SocleStatement *self, int index, gint64 number)
{
  note_binding (self, sqlite3_bind_int64 (self->handle, index, number));
}

/**
 * socle_statement_step:
 * @self: a statement
 * @row: (out): whether there is a row to read
 * @error: where a failure goes
 *
 * Goes on to the next row. After the last one, values can be bound anew.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_statement_step (SocleStatement *self, gboolean *row, GError **error)
{
  int rc = self->bound != SQLITE_OK ? self->bound : sqlite3_step (self->handle);

  *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW)
    return TRUE;

  self->bound = SQLITE_OK;
  if (rc != SQLITE_DONE)
    socle_database_set_error (self->database, rc, error);
  sqlite3_reset (self->handle);

  return rc == SQLITE_DONE;
}

/**
 * socle_statement_run:
 * @self: a statement
 * @error: where a failure goes
 *
 * Runs it to its end; rows are not looked at.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_statement_run (SocleStatement *self, GError **error)
{
  gboolean row;

  do
    if (!socle_statement_step (self, &row, error))
      return FALSE;
  while (row);

  return TRUE;
}

/**
 * socle_statement_get_number:
 * @self: a statement with a row
 * @column: counted from 0
 *
 * Returns: the number there
 */
gint64
socle_statement_get_number (SocleStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

static void
fail_damaged (SocleStatement *self, const char *what, GError **error)
{
  socle_database_fail (self->database, SOCLE_REGISTER_ERROR_DAMAGED, what, error);
}

/**
 * socle_statement_get_text:
 * @self: a statement with a row
 * @column: counted from 0
 * @error: where a failure goes
 *
 * Even a strict table takes bytes that are no text, so another program may have left some.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_DAMAGED if it is not UTF-8 without NUL, or to
 * %SOCLE_REGISTER_ERROR_MEMORY.
 *
 * Returns: (transfer none) (nullable): the text there, until the next step; %NULL with
 *   @error set
 */
const char *
socle_statement_get_text (SocleStatement *self, int column, GError **error)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);
  int length = sqlite3_column_bytes (self->handle, column);

  if (text == NULL && sqlite3_column_type (self->handle, column) == SQLITE_NULL &&
      sqlite3_errcode (socle_database_get_handle (self->database)) != SQLITE_NOMEM)
    {
      fail_damaged (self,
                    /* Translators: what is wrong with a file, as part of a sentence */
                    socle_messages_get (socle_database_get_messages (self->database),
                                        "a value is missing"),
                    error);
      return NULL;
    }
  if (text == NULL)
    {
      socle_database_set_error (self->database, SQLITE_NOMEM, error);
      return NULL;
    }
  if (strlen (text) != (size_t) length || !g_utf8_validate_len (text, (size_t) length, NULL))
    {
      fail_damaged (self,
                    /* Translators: what is wrong with a file, as part of a sentence */
                    socle_messages_get (socle_database_get_messages (self->database),
                                        "a text is not UTF-8"),
                    error);
      return NULL;
    }

  return text;
}
