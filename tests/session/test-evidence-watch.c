/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading evidence again: what has rotted is named, and nothing else. */

#include "config.h"

#include "socle-evidence-watch.h"

#include "../register/register-fixture.h"

#include <sys/stat.h>

#define N_FILES 100
#define TODAY "2026-11-26"

typedef struct
{
  Fixture fixture;
  SocleEvidenceStore *store;
  SocleRecorder *recorder;
  SocleEvidenceWatch *watch;
  guint n_found;
} WatchFixture;

static void
set_up (WatchFixture *self, gconstpointer data)
{
  g_autofree char *folder = NULL;

  fixture_set_up (&self->fixture, data);
  folder = g_build_filename (self->fixture.folder, "evidence", NULL);
  self->store = socle_evidence_store_new (folder, self->fixture.messages);
}

static void
found_cb (WatchFixture *self)
{
  self->n_found++;
}

/* Socle started on a day. */
static void
open_on (WatchFixture *self, const char *day)
{
  g_autoptr (SocleRegisterKeeper) keeper =
    socle_register_keeper_new (self->fixture.path, FALSE, self->fixture.messages);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_parse (&today, day);
  self->recorder = socle_recorder_new (keeper);
  self->watch = socle_evidence_watch_new (self->recorder, self->fixture.messages, &today);
  socle_evidence_watch_set_delay (self->watch, 0);
  self->n_found = 0;
  g_signal_connect_swapped (self->watch, "notify::findings", G_CALLBACK (found_cb), self);
  socle_recorder_open (self->recorder);
  while (socle_recorder_get_busy (self->recorder))
    g_main_context_iteration (NULL, TRUE);
}

static void
close_all (WatchFixture *self)
{
  g_clear_object (&self->watch);
  g_clear_object (&self->recorder);
}

static void
tear_down (WatchFixture *self, gconstpointer data)
{
  close_all (self);
  socle_evidence_store_free (self->store);
  /* The thread of a run that was given up may have a file in its hands. */
  while (g_atomic_int_get (&G_OBJECT (self->fixture.messages)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
  fixture_tear_down (&self->fixture, data);
}

static gboolean
out_of_time_cb (gpointer user_data)
{
  g_assert_not_reached ();

  return G_SOURCE_REMOVE;
}

/* Until all files are read on that day. */
static void
wait_for_day (WatchFixture *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (60, out_of_time_cb, NULL);
  g_autofree char *shown = NULL;

  while (g_strcmp0 (shown, expected) != 0 || socle_evidence_watch_get_running (self->watch))
    {
      GDate day;

      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&shown, g_free);
      if (socle_evidence_watch_get_day (self->watch, &day))
        {
          char buffer[16];

          g_date_strftime (buffer, sizeof buffer, "%Y-%m-%d", &day);
          shown = g_strdup (buffer);
        }
    }
  g_source_remove (limit);
}

static void
add_files (WatchFixture *self, guint n_files)
{
  g_autoptr (SocleRegister) reg = fixture_create (&self->fixture);

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *content = g_strdup_printf ("%%PDF-1.7\n%u\n%%%%EOF\n", i);
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);
      g_autofree char *under = g_strdup_printf ("edition-%u", i + 1);
      g_autofree char *path = g_build_filename (self->fixture.folder, name, NULL);
      g_autoptr (SocleReceivedFile) file = socle_received_file_new (path);
      g_autoptr (SocleChange) change = NULL;

      g_assert_true (g_file_set_contents (path, content, -1, NULL));
      change = socle_received_file_record (file, reg, self->store, under, NULL, NULL);
      g_assert_nonnull (change);
    }
}

static char *
dup_object (WatchFixture *self, guint i)
{
  g_autofree char *content = g_strdup_printf ("%%PDF-1.7\n%u\n%%%%EOF\n", i);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  return socle_evidence_store_dup_path (self->store, sha256);
}

typedef enum
{
  FLIP,
  CUT,
  REMOVE,
} Damage;

/* Damages an object; the times of the file are no help in finding it. */
static void
damage (WatchFixture *self, guint i, Damage how)
{
  g_autofree char *path = dup_object (self, i);
  g_autofree char *content = NULL;
  size_t length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  content[i % length] = (char) (content[i % length] ^ (1 << (i % 8)));
  if (how == CUT)
    content[i % length] = (char) (content[i % length] ^ (1 << (i % 8)));
  if (how != REMOVE)
    g_assert_true (
      g_file_set_contents (path, content, (gssize) (how == CUT ? length - 1 : length), NULL));
}

static void
assert_found (WatchFixture *self, guint n_found)
{
  GPtrArray *findings = socle_evidence_watch_get_findings (self->watch);

  g_assert_cmpuint (findings->len, ==, n_found);
}

static void
assert_finding (WatchFixture *self, guint index, guint i, SocleEvidenceState state)
{
  SocleRecord *record = g_ptr_array_index (socle_evidence_watch_get_findings (self->watch), index);
  g_autofree char *name = g_strdup_printf ("%u.pdf", i);
  g_autofree char *under = g_strdup_printf ("edition-%u", i + 1);

  g_assert_cmpstr (socle_record_get (record, "name"), ==, name);
  g_assert_cmpstr (socle_record_get (record, "filed_under"), ==, under);
  g_assert_cmpint (socle_evidence_watch_get_state (self->watch, record), ==, state);
}

/* 100 files, each flipped, cut or removed: all are named; half of them: the others are not. */
static void
test_damage (WatchFixture *self, gconstpointer data)
{
  Damage how = (Damage) GPOINTER_TO_INT (data);
  SocleEvidenceState state = how == REMOVE ? SOCLE_EVIDENCE_MISSING : SOCLE_EVIDENCE_BAD;

  add_files (self, N_FILES);
  for (guint i = 1; i < N_FILES; i += 2)
    damage (self, i, how);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, N_FILES / 2);
  for (guint i = 1; i < N_FILES; i += 2)
    assert_finding (self, i / 2, i, state);
  g_assert_cmpuint (self->n_found, ==, 1);

  /* Those that were good a moment ago are read when asked for. */
  for (guint i = 0; i < N_FILES; i += 2)
    damage (self, i, how);
  socle_evidence_watch_check_now (self->watch);
  g_assert_true (socle_evidence_watch_get_running (self->watch));
  g_assert_cmpuint (socle_evidence_watch_get_total (self->watch), ==, N_FILES);
  wait_for_day (self, TODAY);
  assert_found (self, N_FILES);
  for (guint i = 0; i < N_FILES; i++)
    assert_finding (self, i, i, state);
}

/* Each of 100 alone: that one is named. */
static void
test_each (WatchFixture *self, gconstpointer data)
{
  add_files (self, N_FILES);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, 0);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *path = dup_object (self, i);
      g_autofree char *kept = NULL;
      size_t length;

      g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
      damage (self, i, (Damage) (i % 3));
      socle_evidence_watch_check_now (self->watch);
      wait_for_day (self, TODAY);
      assert_found (self, 1);
      assert_finding (self, 0, i, i % 3 == REMOVE ? SOCLE_EVIDENCE_MISSING : SOCLE_EVIDENCE_BAD);
      /* Put back from a backup, it is good again. */
      g_assert_true (g_file_set_contents (path, kept, (gssize) length, NULL));
    }
  socle_evidence_watch_check_now (self->watch);
  wait_for_day (self, TODAY);
  assert_found (self, 0);
}

/* Once a day, and not before. What was found is known until then. */
static void
test_days (WatchFixture *self, gconstpointer data)
{
  add_files (self, 5);
  damage (self, 1, REMOVE);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, 1);
  close_all (self);

  damage (self, 3, FLIP);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, 1);
  close_all (self);

  open_on (self, "2026-11-27");
  wait_for_day (self, "2026-11-27");
  assert_found (self, 2);
  assert_finding (self, 0, 1, SOCLE_EVIDENCE_MISSING);
  assert_finding (self, 1, 3, SOCLE_EVIDENCE_BAD);
}

static const char *const damaged_checks[] = {
  "",
  "socle-evidence-checks 2\n",
  "socle-evidence-checks 1\n" TODAY " good\n" TODAY "\n\n x y z \n2026-13-45 good 00\n",
  "socle-evidence-checks 1\n" TODAY " good 0123",
  "\xff\xfe\x01",
};

/* With a damaged text beside the objects everything is checked again. */
static void
test_damaged_checks (WatchFixture *self, gconstpointer data)
{
  g_autofree char *checks = g_build_filename (self->fixture.folder, "evidence", "checks", NULL);

  add_files (self, 5);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  close_all (self);
  g_assert_true (g_file_test (checks, G_FILE_TEST_IS_REGULAR));

  for (guint i = 0; i < G_N_ELEMENTS (damaged_checks); i++)
    {
      g_assert_true (g_file_set_contents (checks, damaged_checks[i], -1, NULL));
      if (i < 5)
        damage (self, i, REMOVE);
      open_on (self, TODAY);
      wait_for_day (self, TODAY);
      assert_found (self, i + 1);
      close_all (self);
    }

  /* Nor does it matter that it cannot be written. */
  g_assert_cmpint (g_unlink (checks), ==, 0);
  g_assert_cmpint (g_mkdir (checks, 0700), ==, 0);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, 5);
}

/* Without files nothing runs and nothing is written. */
static void
test_none (WatchFixture *self, gconstpointer data)
{
  g_autofree char *evidence = g_build_filename (self->fixture.folder, "evidence", NULL);
  GDate day;

  add_files (self, 0);
  open_on (self, TODAY);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  socle_evidence_watch_check_now (self->watch);
  g_assert_false (socle_evidence_watch_get_running (self->watch));
  g_assert_false (socle_evidence_watch_get_day (self->watch, &day));
  assert_found (self, 0);
  g_assert_false (g_file_test (evidence, G_FILE_TEST_EXISTS));
}

/* A run that is given up finds nothing more, and leaves the watch as it was. */
static void
test_cancel (WatchFixture *self, gconstpointer data)
{
  GDate day;

  add_files (self, N_FILES);
  damage (self, N_FILES - 1, REMOVE);
  open_on (self, TODAY);
  while (!socle_evidence_watch_get_running (self->watch))
    g_main_context_iteration (NULL, TRUE);
  socle_evidence_watch_cancel (self->watch);
  g_assert_false (socle_evidence_watch_get_running (self->watch));
  g_assert_false (socle_evidence_watch_get_day (self->watch, &day));
  assert_found (self, 0);

  /* Asked for, it starts again; closing in the middle of it is nothing special. */
  socle_evidence_watch_check_now (self->watch);
  wait_for_day (self, TODAY);
  assert_found (self, 1);
  socle_evidence_watch_check_now (self->watch);
  g_assert_finalize_object (g_steal_pointer (&self->watch));
}

/* A file that is added while Socle is open is read on the same day; one that is received once
 * more is good again. */
static void
test_changes (WatchFixture *self, gconstpointer data)
{
  GPtrArray *records;
  g_autoptr (SocleRecord) again = NULL;
  g_autofree char *path = NULL;

  add_files (self, 2);
  damage (self, 0, FLIP);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  assert_found (self, 1);

  path = dup_object (self, 0);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n0\n%%EOF\n", -1, NULL));
  records = socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                        SOCLE_RECORD_EVIDENCE);
  again = socle_record_with (g_ptr_array_index (records, 0), "name", "again.pdf", NULL);
  socle_recorder_put (self->recorder, again, NULL, NULL, "Step");
  while (socle_evidence_watch_get_findings (self->watch)->len > 0)
    g_main_context_iteration (NULL, TRUE);
  assert_found (self, 0);
}

static void
set_today (WatchFixture *self, const char *day)
{
  GDate today;

  g_assert_true (socle_date_parse (day, &today));
  socle_evidence_watch_set_today (self->watch, &today);
}

/* Socle stays open over midnight: the files are read once more, by themselves. */
static void
test_next_day (WatchFixture *self, gconstpointer data)
{
  add_files (self, 5);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  damage (self, 3, FLIP);
  set_today (self, "2026-11-27");
  wait_for_day (self, "2026-11-27");
  assert_found (self, 1);
}

/* What goes on at midnight ends, and all is read again after that. */
static void
test_over_midnight (WatchFixture *self, gconstpointer data)
{
  add_files (self, N_FILES);
  open_on (self, TODAY);
  wait_for_day (self, TODAY);
  socle_evidence_watch_check_now (self->watch);
  set_today (self, "2026-11-27");
  g_assert_true (socle_evidence_watch_get_running (self->watch));
  wait_for_day (self, "2026-11-27");
  assert_found (self, 0);
}

/* Where there are no files, a new day is nothing. */
static void
test_next_day_none (WatchFixture *self, gconstpointer data)
{
  add_files (self, 0);
  open_on (self, TODAY);
  set_today (self, "2026-11-27");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (socle_evidence_watch_get_running (self->watch));
}

#define ADD(path, data, test)                                                                      \
  g_test_add ("/evidence-watch/" path, WatchFixture, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("flip", GINT_TO_POINTER (FLIP), test_damage);
  ADD ("cut", GINT_TO_POINTER (CUT), test_damage);
  ADD ("remove", GINT_TO_POINTER (REMOVE), test_damage);
  ADD ("each", NULL, test_each);
  ADD ("days", NULL, test_days);
  ADD ("damaged-checks", NULL, test_damaged_checks);
  ADD ("none", NULL, test_none);
  ADD ("cancel", NULL, test_cancel);
  ADD ("changes", NULL, test_changes);
  ADD ("next-day", NULL, test_next_day);
  ADD ("over-midnight", NULL, test_over_midnight);
  ADD ("next-day-none", NULL, test_next_day_none);

  return g_test_run ();
}
