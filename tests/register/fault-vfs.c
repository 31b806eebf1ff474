/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's usual file layer, with failures put in. */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

/*
 * It takes the place of the usual layer, so that a register is opened as always. Nothing is
 * synced for real: what is tested is what is made of a failure, and the disk's own time
 * would be most of the test's.
 */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* (owned) */
} Handle;

static struct
{
  sqlite3_vfs *usual; /* (unowned) */
  FaultMode mode;
  guint call;     /* which one fails; 0 for none */
  guint n_calls;  /* so far */
  guint n_failed; /* so far */
  gint64 space;   /* how far a file may grow; negative for as far as it likes */
} disk;

static gboolean
is_full_mode (void)
{
  return disk.mode == FAULT_FULL_ONCE || disk.mode == FAULT_FULL_FROM_THEN_ON;
}

/* Counts a call. Returns whether it is to fail. */
static gboolean
fails (gboolean is_write)
{
  gboolean sticky = disk.mode == FAULT_FROM_THEN_ON || disk.mode == FAULT_FULL_FROM_THEN_ON;

  if (disk.call == 0 || (is_full_mode () && !is_write))
    return FALSE;

  disk.n_calls++;
  if (disk.n_calls != disk.call && !(sticky && disk.n_calls > disk.call))
    return FALSE;
  disk.n_failed++;

  return TRUE;
}

static sqlite3_file *
get_real (sqlite3_file *base)
{
  return ((Handle *) base)->real;
}

static int
fault_close (sqlite3_file *base)
{
  sqlite3_file *real = get_real (base);
  int rc = real->pMethods->xClose (real);

  g_free (real);

  return rc;
}

static int
fault_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (base);

  return fails (FALSE) ? SQLITE_IOERR_READ : real->pMethods->xRead (real, buffer, size, offset);
}

static int
fault_write (sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (base);

  if (disk.space >= 0 && offset + size > disk.space)
    return SQLITE_FULL;
  if (!fails (TRUE))
    return real->pMethods->xWrite (real, bytes, size, offset);

  real->pMethods->xWrite (real, bytes, size / 2, offset);

  return is_full_mode () ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  sqlite3_file *real = get_real (base);

  return fails (FALSE) ? SQLITE_IOERR_TRUNCATE : real->pMethods->xTruncate (real, size);
}

static int
fault_sync (sqlite3_file *base, int flags)
{
  return fails (FALSE) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
fault_size (sqlite3_file *base, sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (base);

  return fails (FALSE) ? SQLITE_IOERR_FSTAT : real->pMethods->xFileSize (real, size);
}

static int
fault_lock (sqlite3_file *base, int level)
{
  sqlite3_file *real = get_real (base);

  return fails (FALSE) ? SQLITE_IOERR_LOCK : real->pMethods->xLock (real, level);
}

static int
fault_unlock (sqlite3_file *base, int level)
{
  sqlite3_file *real = get_real (base);

  return real->pMethods->xUnlock (real, level);
}

static int
fault_check_lock (sqlite3_file *base, int *reserved)
{
  sqlite3_file *real = get_real (base);

  return real->pMethods->xCheckReservedLock (real, reserved);
}

static int
fault_control (sqlite3_file *base, int operation, void *data)
{
  sqlite3_file *real = get_real (base);

  return real->pMethods->xFileControl (real, operation, data);
}

static int
fault_sector (sqlite3_file *base)
{
  sqlite3_file *real = get_real (base);

  return real->pMethods->xSectorSize (real);
}

static int
fault_characteristics (sqlite3_file *base)
{
  sqlite3_file *real = get_real (base);

  return real->pMethods->xDeviceCharacteristics (real);
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_characteristics,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  sqlite3_file *real;
  int rc;

  base->pMethods = NULL;
  if (fails (FALSE))
    return SQLITE_CANTOPEN;

  real = g_malloc0 ((size_t) disk.usual->szOsFile);
  rc = disk.usual->xOpen (disk.usual, name, real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      g_free (real);
      return rc;
    }
  ((Handle *) base)->real = real;
  base->pMethods = &methods;

  return SQLITE_OK;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return fails (FALSE) ? SQLITE_IOERR_DELETE : disk.usual->xDelete (disk.usual, name, 0);
}

static int
fault_access (sqlite3_vfs *vfs, const char *name, int flags, int *there)
{
  return fails (FALSE) ? SQLITE_IOERR_ACCESS : disk.usual->xAccess (disk.usual, name, flags, there);
}

static sqlite3_vfs layer;

/* Puts the layer in the place of the usual one. */
void
fault_vfs_register (void)
{
  disk.usual = sqlite3_vfs_find (NULL);
  disk.space = -1;
  disk.call = 0;
  layer = *disk.usual;
  layer.pNext = NULL;
  layer.zName = "fault";
  layer.szOsFile = sizeof (Handle);
  layer.xOpen = fault_open;
  layer.xDelete = fault_delete;
  layer.xAccess = fault_access;
  g_assert_cmpint (sqlite3_vfs_register (&layer, 1), ==, SQLITE_OK);
}

void
fault_vfs_unregister (void)
{
  sqlite3_vfs_unregister (&layer);
}

/* Lets a call fail, counted from now. */
void
fault_vfs_arm (FaultMode mode, guint call)
{
  disk.mode = mode;
  disk.call = call;
  disk.n_calls = disk.n_failed = 0;
}

/* Lets all calls succeed again. Returns whether one has failed. */
gboolean
fault_vfs_disarm (void)
{
  disk.call = 0;

  return disk.n_failed > 0;
}

/* Lets no file grow beyond that many bytes; a negative number takes the limit away. */
void
fault_vfs_set_space (gint64 bytes)
{
  disk.space = bytes;
}
