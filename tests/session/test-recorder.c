/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of recording step by step, and of taking it back. */

#include "config.h"

#include "socle-session.h"

#include "../support/remove-all.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  SocleSession *session;
  SocleRecorder *recorder; /* (unowned) */
  SocleService *service;   /* (unowned) */
  guint n_recorded;
  gboolean undone;
} Fixture;

static void
recorded_cb (SocleRecorder *recorder,
             const char *title,
             gboolean undone,
             gboolean quiet,
             gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_cmpstr (title, ==, "Step");
  self->n_recorded++;
  self->undone = undone;
}

static SocleSession *
open_session (Fixture *self)
{
  const char *words[] = { "--today", "2020-02-01", "--data-dir", self->folder, NULL };
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);
  SocleSession *session = socle_session_new (options);

  g_assert_true (socle_session_load (session, NULL));

  return session;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("socle-recorder-XXXXXX", NULL);
  self->session = open_session (self);
  self->recorder = socle_session_get_recorder (self->session);
  self->service = socle_library_find_service (socle_session_get_library (self->session), "azure");
  g_assert_nonnull (self->service);
  g_signal_connect (self->recorder, "recorded", G_CALLBACK (recorded_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  remove_all (self->folder);
  g_free (self->folder);
}

static void
wait (Fixture *self)
{
  while (socle_recorder_get_busy (self->recorder))
    g_main_context_iteration (NULL, TRUE);
}

static SocleRecord *
find_use (Fixture *self)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (self->recorder);

  return holdings != NULL ? socle_holdings_find_service (holdings, self->service) : NULL;
}

static char *
dup_register (Fixture *self)
{
  return g_build_filename (self->folder, "register.db", NULL);
}

/* Opening makes nothing; the first change makes the register. */
static void
test_first_change (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_register (self);

  socle_recorder_open (self->recorder);
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_null (socle_recorder_get_holdings (self->recorder));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (find_use (self));
  g_assert_cmpuint (self->n_recorded, ==, 1);
  g_assert_true (socle_recorder_get_can_undo (self->recorder));
  g_assert_false (socle_recorder_get_can_redo (self->recorder));
}

/* Fields that change one after the other without a pause do not undo each other. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  socle_recorder_set_use_field (self->recorder, self->service, "notes", "Two\nlines", "Step");
  /* Nothing changes, so this is no step. */
  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  wait (self);
  g_assert_cmpuint (self->n_recorded, ==, 3);
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "Ann");
  g_assert_cmpstr (socle_record_get (find_use (self), "notes"), ==, "Two\nlines");

  socle_recorder_undo (self->recorder);
  socle_recorder_undo (self->recorder);
  wait (self);
  g_assert_true (self->undone);
  g_assert_cmpstr (socle_record_get (find_use (self), "notes"), ==, "");
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "");
  socle_recorder_undo (self->recorder);
  /* One more than there are. */
  socle_recorder_undo (self->recorder);
  wait (self);
  g_assert_null (find_use (self));
  g_assert_false (socle_recorder_get_can_undo (self->recorder));

  socle_recorder_redo (self->recorder);
  socle_recorder_redo (self->recorder);
  wait (self);
  g_assert_false (self->undone);
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "Ann");

  /* What is done anew takes the place of what could be done again. */
  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Bob", "Step");
  wait (self);
  g_assert_false (socle_recorder_get_can_redo (self->recorder));
  socle_recorder_undo (self->recorder);
  wait (self);
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "Ann");
}

static SocleRecord *
create_edition (void)
{
  return socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report",
                           "azure-soc1-type2", "soc", "1", "type", "2", "period_from", "2019-10-01",
                           "period_to", "2020-09-30", "received_on", "2020-11-20", "opinion",
                           "qualified", NULL);
}

/* An edition and its file are one step, and what is held changes the coverage. */
static void
test_edition_with_file (Fixture *self, gconstpointer data)
{
  SocleLibrary *library = socle_session_get_library (self->session);
  SocleReport *report = socle_library_find_report (library, "azure-soc1-type2");
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  g_autofree char *path = g_build_filename (self->folder, "report.pdf", NULL);
  g_autoptr (SocleRecord) record = create_edition ();
  g_autoptr (SocleReceivedFile) file = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (SocleCoverage) before = g_object_ref (socle_fiscal_get_coverage (fiscal, report));
  GPtrArray *editions;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n%%EOF\n", -1, NULL));
  file = socle_received_file_new (path);
  socle_recorder_put (self->recorder, record, file, socle_session_get_today (self->session),
                      "Step");
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_cmpuint (self->n_recorded, ==, 1);
  editions =
    socle_holdings_get_records (socle_recorder_get_holdings (self->recorder), SOCLE_RECORD_EDITION);
  g_assert_cmpuint (editions->len, ==, 1);
  files = socle_holdings_list_evidence (socle_recorder_get_holdings (self->recorder),
                                        g_ptr_array_index (editions, 0));
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (socle_record_get (g_ptr_array_index (files, 0), "name"), ==, "report.pdf");
  g_assert_cmpstr (socle_record_get (g_ptr_array_index (files, 0), "received_on"), ==,
                   "2020-02-01");

  g_assert_true (socle_fiscal_get_coverage (fiscal, report) != before);
  g_assert_cmpuint (socle_coverage_get_warnings (socle_fiscal_get_coverage (fiscal, report))->len,
                    >=, 1);

  socle_recorder_undo (self->recorder);
  wait (self);
  g_assert_cmpuint (socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                                SOCLE_RECORD_EDITION)
                      ->len,
                    ==, 0);
  g_assert_cmpuint (socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                                SOCLE_RECORD_EVIDENCE)
                      ->len,
                    ==, 0);
}

/* What cannot be kept is said, and nothing is recorded of it; what comes after it is. */
static void
test_bad_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "report.pdf", NULL);
  g_autoptr (SocleReceivedFile) file = socle_received_file_new (path);
  g_autoptr (SocleRecord) record = create_edition ();

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  socle_recorder_put (self->recorder, record, file, socle_session_get_today (self->session),
                      "Step");
  wait (self);
  g_assert_nonnull (socle_recorder_get_problem (self->recorder));
  g_assert_cmpuint (socle_holdings_get_records (socle_recorder_get_holdings (self->recorder),
                                                SOCLE_RECORD_EDITION)
                      ->len,
                    ==, 0);
  socle_recorder_dismiss (self->recorder);

  socle_recorder_file (self->recorder, file, "edition-2", socle_session_get_today (self->session),
                       "Step");
  wait (self);
  g_assert_nonnull (socle_recorder_get_problem (self->recorder));
  g_assert_false (socle_recorder_is_unopened (self->recorder));
  g_assert_cmpuint (self->n_recorded, ==, 0);

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_nonnull (find_use (self));
}

/* What another program did in between is not written over, and is there afterwards. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleSession) other = NULL;
  SocleService *service;
  SocleRecorder *recorder;

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);

  other = open_session (self);
  recorder = socle_session_get_recorder (other);
  service = socle_library_find_service (socle_session_get_library (other), "azure");
  socle_recorder_set_use_field (recorder, service, "owner", "Bob", "Step");
  while (socle_recorder_get_busy (recorder))
    g_main_context_iteration (NULL, TRUE);

  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  wait (self);
  g_assert_nonnull (socle_recorder_get_problem (self->recorder));
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "Bob");

  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "Ann");
}

/* A register that is none is said to be none, and stays what it was. */
static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_register (self);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  socle_recorder_open (self->recorder);
  wait (self);
  g_assert_true (socle_recorder_is_unopened (self->recorder));
  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);
  g_assert_true (socle_recorder_is_unopened (self->recorder));
  g_assert_cmpuint (self->n_recorded, ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Dear diary");
}

static char *
dup_other (Fixture *self)
{
  return g_build_filename (self->folder, "acme.db", NULL);
}

/* Steps belong to the register that they were made in. */
static void
test_switch (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_register (self);
  g_autofree char *path = dup_other (self);

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  socle_recorder_create (self->recorder, path);
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_false (socle_recorder_get_can_undo (self->recorder));
  g_assert_null (find_use (self));

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  socle_recorder_undo (self->recorder);
  wait (self);
  g_assert_true (socle_recorder_get_can_redo (self->recorder));
  socle_recorder_switch (self->recorder, first, FALSE);
  wait (self);
  g_assert_false (socle_recorder_get_can_redo (self->recorder));
  g_assert_nonnull (find_use (self));
}

/* A backup takes its turn behind what was asked for before, and only one that is put back
 * takes the steps away. */
static void
test_restore (Fixture *self, gconstpointer data)
{
  SocleRegisterKeeper *keeper = socle_recorder_get_keeper (self->recorder);
  g_autofree char *backup = g_build_filename (self->folder, "copy.db", NULL);

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);
  g_assert_true (
    socle_register_back_up (socle_register_keeper_get_register (keeper), backup, NULL));

  socle_recorder_restore (self->recorder, "/nonexistent/copy.db");
  wait (self);
  g_assert_nonnull (socle_recorder_get_problem (self->recorder));
  g_assert_true (socle_recorder_get_can_undo (self->recorder));

  socle_recorder_undo (self->recorder);
  socle_recorder_restore (self->recorder, backup);
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_true (self->undone);
  g_assert_false (socle_recorder_get_can_undo (self->recorder));
  g_assert_false (socle_recorder_get_can_redo (self->recorder));
  g_assert_nonnull (find_use (self));
}

static void
write_half (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  size_t length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length / 2, NULL));
}

static void
write_flipped (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  size_t length;
  char *text;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  text = memmem (content, length, "office-365", strlen ("office-365"));
  g_assert_nonnull (text);
  *text ^= 1;
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

/* Makes what is to be refused at a path, of a register that is good. */
static void
make_bad (const char *what, const char *good, const char *path)
{
  if (g_str_equal (what, "empty"))
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else if (g_str_equal (what, "text"))
    g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  else if (g_str_equal (what, "half"))
    write_half (good, path);
  else if (g_str_equal (what, "flipped"))
    write_flipped (good, path);
  else if (g_str_equal (what, "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

/* Whatever was chosen by mistake stays as it was, and what was open stays open. */
static void
test_switch_to_bad (Fixture *self, gconstpointer data)
{
  static const char *const kinds[] = { "empty", "text", "half", "flipped", "folder", "missing" };
  g_autofree char *good = dup_register (self);
  g_autofree char *path = dup_other (self);
  SocleLibrary *library = socle_session_get_library (self->session);

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      socle_recorder_set_use_field (self->recorder, self->service, "notes", text, "Step");
    }
  socle_recorder_set_in_use (self->recorder, socle_library_find_service (library, "office-365"),
                             TRUE, "Step");
  wait (self);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      size_t length = 0, length_after = 0;

      g_test_message ("%s", kinds[i]);
      make_bad (kinds[i], good, path);
      g_file_get_contents (path, &before, &length, NULL);
      socle_recorder_switch (self->recorder, path, TRUE);
      wait (self);

      g_assert_nonnull (strstr (socle_recorder_get_problem (self->recorder), "acme.db"));
      g_assert_false (socle_recorder_is_unopened (self->recorder));
      g_assert_cmpstr (socle_register_keeper_get_path (socle_recorder_get_keeper (self->recorder)),
                       ==, good);
      g_assert_nonnull (find_use (self));
      g_assert_true (socle_recorder_get_can_undo (self->recorder));
      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (after, length_after, before, length);
      g_remove (path);
    }
}

/* What a newer Socle wrote is for looking at. */
static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_register (self);
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backups = g_build_filename (self->folder, "backups", NULL);
  size_t length, length_after;

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  wait (self);
  remove_all (backups);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  /* The version of the tables, in the header. */
  content[63] = 99;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));

  socle_recorder_switch (self->recorder, path, FALSE);
  wait (self);
  g_assert_null (socle_recorder_get_problem (self->recorder));
  g_assert_cmpint (socle_register_keeper_get_state (socle_recorder_get_keeper (self->recorder)), ==,
                   SOCLE_REGISTER_STATE_READ_ONLY | SOCLE_REGISTER_STATE_NEWER);
  g_assert_nonnull (find_use (self));
  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  wait (self);
  g_assert_nonnull (strstr (socle_recorder_get_problem (self->recorder), "newer"));
  g_assert_cmpstr (socle_record_get (find_use (self), "owner"), ==, "");
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, content, length);
}

/* A register that the user has chosen is not made anew when it is gone. */
static void
test_chosen_is_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_other (self);
  const char *words[] = { "--register", path, NULL };
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, NULL);
  g_autoptr (SocleSession) session = socle_session_new (options);
  SocleRecorder *recorder = socle_session_get_recorder (session);

  socle_recorder_open (recorder);
  socle_recorder_set_in_use (recorder, self->service, TRUE, "Step");
  while (socle_recorder_get_busy (recorder))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (socle_recorder_is_unopened (recorder));
  g_assert_nonnull (strstr (socle_recorder_get_problem (recorder), "acme.db"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (socle_session_remembers_register (session));
}

/* What is said is said in the language of the window, whenever it came to be said. */
static void
test_language (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_other (self);
  g_autofree char *own = dup_register (self);

  socle_recorder_set_in_use (self->recorder, self->service, TRUE, "Step");
  socle_recorder_switch (self->recorder, path, TRUE);
  wait (self);
  g_assert_true (g_str_has_prefix (socle_recorder_get_problem (self->recorder), "There is no"));
  socle_session_set_language (self->session, SOCLE_LANGUAGE_FRENCH);
  g_assert_true (g_str_has_prefix (socle_recorder_get_problem (self->recorder), "Il n’y a pas"));
  wait (self);
  g_assert_true (g_str_has_prefix (socle_recorder_get_problem (self->recorder), "Il n’y a pas"));
  g_assert_true (socle_recorder_get_can_undo (self->recorder));

  /* So is what the register itself says later. */
  g_assert_true (g_file_set_contents (own, "Dear diary", -1, NULL));
  socle_recorder_set_use_field (self->recorder, self->service, "owner", "Ann", "Step");
  wait (self);
  g_assert_null (strstr (socle_recorder_get_problem (self->recorder), "saved"));
  socle_session_set_language (self->session, SOCLE_LANGUAGE_ENGLISH);
  wait (self);
  g_assert_nonnull (strstr (socle_recorder_get_problem (self->recorder), "saved"));
}

#define ADD(path, test) g_test_add ("/recorder/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("first-change", test_first_change);
  ADD ("steps", test_steps);
  ADD ("edition-with-file", test_edition_with_file);
  ADD ("bad-file", test_bad_file);
  ADD ("conflict", test_conflict);
  ADD ("foreign", test_foreign);
  ADD ("switch", test_switch);
  ADD ("restore", test_restore);
  ADD ("switch-to-bad", test_switch_to_bad);
  ADD ("newer", test_newer);
  ADD ("chosen-is-missing", test_chosen_is_missing);
  ADD ("language", test_language);

  return g_test_run ();
}
