/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of backups that are made each day, and of putting one back. */

#include "config.h"

#include "socle-register-backup.h"

#include "register-fixture.h"

static void
set_today (GDate *today, GDateDay day)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, day, G_DATE_NOVEMBER, 2026);
}

static char *
dup_backup (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, "backups", name, NULL);
}

static guint
count_backups (Fixture *fixture)
{
  g_autofree char *folder = dup_backup (fixture, "");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  GDate today;

  for (GDateDay day = 1; day <= 20; day++)
    for (int times = 0; times < 2; times++)
      {
        set_today (&today, day);
        g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
        g_assert_no_error (error);
      }

  g_assert_cmpuint (count_backups (fixture), ==, 10);
}

/* What somebody else has put there, under whatever name, is not removed. */
static void
test_leaves_others (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "register_2020-01-01.db",   "register 2020-01-01.db",
                                       "register-2020-01-01.db~",  "registers-2020-01-01.db",
                                       "register-2020-13-01.db",   "register-2020-01-01.txt",
                                       "my-register-2020-01-01.db" };
  g_autofree char *folder = dup_backup (fixture, "");
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  GDate today;

  g_assert_no_errno (g_mkdir (folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_backup (fixture, names[i]);

      g_file_set_contents (path, "mine", -1, NULL);
    }
  for (int month = 0; month < 30; month++)
    {
      set_today (&today, 1);
      g_date_add_months (&today, (guint) month);
      g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_backup (fixture, names[i]);

      g_test_message ("%s", names[i]);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Ten entries, a backup, another change; then the backup is put back. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = dup_backup (fixture, "register-2026-11-01.db");
  g_autofree char *replaced = dup_backup (fixture, "register-replaced-2026-11-26T083000Z.db");
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) first = fixture_add (reg, fixture_service ("azure"));
  g_autoptr (SocleChange) second = NULL;
  g_autoptr (SocleRegister) again = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  set_today (&today, 1);
  g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
  second = fixture_add (reg, fixture_service ("graph"));

  g_assert_true (socle_register_backup_restore (&fixture->settings, backup, &error));
  g_assert_no_error (error);

  /* The one that is still open notices. */
  g_assert_true (socle_register_has_moved (reg));

  again = fixture_open (fixture);
  services = socle_register_list (again, SOCLE_RECORD_SERVICE, NULL);
  g_assert_cmpuint (services->len, ==, 1);
  g_assert_cmpuint (fixture_count (again), ==, 3);
  g_clear_object (&again);

  /* Neither the backup nor what was there is lost. */
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  fixture->settings.path = replaced;
  again = fixture_open (fixture);
  g_assert_cmpuint (fixture_count (again), ==, 3);
}

static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = dup_backup (fixture, "register-2026-11-01.db");
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  GDate today;

  set_today (&today, 1);
  g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
  g_clear_object (&reg);
  fixture_write (fixture, "Dear Ann,\n", 10);
  g_file_set_contents (journal, "rubbish", -1, NULL);

  g_assert_true (socle_register_backup_restore (&fixture->settings, backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  reg = fixture_open (fixture);
  g_assert_cmpuint (fixture_count (reg), ==, 2);

  /* And where there is nothing. */
  g_clear_object (&reg);
  g_unlink (fixture->path);
  g_assert_true (socle_register_backup_restore (&fixture->settings, backup, &error));
  reg = fixture_open (fixture);
}

/* A journal without its file would be taken for the journal of the copy. */
static void
test_restore_over_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = dup_backup (fixture, "register-2026-11-01.db");
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *kept = dup_backup (fixture, "register-replaced-2026-11-26T083000Z.db-journal");
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  GDate today;

  set_today (&today, 1);
  g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
  g_clear_object (&reg);
  g_unlink (fixture->path);
  g_file_set_contents (journal, "rubbish", -1, NULL);

  g_assert_true (socle_register_backup_restore (&fixture->settings, backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  reg = fixture_open (fixture);
}

/* What there is moves with its journal, or not at all. */
static void
test_restore_half_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = dup_backup (fixture, "register-2026-11-01.db");
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *taken = dup_backup (fixture, "register-replaced-2026-11-26T083000Z.db-journal");
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  set_today (&today, 1);
  g_assert_true (socle_register_backup_daily (reg, fixture->path, &today, &error));
  g_clear_object (&reg);
  before = fixture_read (fixture);
  g_file_set_contents (journal, "rubbish", -1, NULL);
  g_assert_no_errno (g_mkdir (taken, 0700));

  g_assert_false (socle_register_backup_restore (&fixture->settings, backup, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DISK);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  after = fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

/* A backup that is none changes nothing. */
static void
test_bad_backup (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *content;
    SocleRegisterError code;
  } cases[] = {
    { NULL, SOCLE_REGISTER_ERROR_NOT_FOUND },
    { "", SOCLE_REGISTER_ERROR_EMPTY },
    { "Dear Ann,\n", SOCLE_REGISTER_ERROR_FOREIGN },
  };
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GBytes) before = fixture_read (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *name;

      if (cases[i].content != NULL)
        g_file_set_contents (backup, cases[i].content, -1, NULL);
      g_assert_false (socle_register_backup_restore (&fixture->settings, backup, &error));
      g_assert_error (error, SOCLE_REGISTER_ERROR, (int) cases[i].code);
      after = fixture_read (fixture);
      g_assert_true (g_bytes_equal (before, after));
      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_null (strstr (name, ".restore-"));
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/register-backup/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("daily", test_daily);
  ADD ("leaves-others", test_leaves_others);
  ADD ("restore", test_restore);
  ADD ("restore-over-damage", test_restore_over_damage);
  ADD ("restore-over-journal", test_restore_over_journal);
  ADD ("restore-half-moved", test_restore_half_moved);
  ADD ("bad-backup", test_bad_backup);

  return g_test_run ();
}
