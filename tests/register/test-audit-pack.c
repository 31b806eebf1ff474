/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder for an auditor, checked with coreutils. */

#include "config.h"

#include "socle-audit-pack.h"
#include "socle-received-file.h"

#include "register-fixture.h"

#include <sys/wait.h>

typedef struct
{
  Fixture fixture;
  SocleRegister *reg;
  SocleEvidenceStore *store;
  char *folder;
} PackFixture;

/* A register with an edition, two files, and an entry of each sort. */
static void
set_up (PackFixture *self, gconstpointer data)
{
  g_autofree char *evidence = NULL;
  g_autofree char *downloads = NULL;

  fixture_set_up (&self->fixture, data);
  self->reg = fixture_create (&self->fixture);
  evidence = g_build_filename (self->fixture.folder, "evidence", NULL);
  self->store = socle_evidence_store_new (evidence, self->fixture.messages);
  downloads = socle_evidence_store_dup_temporary (self->store, NULL);
  self->folder = g_build_filename (self->fixture.folder, "pack", NULL);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *content = g_strdup_printf ("%%PDF-1.7\n%d\n%%%%EOF\n", i);
      g_autoptr (SocleChange) edition = fixture_add (self->reg, fixture_edition ());
      const char *under = socle_record_get_id (socle_change_get_after (edition));
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
      g_autofree char *path = g_build_filename (downloads, "report.pdf", NULL);
      g_autoptr (SocleReceivedFile) file =
        socle_received_file_new_downloaded (path, "Report & more.pdf", sha256, strlen (content),
                                            "application/pdf", "asked: x\n200 OK");
      g_autoptr (SocleChange) change = NULL;

      g_file_set_contents (path, content, -1, NULL);
      change = socle_received_file_record (file, self->reg, self->store, under, NULL, NULL);
      g_assert_nonnull (change);
    }
}

static void
tear_down (PackFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->store, socle_evidence_store_free);
  g_assert_finalize_object (self->reg);
  g_free (self->folder);
  fixture_tear_down (&self->fixture, data);
}

static void
write_pack (PackFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    socle_audit_pack_write (self->reg, self->store, self->fixture.messages, self->folder, &error));
  g_assert_no_error (error);
}

/* What a command prints in the folder; its status must be @status. */
static char *
run (PackFixture *self, const char *command, int status)
{
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output;
  int wait_status;

  g_assert_true (g_spawn_sync (self->folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, &errors, &wait_status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (WEXITSTATUS (wait_status), ==, status);

  return output;
}

static void
test_coreutils (PackFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *early = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *head = NULL;
  guint64 count;

  g_assert_true (socle_register_get_fingerprint (self->reg, &count, &early, NULL));
  {
    g_autoptr (SocleChange) more = fixture_add (self->reg, fixture_letter ());
  }
  g_assert_true (socle_register_get_fingerprint (self->reg, &count, &before, NULL));
  write_pack (self);

  sums = run (self, "sha256sum --check --strict SHA256SUMS", 0);
  g_assert_nonnull (strstr (sums, "entries/000006.txt: OK\n"));
  evidence = run (self, "cd evidence && sha256sum --check --strict SHA256SUMS", 0);
  g_assert_nonnull (strstr (evidence, "evidence-3.pdf: OK\n"));
  g_assert_nonnull (strstr (evidence, "evidence-5.txt: OK\n"));
  fingerprint = run (self, "sha256sum SHA256SUMS", 0);
  g_assert_true (g_str_has_prefix (fingerprint, before));
  head = run (self, "head -n 5 SHA256SUMS | sha256sum", 0);
  g_assert_true (g_str_has_prefix (head, early));

  /* Parts can be left out, and a changed one shows. */
  g_free (run (self, "rm entries/000002.txt && sha256sum -c --ignore-missing SHA256SUMS", 0));
  g_free (run (self, "sed -i s/Ann/Eve/ entries/000003.txt && sha256sum -c SHA256SUMS", 1));
}

/* The second pack lists the fingerprint that the first one gave out. */
static void
test_earlier_fingerprints (PackFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *expected = NULL;
  guint64 count;

  g_assert_true (socle_register_get_fingerprint (self->reg, &count, &fingerprint, NULL));
  write_pack (self);
  g_assert_cmpuint (fixture_count (self->reg), ==, count + 1);
  g_free (self->folder);
  self->folder = g_build_filename (self->fixture.folder, "second", NULL);
  write_pack (self);

  path = g_build_filename (self->folder, "FINGERPRINTS", NULL);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  expected = g_strdup_printf ("%s  5  2026-11-26T08:30:00Z\n", fingerprint);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_never_replaces (PackFixture *self, gconstpointer data)
{
  g_autofree char *note = g_build_filename (self->folder, "note.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* An empty folder will do. */
  g_mkdir (self->folder, 0755);
  write_pack (self);
  remove_all (self->folder);

  g_mkdir (self->folder, 0755);
  g_file_set_contents (note, "mine", -1, NULL);
  g_assert_false (
    socle_audit_pack_write (self->reg, self->store, self->fixture.messages, self->folder, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EXISTS);
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  dir = g_dir_open (self->fixture.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part-"));
  g_clear_error (&error);

  g_free (self->folder);
  self->folder = g_strdup ("/nonexistent/pack");
  g_assert_false (
    socle_audit_pack_write (self->reg, self->store, self->fixture.messages, self->folder, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DISK);
}

/* A fingerprint that the trail does not tell of is not given out. */
static void
test_not_noted (PackFixture *self, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (self->fixture.folder, "moved.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_rename (self->fixture.path, elsewhere));
  g_assert_false (
    socle_audit_pack_write (self->reg, self->store, self->fixture.messages, self->folder, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_MOVED);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

/* A file that is gone does not keep the rest from the auditor, but shows. */
static void
test_missing_evidence (PackFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) records = socle_register_list (self->reg, SOCLE_RECORD_EVIDENCE, NULL);
  g_autofree char *object =
    socle_evidence_store_dup_path (self->store,
                                   socle_record_get (g_ptr_array_index (records, 0), "sha256"));
  g_autofree char *output = NULL;

  g_unlink (object);
  write_pack (self);
  output = run (self, "cd evidence && sha256sum --check SHA256SUMS", 1);
  g_assert_nonnull (strstr (output, "evidence-3.pdf: FAILED"));
  g_assert_nonnull (strstr (output, "evidence-5.pdf: OK"));
}

#define ADD(path, test) g_test_add ("/audit-pack/" path, PackFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("coreutils", test_coreutils);
  ADD ("earlier-fingerprints", test_earlier_fingerprints);
  ADD ("never-replaces", test_never_replaces);
  ADD ("not-noted", test_not_noted);
  ADD ("missing-evidence", test_missing_evidence);

  return g_test_run ();
}
