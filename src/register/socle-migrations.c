/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing the tables of an older register up to date, step by step. */

#include "config.h"

#include "socle-migrations.h"

#include "socle-database-header.h"
#include "socle-disk.h"

#include <string.h>

/* What the schema consists of, in one text. */
#define SCHEMA_SQL                                                                                 \
  "SELECT coalesce(group_concat(line, char(10)), '') FROM"                                         \
  " (SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS line"            \
  " FROM sqlite_schema ORDER BY type, name)"

static gboolean
run_statements (SocleDatabase *database, const SocleMigration *step, int version, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autofree char *set_id =
    g_strdup_printf ("PRAGMA application_id = %d", SOCLE_DATABASE_APPLICATION_ID);

  for (guint i = 0; step->statements[i] != NULL; i++)
    for (guint j = 0; step->statements[i][j] != NULL; j++)
      if (!socle_database_run (database, step->statements[i][j], error))
        return FALSE;

  return socle_database_run (database, set_id, error) &&
         socle_database_run (database, set_version, error);
}

/* Another program may have migrated it while we waited for the lock. */
static gboolean
run_step (SocleDatabase *database, const SocleMigration *step, int version, GError **error)
{
  gint64 current = 0;

  if (!socle_database_begin (database, error))
    return FALSE;

  if (!socle_database_query_number (database, "PRAGMA user_version", &current, error) ||
      (current < version && !run_statements (database, step, version, error)) ||
      !socle_database_commit (database, error))
    {
      socle_database_roll_back (database);
      return FALSE;
    }

  return TRUE;
}

static gboolean
back_up (SocleDatabase *database,
         int version,
         int newest,
         SocleBackupCheck check,
         GDateTime *now,
         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (socle_database_get_path (database));
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *stem = socle_disk_dup_stem (socle_database_get_path (database));
  g_autofree char *name = g_strdup_printf ("%s-v%d-before-v%d-%s.db", stem, version, newest, stamp);
  g_autofree char *target = g_build_filename (folder, "backups", name, NULL);

  return socle_backup_write (database, target, newest, check, error);
}

/**
 * socle_migrations_run:
 * @database: an empty database, or a register of any version
 * @steps: (array length=n_steps): the steps from nothing to the newest version
 * @n_steps: how many there are, which is the newest version
 * @check: (nullable): what to check of the backup besides its integrity
 * @now: the time, in UTC, for the backup's name
 * @error: where a failure goes
 *
 * Runs the steps that @database lacks, each in a transaction of its own with the new
 * version's number. A register gets a backup first. One that cannot be written stays of the
 * version it is, and can be looked at.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR; the database is then of the version that
 * the last successful step led to.
 *
 * Returns: whether the database is of the newest version, or cannot be written
 */
gboolean
socle_migrations_run (SocleDatabase *database,
                      const SocleMigration *steps,
                      int n_steps,
                      SocleBackupCheck check,
                      GDateTime *now,
                      GError **error)
{
  gint64 version = 0;

  if (!socle_database_query_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > n_steps)
    return socle_database_fail (database, SOCLE_REGISTER_ERROR_NEWER, NULL, error);
  if (socle_database_is_read_only (database))
    return TRUE;
  if (version > 0 && version < n_steps &&
      !back_up (database, (int) version, n_steps, check, now, error))
    return FALSE;

  for (; version < n_steps; version++)
    if (!run_step (database, &steps[version], (int) version + 1, error))
      return FALSE;

  return TRUE;
}

/**
 * socle_migrations_check_schema:
 * @database: a register of the newest version
 * @steps: (array length=n_steps): the steps from nothing to the newest version
 * @n_steps: how many there are
 * @error: where a failure goes
 *
 * A trigger that is gone, or one too many, would change what a register does: its tables
 * must be those that the steps make.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_ALTERED, or to another one of
 * %SOCLE_REGISTER_ERROR if the comparison cannot be made.
 *
 * Returns: whether they are
 */
gboolean
socle_migrations_check_schema (SocleDatabase *database,
                               const SocleMigration *steps,
                               int n_steps,
                               GError **error)
{
  g_autoptr (SocleDatabase) scratch =
    socle_database_new_scratch (socle_database_get_messages (database), error);
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (scratch == NULL)
    return FALSE;
  for (int i = 0; i < n_steps; i++)
    if (!run_statements (scratch, &steps[i], i + 1, error))
      return FALSE;

  expected = socle_database_query_text (scratch, SCHEMA_SQL, error);
  actual = expected != NULL ? socle_database_query_text (database, SCHEMA_SQL, error) : NULL;
  if (actual == NULL)
    return FALSE;
  if (strcmp (expected, actual) != 0)
    return socle_database_fail (
      database, SOCLE_REGISTER_ERROR_ALTERED,
      /* Translators: what was changed in a file, as part of a sentence */
      socle_messages_get (socle_database_get_messages (database), "the form of its tables"), error);

  return TRUE;
}
