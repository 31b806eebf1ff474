/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes that are killed while they write, and two that write at once. */

#include "config.h"

#include "register-fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * SOCLE_TEST_KILLS and SOCLE_TEST_CHANGES say how many rounds to make: 1,000 of each for
 * the figures to publish.
 */
#define DEFAULT_KILLS 60
#define DEFAULT_CHANGES 150
#define KILLS_OF_ONE_REGISTER 50
#define MAX_TRIES 50

static guint
get_wanted (const char *variable, guint fallback)
{
  const char *wanted = g_getenv (variable);
  guint64 number;

  return wanted != NULL && g_ascii_string_to_unsigned (wanted, 10, 1, G_MAXINT, &number, NULL)
           ? (guint) number
           : fallback;
}

/* Notes one thing after the other, and tells each on the pipe once it is saved. */
static void
write_until_killed (Fixture *fixture, int pipe)
{
  static const char *const fields[] = { "a=b", NULL };
  g_autoptr (SocleRegister) reg = socle_sqlite_register_open (&fixture->settings, NULL);
  guint64 count;

  if (reg == NULL)
    _exit (3);
  for (count = fixture_count (reg) + 1; socle_register_note (reg, "note", fields, NULL); count++)
    if (write (pipe, &count, sizeof count) != sizeof count)
      _exit (4);
  _exit (5);
}

/* Returns how many entries the child told of before it was killed, @before if none. */
static guint64
kill_one (Fixture *fixture, guint64 before)
{
  guint64 count, last = before;
  int pipes[2];
  int status;
  pid_t child;

  g_assert_no_errno (pipe (pipes));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (pipes[0]);
      write_until_killed (fixture, pipes[1]);
    }
  close (pipes[1]);
  /* Some rounds kill it while it opens the register, most while it writes. */
  if (g_test_rand_int_range (0, 4) > 0 && read (pipes[0], &count, sizeof count) == sizeof count)
    last = count;
  g_usleep ((gulong) g_test_rand_int_range (2000, 32000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (pipes[0], &count, sizeof count) == sizeof count)
    last = count;
  close (pipes[0]);

  return last;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  guint n_kills = get_wanted ("SOCLE_TEST_KILLS", DEFAULT_KILLS);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  guint n_journals = 0, n_entries = 0;
  guint64 before = 0;

  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (SocleRegister) reg = NULL;
      guint64 told, count;

      if (i % KILLS_OF_ONE_REGISTER == 0)
        {
          g_unlink (fixture->path);
          reg = fixture_create (fixture);
          before = 1;
          g_clear_object (&reg);
        }
      told = kill_one (fixture, before);
      n_journals += g_file_test (journal, G_FILE_TEST_EXISTS);

      /* Opening checks the file and the trail. */
      reg = fixture_open (fixture);
      count = fixture_count (reg);
      g_assert_true (count == told || count == told + 1);
      n_entries += (guint) (count - before);
      before = count;
    }

  g_test_message ("FIGURE %u kills, %u entries, %u journals left: 0 lost, 0 damaged", n_kills,
                  n_entries, n_journals);
}

/* Whether to try once more, as the sentence says; a slow disk keeps the other one writing. */
static gboolean
is_busy (GError **error, guint *n_tries)
{
  if (!g_error_matches (*error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_BUSY) ||
      ++*n_tries > MAX_TRIES)
    return FALSE;
  g_clear_error (error);

  return TRUE;
}

static SocleChange *
apply_patiently (SocleRegister *reg, SocleRecord *before, SocleRecord *after)
{
  g_autoptr (GError) error = NULL;
  SocleChange *change;
  guint n_tries = 0;

  do
    change = before != NULL ? socle_register_edit (reg, before, after, &error)
                            : socle_register_add (reg, after, &error);
  while (change == NULL && is_busy (&error, &n_tries));
  if (change == NULL)
    {
      g_printerr ("%s\n", error->message);
      _exit (4);
    }

  return change;
}

/* Adds services of its own, and edits each once. */
static void
write_changes (Fixture *fixture, int number, guint n_changes)
{
  g_autoptr (GError) error = NULL;
  SocleRegister *reg;
  guint n_tries = 0;

  do
    reg = socle_sqlite_register_open (&fixture->settings, &error);
  while (reg == NULL && is_busy (&error, &n_tries));
  if (reg == NULL)
    {
      g_printerr ("%s\n", error->message);
      _exit (3);
    }
  for (guint i = 0; i < n_changes / 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("service-%d-%u", number, i);
      g_autoptr (SocleRecord) service = fixture_service (name);
      g_autoptr (SocleChange) added = apply_patiently (reg, NULL, service);
      SocleRecord *record = socle_change_get_after (added);
      g_autoptr (SocleRecord) changed = socle_record_with (record, "owner", "Bob", NULL);
      g_autoptr (SocleChange) edited = apply_patiently (reg, record, changed);

      g_assert_nonnull (edited);
    }
  g_object_unref (reg);
  _exit (0);
}

static void
test_two_writers (Fixture *fixture, gconstpointer data)
{
  guint n_changes = get_wanted ("SOCLE_TEST_CHANGES", DEFAULT_CHANGES);
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GPtrArray) services = NULL;
  pid_t children[2];

  g_clear_object (&reg);
  for (int i = 0; i < 2; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        write_changes (fixture, i, n_changes);
    }
  for (int i = 0; i < 2; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }

  reg = fixture_open (fixture);
  services = socle_register_list (reg, SOCLE_RECORD_SERVICE, NULL);
  g_assert_cmpuint (fixture_count (reg), ==, 1 + n_changes / 2 * 4);
  g_assert_cmpuint (services->len, ==, n_changes / 2 * 2);
  g_test_message ("FIGURE 2 processes, %u changes each: %u entries, 0 lost", n_changes / 2 * 2,
                  (guint) fixture_count (reg) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/processes/kill", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  g_test_add ("/processes/two-writers", Fixture, NULL, fixture_set_up, test_two_writers,
              fixture_tear_down);

  return g_test_run ();
}
