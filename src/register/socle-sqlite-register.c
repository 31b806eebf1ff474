/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register in an SQLite file. */

#include "config.h"

#include "socle-sqlite-register.h"

#include "socle-change-entry.h"
#include "socle-disk.h"
#include "socle-record-table.h"
#include "socle-register-check.h"
#include "socle-schema.h"
#include "socle-trail-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * Opening checks everything before anything is shown. A change takes the file's lock, reads
 * the entries that other programs have added meanwhile, writes the records and the entries,
 * and commits: two programs on one file can harm neither it nor each other.
 *
 * After a commit that failed, nobody knows what is on the disk: what the system still holds
 * in memory proves nothing. So the file is closed, opened again and checked, and the trail
 * then tells whether the change is in it.
 *
 * Every call takes the lock, so any thread may make it.
 */
struct _SocleSqliteRegister
{
  GObject parent_instance;

  GMutex lock;
  char *path;              /* (owned) */
  char *by;                /* (owned) */
  char *vfs;               /* (owned) (nullable) */
  SocleMessages *messages; /* (owned) */
  gboolean newer_too;
  gboolean is_making; /* it has no name of its own yet */
  gboolean is_newer;  /* written by a newer Socle, and open only to be looked at */
  GDateTime *(*clock) (gpointer clock_data);
  gpointer clock_data;
  SocleDatabase *database; /* (owned) (nullable): none after a failure, until it is reopened */
  SocleTrailChain *chain;  /* (owned): of the entries that this register has seen */
};

/* How often to wait for another program, as long as the database waits each time. */
#define MAX_WAITS 5

static void socle_sqlite_register_init_iface (SocleRegisterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SocleSqliteRegister,
                               socle_sqlite_register,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOCLE_TYPE_REGISTER,
                                                      socle_sqlite_register_init_iface))

static GDateTime *
get_now (SocleSqliteRegister *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : g_date_time_new_now_utc ();
}

/* Opens the file, brings it up to date and checks it. */
static SocleDatabase *
open_own (SocleSqliteRegister *self, SocleTrailChain *chain, GError **error)
{
  g_autoptr (GDateTime) now = get_now (self);
  g_autoptr (SocleDatabase) database =
    socle_database_open (self->path, self->vfs, SOCLE_SCHEMA_VERSION, self->messages, error);

  if (database == NULL ||
      !socle_migrations_run (database, socle_schema_steps, SOCLE_SCHEMA_VERSION,
                             socle_register_check_trail, now, error) ||
      !socle_register_check_all (database, chain, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* Opens a file of a newer Socle, if what this one knows of it can be read. What it has
 * besides is not known, so that its records cannot be compared with the trail. */
static SocleDatabase *
open_newer (SocleSqliteRegister *self, SocleTrailChain *chain)
{
  g_autoptr (SocleDatabase) database =
    socle_database_open_to_look (self->path, self->vfs, self->messages, NULL);

  return database != NULL && socle_register_check_newer (database, chain, NULL)
           ? g_steal_pointer (&database)
           : NULL;
}

static gboolean
open_checked (SocleSqliteRegister *self, GError **error)
{
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (SocleDatabase) database = open_own (self, chain, &local);

  if (self->newer_too && g_error_matches (local, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NEWER))
    database = open_newer (self, chain);
  if (database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  g_clear_pointer (&self->chain, socle_trail_chain_free);
  self->database = g_steal_pointer (&database);
  self->chain = g_steal_pointer (&chain);
  self->is_newer = local != NULL;

  return TRUE;
}

static gboolean
ensure_open (SocleSqliteRegister *self, GError **error)
{
  return self->database != NULL || open_checked (self, error);
}

/* Whether the trail on the disk begins with all of @chain. */
static gboolean
has_chain (SocleSqliteRegister *self, const SocleTrailChain *chain)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT fingerprint FROM trail WHERE number = %" G_GUINT64_FORMAT,
                     socle_trail_chain_get_count (chain));
  g_autofree char *fingerprint = socle_database_query_text (self->database, sql, NULL);

  return g_strcmp0 (fingerprint, socle_trail_chain_get_fingerprint (chain)) == 0;
}

/* Finds out what is on the disk after a commit has failed with @local. Returns whether what
 * was to be saved is. */
static gboolean
recover (SocleSqliteRegister *self, const SocleTrailChain *wanted, GError *local, GError **error)
{
  g_autoptr (GError) failure = local;

  g_clear_pointer (&self->database, socle_database_free);
  /* What is still being made has no name yet, and goes with the failure. */
  if (self->is_making)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!open_checked (self, NULL))
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_UNCERTAIN, self->messages,
                                     self->path, NULL);
  if (has_chain (self, wanted))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* Ends a transaction whose entries are in @chain, which is the register's from then on. */
static gboolean
commit (SocleSqliteRegister *self, SocleTrailChain *chain, GError **error)
{
  g_autoptr (SocleTrailChain) wanted = chain;
  g_autoptr (GError) local = NULL;

  if (socle_database_commit (self->database, &local))
    {
      g_clear_pointer (&self->chain, socle_trail_chain_free);
      self->chain = g_steal_pointer (&wanted);
      return TRUE;
    }

  /* With these, nothing has been written. */
  if (g_error_matches (local, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BUSY) ||
      g_error_matches (local, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED))
    {
      socle_database_roll_back (self->database);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return recover (self, wanted, g_steal_pointer (&local), error);
}

/* Undoes what a transaction did before it failed. Without this the next one would find
 * whatever the failure has left. */
static void
give_up (SocleSqliteRegister *self, const GError *error)
{
  socle_database_roll_back (self->database);
  if (g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DISK) ||
      g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_FULL) ||
      g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DAMAGED))
    g_clear_pointer (&self->database, socle_database_free);
}

/* While another program makes one change after the other, each wait may end just when it has
 * started its next. */
static gboolean
begin_patiently (SocleSqliteRegister *self, GError **error)
{
  for (guint i = 1; i < MAX_WAITS; i++)
    {
      g_autoptr (GError) local = NULL;

      if (socle_database_begin (self->database, &local))
        return TRUE;
      if (!g_error_matches (local, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return socle_database_begin (self->database, error);
}

/* Starts a transaction. Returns the list of all entries that are there. */
static SocleTrailChain *
begin (SocleSqliteRegister *self, GError **error)
{
  g_autoptr (SocleTrailChain) chain = NULL;

  if (!ensure_open (self, error))
    return NULL;
  if (socle_database_is_read_only (self->database))
    {
      socle_database_fail (self->database,
                           self->is_newer ? SOCLE_REGISTER_ERROR_NEWER
                                          : SOCLE_REGISTER_ERROR_READ_ONLY,
                           NULL, error);
      return NULL;
    }
  if (!begin_patiently (self, error))
    return NULL;

  chain = socle_trail_chain_copy (self->chain);

  return socle_trail_table_follow (self->database, chain, NULL, NULL, error)
           ? g_steal_pointer (&chain)
           : NULL;
}

/* Whether the record is as the change says: the same, or not there. */
static gboolean
check_before (SocleSqliteRegister *self, const SocleChange *change, GError **error)
{
  SocleRecord *before = socle_change_get_before (change);
  SocleRecord *record = socle_change_get_record (change);
  const char *id = socle_record_get_id (record);
  g_autoptr (SocleRecord) current = NULL;

  if (id == NULL)
    return TRUE;
  if (!socle_record_table_find (self->database, socle_record_get_kind (record), id, &current,
                                error))
    return FALSE;
  if (before != NULL ? current == NULL || !socle_record_equal (before, current) : current != NULL)
    return socle_database_fail (self->database, SOCLE_REGISTER_ERROR_CONFLICT, NULL, error);

  return TRUE;
}

/* The record as it is to be, under its identifier: a new one gets the number of its entry,
 * which no other record has had or will have. */
static SocleRecord *
identify (const SocleChange *change, guint64 entry)
{
  SocleRecord *after = socle_change_get_after (change);
  g_autofree char *id = NULL;

  if (after == NULL)
    return NULL;
  if (socle_record_get_id (after) != NULL)
    return socle_record_ref (after);

  id = g_strdup_printf ("%s-%" G_GUINT64_FORMAT,
                        socle_record_table_get (socle_record_get_kind (after))->name, entry);

  return socle_record_with_id (after, id);
}

static SocleChange *
make_change (SocleSqliteRegister *self,
             SocleTrailChain *chain,
             const SocleChange *change,
             GError **error)
{
  g_autoptr (SocleRecord) after = identify (change, socle_trail_chain_get_count (chain) + 1);
  g_autoptr (SocleTrailEntry) entry = NULL;
  g_autoptr (GDateTime) now = get_now (self);

  if ((after != NULL && !socle_record_check (after, self->messages, NULL, error)) ||
      !check_before (self, change, error) ||
      (after != NULL && !socle_record_table_is_free (self->database, after, error)))
    return NULL;

  entry = socle_change_entry_new (change, after, self->by, now);
  if (!socle_record_table_put (self->database, socle_change_get_before (change), after, error) ||
      !socle_trail_table_append (self->database, chain, entry, error))
    return NULL;

  return socle_change_new_made (change, after, entry->number);
}

static GPtrArray *
make_changes (SocleSqliteRegister *self, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (SocleTrailChain) chain = begin (self, &local);

  for (guint i = 0; chain != NULL && local == NULL && i < changes->len; i++)
    {
      SocleChange *change = make_change (self, chain, g_ptr_array_index (changes, i), &local);

      if (change != NULL)
        g_ptr_array_add (made, change);
    }

  if (local != NULL)
    {
      if (self->database != NULL)
        give_up (self, local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return commit (self, g_steal_pointer (&chain), error) ? g_steal_pointer (&made) : NULL;
}

static GPtrArray *
socle_sqlite_register_apply (SocleRegister *iface, GPtrArray *changes, GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return make_changes (self, changes, error);
}

static gboolean
write_note (SocleSqliteRegister *self,
            const char *action,
            const char *const *fields,
            GError **error)
{
  g_autoptr (GDateTime) now = get_now (self);
  g_autoptr (SocleTrailEntry) entry = socle_change_entry_new_note (action, fields, self->by, now);
  g_autoptr (GError) local = NULL;
  g_autoptr (SocleTrailChain) chain = begin (self, &local);

  if (chain == NULL || !socle_trail_table_append (self->database, chain, entry, &local))
    {
      if (self->database != NULL)
        give_up (self, local);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return commit (self, g_steal_pointer (&chain), error);
}

static gboolean
socle_sqlite_register_note (SocleRegister *iface,
                            const char *action,
                            const char *const *fields,
                            GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return write_note (self, action, fields, error);
}

static GPtrArray *
socle_sqlite_register_list (SocleRegister *iface, SocleRecordKind kind, GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return ensure_open (self, error) ? socle_record_table_list (self->database, kind, error) : NULL;
}

static gboolean
socle_sqlite_register_find (SocleRegister *iface,
                            SocleRecordKind kind,
                            const char *id,
                            SocleRecord **record,
                            GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  *record = NULL;

  return ensure_open (self, error) &&
         socle_record_table_find (self->database, kind, id, record, error);
}

static gboolean
socle_sqlite_register_follow (SocleRegister *iface,
                              SocleRegisterTrailFunc func,
                              gpointer user_data,
                              GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();

  return ensure_open (self, error) &&
         socle_trail_table_follow (self->database, chain, func, user_data, error);
}

static gboolean
socle_sqlite_register_get_fingerprint (SocleRegister *iface,
                                       guint64 *count,
                                       char **fingerprint,
                                       GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (SocleTrailChain) chain = NULL;

  if (!ensure_open (self, error))
    return FALSE;

  chain = socle_trail_chain_copy (self->chain);
  if (!socle_trail_table_follow (self->database, chain, NULL, NULL, error))
    return FALSE;

  *count = socle_trail_chain_get_count (chain);
  *fingerprint = g_strdup (socle_trail_chain_get_fingerprint (chain));

  return TRUE;
}

static gboolean
socle_sqlite_register_check (SocleRegister *iface, GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();

  return ensure_open (self, error) &&
         (self->is_newer ? socle_register_check_newer (self->database, chain, error)
                         : socle_register_check_all (self->database, chain, error));
}

static gboolean
check_backup (SocleDatabase *database, GError **error)
{
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();

  return socle_register_check_all (database, chain, error);
}

static gboolean
socle_sqlite_register_back_up (SocleRegister *iface, const char *target, GError **error)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!ensure_open (self, error))
    return FALSE;
  /* What cannot be checked is no backup. */
  if (self->is_newer)
    return socle_database_fail (self->database, SOCLE_REGISTER_ERROR_NEWER, NULL, error);

  return socle_backup_write (self->database, target, SOCLE_SCHEMA_VERSION, check_backup, error);
}

static gboolean
socle_sqlite_register_has_moved (SocleRegister *iface)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->database != NULL && socle_database_has_moved (self->database);
}

static gboolean
socle_sqlite_register_is_read_only (SocleRegister *iface)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->database != NULL && socle_database_is_read_only (self->database);
}

static gboolean
socle_sqlite_register_is_newer (SocleRegister *iface)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (iface);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->is_newer;
}

static void
socle_sqlite_register_init_iface (SocleRegisterInterface *iface)
{
  iface->list = socle_sqlite_register_list;
  iface->find = socle_sqlite_register_find;
  iface->apply = socle_sqlite_register_apply;
  iface->note = socle_sqlite_register_note;
  iface->follow = socle_sqlite_register_follow;
  iface->get_fingerprint = socle_sqlite_register_get_fingerprint;
  iface->check = socle_sqlite_register_check;
  iface->back_up = socle_sqlite_register_back_up;
  iface->has_moved = socle_sqlite_register_has_moved;
  iface->is_read_only = socle_sqlite_register_is_read_only;
  iface->is_newer = socle_sqlite_register_is_newer;
}

static void
socle_sqlite_register_finalize (GObject *object)
{
  SocleSqliteRegister *self = SOCLE_SQLITE_REGISTER (object);

  g_clear_pointer (&self->database, socle_database_free);
  g_clear_pointer (&self->chain, socle_trail_chain_free);
  g_clear_object (&self->messages);
  g_free (self->path);
  g_free (self->by);
  g_free (self->vfs);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (socle_sqlite_register_parent_class)->finalize (object);
}

static void
socle_sqlite_register_class_init (SocleSqliteRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_sqlite_register_finalize;
}

static void
socle_sqlite_register_init (SocleSqliteRegister *self)
{
  g_mutex_init (&self->lock);
  self->chain = socle_trail_chain_new ();
}

/* A name from outside: valid text, and never none. */
static char *
dup_name (const char *by)
{
  g_autofree char *valid = g_utf8_make_valid (by != NULL ? by : "", -1);

  return *valid != '\0' ? g_steal_pointer (&valid) : g_strdup ("?");
}

static SocleSqliteRegister *
register_new (const SocleRegisterSettings *settings)
{
  SocleSqliteRegister *self = g_object_new (SOCLE_TYPE_SQLITE_REGISTER, NULL);

  self->path = g_strdup (settings->path);
  self->by = dup_name (settings->by);
  self->vfs = g_strdup (settings->vfs);
  self->messages = g_object_ref (settings->messages);
  self->newer_too = settings->newer_too;
  self->clock = settings->clock;
  self->clock_data = settings->clock_data;

  return self;
}

/**
 * socle_sqlite_register_open:
 * @settings: what to open
 * @error: where a failure goes
 *
 * Opens a register that is there, and checks all of it. An older one is brought up to date,
 * after a backup beside it. A file that is not a register, or one of a newer Socle, is not
 * touched; of the latter, settings may ask to look at what this Socle knows.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the register; %NULL with @error set
 */
SocleRegister *
socle_sqlite_register_open (const SocleRegisterSettings *settings, GError **error)
{
  g_autoptr (SocleSqliteRegister) self = NULL;

  g_return_val_if_fail (settings != NULL && settings->path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (settings->messages), NULL);

  self = register_new (settings);

  return open_checked (self, error) ? SOCLE_REGISTER (g_steal_pointer (&self)) : NULL;
}

/* Makes the tables in a new file, and the trail's first entry: what the register is called,
 * by which two can be told apart. */
static gboolean
fill_new_file (SocleSqliteRegister *self, const char *path, GError **error)
{
  g_autoptr (GDateTime) now = get_now (self);
  g_autofree char *name = socle_trail_entry_new_salt ();
  g_autofree char *field = g_strconcat ("register=", name, NULL);
  const char *const fields[] = { field, NULL };
  gboolean done;

  self->database = socle_database_create (path, self->vfs, self->messages, error);
  self->is_making = self->vfs == NULL;
  done = self->database != NULL &&
         socle_migrations_run (self->database, socle_schema_steps, SOCLE_SCHEMA_VERSION, NULL, now,
                               error) &&
         write_note (self, "create", fields, error);
  self->is_making = FALSE;
  g_clear_pointer (&self->database, socle_database_free);
  g_clear_pointer (&self->chain, socle_trail_chain_free);
  self->chain = socle_trail_chain_new ();

  return done;
}

/* A register gets its name when it is whole. */
static gboolean
create_whole (SocleSqliteRegister *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *temporary = g_strconcat (self->path, ".new-XXXXXX", NULL);
  gboolean named;
  int number;

  if (!socle_disk_make_folder (folder))
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_DISK, self->messages, self->path,
                                     g_strerror (errno));
  /* The name only: SQLite makes the file itself. */
  number = g_mkstemp (temporary);
  if (number < 0)
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_DISK, self->messages, self->path,
                                     g_strerror (errno));
  close (number);
  g_unlink (temporary);

  if (!fill_new_file (self, temporary, error))
    {
      g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

      g_unlink (journal);
      g_unlink (temporary);
      socle_register_error_set_path (error, self->messages, self->path);
      return FALSE;
    }

  named = g_chmod (temporary, 0600) == 0 && socle_disk_give_name (temporary, self->path);
  number = errno;
  if (!named)
    {
      g_unlink (temporary);
      return socle_register_error_set (error,
                                       number == EEXIST ? SOCLE_REGISTER_ERROR_EXISTS
                                                        : SOCLE_REGISTER_ERROR_DISK,
                                       self->messages, self->path, g_strerror (number));
    }

  return TRUE;
}

/**
 * socle_sqlite_register_create:
 * @settings: what to create
 * @error: where a failure goes
 *
 * Makes a new register where there is no file, for the user alone, and opens it.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_EXISTS if there is a file, or to another one of
 * %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): the register; %NULL with @error set
 */
SocleRegister *
socle_sqlite_register_create (const SocleRegisterSettings *settings, GError **error)
{
  g_autoptr (SocleSqliteRegister) self = NULL;
  gboolean created;

  g_return_val_if_fail (settings != NULL && settings->path != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (settings->messages), NULL);

  self = register_new (settings);

  /* A file layer of a test need not have names that can be given later. */
  if (settings->vfs == NULL && g_file_test (settings->path, G_FILE_TEST_EXISTS))
    created = socle_register_error_set (error, SOCLE_REGISTER_ERROR_EXISTS, self->messages,
                                        self->path, NULL);
  else
    created =
      settings->vfs != NULL ? fill_new_file (self, self->path, error) : create_whole (self, error);

  return created && open_checked (self, error) ? SOCLE_REGISTER (g_steal_pointer (&self)) : NULL;
}
