/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to a register's file, with the settings that its promises rest on. */

#include "config.h"

#include "socle-database.h"

#include "socle-database-header.h"

#include <errno.h>
#include <sqlite3.h>

/*
 * One file at rest, which can be copied: the rollback journal is deleted at the end of each
 * transaction, and its deletion waits for the disk (EXTRA), without which the last change
 * could be undone by a power cut after we had said that it is saved. The lock is let go
 * after each transaction, so that other programs can write, and so that SQLite notices when
 * the file is moved away.
 *
 * Not for two threads at once; whoever has it sees to that.
 */
struct _SocleDatabase
{
  sqlite3 *handle;         /* (owned) */
  char *path;              /* (owned) */
  SocleMessages *messages; /* (owned) */
};

#define BUSY_MILLISECONDS 2000
#define MAX_VALUE_BYTES (16 * 1024 * 1024)

/* A setting, and what reading it gives once it holds. */
typedef struct
{
  const char *set;
  const char *get;
  const char *value;
} Setting;

static const Setting settings[] = {
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0" },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
  /* REPLACE would walk through the triggers of append-only tables without this. */
  { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode", "delete" },
  { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3" },
  { "PRAGMA locking_mode = NORMAL", "PRAGMA locking_mode", "normal" },
  { "PRAGMA mmap_size = 0", NULL, NULL },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
};

/**
 * socle_database_fail:
 * @self: a database
 * @code: what is wrong
 * @detail: (nullable): what the code asks for
 * @error: where the error goes
 *
 * Sets @error to a sentence on @code.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_database_fail (SocleDatabase *self,
                     SocleRegisterError code,
                     const char *detail,
                     GError **error)
{
  return socle_register_error_set (error, code, self->messages, self->path, detail);
}

/**
 * socle_database_set_error:
 * @self: a database
 * @rc: what SQLite returned last
 * @error: where the error goes
 *
 * Sets @error to a sentence on what SQLite says.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_database_set_error (SocleDatabase *self, int rc, GError **error)
{
  int number = self->handle != NULL ? sqlite3_system_errno (self->handle) : errno;
  const char *reason = number != 0 ? g_strerror (number) : sqlite3_errstr (rc);

  if (rc == SQLITE_READONLY_DBMOVED)
    return socle_database_fail (self, SOCLE_REGISTER_ERROR_MOVED, NULL, error);
  if (rc == SQLITE_IOERR_NOMEM)
    rc = SQLITE_NOMEM;

  switch (rc & 0xff)
    {
    case SQLITE_NOMEM:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_MEMORY, NULL, error);
    case SQLITE_FULL:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_FULL, NULL, error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_BUSY, NULL, error);
    case SQLITE_READONLY:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_READ_ONLY, NULL, error);
    case SQLITE_NOTADB:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_FOREIGN, NULL, error);
    case SQLITE_CORRUPT:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_DAMAGED, sqlite3_errstr (rc), error);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      if (number == ENOSPC || number == EDQUOT)
        return socle_database_fail (self, SOCLE_REGISTER_ERROR_FULL, NULL, error);
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_DISK, reason, error);
    default:
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_REFUSED,
                                  self->handle != NULL ? sqlite3_errmsg (self->handle)
                                                       : sqlite3_errstr (rc),
                                  error);
    }
}

static gboolean
apply_setting (SocleDatabase *self, const Setting *setting, GError **error)
{
  g_autofree char *value = NULL;

  if (!socle_database_run (self, setting->set, error))
    return FALSE;
  if (setting->get == NULL)
    return TRUE;

  value = socle_database_query_text (self, setting->get, error);
  if (value == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (value, setting->value) != 0)
    return socle_database_fail (self, SOCLE_REGISTER_ERROR_REFUSED, setting->set, error);

  return TRUE;
}

static gboolean
configure (SocleDatabase *self, GError **error)
{
  int on = 0, off = 1;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!apply_setting (self, &settings[i], error))
      return FALSE;

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &on);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &off);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  /* A backup is made by attaching it. */
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  if (on != 1 || off != 0)
    return socle_database_fail (self, SOCLE_REGISTER_ERROR_REFUSED, "sqlite3_db_config", error);

  return TRUE;
}

static SocleDatabase *
connect_to (const char *path, const char *vfs, int flags, SocleMessages *messages, GError **error)
{
  g_autoptr (SocleDatabase) self = g_new0 (SocleDatabase, 1);
  int rc;

  self->path = g_strdup (path);
  self->messages = g_object_ref (messages);

  rc = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_FULLMUTEX | flags,
                        vfs);
  if (rc != SQLITE_OK)
    {
      socle_database_set_error (self, rc, error);
      return NULL;
    }
  if (!configure (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * socle_database_open:
 * @path: a register
 * @vfs: (nullable): SQLite's file layer; %NULL for the usual one
 * @newest: the newest version that this Socle knows
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Opens a register that is there. Nothing of its content is checked yet but its header.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the database; %NULL with @error set
 */
SocleDatabase *
socle_database_open (const char *path,
                     const char *vfs,
                     int newest,
                     SocleMessages *messages,
                     GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  if (!socle_database_header_check (path, vfs, newest, messages, error))
    return NULL;

  return connect_to (path, vfs, SQLITE_OPEN_READWRITE, messages, error);
}

/**
 * socle_database_open_to_look:
 * @path: a register of any version
 * @vfs: (nullable): SQLite's file layer; %NULL for the usual one
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Opens a register without ever writing to it.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the database; %NULL with @error set
 */
SocleDatabase *
socle_database_open_to_look (const char *path,
                             const char *vfs,
                             SocleMessages *messages,
                             GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  if (!socle_database_header_check (path, vfs, G_MAXINT, messages, error))
    return NULL;

  return connect_to (path, vfs, SQLITE_OPEN_READONLY, messages, error);
}

/**
 * socle_database_create:
 * @path: a file that is not there
 * @vfs: (nullable): SQLite's file layer; %NULL for the usual one
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Makes a database without tables, which is no register yet.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the database; %NULL with @error set
 */
SocleDatabase *
socle_database_create (const char *path, const char *vfs, SocleMessages *messages, GError **error)
{
  sqlite3_vfs *layer = sqlite3_vfs_find (vfs);
  int there = 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);
  g_return_val_if_fail (layer != NULL, NULL);

  layer->xAccess (layer, path, SQLITE_ACCESS_EXISTS, &there);
  if (there || (vfs == NULL && g_file_test (path, G_FILE_TEST_EXISTS)))
    {
      socle_register_error_set (error, SOCLE_REGISTER_ERROR_EXISTS, messages, path, NULL);
      return NULL;
    }

  return connect_to (path, vfs, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, messages, error);
}

/**
 * socle_database_new_scratch:
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): a database in memory, without tables and without
 *   the settings; %NULL with @error set
 */
SocleDatabase *
socle_database_new_scratch (SocleMessages *messages, GError **error)
{
  g_autoptr (SocleDatabase) self = g_new0 (SocleDatabase, 1);
  int rc;

  self->path = g_strdup ("");
  self->messages = g_object_ref (messages);
  rc = sqlite3_open_v2 (":memory:", &self->handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc != SQLITE_OK)
    {
      socle_database_set_error (self, rc, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * socle_database_free:
 * @self: (transfer full): a database
 */
void
socle_database_free (SocleDatabase *self)
{
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->messages);
  g_free (self->path);
  g_free (self);
}

/**
 * socle_database_get_handle:
 * @self: a database
 *
 * Returns: (transfer none): SQLite's connection
 */
sqlite3 *
socle_database_get_handle (SocleDatabase *self)
{
  return self->handle;
}

/**
 * socle_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): its file
 */
const char *
socle_database_get_path (SocleDatabase *self)
{
  return self->path;
}

/**
 * socle_database_get_messages:
 * @self: a database
 *
 * Returns: (transfer none): the language of its errors
 */
SocleMessages *
socle_database_get_messages (SocleDatabase *self)
{
  return self->messages;
}

/**
 * socle_database_is_read_only:
 * @self: a database
 *
 * Returns: whether its file may not be written to
 */
gboolean
socle_database_is_read_only (SocleDatabase *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 1;
}

/**
 * socle_database_has_moved:
 * @self: a database
 *
 * Returns: whether its file is no longer where it was opened
 */
gboolean
socle_database_has_moved (SocleDatabase *self)
{
  int moved = 0;

  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
         moved;
}

/**
 * socle_database_prepare:
 * @self: a database
 * @sql: one statement of SQL
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the statement; %NULL with @error set
 */
SocleStatement *
socle_database_prepare (SocleDatabase *self, const char *sql, GError **error)
{
  return socle_statement_new (self, sql, error);
}

/**
 * socle_database_run:
 * @self: a database
 * @sql: one statement of SQL
 * @error: where a failure goes
 *
 * Runs a statement that takes no values.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_database_run (SocleDatabase *self, const char *sql, GError **error)
{
  g_autoptr (SocleStatement) statement = socle_database_prepare (self, sql, error);

  return statement != NULL && socle_statement_run (statement, error);
}

/**
 * socle_database_query_number:
 * @self: a database
 * @sql: one statement of SQL whose first row starts with a number
 * @number: (out): the number; 0 if there is no row
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_database_query_number (SocleDatabase *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (SocleStatement) statement = socle_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !socle_statement_step (statement, &row, error))
    return FALSE;
  *number = row ? socle_statement_get_number (statement, 0) : 0;

  return TRUE;
}

/**
 * socle_database_query_text:
 * @self: a database
 * @sql: one statement of SQL whose first row starts with a text
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the text, empty if there is no row; %NULL with
 *   @error set
 */
char *
socle_database_query_text (SocleDatabase *self, const char *sql, GError **error)
{
  g_autoptr (SocleStatement) statement = socle_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !socle_statement_step (statement, &row, error))
    return NULL;

  return g_strdup (row ? socle_statement_get_text (statement, 0, error) : "");
}

/**
 * socle_database_begin:
 * @self: a database
 * @error: where a failure goes
 *
 * Starts a transaction that may write: from here on no other program can, until it ends.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it has started
 */
gboolean
socle_database_begin (SocleDatabase *self, GError **error)
{
  return socle_database_run (self, "BEGIN IMMEDIATE", error);
}

/**
 * socle_database_commit:
 * @self: a database in a transaction
 * @error: where a failure goes
 *
 * Ends the transaction. When this returns %TRUE, it is on the disk.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_MOVED, with nothing saved, if the file was moved
 * away; else to another one of %SOCLE_REGISTER_ERROR, and then what is on the disk is to
 * be looked at anew.
 *
 * Returns: whether it is saved
 */
gboolean
socle_database_commit (SocleDatabase *self, GError **error)
{
  if (socle_database_has_moved (self))
    {
      socle_database_roll_back (self);
      return socle_database_fail (self, SOCLE_REGISTER_ERROR_MOVED, NULL, error);
    }

  return socle_database_run (self, "COMMIT", error);
}

/**
 * socle_database_roll_back:
 * @self: a database
 *
 * Undoes the transaction, if there is one.
 */
void
socle_database_roll_back (SocleDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * socle_database_check:
 * @self: a database
 * @error: where a failure goes
 *
 * Reads the whole file, to find damage before it is taken for data.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_DAMAGED, or to another one of
 * %SOCLE_REGISTER_ERROR if it cannot be read.
 *
 * Returns: whether SQLite finds it good
 */
gboolean
socle_database_check (SocleDatabase *self, GError **error)
{
  g_autofree char *integrity = socle_database_query_text (self, "PRAGMA integrity_check(1)", error);
  g_autofree char *orphan = NULL;

  if (integrity == NULL)
    return FALSE;
  if (g_strcmp0 (integrity, "ok") != 0)
    return socle_database_fail (self, SOCLE_REGISTER_ERROR_DAMAGED, integrity, error);

  orphan = socle_database_query_text (self, "PRAGMA foreign_key_check", error);
  if (orphan == NULL)
    return FALSE;
  if (*orphan != '\0')
    return socle_database_fail (self, SOCLE_REGISTER_ERROR_DAMAGED, orphan, error);

  return TRUE;
}
