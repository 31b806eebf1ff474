/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a file before SQLite does, so that what is not ours stays untouched. */

#include "config.h"

#include "socle-database-header.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The header of SQLite's file format: what of it matters here, and where it is. */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_N_PAGES 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR 92

/* How long to wait for another program, and for how long at a time, in microseconds. */
#define MAX_WAIT (2 * 1000 * 1000)
#define WAIT (10 * 1000)

static guint32
read_number (const guint8 *header, guint offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

static gint64
get_expected_size (const guint8 *header)
{
  gint64 page_size = ((gint64) header[OFFSET_PAGE_SIZE] << 8) | header[OFFSET_PAGE_SIZE + 1];

  /* The number of pages counts only if it was written together with the change. */
  if (read_number (header, OFFSET_CHANGE_COUNTER) != read_number (header, OFFSET_VALID_FOR))
    return 0;

  /* 1 stands for the largest page, whose size does not fit. */
  return (page_size == 1 ? 65536 : page_size) * read_number (header, OFFSET_N_PAGES);
}

/* What was seen of a file. */
typedef struct
{
  guint8 header[HEADER_SIZE];
  gint64 size;
  gboolean journal; /* a journal that was left behind may yet complete the file */
} Sight;

static gboolean
has_journal (sqlite3_vfs *vfs, const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int there = 0;

  return vfs->xAccess (vfs, journal, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there;
}

/* Waits until no other program is in the middle of writing, as SQLite does. */
static int
lock (sqlite3_vfs *vfs, sqlite3_file *file)
{
  int rc = file->pMethods->xLock (file, SQLITE_LOCK_SHARED);

  for (int waited = 0; rc == SQLITE_BUSY && waited < MAX_WAIT; waited += WAIT)
    {
      vfs->xSleep (vfs, WAIT);
      rc = file->pMethods->xLock (file, SQLITE_LOCK_SHARED);
    }

  return rc;
}

static int
look (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, Sight *sight)
{
  sqlite3_int64 size = 0;
  int rc = lock (vfs, file);

  if (rc != SQLITE_OK)
    return rc;

  rc = file->pMethods->xFileSize (file, &size);
  if (rc == SQLITE_OK && size > 0)
    rc = file->pMethods->xRead (file, sight->header, HEADER_SIZE, 0);
  sight->size = size;
  sight->journal = has_journal (vfs, path);
  file->pMethods->xUnlock (file, SQLITE_LOCK_NONE);

  return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

/* Reads through SQLite's own layer: closing a file of our own would let go of the locks
 * that another connection of this process has on it. */
static int
open_and_look (sqlite3_vfs *vfs, const char *path, Sight *sight)
{
  sqlite3_filename name = sqlite3_create_filename (path, "", "", 0, NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((size_t) vfs->szOsFile);
  int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
  int rc;

  if (name == NULL)
    return SQLITE_NOMEM;

  rc = vfs->xOpen (vfs, name, file, flags, &flags);
  if (rc == SQLITE_OK)
    rc = look (vfs, path, file, sight);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);

  return rc;
}

static gboolean
judge (const Sight *sight, int newest, const char *path, SocleMessages *messages, GError **error)
{
  const guint8 *header = sight->header;
  gint64 size = sight->size;
  g_autofree char *shown = socle_messages_format_number (messages, (guint64) MAX (size, 0));

  if (size == 0)
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_EMPTY, messages, path, NULL);
  if (memcmp (header, MAGIC, sizeof MAGIC) != 0 ||
      read_number (header, OFFSET_APPLICATION_ID) != SOCLE_DATABASE_APPLICATION_ID)
    {
      /* The beginning of a register is a register that was cut off. */
      gboolean start = size >= 16 && size < HEADER_SIZE && memcmp (header, MAGIC, 16) == 0;

      return socle_register_error_set (error,
                                       start ? SOCLE_REGISTER_ERROR_CUT_OFF
                                             : SOCLE_REGISTER_ERROR_FOREIGN,
                                       messages, path, shown);
    }
  if (read_number (header, OFFSET_USER_VERSION) > (guint32) newest)
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_NEWER, messages, path, NULL);
  if (!sight->journal && size < get_expected_size (header))
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_CUT_OFF, messages, path, shown);

  return TRUE;
}

/* SQLite counts a file of no bytes, or one that may not be looked at, as absent. */
static gboolean
refuse_absent (const char *path, SocleMessages *messages, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_EMPTY, messages, path, NULL);
  if (errno != ENOENT && errno != ENOTDIR)
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_DISK, messages, path,
                                     g_strerror (errno));

  return socle_register_error_set (error, SOCLE_REGISTER_ERROR_NOT_FOUND, messages, path, NULL);
}

static gboolean
refuse_unreadable (const char *path, int rc, SocleMessages *messages, GError **error)
{
  switch (rc & 0xff)
    {
    case SQLITE_NOMEM:
      return socle_register_error_set (error, SOCLE_REGISTER_ERROR_MEMORY, messages, path, NULL);
    case SQLITE_BUSY:
      return socle_register_error_set (error, SOCLE_REGISTER_ERROR_BUSY, messages, path, NULL);
    default:
      return socle_register_error_set (error, SOCLE_REGISTER_ERROR_DISK, messages, path,
                                       errno != 0 ? g_strerror (errno) : sqlite3_errstr (rc));
    }
}

/**
 * socle_database_header_check:
 * @path: a file
 * @vfs: (nullable): SQLite's file layer; %NULL for the usual one
 * @newest: the newest version that this Socle knows
 * @messages: the language of the sentences in errors
 * @error: where a failure goes
 *
 * Reads the first bytes of @path and changes nothing.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_NOT_FOUND, _EMPTY, _FOREIGN, _NEWER, _CUT_OFF,
 * _DISK, _BUSY
 * or _MEMORY.
 *
 * Returns: whether it is a register that SQLite may open
 */
gboolean
socle_database_header_check (const char *path,
                             const char *vfs,
                             int newest,
                             SocleMessages *messages,
                             GError **error)
{
  sqlite3_vfs *layer = sqlite3_vfs_find (vfs);
  Sight sight = { 0 };
  int there = 0;
  int rc;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  /* A folder, which SQLite could open but not read, is no register either. */
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_FOREIGN, messages, path, NULL);
  if (layer->xAccess (layer, path, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && !there)
    return refuse_absent (path, messages, error);

  errno = 0;
  rc = open_and_look (layer, path, &sight);
  if (rc != SQLITE_OK)
    return refuse_unreadable (path, rc, messages, error);

  return judge (&sight, newest, path, messages, error);
}
