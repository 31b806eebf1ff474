/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a register: made each day, and put back. */

#include "config.h"

#include "socle-register-backup.h"

#include "socle-backup.h"
#include "socle-date.h"
#include "socle-disk.h"
#include "socle-evidence-file.h"

#include <errno.h>
#include <glib/gstdio.h>

/*
 * Backups are in a folder beside the register. Putting one back never deletes what was
 * there: that goes into the same folder.
 */

#define FOLDER "backups"
#define N_DAILY 10
#define N_MONTHLY 12

static char *
dup_in_folder (const char *path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, FOLDER, name, NULL);
}

/**
 * socle_register_backup_daily:
 * @reg: a register
 * @path: (type filename): its file
 * @today: the date
 * @error: where a failure goes
 *
 * Makes the backup of the day, unless there is one, and removes old ones: ten days and
 * twelve months stay.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_BACKUP; older backups then all stay.
 *
 * Returns: whether there is one of today
 */
gboolean
socle_register_backup_daily (SocleRegister *reg,
                             const char *path,
                             const GDate *today,
                             GError **error)
{
  g_autofree char *date = socle_date_to_string (today);
  g_autofree char *stem = socle_disk_dup_stem (path);
  g_autofree char *name = g_strdup_printf ("%s-%s.db", stem, date);
  g_autofree char *target = dup_in_folder (path, name);
  g_autofree char *folder = g_path_get_dirname (target);

  g_return_val_if_fail (SOCLE_IS_REGISTER (reg), FALSE);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!socle_register_back_up (reg, target, error))
    return FALSE;
  socle_backup_tidy (folder, stem, N_DAILY, N_MONTHLY);

  return TRUE;
}

static gboolean
set_system_error (const SocleRegisterSettings *settings,
                  const char *path,
                  int number,
                  GError **error)
{
  return socle_register_error_set (error,
                                   number == ENOSPC || number == EDQUOT ? SOCLE_REGISTER_ERROR_FULL
                                                                        : SOCLE_REGISTER_ERROR_DISK,
                                   settings->messages, path, g_strerror (number));
}

/* Opens the copy, which checks all of it, and tells its trail where it comes from. */
static gboolean
check_copy (const SocleRegisterSettings *settings,
            const char *copy,
            const char *backup,
            GError **error)
{
  SocleRegisterSettings own = *settings;
  g_autofree char *name = g_filename_display_basename (backup);
  g_autofree char *field = g_strconcat ("from=", name, NULL);
  const char *const fields[] = { field, NULL };
  g_autoptr (SocleRegister) reg = NULL;

  own.path = copy;
  reg = socle_sqlite_register_open (&own, error);

  return reg != NULL && socle_register_note (reg, "restore", fields, error);
}

/* The name under which what there is now is kept. */
static char *
dup_replaced (const SocleRegisterSettings *settings)
{
  g_autoptr (GDateTime) now =
    settings->clock != NULL ? settings->clock (settings->clock_data) : g_date_time_new_now_utc ();
  g_autofree char *stem = socle_disk_dup_stem (settings->path);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("%s-replaced-%s.db", stem, time);

  return dup_in_folder (settings->path, name);
}

/* Moves a file, if there is one, and its journal, which would spoil another file of the same
 * name: all there is, or nothing. */
static gboolean
move (const char *from, const char *to)
{
  g_autofree char *journal = g_strconcat (from, "-journal", NULL);
  g_autofree char *journal_to = g_strconcat (to, "-journal", NULL);
  gboolean there = g_file_test (from, G_FILE_TEST_EXISTS);
  int number;

  if (there && !socle_disk_give_name (from, to))
    return FALSE;
  if (!g_file_test (journal, G_FILE_TEST_EXISTS) || socle_disk_give_name (journal, journal_to))
    return TRUE;

  number = errno;
  if (there)
    socle_disk_give_name (to, from);
  errno = number;

  return FALSE;
}

static gboolean
put_in_place (const SocleRegisterSettings *settings, const char *copy, GError **error)
{
  g_autofree char *replaced = dup_replaced (settings);
  g_autofree char *folder = g_path_get_dirname (replaced);

  if (!socle_disk_make_folder (folder) || !move (settings->path, replaced))
    return set_system_error (settings, settings->path, errno, error);

  if (!socle_disk_give_name (copy, settings->path))
    {
      int number = errno;

      move (replaced, settings->path);
      return set_system_error (settings, settings->path, number, error);
    }

  return TRUE;
}

/**
 * socle_register_backup_restore:
 * @settings: the register, which is not open here, or will not be used any more
 * @backup: (type filename): a backup, which stays as it is
 * @error: where a failure goes
 *
 * Puts a copy of a backup in the register's place, once it has passed all checks. What was
 * there is kept among the backups. The trail of the copy gets an entry that says so.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR; the register is then as it was.
 *
 * Returns: whether it is there
 */
gboolean
socle_register_backup_restore (const SocleRegisterSettings *settings,
                               const char *backup,
                               GError **error)
{
  g_autofree char *folder = g_path_get_dirname (settings->path);
  g_autofree char *copy = g_strconcat (settings->path, ".restore-XXXXXX", NULL);
  SocleEvidenceFile file;
  gboolean done;

  if (!g_file_test (backup, G_FILE_TEST_EXISTS))
    return socle_register_error_set (error, SOCLE_REGISTER_ERROR_NOT_FOUND, settings->messages,
                                     backup, NULL);
  if (!socle_disk_make_folder (folder) ||
      !socle_evidence_file_copy (backup, copy, G_MAXUINT64, &file))
    return set_system_error (settings, backup, errno, error);

  done = check_copy (settings, copy, backup, error) && put_in_place (settings, copy, error);
  if (!done)
    {
      g_autofree char *journal = g_strconcat (copy, "-journal", NULL);

      g_unlink (journal);
      g_unlink (copy);
    }

  return done;
}
