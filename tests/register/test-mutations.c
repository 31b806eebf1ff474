/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program changes shows, against the trail itself or a kept fingerprint. */

#include "config.h"

#include "register-fixture.h"

#include "socle-trail-chain.h"
#include "socle-trail-entry.h"

/*
 * SOCLE_TEST_MUTATIONS says how many of each to make: 10,000 for the figures to publish.
 */
#define DEFAULT_MUTATIONS 300
#define N_ENTRIES 60

static guint
get_wanted (void)
{
  const char *wanted = g_getenv ("SOCLE_TEST_MUTATIONS");
  guint64 number;

  return wanted != NULL && g_ascii_string_to_unsigned (wanted, 10, 1, G_MAXINT, &number, NULL)
           ? (guint) number
           : DEFAULT_MUTATIONS;
}

/* A register with some of everything. Returns the fingerprint of all its entries. */
static char *
fill (Fixture *fixture)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  char *fingerprint = NULL;
  guint64 count = 0;

  while (count < N_ENTRIES)
    {
      SocleRecordKind kind = (SocleRecordKind) (count % SOCLE_N_RECORD_KINDS);
      g_autofree char *name = g_strdup_printf ("service-%u", (guint) count);
      g_autoptr (SocleRecord) record =
        kind == SOCLE_RECORD_SERVICE ? fixture_service (name) : fixture_record (kind);
      g_autoptr (SocleRecord) other = kind == SOCLE_RECORD_REMINDER
                                        ? socle_record_with (record, "subject", name, NULL)
                                        : socle_record_ref (record);
      g_autoptr (SocleChange) change = fixture_add (reg, socle_record_ref (other));

      g_free (fingerprint);
      g_assert_true (socle_register_get_fingerprint (reg, &count, &fingerprint, &error));
    }

  return fingerprint;
}

static void
exec_sql (sqlite3 *handle, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Opens the file as another program would, with the triggers out of the way. */
static sqlite3 *
break_in (Fixture *fixture)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  exec_sql (handle, "PRAGMA synchronous = OFF; DROP TRIGGER trail_no_update;"
                    "DROP TRIGGER trail_no_delete; DROP TRIGGER trail_next");

  return handle;
}

/* Puts the triggers back, to the letter, so that only the content gives it away. */
static void
cover_up (sqlite3 *handle)
{
  exec_sql (handle, "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail\n"
                    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;"
                    "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail\n"
                    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;"
                    "CREATE TRIGGER trail_next BEFORE INSERT ON trail\n"
                    "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM trail)\n"
                    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END");
  sqlite3_close (handle);
}

/* Gives every entry the number, digest and fingerprint that go with its text, as someone
 * would who knows how the trail works. */
static void
make_consistent (sqlite3 *handle)
{
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (handle, "SELECT entry FROM trail ORDER BY number", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  exec_sql (handle, "DELETE FROM trail");
  sqlite3_prepare_v2 (handle, "INSERT INTO trail VALUES (?1, ?2, ?3, ?4)", -1, &statement, NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      char **text = (char **) &texts->pdata[i];
      g_autoptr (SocleTrailEntry) entry = socle_trail_entry_parse (*text, strlen (*text));
      g_autofree char *digest = NULL;

      if (entry != NULL)
        {
          entry->number = i + 1;
          g_free (*text);
          *text = socle_trail_entry_print (entry);
        }
      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, *text, -1);
      socle_trail_chain_append (chain, digest);
      sqlite3_bind_int64 (statement, 1, (gint64) i + 1);
      sqlite3_bind_text (statement, 2, *text, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, digest, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 4, socle_trail_chain_get_fingerprint (chain), -1,
                         SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

static void run_on (sqlite3 *handle, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run_on (sqlite3 *handle, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  exec_sql (handle, sql);
}

/* One change of the trail, of any kind; with @text_only, one that stays when digests are
 * made to fit. */
static void
mutate (sqlite3 *handle, gboolean text_only)
{
  int one = g_test_rand_int_range (1, N_ENTRIES + 1);
  int other = one == 1 ? 2 : one - 1;

  switch (g_test_rand_int_range (0, text_only ? 7 : 8))
    {
    case 0: /* a character of an entry becomes another */
      run_on (handle,
              "UPDATE trail SET entry = substr(entry, 1, %d) || '%c' || substr(entry, %d)"
              " WHERE number = %d",
              one, '~', one + 2, one);
      break;
    case 1: /* someone else did it */
      run_on (handle,
              "UPDATE trail SET entry = replace(entry, 'Ann Officer', 'Eve')"
              " WHERE number = %d",
              one);
      break;
    case 2: /* at another time */
      run_on (handle,
              "UPDATE trail SET entry = replace(entry, 'T08:30', 'T07:30')"
              " WHERE number >= %d",
              one);
      break;
    case 3: /* it never happened */
      run_on (handle, "DELETE FROM trail WHERE number = %d", one);
      break;
    case 4: /* nothing of late did */
      run_on (handle, "DELETE FROM trail WHERE number >= %d", one);
      break;
    case 5: /* it happened twice */
      run_on (handle,
              "INSERT INTO trail SELECT %d, entry, sha256, fingerprint FROM trail"
              " WHERE number = %d",
              N_ENTRIES + 1, one);
      break;
    case 6: /* two things happened the other way round */
      run_on (handle,
              "UPDATE trail SET entry = CASE number"
              " WHEN %d THEN (SELECT entry FROM trail WHERE number = %d)"
              " ELSE (SELECT entry FROM trail WHERE number = %d) END"
              " WHERE number IN (%d, %d)",
              one, other, other == one ? other : one, one, other);
      break;
    default: /* a digest is another one */
      run_on (handle, "UPDATE trail SET %s = substr(sha256, 2) || 'f' || '' WHERE number = %d",
              one % 2 ? "sha256" : "fingerprint", one);
      break;
    }
}

/* Whether the register opens and begins with what the kept fingerprint stands for. */
static gboolean
has_kept (Fixture *fixture, const char *kept, gboolean *opened)
{
  g_autoptr (SocleRegister) reg = socle_sqlite_register_open (&fixture->settings, NULL);
  g_autofree char *fingerprint = NULL;
  guint64 count = 0;

  *opened = reg != NULL;
  if (reg == NULL || !socle_register_get_fingerprint (reg, &count, &fingerprint, NULL))
    return FALSE;

  return count == N_ENTRIES && strcmp (fingerprint, kept) == 0;
}

static void
test_trail (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = fill (fixture);
  g_autoptr (GBytes) content = fixture_read (fixture);
  guint n_wanted = get_wanted ();
  guint n_alone = 0, n_missed = 0;
  gboolean opened;

  g_assert_true (has_kept (fixture, kept, &opened));
  for (guint i = 0; i < n_wanted; i++)
    {
      sqlite3 *handle;

      fixture_write (fixture, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      handle = break_in (fixture);
      mutate (handle, i % 2 == 0);
      if (i % 2 == 0)
        make_consistent (handle);
      cover_up (handle);

      if (has_kept (fixture, kept, &opened))
        n_missed++;
      n_alone += !opened;
    }

  g_test_message ("FIGURE %u mutations of the trail: %u found by itself, the others against a "
                  "kept fingerprint, %u missed",
                  n_wanted, n_alone, n_missed);
  g_assert_cmpuint (n_missed, ==, 0);
}

static GPtrArray *
list_everything (SocleRegister *reg)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);

  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = socle_register_list (reg, (SocleRecordKind) kind, NULL);

      for (guint i = 0; records != NULL && i < records->len; i++)
        g_ptr_array_add (all, socle_record_ref (g_ptr_array_index (records, i)));
    }

  return all;
}

static gboolean
shows_the_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!socle_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* A bit of the file turns over: it is found, or it is in bytes that mean nothing. */
static void
test_bits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = fill (fixture);
  g_autoptr (GBytes) content = fixture_read (fixture);
  g_autoptr (SocleRegister) good = fixture_open (fixture);
  g_autoptr (GPtrArray) before = list_everything (good);
  g_autofree guint8 *bytes =
    g_memdup2 (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  guint n_wanted = get_wanted ();
  guint n_found = 0;

  g_clear_object (&good);
  for (guint i = 0; i < n_wanted; i++)
    {
      gint32 at = g_test_rand_int_range (0, (gint32) g_bytes_get_size (content));
      guint8 bit = (guint8) (1 << g_test_rand_int_range (0, 8));
      g_autoptr (SocleRegister) reg = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autofree char *fingerprint = NULL;
      guint64 count;

      bytes[at] ^= bit;
      fixture_write (fixture, bytes, g_bytes_get_size (content));
      bytes[at] ^= bit;

      reg = socle_sqlite_register_open (&fixture->settings, NULL);
      if (reg == NULL)
        {
          n_found++;
          continue;
        }
      /* Nothing that it shows is other than it was. */
      after = list_everything (reg);
      g_assert_true (shows_the_same (before, after));
      g_assert_true (socle_register_get_fingerprint (reg, &count, &fingerprint, NULL));
      g_assert_cmpstr (fingerprint, ==, kept);
    }

  g_test_message ("FIGURE %u bits turned over: %u found, %u in bytes without meaning, 0 shown",
                  n_wanted, n_found, n_wanted - n_found);
  g_assert_cmpuint (n_found, >, 0);
}

/* The trail and the tables agree after whatever was done. */
static void
test_random_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (GError) error = NULL;
  guint n_wanted = get_wanted ();
  guint n_refused = 0;

  for (guint i = 0; i < n_wanted; i++)
    {
      SocleChange *old = made->len > 0
                           ? g_ptr_array_index (made, g_test_rand_int_range (0, (gint32) made->len))
                           : NULL;
      SocleRecord *record = old != NULL ? socle_change_get_after (old) : NULL;
      g_autoptr (SocleRecord) other = NULL;
      g_autofree char *name = g_strdup_printf ("service-%u", i);
      SocleChange *change;

      switch (record != NULL ? g_test_rand_int_range (0, 4) : 0)
        {
        case 0:
          change = fixture_add (reg, i % 2 ? fixture_edition () : fixture_service (name));
          break;
        case 1:
          other = socle_record_with (record, "notes", name, NULL);
          change = socle_register_edit (reg, record, other, NULL);
          break;
        case 2:
          change = socle_register_remove (reg, record, NULL);
          break;
        default:
          change = socle_register_undo (reg, old, NULL);
          break;
        }
      if (change != NULL)
        g_ptr_array_add (made, change);
      else
        n_refused++;
    }

  g_assert_true (socle_register_check (reg, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (reg), ==, 1 + made->len);
  g_test_message ("FIGURE %u random changes, %u of them refused: trail and tables agree", n_wanted,
                  n_refused);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/mutations/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("trail", test_trail);
  ADD ("bits", test_bits);
  ADD ("random-changes", test_random_changes);

  return g_test_run ();
}
