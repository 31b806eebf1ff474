/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a register that have been read again before they count as copies. */

#include "config.h"

#include "socle-backup.h"

#include "socle-date.h"
#include "socle-disk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
set_backup_error (SocleDatabase *database, const char *reason, GError **error)
{
  return socle_database_fail (database, SOCLE_REGISTER_ERROR_BACKUP, reason, error);
}

static gboolean
copy (SocleDatabase *database, const char *temporary, GError **error)
{
  g_autoptr (SocleStatement) statement = socle_database_prepare (database, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  socle_statement_bind_text (statement, 1, temporary);

  return socle_statement_run (statement, error);
}

static gboolean
verify (SocleDatabase *database,
        const char *temporary,
        int newest,
        SocleBackupCheck check,
        GError **error)
{
  g_autoptr (SocleDatabase) written =
    socle_database_open (temporary, NULL, newest, socle_database_get_messages (database), error);

  return written != NULL && socle_database_check (written, error) &&
         (check == NULL || check (written, error));
}

/* A copy that failed may have left its journal. */
static void
remove_temporary (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (journal);
  g_unlink (temporary);
}

/* The file that the copy goes to; the user's alone. */
static char *
make_temporary (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = g_build_filename (folder, ".socle-XXXXXX", NULL);
  int descriptor;

  if (!socle_disk_make_folder (folder))
    return NULL;
  descriptor = g_mkstemp_full (temporary, 0, 0600);
  if (descriptor < 0)
    return NULL;
  close (descriptor);

  return g_steal_pointer (&temporary);
}

/**
 * socle_backup_write:
 * @database: a register
 * @target: the file the copy is to be; not replaced if it is there
 * @newest: the newest version that this Socle knows
 * @check: (nullable): what to check besides the database's own integrity
 * @error: where a failure goes
 *
 * Copies a register, reads the copy again, and only then gives it its name.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_BACKUP.
 *
 * Returns: whether the copy is there, and good
 */
gboolean
socle_backup_write (SocleDatabase *database,
                    const char *target,
                    int newest,
                    SocleBackupCheck check,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *temporary = make_temporary (target);
  gboolean named;
  int number;

  if (temporary == NULL)
    return set_backup_error (database, g_strerror (errno), error);

  if (!copy (database, temporary, &local) || !verify (database, temporary, newest, check, &local))
    {
      remove_temporary (temporary);
      return set_backup_error (database, local->message, error);
    }

  named = socle_disk_sync (temporary) && socle_disk_give_name (temporary, target);
  number = errno;
  if (!named)
    {
      g_unlink (temporary);
      return set_backup_error (database, g_strerror (number), error);
    }

  return TRUE;
}

/* The date in "register-2026-11-26.db", where the stem is "register". */
static gboolean
read_date (const char *name, const char *stem, GDate *date)
{
  g_autofree char *text = NULL;

  if (!g_str_has_prefix (name, stem) ||
      strlen (name) != strlen (stem) + strlen ("-YYYY-MM-DD.db") || name[strlen (stem)] != '-')
    return FALSE;
  text = g_strndup (name + strlen (stem) + 1, 10);

  return g_str_has_suffix (name, ".db") && socle_date_parse (text, date);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * socle_backup_tidy:
 * @folder: a folder with daily backups
 * @stem: what their names begin with
 * @n_daily: how many of the newest to keep
 * @n_monthly: of how many months to keep the last one besides
 *
 * Removes old daily backups, and nothing else. Sets errno on failure.
 *
 * Returns: whether all that should go is gone
 */
gboolean
socle_backup_tidy (const char *folder, const char *stem, guint n_daily, guint n_monthly)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char month[8] = "";
  guint n_months = 0;
  gboolean done = TRUE;
  const char *name;
  GDate date;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (read_date (name, stem, &date))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = NULL;
      const char *year_and_month;

      name = g_ptr_array_index (names, i);
      year_and_month = name + strlen (stem) + 1;
      path = g_build_filename (folder, name, NULL);
      if (strncmp (month, year_and_month, 7) != 0)
        {
          g_strlcpy (month, year_and_month, sizeof month);
          if (n_months++ < n_monthly)
            continue;
        }
      if (i >= n_daily)
        done = g_unlink (path) == 0 && done;
    }

  return done;
}
