/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the connection: its settings, what it refuses to open, its statements. */

#include "config.h"

#include "socle-database-header.h"
#include "socle-database.h"

#include "read-only-fixture.h"

static SocleDatabase *
make_database (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SocleDatabase *database = socle_database_create (fixture->path, NULL, fixture->messages, &error);

  g_assert_no_error (error);

  return database;
}

static void
run (SocleDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  socle_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* Each setting as another statement of the same connection reads it. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *value;
  } settings[] = {
    { "PRAGMA trusted_schema", "0" },     { "PRAGMA foreign_keys", "1" },
    { "PRAGMA recursive_triggers", "1" }, { "PRAGMA cell_size_check", "1" },
    { "PRAGMA journal_mode", "delete" },  { "PRAGMA synchronous", "3" },
    { "PRAGMA locking_mode", "normal" },  { "PRAGMA mmap_size", "0" },
    { "PRAGMA temp_store", "2" },         { "PRAGMA busy_timeout", "2000" },
  };
  g_autoptr (SocleDatabase) database = make_database (fixture);
  sqlite3 *handle = socle_database_get_handle (database);
  int defensive = -1, extensions = -1;

  run (database, "CREATE TABLE t (a TEXT) STRICT");
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = socle_database_query_text (database, settings[i].sql, &error);

      g_assert_no_error (error);
      g_test_message ("%s", settings[i].sql);
      g_assert_cmpstr (value, ==, settings[i].value);
    }

  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &extensions);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (extensions, ==, 0);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, -1), ==, 16 * 1024 * 1024);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, -1), ==, 1);
}

/* A file that is a register to the last byte of its header, but for what @change says. */
typedef struct
{
  const char *name;
  const char *content;
  size_t length;
  SocleRegisterError code;
} BadFile;

static const BadFile bad_files[] = {
  { "empty", "", 0, SOCLE_REGISTER_ERROR_EMPTY },
  { "text", "Dear Ann,\n", 10, SOCLE_REGISTER_ERROR_FOREIGN },
  { "two-bytes", "So", 2, SOCLE_REGISTER_ERROR_FOREIGN },
  { "zeroes", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 18, SOCLE_REGISTER_ERROR_FOREIGN },
  { "magic-only", "SQLite format 3\0", 16, SOCLE_REGISTER_ERROR_CUT_OFF },
  { "pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15, SOCLE_REGISTER_ERROR_FOREIGN },
};

static void
refuse (Fixture *fixture, SocleRegisterError code)
{
  g_autoptr (GBytes) before = fixture_read (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_assert_null (socle_database_open (fixture->path, NULL, 1, fixture->messages, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "“"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_nonnull (strstr (error->message, "register.db"));

  after = fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_test_message ("%s", bad_files[i].name);
      fixture_write (fixture, bad_files[i].content, bad_files[i].length);
      refuse (fixture, bad_files[i].code);
    }
}

static void
test_other_programs (Fixture *fixture, gconstpointer data)
{
  fixture_tamper (fixture, "CREATE TABLE bookmarks (url TEXT)");
  refuse (fixture, SOCLE_REGISTER_ERROR_FOREIGN);
  fixture_tamper (fixture, "PRAGMA application_id = 1234");
  refuse (fixture, SOCLE_REGISTER_ERROR_FOREIGN);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  fixture_tamper (fixture, "CREATE TABLE t (a); PRAGMA application_id = 0x536f636c;"
                           "PRAGMA user_version = 2");
  refuse (fixture, SOCLE_REGISTER_ERROR_NEWER);
  fixture_tamper (fixture, "PRAGMA user_version = -1");
  refuse (fixture, SOCLE_REGISTER_ERROR_NEWER);
}

/* Cut at every 512 bytes, and a little beside. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;

  fixture_tamper (fixture, "CREATE TABLE t (a); PRAGMA application_id = 0x536f636c;"
                           "PRAGMA user_version = 1");
  whole = fixture_read (fixture);
  for (size_t length = 100; length < g_bytes_get_size (whole); length += 512 - 7)
    {
      fixture_write (fixture, g_bytes_get_data (whole, NULL), length);
      refuse (fixture, SOCLE_REGISTER_ERROR_CUT_OFF);
    }
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (socle_database_open (fixture->path, NULL, 1, fixture->messages, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_null (socle_database_open (fixture->folder, NULL, 1, fixture->messages, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_FOREIGN);
}

static void
test_create_never_replaces (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "Dear Ann,\n" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      fixture_write (fixture, contents[i], strlen (contents[i]));
      g_assert_null (socle_database_create (fixture->path, NULL, fixture->messages, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EXISTS);
      g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, contents[i]);
    }
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (SocleDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      g_unlink (fixture->path);
      database = make_database (fixture);
      run (database, "CREATE TABLE t (a TEXT) STRICT");
      g_assert_false (socle_database_has_moved (database));

      /* Renamed, deleted, replaced. */
      if (i != 1)
        g_rename (fixture->path, other);
      else
        g_unlink (fixture->path);
      if (i == 2)
        fixture_write (fixture, "x", 1);

      g_assert_true (socle_database_has_moved (database));
      if (socle_database_begin (database, &error))
        g_assert_false (socle_database_commit (database, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED);
    }
}

/* What strict tables take and no text is. */
static void
test_text_is_checked (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "CAST(x'ff' AS TEXT)", "CAST(x'610062' AS TEXT)" };
  g_autoptr (SocleDatabase) database = make_database (fixture);

  run (database, "CREATE TABLE t (a TEXT) STRICT");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO t VALUES (%s)", rows[i]);
      g_autoptr (GError) error = NULL;

      run (database, "DELETE FROM t");
      run (database, sql);
      g_assert_null (socle_database_query_text (database, "SELECT a FROM t", &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DAMAGED);
    }
}

static void
test_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleDatabase) database = make_database (fixture);
  g_autoptr (SocleStatement) insert = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sum = 0;

  run (database, "CREATE TABLE t (a INTEGER, b TEXT) STRICT");
  insert = socle_database_prepare (database, "INSERT INTO t VALUES (?1, ?2)", &error);
  g_assert_no_error (error);
  for (int i = 1; i <= 10; i++)
    {
      socle_statement_bind_number (insert, 1, i);
      socle_statement_bind_text (insert, 2, "'); DROP TABLE t; --");
      g_assert_true (socle_statement_run (insert, &error));
    }
  g_assert_true (socle_database_query_number (database, "SELECT sum(a) FROM t", &sum, &error));
  g_assert_cmpint (sum, ==, 55);

  /* A value that has no place is no silent loss. */
  socle_statement_bind_text (insert, 3, "x");
  g_assert_false (socle_statement_run (insert, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (socle_database_prepare (database, "SELECT nonsense", &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_REFUSED);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleDatabase) first = make_database (fixture);
  g_autoptr (SocleDatabase) second = NULL;
  g_autoptr (GError) error = NULL;

  run (first, "CREATE TABLE t (a TEXT) STRICT");
  run (first, "PRAGMA application_id = 0x536f636c");
  second = socle_database_open (fixture->path, NULL, 1, fixture->messages, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (socle_database_get_handle (second), 1);

  g_assert_true (socle_database_begin (first, &error));
  /* A look at the header must not let go of the first one's lock. */
  g_assert_true (socle_database_header_check (fixture->path, NULL, 1, fixture->messages, &error));
  g_assert_false (socle_database_begin (second, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BUSY);
  socle_database_roll_back (first);
}

static int
open_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = socle_database_open (fixture->path, NULL, 1, fixture->messages, &error);
  if (database == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!socle_database_is_read_only (database))
    return 2;
  if (socle_database_run (database, "INSERT INTO t VALUES ('x')", NULL))
    return 3;

  return 0;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  fixture_tamper (fixture, "CREATE TABLE t (a TEXT); PRAGMA application_id = 0x536f636c");
  fixture_look_read_only (fixture, open_read_only, NULL);
}

/* Every code has a sentence of its own, in both languages. */
static void
test_sentences (void)
{
  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages =
        socle_messages_new ((SocleLanguage) language, g_getenv ("SOCLE_LOCALE_DIR"));
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (int code = 0; code < SOCLE_N_REGISTER_ERRORS; code++)
        {
          g_autoptr (GError) error = NULL;

          socle_register_error_set (&error, (SocleRegisterError) code, messages, "a\x1b[31m.db",
                                    "DETAIL");
          g_assert_error (error, SOCLE_REGISTER_ERROR, code);
          g_assert_null (strchr (error->message, '{'));
          g_assert_null (strchr (error->message, '\x1b'));
          if (code != SOCLE_REGISTER_ERROR_VALUE && code != SOCLE_REGISTER_ERROR_EVIDENCE)
            {
              g_assert_true (g_str_has_suffix (error->message, "."));
              g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
            }
        }
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/database/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("settings", test_settings);
  ADD ("bad-files", test_bad_files);
  ADD ("other-programs", test_other_programs);
  ADD ("newer", test_newer);
  ADD ("cut-off", test_cut_off);
  ADD ("missing", test_missing);
  ADD ("create-never-replaces", test_create_never_replaces);
  ADD ("moved", test_moved);
  ADD ("text-is-checked", test_text_is_checked);
  ADD ("statements", test_statements);
  ADD ("busy", test_busy);
  ADD ("read-only", test_read_only);
  g_test_add_func ("/database/sentences", test_sentences);

  return g_test_run ();
}
