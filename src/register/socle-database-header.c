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

/* Reads through SQLite's own layer: closing a file of our own would let go of the locks
 * that another connection of this process has on it. */
static int
read_header (sqlite3_vfs *vfs, const char *path, guint8 *header, gint64 *size)
{
  sqlite3_filename name = sqlite3_create_filename (path, "", "", 0, NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((size_t) vfs->szOsFile);
  int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
  sqlite3_int64 length = 0;
  int rc;

  if (name == NULL)
    return SQLITE_NOMEM;

  rc = vfs->xOpen (vfs, name, file, flags, &flags);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &length);
  if (rc == SQLITE_OK && length > 0)
    rc = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (rc == SQLITE_IOERR_SHORT_READ)
    rc = SQLITE_OK;
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  *size = length;

  return rc;
}

/* A journal that was left behind may yet complete the file. */
static gboolean
has_journal (sqlite3_vfs *vfs, const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int there = 0;

  return vfs->xAccess (vfs, journal, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there;
}

static gboolean
judge (const guint8 *header,
       gint64 size,
       gboolean journal,
       int newest,
       const char *path,
       SocleMessages *messages,
       GError **error)
{
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
  if (!journal && size < get_expected_size (header))
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
 * _DISK or _MEMORY.
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
  guint8 header[HEADER_SIZE] = { 0 };
  gint64 size = 0;
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
  rc = read_header (layer, path, header, &size);
  if (rc != SQLITE_OK)
    return socle_register_error_set (
      error, rc == SQLITE_NOMEM ? SOCLE_REGISTER_ERROR_MEMORY : SOCLE_REGISTER_ERROR_DISK, messages,
      path, errno != 0 ? g_strerror (errno) : sqlite3_errstr (rc));

  return judge (header, size, has_journal (layer, path), newest, path, messages, error);
}
