/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of recording step by step, and of taking it back. */

#include "config.h"

#include "socle-session.h"

#include <glib/gstdio.h>

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
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
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
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (SocleCoverage) before = g_object_ref (socle_fiscal_get_coverage (fiscal, report));
  GPtrArray *editions;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n%%EOF\n", -1, NULL));
  socle_recorder_put (self->recorder, record, path, socle_session_get_today (self->session),
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

/* What cannot be kept is said; what comes after it is recorded. */
static void
test_bad_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "report.pdf", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  socle_recorder_file (self->recorder, path, "edition-2", socle_session_get_today (self->session),
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

  return g_test_run ();
}
