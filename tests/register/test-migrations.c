/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of migrations: with steps of their own, as there is one version so far. */

#include "config.h"

#include "socle-migrations.h"

#include "register-fixture.h"

static const char *const make_t[] = {
  "CREATE TABLE t (a TEXT NOT NULL) STRICT",
  "INSERT INTO t VALUES ('kept')",
  NULL,
};
static const char *const widen_t[] = {
  "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT ''",
  "UPDATE t SET b = a",
  NULL,
};
static const char *const make_u[] = { "CREATE TABLE u (c TEXT NOT NULL) STRICT", NULL };
static const char *const fail[] = {
  "UPDATE t SET a = 'lost'",
  "INSERT INTO nowhere VALUES (1)",
  NULL,
};

static const char *const *const first[] = { make_t, NULL };
static const char *const *const second[] = { widen_t, make_u, NULL };
static const char *const *const broken[] = { fail, NULL };

static const SocleMigration good_steps[] = { { first }, { second } };
static const SocleMigration bad_steps[] = { { first }, { broken } };

static void
make_version_1 (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database =
    socle_database_create (fixture->path, NULL, fixture->messages, &error);

  g_assert_no_error (error);
  g_assert_true (socle_migrations_run (database, good_steps, 1, NULL, fixture->now, &error));
  g_assert_no_error (error);
}

static char *
find_backup (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (dir != NULL)
    g_assert_null (g_dir_read_name (dir));

  return path;
}

static void
assert_version (Fixture *fixture, int version, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database =
    socle_database_open (fixture->path, NULL, 2, fixture->messages, &error);
  g_autofree char *text = NULL;
  gint64 number = 0;

  g_assert_no_error (error);
  socle_database_query_number (database, "PRAGMA user_version", &number, &error);
  g_assert_cmpint (number, ==, version);
  text = socle_database_query_text (database, "SELECT a FROM t", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, content);
}

static void
test_from_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;

  make_version_1 (fixture);
  assert_version (fixture, 1, "kept");
  backup = find_backup (fixture);
  g_assert_null (backup);
}

static void
test_step_with_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  make_version_1 (fixture);
  database = socle_database_open (fixture->path, NULL, 2, fixture->messages, &error);
  g_assert_no_error (error);
  g_assert_true (socle_migrations_run (database, good_steps, 2, NULL, fixture->now, &error));
  g_assert_no_error (error);
  g_assert_true (socle_migrations_check_schema (database, good_steps, 2, &error));
  text = socle_database_query_text (database, "SELECT b FROM t", &error);
  g_assert_cmpstr (text, ==, "kept");
  /* There is nothing to do the second time. */
  g_assert_true (socle_migrations_run (database, good_steps, 2, NULL, fixture->now, &error));
  assert_version (fixture, 2, "kept");

  backup = find_backup (fixture);
  name = g_path_get_basename (backup);
  g_assert_cmpstr (name, ==, "register-v1-before-v2-2026-11-26T083000Z.db");
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_set_str (&fixture->path, backup);
  assert_version (fixture, 1, "kept");
}

static void
test_step_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database = NULL;

  make_version_1 (fixture);
  database = socle_database_open (fixture->path, NULL, 2, fixture->messages, &error);
  g_assert_false (socle_migrations_run (database, bad_steps, 2, NULL, fixture->now, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_REFUSED);
  assert_version (fixture, 1, "kept");
}

static gboolean
refuse_backup (SocleDatabase *database, GError **error)
{
  return socle_database_fail (database, SOCLE_REGISTER_ERROR_DAMAGED, "test", error);
}

/* Without a good backup nothing is migrated, and no bad one stays. */
static void
test_backup_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *backup = NULL;

  make_version_1 (fixture);
  database = socle_database_open (fixture->path, NULL, 2, fixture->messages, &error);
  g_assert_false (
    socle_migrations_run (database, good_steps, 2, refuse_backup, fixture->now, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BACKUP);
  g_clear_error (&error);
  backup = find_backup (fixture);
  g_assert_null (backup);
  assert_version (fixture, 1, "kept");

  /* A file where the folder should be. */
  remove_all (folder);
  g_file_set_contents (folder, "", 0, NULL);
  g_assert_false (socle_migrations_run (database, good_steps, 2, NULL, fixture->now, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BACKUP);
  assert_version (fixture, 1, "kept");
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "CREATE TRIGGER more BEFORE DELETE ON t BEGIN SELECT 1; END",
    "DROP TRIGGER more; CREATE TABLE more (a TEXT)",
    "DROP TABLE more; CREATE INDEX more ON t (a)",
    "DROP INDEX more; ALTER TABLE t RENAME COLUMN a TO z",
  };

  make_version_1 (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleDatabase) database = NULL;

      g_assert_cmpint (fixture_tamper (fixture, changes[i]), ==, SQLITE_OK);
      database = socle_database_open (fixture->path, NULL, 1, fixture->messages, &error);
      g_assert_no_error (error);
      g_assert_false (socle_migrations_check_schema (database, good_steps, 1, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_ALTERED);
    }
}

static void
test_tidy (Fixture *fixture, gconstpointer data)
{
  static const char *const kept[] = {
    "register-2026-11-26.db",
    "register-2026-11-25.db",
    "register-2026-11-24.db",
    "register-2026-10-31.db",
    "register-2026-09-30.db",
    "register-v1-before-v2-2025-01-01.db",
    "notes.txt",
    "register-2025-13-01.db",
    "acme-2020-01-01.db",
    "register-2-2020-01-01.db",
  };
  static const char *const removed[] = {
    "register-2026-11-23.db",
    "register-2026-10-30.db",
    "register-2026-08-31.db",
    "register-2025-12-31.db",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept) + G_N_ELEMENTS (removed); i++)
    {
      const char *name = i < G_N_ELEMENTS (kept) ? kept[i] : removed[i - G_N_ELEMENTS (kept)];
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_file_set_contents (path, "", 0, NULL);
    }

  g_assert_true (socle_backup_tidy (fixture->folder, "register", 3, 3));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, kept[i], NULL);

      g_test_message ("%s", kept[i]);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, removed[i], NULL);

      g_test_message ("%s", removed[i]);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/migrations/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("from-nothing", test_from_nothing);
  ADD ("step-with-backup", test_step_with_backup);
  ADD ("step-fails", test_step_fails);
  ADD ("backup-fails", test_backup_fails);
  ADD ("schema", test_schema);
  ADD ("tidy", test_tidy);

  return g_test_run ();
}
