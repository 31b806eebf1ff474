/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails is reported, and costs nothing that was saved. */

#include "config.h"

#include "fault-vfs.h"
#include "workload.h"

#include "socle-database.h"
#include "socle-migrations.h"

/*
 * Every call that an operation makes to the disk fails in turn. With SOCLE_TEST_FULL in the
 * environment that is all of them, otherwise every seventh.
 */

static guint
get_stride (void)
{
  return g_getenv ("SOCLE_TEST_FULL") != NULL ? 1 : 7;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fault_vfs_register ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fault_vfs_unregister ();
  fixture_tear_down (fixture, data);
}

/* Puts the file back, with no journal and no backup. */
static void
reset (Fixture *fixture, GBytes *content)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);

  g_unlink (journal);
  remove_all (backups);
  if (content != NULL)
    fixture_write (fixture, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  else
    g_unlink (fixture->path);
}

/* An operation and the check after it, with the disk whole again. Returns whether the
 * operation said that it had succeeded. */
typedef gboolean (*OperateFunc) (Fixture *fixture, GError **error);
typedef void (*CheckFunc) (Fixture *fixture, gboolean succeeded);

static void
sweep (Fixture *fixture, const char *name, GBytes *content, OperateFunc operate, CheckFunc check)
{
  guint n_points = 0, n_reported = 0;

  for (int mode = 0; mode < N_FAULT_MODES; mode++)
    for (guint call = 1;; call += get_stride ())
      {
        g_autoptr (GError) error = NULL;
        gboolean succeeded;

        reset (fixture, content);
        fault_vfs_arm ((FaultMode) mode, call);
        succeeded = operate (fixture, &error);
        if (!fault_vfs_disarm ())
          {
            g_assert_true (succeeded);
            break;
          }
        g_assert_true (succeeded == (error == NULL));
        if (error != NULL)
          {
            g_assert_cmpuint (error->domain, ==, SOCLE_REGISTER_ERROR);
            g_assert_true (g_str_has_suffix (error->message, "."));
            n_reported++;
          }
        n_points++;
        check (fixture, succeeded);
      }

  g_test_message ("FIGURE %s: %u points, %u reported, %u absorbed, 0 wrong", name, n_points,
                  n_reported, n_points - n_reported);
  g_assert_cmpuint (n_points, >, 10);
}

/* What the series of changes said before it failed. */
static guint acknowledged, pending;

static gboolean
run_workload (Fixture *fixture, GError **error)
{
  g_autoptr (GError) local = NULL;

  acknowledged = workload_run (&fixture->settings, &pending, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static void
check_workload (Fixture *fixture, gboolean succeeded)
{
  g_autoptr (SocleRegister) reg = fixture_open (fixture);
  guint64 count = fixture_count (reg) - 1;

  g_assert_true (count == acknowledged || count == acknowledged + pending);
  g_assert_true (!succeeded || count == 11);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GBytes) content = NULL;

  g_clear_object (&reg);
  content = fixture_read (fixture);
  sweep (fixture, "changes", content, run_workload, check_workload);
}

static gboolean
create (Fixture *fixture, GError **error)
{
  g_autoptr (SocleRegister) reg = socle_sqlite_register_create (&fixture->settings, error);

  return reg != NULL;
}

/* There is a register that is whole, or none, and nothing else. */
static void
check_created (Fixture *fixture, gboolean succeeded)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_true (!succeeded || g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (SocleRegister) reg = fixture_open (fixture);

      g_assert_cmpuint (fixture_count (reg), ==, 1);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "register.db");
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  sweep (fixture, "create", NULL, create, check_created);
}

static char *
dup_target (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "backups", "copy.db", NULL);
}

static gboolean
back_up (Fixture *fixture, GError **error)
{
  g_autoptr (SocleRegister) reg = socle_sqlite_register_open (&fixture->settings, error);
  g_autofree char *target = dup_target (fixture);

  return reg != NULL && socle_register_back_up (reg, target, error);
}

/* A backup that is there is good, and the register is as it was. */
static void
check_backed_up (Fixture *fixture, gboolean succeeded)
{
  g_autofree char *target = dup_target (fixture);
  g_autoptr (SocleRegister) reg = fixture_open (fixture);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *backups = g_path_get_dirname (target);
  SocleRegisterSettings settings = fixture->settings;
  const char *name;

  g_assert_cmpuint (fixture_count (reg), ==, 3);
  g_assert_true (succeeded == g_file_test (target, G_FILE_TEST_EXISTS));
  if (succeeded)
    {
      g_autoptr (SocleRegister) copy = NULL;

      settings.path = target;
      copy = socle_sqlite_register_open (&settings, NULL);
      g_assert_nonnull (copy);
      g_assert_cmpuint (fixture_count (copy), ==, 3);
    }
  dir = g_dir_open (backups, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "copy.db");
}

static void
test_back_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) service = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleChange) edition = fixture_add (reg, fixture_edition ());
  g_autoptr (GBytes) content = NULL;

  g_clear_object (&reg);
  content = fixture_read (fixture);
  sweep (fixture, "backup", content, back_up, check_backed_up);
}

static const char *const first_sql[] = {
  "CREATE TABLE t (a TEXT NOT NULL) STRICT",
  "INSERT INTO t VALUES ('kept')",
  NULL,
};
static const char *const second_sql[] = {
  "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT ''",
  "UPDATE t SET b = a",
  NULL,
};
static const char *const *const first[] = { first_sql, NULL };
static const char *const *const second[] = { second_sql, NULL };
static const SocleMigration steps[] = { { first }, { second } };

static gboolean
migrate (Fixture *fixture, GError **error)
{
  g_autoptr (SocleDatabase) database =
    socle_database_open (fixture->path, NULL, 2, fixture->messages, error);

  return database != NULL && socle_migrations_run (database, steps, 2, NULL, fixture->now, error);
}

/* It is of the one version or of the other, whole, and can be migrated. */
static void
check_migrated (Fixture *fixture, gboolean succeeded)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database =
    socle_database_open (fixture->path, NULL, 2, fixture->messages, &error);
  gint64 version = 0;
  g_autofree char *text = NULL;
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);

  g_assert_no_error (error);
  g_assert_true (socle_database_check (database, &error));
  g_assert_true (socle_database_query_number (database, "PRAGMA user_version", &version, &error));
  g_assert_true (version == 2 || (version == 1 && !succeeded));
  g_assert_true (socle_migrations_check_schema (database, steps, (int) version, &error));
  /* None without a backup. */
  g_assert_true (version == 1 || g_file_test (backups, G_FILE_TEST_IS_DIR));

  remove_all (backups);
  g_assert_true (socle_migrations_run (database, steps, 2, NULL, fixture->now, &error));
  g_assert_no_error (error);
  text = socle_database_query_text (database, "SELECT b FROM t", &error);
  g_assert_cmpstr (text, ==, "kept");
}

static void
test_migrate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database =
    socle_database_create (fixture->path, NULL, fixture->messages, &error);
  g_autoptr (GBytes) content = NULL;

  g_assert_true (socle_migrations_run (database, steps, 1, NULL, fixture->now, &error));
  g_assert_no_error (error);
  g_clear_pointer (&database, socle_database_free);
  content = fixture_read (fixture);
  sweep (fixture, "migration", content, migrate, check_migrated);
}

static gboolean
open_register (Fixture *fixture, GError **error)
{
  g_autoptr (SocleRegister) reg = socle_sqlite_register_open (&fixture->settings, error);

  return reg != NULL;
}

static void
check_first_register (Fixture *fixture, gboolean succeeded)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (SocleRegister) reg = NULL;

  /* None is brought up to date without a backup. */
  g_assert_true (!succeeded || g_file_test (backups, G_FILE_TEST_IS_DIR));
  remove_all (backups);
  reg = fixture_open (fixture);
  g_assert_cmpuint (fixture_count (reg), ==, 12);
}

/* The same with the register of the first version, which the present one brings up to date. */
static void
test_migrate_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "register", "data", "register-v1.db", NULL);
  g_autoptr (GBytes) content = NULL;
  char *text;
  size_t length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  content = g_bytes_new_take (text, length);
  sweep (fixture, "migration of the first register", content, open_register, check_first_register);
}

/* Files that may not grow, in steps of a page: what was saved stays readable, the failure
 * is told, and the same register goes on working once there is space. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) created = fixture_create (fixture);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *notes = g_strnfill (9000, 'x');
  guint n_steps = 0;
  gboolean fits = FALSE;

  g_clear_object (&created);
  content = fixture_read (fixture);
  for (gint64 space = 0; !fits; space += 4096)
    {
      g_autoptr (SocleRegister) reg = NULL;
      g_autoptr (SocleRecord) service = fixture_service ("azure");
      g_autoptr (SocleRecord) record = socle_record_with (service, "notes", notes, NULL);
      g_autoptr (SocleChange) change = NULL;
      g_autoptr (GError) error = NULL;

      reset (fixture, content);
      reg = fixture_open (fixture);
      fault_vfs_set_space (space);
      change = socle_register_add (reg, record, &error);
      fits = change != NULL;
      if (!fits)
        {
          g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_FULL);
          g_assert_cmpuint (fixture_count (reg), ==, 1);
        }
      fault_vfs_set_space (-1);
      if (!fits)
        change = socle_register_add (reg, record, &error);
      g_assert_nonnull (change);
      g_assert_true (socle_register_check (reg, NULL));
      n_steps++;
    }

  g_test_message ("FIGURE full disk: %u steps of 4 KiB", n_steps);
  g_assert_cmpuint (n_steps, >, 10);
}

#define ADD(path, test) g_test_add ("/faults/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("changes", test_changes);
  ADD ("create", test_create);
  ADD ("back-up", test_back_up);
  ADD ("migrate", test_migrate);
  ADD ("migrate-first", test_migrate_first);
  ADD ("full-disk", test_full_disk);

  return g_test_run ();
}
