/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file layer for SQLite that forgets, at a power cut, what was not synced. */

#include "config.h"

#include "power-vfs.h"

#include <sqlite3.h>
#include <string.h>

/*
 * Each file has the content that the program sees and the content that is on the disk, with
 * the writes in between. A cut keeps each 512 bytes of those writes or not, at random,
 * sometimes leaves rubbish where a file had grown, and makes or does not make a file appear
 * or disappear whose folder was not synced.
 *
 * The program is one thread with one connection at a time, so locks are always granted.
 */

#define MAX_FILES 8
#define TEAR 512

typedef struct
{
  gboolean truncate; /* to offset, instead of a write */
  size_t offset;
  GBytes *bytes; /* (owned) (nullable) */
} Write;

typedef struct
{
  char name[64];
  gboolean exists;     /* as the program sees it */
  GByteArray *content; /* (owned) */
  gboolean on_disk;
  GByteArray *disk;  /* (owned) */
  GArray *writes;    /* (owned) (element-type Write): since the last sync */
  gboolean leaving;  /* deleted, but the folder does not know for sure */
  GByteArray *ghost; /* (owned) (nullable): a file of this name that may come back */
} PowerFile;

typedef struct
{
  sqlite3_file base;
  PowerFile *file;
} Handle;

static struct
{
  PowerFile files[MAX_FILES];
  guint n_files;
  PowerFile saved[MAX_FILES];
  guint n_saved;
  GRand *random;
  guint calls;
  guint cut_at;
  gboolean off;
  PowerLie lie;
  int sector;
} disk;

static gboolean
toss (void)
{
  return g_rand_boolean (disk.random);
}

static void
set_size (GByteArray *array, size_t size)
{
  guint before = array->len;

  g_byte_array_set_size (array, (guint) size);
  if (size > before)
    memset (array->data + before, 0, size - before);
}

static void
copy_content (GByteArray *to, const GByteArray *from)
{
  g_byte_array_set_size (to, 0);
  if (from->len > 0)
    g_byte_array_append (to, from->data, from->len);
}

static void
clear_write (gpointer data)
{
  g_clear_pointer (&((Write *) data)->bytes, g_bytes_unref);
}

static void
init_file (PowerFile *file, const char *name)
{
  *file = (PowerFile) { 0 };
  g_strlcpy (file->name, name, sizeof file->name);
  file->content = g_byte_array_new ();
  file->disk = g_byte_array_new ();
  file->writes = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (file->writes, clear_write);
}

static void
clear_file (PowerFile *file)
{
  g_byte_array_unref (file->content);
  g_byte_array_unref (file->disk);
  g_array_unref (file->writes);
  g_clear_pointer (&file->ghost, g_byte_array_unref);
}

static PowerFile *
find_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < disk.n_files; i++)
    if (strcmp (disk.files[i].name, name) == 0)
      return &disk.files[i];

  g_assert_cmpuint (disk.n_files, <, MAX_FILES);
  init_file (&disk.files[disk.n_files], name);

  return &disk.files[disk.n_files++];
}

/* Counts a call that changes the disk. Returns whether the power goes during it. */
static gboolean
tick (void)
{
  disk.calls++;
  if (disk.calls == disk.cut_at)
    disk.off = TRUE;

  return disk.off;
}

static void
add_write (PowerFile *file, gboolean truncate, size_t offset, const void *bytes, size_t size)
{
  Write one = { truncate, offset, truncate ? NULL : g_bytes_new (bytes, size) };

  g_array_append_val (file->writes, one);
}

static int
power_close (sqlite3_file *base)
{
  return SQLITE_OK;
}

static int
power_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  PowerFile *file = ((Handle *) base)->file;
  size_t there = (size_t) offset < file->content->len ? file->content->len - (size_t) offset : 0;
  size_t wanted = MIN (there, (size_t) size);

  if (disk.off)
    return SQLITE_IOERR_READ;
  /* An array without bytes has no place. */
  if (wanted > 0)
    memcpy (buffer, file->content->data + offset, wanted);
  memset ((char *) buffer + wanted, 0, (size_t) size - wanted);

  return wanted < (size_t) size ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int
power_write (sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset)
{
  PowerFile *file = ((Handle *) base)->file;
  size_t end = (size_t) offset + (size_t) size;

  if (disk.off)
    return SQLITE_IOERR_WRITE;
  add_write (file, FALSE, (size_t) offset, bytes, (size_t) size);
  if (tick ())
    return SQLITE_IOERR_WRITE;
  if (end > file->content->len)
    set_size (file->content, end);
  memcpy (file->content->data + offset, bytes, (size_t) size);

  return SQLITE_OK;
}

static int
power_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  PowerFile *file = ((Handle *) base)->file;

  if (disk.off)
    return SQLITE_IOERR_TRUNCATE;
  add_write (file, TRUE, (size_t) size, NULL, 0);
  if (tick ())
    return SQLITE_IOERR_TRUNCATE;
  if ((size_t) size < file->content->len)
    set_size (file->content, (size_t) size);

  return SQLITE_OK;
}

static void
make_durable (PowerFile *file)
{
  copy_content (file->disk, file->content);
  g_array_set_size (file->writes, 0);
  g_clear_pointer (&file->ghost, g_byte_array_unref);
  file->on_disk = TRUE;
  file->leaving = FALSE;
}

static int
power_sync (sqlite3_file *base, int flags)
{
  if (disk.off || tick ())
    return SQLITE_IOERR_FSYNC;
  if (disk.lie != POWER_NO_SYNC)
    make_durable (((Handle *) base)->file);

  return SQLITE_OK;
}

static int
power_size (sqlite3_file *base, sqlite3_int64 *size)
{
  *size = ((Handle *) base)->file->content->len;

  return disk.off ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static int
power_lock (sqlite3_file *base, int level)
{
  return SQLITE_OK;
}

static int
power_check_lock (sqlite3_file *base, int *reserved)
{
  *reserved = 0;

  return SQLITE_OK;
}

static int
power_control (sqlite3_file *base, int operation, void *data)
{
  return SQLITE_NOTFOUND;
}

static int
power_sector (sqlite3_file *base)
{
  return disk.sector;
}

static int
power_characteristics (sqlite3_file *base)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = power_close,
  .xRead = power_read,
  .xWrite = power_write,
  .xTruncate = power_truncate,
  .xSync = power_sync,
  .xFileSize = power_size,
  .xLock = power_lock,
  .xUnlock = power_lock,
  .xCheckReservedLock = power_check_lock,
  .xFileControl = power_control,
  .xSectorSize = power_sector,
  .xDeviceCharacteristics = power_characteristics,
};

static int
power_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  PowerFile *file;

  base->pMethods = NULL;
  if (disk.off)
    return SQLITE_CANTOPEN;
  file = find_file (name != NULL ? name : "temporary");
  if (!file->exists && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (!file->exists)
    {
      /* The one that was here before may still be what a cut leaves. */
      if (file->leaving && file->on_disk)
        {
          file->ghost = g_byte_array_new ();
          copy_content (file->ghost, file->disk);
        }
      file->exists = TRUE;
      file->on_disk = file->leaving = FALSE;
      set_size (file->content, 0);
      set_size (file->disk, 0);
      g_array_set_size (file->writes, 0);
    }
  ((Handle *) base)->file = file;
  base->pMethods = &methods;
  if (out_flags != NULL)
    *out_flags = flags;

  return SQLITE_OK;
}

static int
power_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  PowerFile *file = find_file (name);

  if (disk.off)
    return SQLITE_IOERR_DELETE;
  if (!file->exists)
    return SQLITE_IOERR_DELETE_NOENT;
  file->leaving = TRUE;
  if (tick ())
    return SQLITE_IOERR_DELETE;
  file->exists = FALSE;
  set_size (file->content, 0);
  if (sync_folder && disk.lie == POWER_HONEST)
    {
      file->on_disk = file->leaving = FALSE;
      set_size (file->disk, 0);
      g_array_set_size (file->writes, 0);
      g_clear_pointer (&file->ghost, g_byte_array_unref);
    }

  return SQLITE_OK;
}

static int
power_access (sqlite3_vfs *vfs, const char *name, int flags, int *there)
{
  *there = find_file (name)->exists;

  return disk.off ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static int
power_full_path (sqlite3_vfs *vfs, const char *name, int size, char *path)
{
  g_strlcpy (path, name, (size_t) size);

  return SQLITE_OK;
}

static int
power_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  for (int i = 0; i < size; i++)
    bytes[i] = (char) g_rand_int (disk.random);

  return size;
}

static int
power_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

static int
power_time (sqlite3_vfs *vfs, double *time)
{
  *time = 2460000.5;

  return SQLITE_OK;
}

static int
power_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return SQLITE_OK;
}

static sqlite3_vfs layer = {
  .iVersion = 1,
  .szOsFile = sizeof (Handle),
  .mxPathname = 128,
  .zName = POWER_VFS,
  .xOpen = power_open,
  .xDelete = power_delete,
  .xAccess = power_access,
  .xFullPathname = power_full_path,
  .xRandomness = power_randomness,
  .xSleep = power_sleep,
  .xCurrentTime = power_time,
  .xGetLastError = power_last_error,
};

/* Applies what a cut kept of one write. */
static void
tear_write (PowerFile *file, GByteArray *result, const Write *one)
{
  size_t size = 0;
  const guint8 *bytes = one->bytes != NULL ? g_bytes_get_data (one->bytes, &size) : NULL;

  if (one->truncate)
    {
      if (toss () && one->offset < result->len)
        set_size (result, one->offset);
      return;
    }

  for (size_t at = 0; at < size;)
    {
      size_t next = MIN (size, ((one->offset + at) / TEAR + 1) * TEAR - one->offset);
      gboolean grown = one->offset + at >= file->disk->len;
      int chance = g_rand_int_range (disk.random, 0, 8);

      if ((chance < 4 || (chance == 4 && grown)) && one->offset + next > result->len)
        set_size (result, one->offset + next);
      if (chance < 4)
        memcpy (result->data + one->offset + at, bytes + at, next - at);
      else if (chance == 4 && grown)
        for (size_t i = at; i < next; i++)
          result->data[one->offset + i] = (guint8) g_rand_int (disk.random);
      at = next;
    }
}

/* What is on the disk when the power comes back. */
static void
settle (PowerFile *file)
{
  g_autoptr (GByteArray) result = g_byte_array_new ();

  if (!file->on_disk && file->ghost != NULL && toss ())
    {
      copy_content (file->content, file->ghost);
      file->exists = TRUE;
      make_durable (file);
      return;
    }
  if ((file->leaving && toss ()) || (!file->on_disk && (!file->exists || !toss ())))
    {
      file->exists = file->on_disk = file->leaving = FALSE;
      set_size (file->content, 0);
      set_size (file->disk, 0);
      g_array_set_size (file->writes, 0);
      g_clear_pointer (&file->ghost, g_byte_array_unref);
      return;
    }

  copy_content (result, file->disk);
  for (guint i = 0; i < file->writes->len; i++)
    tear_write (file, result, &g_array_index (file->writes, Write, i));
  copy_content (file->content, result);
  file->exists = TRUE;
  make_durable (file);
}

static void
copy_file (PowerFile *to, const PowerFile *from)
{
  init_file (to, from->name);
  to->exists = from->exists;
  to->on_disk = from->exists;
  copy_content (to->content, from->content);
  copy_content (to->disk, from->content);
}

/* Makes the disk, empty. */
void
power_vfs_register (void)
{
  disk.random = g_rand_new_with_seed (1);
  disk.sector = 512;
  g_assert_cmpint (sqlite3_vfs_register (&layer, 0), ==, SQLITE_OK);
}

void
power_vfs_unregister (void)
{
  sqlite3_vfs_unregister (&layer);
  for (guint i = 0; i < disk.n_files; i++)
    clear_file (&disk.files[i]);
  for (guint i = 0; i < disk.n_saved; i++)
    clear_file (&disk.saved[i]);
  disk.n_files = disk.n_saved = 0;
  g_clear_pointer (&disk.random, g_rand_free);
}

void
power_vfs_seed (guint32 seed)
{
  g_rand_set_seed (disk.random, seed);
}

void
power_vfs_set_lie (PowerLie lie)
{
  disk.lie = lie;
}

void
power_vfs_set_sector (int bytes)
{
  disk.sector = bytes;
}

/* Keeps the disk as it is, all of it synced. */
void
power_vfs_save (void)
{
  for (guint i = 0; i < disk.n_saved; i++)
    clear_file (&disk.saved[i]);
  for (guint i = 0; i < disk.n_files; i++)
    copy_file (&disk.saved[i], &disk.files[i]);
  disk.n_saved = disk.n_files;
}

/* Goes back to what was saved, with the power on. */
void
power_vfs_load (void)
{
  for (guint i = 0; i < disk.n_files; i++)
    clear_file (&disk.files[i]);
  for (guint i = 0; i < disk.n_saved; i++)
    copy_file (&disk.files[i], &disk.saved[i]);
  disk.n_files = disk.n_saved;
  disk.calls = disk.cut_at = 0;
  disk.off = FALSE;
}

/* Cuts the power during that call from the last load on; 0 for never. */
void
power_vfs_cut_at (guint call)
{
  disk.cut_at = call;
}

guint
power_vfs_get_calls (void)
{
  return disk.calls;
}

/* Cuts the power, if it is not yet, and switches it on again. */
void
power_vfs_restore (void)
{
  for (guint i = 0; i < disk.n_files; i++)
    settle (&disk.files[i]);
  disk.off = FALSE;
  disk.cut_at = 0;
}
