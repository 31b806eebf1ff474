/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the register: changes, undo, conflicts, and what other programs do to it. */

#include "config.h"

#include "socle-change-entry.h"
#include "socle-record-table.h"
#include "socle-schema.h"
#include "socle-trail-table.h"

#include "register-fixture.h"

static guint
count (SocleRegister *reg, SocleRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = socle_register_list (reg, kind, &error);

  g_assert_no_error (error);

  return records->len;
}

static SocleRecord *
find (SocleRegister *reg, const SocleRecord *record)
{
  g_autoptr (GError) error = NULL;
  SocleRecord *found;

  socle_register_find (reg, socle_record_get_kind (record), socle_record_get_id (record), &found,
                       &error);
  g_assert_no_error (error);

  return found;
}

static void
assert_good (SocleRegister *reg)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_register_check (reg, &error));
  g_assert_no_error (error);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  GStatBuf status;

  g_assert_cmpuint (fixture_count (reg), ==, 1);
  g_assert_false (socle_register_is_read_only (reg));
  g_assert_false (socle_register_has_moved (reg));
  assert_good (reg);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* Nothing else is left behind. */
  g_assert_cmpstr (g_dir_read_name (dir), ==, "register.db");
  g_assert_null (g_dir_read_name (dir));

  g_assert_null (socle_sqlite_register_create (&fixture->settings, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EXISTS);
}

static void
test_each_kind (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *value;
  } other[SOCLE_N_RECORD_KINDS] = {
    { "notes", "other" }, { "notes", "other" },      { "notes", "other" },
    { "name", "other" },  { "until", "2021-01-01" },
  };
  g_autoptr (SocleRegister) reg = fixture_create (fixture);

  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      g_autoptr (SocleChange) added = fixture_add (reg, fixture_record ((SocleRecordKind) kind));
      g_autoptr (SocleRecord) record = find (reg, socle_change_get_after (added));
      g_autoptr (SocleRecord) changed = NULL;
      g_autoptr (SocleChange) edited = NULL;
      g_autoptr (SocleChange) removed = NULL;

      g_assert_true (socle_record_equal (record, socle_change_get_after (added)));
      changed = socle_record_with (record, other[kind].field, other[kind].value, NULL);
      edited = socle_register_edit (reg, record, changed, NULL);
      g_assert_nonnull (edited);
      removed = socle_register_remove (reg, changed, NULL);
      g_assert_nonnull (removed);
      g_assert_cmpuint (count (reg, (SocleRecordKind) kind), ==, 0);
    }

  g_assert_cmpuint (fixture_count (reg), ==, 1 + 3 * SOCLE_N_RECORD_KINDS);
  assert_good (reg);
}

/* Undo, and undo of the undo: each is an entry that names the other. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) added = fixture_add (reg, fixture_edition ());
  SocleRecord *record = socle_change_get_after (added);
  g_autoptr (SocleRecord) changed = socle_record_with (record, "opinion", "qualified", NULL);
  g_autoptr (SocleChange) edited = socle_register_edit (reg, record, changed, NULL);
  g_autoptr (SocleChange) undone = socle_register_undo (reg, edited, NULL);
  g_autoptr (SocleChange) redone = NULL;
  g_autoptr (SocleChange) removed = NULL;
  g_autoptr (SocleChange) back = NULL;
  g_autoptr (SocleRecord) found = NULL;

  g_assert_nonnull (undone);
  g_assert_cmpuint (socle_change_get_undoes (undone), ==, socle_change_get_entry (edited));
  found = find (reg, record);
  g_assert_true (socle_record_equal (found, record));
  g_clear_pointer (&found, socle_record_unref);

  redone = socle_register_undo (reg, undone, NULL);
  found = find (reg, record);
  g_assert_true (socle_record_equal (found, changed));
  g_clear_pointer (&found, socle_record_unref);

  removed = socle_register_remove (reg, changed, NULL);
  g_assert_null (find (reg, record));
  back = socle_register_undo (reg, removed, NULL);
  g_assert_nonnull (back);
  found = find (reg, record);
  g_assert_true (socle_record_equal (found, changed));

  /* What was undone already cannot be undone again. */
  g_assert_null (socle_register_undo (reg, removed, NULL));
  g_assert_cmpuint (fixture_count (reg), ==, 7);
  assert_good (reg);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleRegister) other = fixture_open (fixture);
  g_autoptr (SocleChange) added = fixture_add (reg, fixture_service ("azure"));
  SocleRecord *record = socle_change_get_after (added);
  g_autoptr (SocleRecord) mine = socle_record_with (record, "owner", "Bob", NULL);
  g_autoptr (SocleRecord) theirs = socle_record_with (record, "owner", "Eve", NULL);
  g_autoptr (SocleChange) edited = socle_register_edit (other, record, theirs, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edited);
  g_assert_null (socle_register_edit (reg, record, mine, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (socle_register_remove (reg, record, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_CONFLICT);

  g_assert_cmpuint (fixture_count (reg), ==, 3);
  g_assert_cmpuint (fixture_count (other), ==, 3);
  assert_good (reg);
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (SocleRecord) azure = fixture_service ("azure");
  g_autoptr (SocleRecord) graph = fixture_service ("graph");
  g_autoptr (SocleRecord) bad = socle_record_with (graph, "criticality", "x", NULL);
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, socle_change_new (NULL, azure));
  g_ptr_array_add (changes, socle_change_new (NULL, bad));
  g_assert_null (socle_register_apply (reg, changes, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_cmpuint (count (reg, SOCLE_RECORD_SERVICE), ==, 0);
  g_assert_cmpuint (fixture_count (reg), ==, 1);

  /* The same service twice. */
  g_ptr_array_remove_index (changes, 1);
  g_ptr_array_add (changes, socle_change_new (NULL, azure));
  g_assert_null (socle_register_apply (reg, changes, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_VALUE);
  g_clear_error (&error);

  g_ptr_array_remove_index (changes, 1);
  g_ptr_array_add (changes, socle_change_new (NULL, graph));
  made = socle_register_apply (reg, changes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpuint (fixture_count (reg), ==, 3);
  assert_good (reg);
}

static gboolean
append_entry (const SocleTrailEntry *entry,
              const char *text,
              const char *sha256,
              gpointer user_data,
              GError **error)
{
  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT " %s %s %s;", entry->number,
                          entry->action, entry->subject, entry->by);

  return TRUE;
}

static void
test_trail (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "entries=3", "to=summary.pdf", NULL };
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) added = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleChange) undone = socle_register_undo (reg, added, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (socle_register_note (reg, "export", fields, NULL));
  g_assert_true (socle_register_follow (reg, append_entry, text, NULL));
  g_assert_cmpstr (text->str, ==,
                   "1 create register Ann Officer;2 add service-2 Ann Officer;"
                   "3 undo service-2 Ann Officer;4 export register Ann Officer;");
}

/* What another SQLite program can do, and that it shows, with the place. */
static const struct
{
  const char *sql;
  SocleRegisterError code;
  const char *place;
} tampering[] = {
  { "UPDATE service SET owner = 'Eve'", SOCLE_REGISTER_ERROR_ALTERED, "service-2" },
  { "UPDATE service SET notes = 'x'", SOCLE_REGISTER_ERROR_ALTERED, "service-2" },
  { "DELETE FROM edition", SOCLE_REGISTER_ERROR_ALTERED, "edition-3" },
  { "UPDATE edition SET id = 'edition-9'", SOCLE_REGISTER_ERROR_ALTERED, "edition-9" },
  { "INSERT INTO service VALUES ('service-9', 'microsoft', 'x', '', '', '', '')",
    SOCLE_REGISTER_ERROR_ALTERED, "service-9" },
  { "DROP TRIGGER trail_no_delete", SOCLE_REGISTER_ERROR_ALTERED, "form of its tables" },
  { "DROP TRIGGER trail_no_delete; DELETE FROM trail WHERE number = 3;"
    "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail\n"
    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
    SOCLE_REGISTER_ERROR_ALTERED, "edition-3" },
  { "DROP TRIGGER trail_no_update; UPDATE trail SET entry = replace(entry, 'Ann', 'Eve')"
    " WHERE number = 2;"
    "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail\n"
    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
    SOCLE_REGISTER_ERROR_ALTERED, "entry 2" },
  { "UPDATE service SET owner = CAST(x'ff' AS TEXT)", SOCLE_REGISTER_ERROR_DAMAGED, "UTF-8" },
};

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) service = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleChange) edition = fixture_add (reg, fixture_edition ());
  g_autoptr (GBytes) good = fixture_read (fixture);

  g_clear_object (&reg);
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture_write (fixture, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      g_test_message ("%s", tampering[i].sql);
      g_assert_cmpint (fixture_tamper (fixture, tampering[i].sql), ==, SQLITE_OK);
      g_assert_null (socle_sqlite_register_open (&fixture->settings, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, (int) tampering[i].code);
      g_assert_nonnull (strstr (error->message, tampering[i].place));
    }
}

/* Adds a record that no Socle would have, with a trail that agrees. */
static void
force_in (Fixture *fixture, SocleRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleDatabase) database =
    socle_database_open (fixture->path, NULL, SOCLE_SCHEMA_VERSION, fixture->messages, &error);
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();
  g_autoptr (SocleChange) change = socle_change_new (NULL, record);
  g_autoptr (SocleTrailEntry) entry = NULL;
  g_autoptr (SocleRecord) after = NULL;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  g_assert_true (socle_database_begin (database, &error));
  g_assert_true (socle_trail_table_follow (database, chain, NULL, NULL, &error));
  id = g_strdup_printf ("evidence-%" G_GUINT64_FORMAT, socle_trail_chain_get_count (chain) + 1);
  after = socle_record_with_id (record, id);
  entry = socle_change_entry_new (change, after, "Eve", fixture->now);
  g_set_str (&entry->evidence_sha256, SOCLE_TRAIL_NONE);
  g_assert_true (socle_record_table_put (database, NULL, after, &error));
  g_assert_true (socle_trail_table_append (database, chain, entry, &error));
  g_assert_true (socle_database_commit (database, &error));
}

static void
test_no_digest (Fixture *fixture, gconstpointer data)
{
  static const char *const digests[] = {
    "../../../../../../../../../../../../../../../../../etc/passwd.db",
    "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
  };

  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      g_autoptr (SocleRecord) record = fixture_evidence ();
      g_autoptr (SocleRecord) hostile = socle_record_with (record, "sha256", digests[i], NULL);
      g_autoptr (SocleRegister) reg = fixture_create (fixture);

      g_clear_object (&reg);
      force_in (fixture, record);
      reg = fixture_open (fixture);
      g_clear_object (&reg);
      force_in (fixture, hostile);
      fixture_refuse (fixture, SOCLE_REGISTER_ERROR_ALTERED);
      g_unlink (fixture->path);
    }
}

/* With the triggers in place, no statement changes the trail. */
static void
test_append_only (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE trail SET entry = ''",
    "UPDATE trail SET number = number + 1",
    "DELETE FROM trail",
    "REPLACE INTO trail SELECT 1, '', sha256, fingerprint FROM trail WHERE number = 1",
    "INSERT INTO trail SELECT 1, '', sha256, fingerprint FROM trail WHERE number = 1"
    " ON CONFLICT DO UPDATE SET entry = ''",
    "INSERT INTO trail SELECT 9, '', sha256, fingerprint FROM trail WHERE number = 1",
    "INSERT INTO trail SELECT -1, '', sha256, fingerprint FROM trail WHERE number = 1",
    "INSERT INTO trail SELECT NULL, '', sha256, fingerprint FROM trail WHERE number = 1"
    " UNION ALL SELECT 1, '', sha256, fingerprint FROM trail WHERE number = 1",
  };
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) service = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (GBytes) before = fixture_read (fixture);
  g_autoptr (GBytes) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_test_message ("%s", statements[i]);
      g_assert_cmpint (fixture_tamper (fixture, statements[i]), !=, SQLITE_OK);
    }
  after = fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleRecord) service = fixture_service ("azure");
  g_autoptr (SocleChange) change = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      /* Renamed, replaced by text, replaced by a copy of itself. */
      g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
      if (i == 1)
        fixture_write (fixture, "Dear Ann,\n", 10);
      if (i == 2)
        {
          g_autofree char *content = NULL;
          size_t length;

          g_assert_true (g_file_get_contents (other, &content, &length, NULL));
          fixture_write (fixture, content, length);
        }

      g_assert_true (socle_register_has_moved (reg));
      g_assert_null (socle_register_add (reg, service, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED);
      g_unlink (fixture->path);
      g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
    }

  /* Back in its place it works again, with nothing lost. */
  change = socle_register_add (reg, service, NULL);
  g_assert_nonnull (change);
  g_assert_cmpuint (fixture_count (reg), ==, 2);
  assert_good (reg);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GBytes) whole = NULL;
  const guint8 *bytes;
  size_t length;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("service-%d", i);
      g_autoptr (SocleChange) change = fixture_add (reg, fixture_service (name));
    }
  g_clear_object (&reg);
  whole = fixture_read (fixture);
  bytes = g_bytes_get_data (whole, &length);

  fixture_write (fixture, "", 0);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_EMPTY);
  fixture_write (fixture, "Dear Ann,\n", 10);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_FOREIGN);
  fixture_write (fixture, bytes, length / 2);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_CUT_OFF);
  g_unlink (fixture->path);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_NOT_FOUND);

  fixture_write (fixture, bytes, length);
  g_assert_cmpint (fixture_tamper (fixture, "PRAGMA user_version = 3"), ==, SQLITE_OK);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_NEWER);

  /* And the whole file again. */
  fixture_write (fixture, bytes, length);
  reg = fixture_open (fixture);
  g_assert_cmpuint (fixture_count (reg), ==, 21);
}

/* What a newer Socle wrote is shown as far as it is known, and stays as it is. */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) change = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (SocleRecord) other = fixture_service ("graph");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (socle_register_is_newer (reg));
  g_clear_object (&reg);
  g_assert_cmpint (fixture_tamper (fixture, "ALTER TABLE service ADD COLUMN later TEXT;"
                                            "CREATE TABLE later (id TEXT) STRICT;"
                                            "PRAGMA user_version = 1000"),
                   ==, SQLITE_OK);
  before = fixture_read (fixture);
  fixture_refuse (fixture, SOCLE_REGISTER_ERROR_NEWER);

  fixture->settings.newer_too = TRUE;
  reg = fixture_open (fixture);
  g_assert_true (socle_register_is_newer (reg));
  g_assert_true (socle_register_is_read_only (reg));
  g_assert_cmpuint (fixture_count (reg), ==, 2);
  assert_good (reg);
  records = socle_register_list (reg, SOCLE_RECORD_SERVICE, &error);
  g_assert_cmpuint (records->len, ==, 1);

  g_assert_null (socle_register_add (reg, other, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (socle_register_back_up (reg, target, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NEWER);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_clear_object (&reg);
  after = fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

/* A newer one of which not even that can be read, or whose trail is not whole. */
static void
test_newer_and_strange (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "ALTER TABLE service DROP COLUMN notes",
    "DROP TABLE letter",
    "DROP TABLE trail",
    "DROP TRIGGER trail_no_update; UPDATE trail SET entry = entry || 'x' WHERE number = 1",
  };

  fixture->settings.newer_too = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (SocleRegister) reg = NULL;

      g_test_message ("%s", changes[i]);
      g_unlink (fixture->path);
      reg = fixture_create (fixture);
      g_clear_object (&reg);
      g_assert_cmpint (fixture_tamper (fixture, changes[i]), ==, SQLITE_OK);
      g_assert_cmpint (fixture_tamper (fixture, "PRAGMA user_version = 1000"), ==, SQLITE_OK);
      fixture_refuse (fixture, SOCLE_REGISTER_ERROR_NEWER);
    }
}

/* The same failure in another language, after it was told. */
static void
test_other_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "As it is.");

  for (int code = 0; code < SOCLE_N_REGISTER_ERRORS; code++)
    {
      g_autoptr (GError) english_error = NULL;
      g_autoptr (GError) french_error = NULL;
      g_autoptr (GError) copy = NULL;
      g_autofree char *sentence = NULL;

      socle_register_error_set (&english_error, (SocleRegisterError) code, fixture->messages,
                                "/a/b.db", "7");
      socle_register_error_set (&french_error, (SocleRegisterError) code, french, "/a/b.db", "7");
      copy = g_error_copy (english_error);
      g_clear_error (&english_error);
      sentence = socle_register_error_word (copy, french);
      g_assert_cmpstr (sentence, ==, french_error->message);
      if (code != SOCLE_REGISTER_ERROR_VALUE && code != SOCLE_REGISTER_ERROR_EVIDENCE)
        g_assert_cmpstr (sentence, !=, copy->message);
    }

  {
    g_autofree char *sentence = socle_register_error_word (foreign, french);

    g_assert_cmpstr (sentence, ==, "As it is.");
  }
}

static void
test_back_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "backups", "copy.db", NULL);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) change = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleRegister) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_register_back_up (reg, target, &error));
  g_assert_no_error (error);
  g_assert_false (socle_register_back_up (reg, target, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BACKUP);
  g_clear_error (&error);

  fixture->settings.path = target;
  copy = fixture_open (fixture);
  g_assert_cmpuint (fixture_count (copy), ==, 2);
  assert_good (copy);
}

/* A name of the desktop that is no text still makes an entry. */
static void
test_strange_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "", "\xff\n", "a\nb: c", "\xe2\x80\xae" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SocleRegister) reg = NULL;

      g_unlink (fixture->path);
      fixture->settings.by = names[i];
      reg = fixture_create (fixture);
      g_assert_cmpuint (fixture_count (reg), ==, 1);
      assert_good (reg);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/register/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("create", test_create);
  ADD ("each-kind", test_each_kind);
  ADD ("undo", test_undo);
  ADD ("conflict", test_conflict);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("trail", test_trail);
  ADD ("tampering", test_tampering);
  ADD ("no-digest", test_no_digest);
  ADD ("append-only", test_append_only);
  ADD ("moved", test_moved);
  ADD ("bad-files", test_bad_files);
  ADD ("newer", test_newer);
  ADD ("newer-and-strange", test_newer_and_strange);
  ADD ("other-language", test_other_language);
  ADD ("back-up", test_back_up);
  ADD ("strange-names", test_strange_names);

  return g_test_run ();
}
