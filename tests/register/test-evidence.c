/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the evidence store: what goes in, what comes out, and what rots. */

#include "config.h"

#include "socle-received-file.h"

#include "register-fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#define PDF "%PDF-1.7\nA report & more\n%%EOF\n"

static SocleEvidenceStore *
make_store (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "evidence", NULL);

  return socle_evidence_store_new (folder, fixture->messages);
}

static char *
write_file (Fixture *fixture, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return path;
}

static SocleChange *
add (SocleRegister *reg, SocleEvidenceStore *store, const char *path, const char *under)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleReceivedFile) file = socle_received_file_new (path);
  SocleChange *change = socle_received_file_record (file, reg, store, under, NULL, &error);

  g_assert_no_error (error);

  return change;
}

/* It must not become evidence. */
static void
refuse (SocleRegister *reg, SocleEvidenceStore *store, const char *path, GError **error)
{
  g_autoptr (SocleReceivedFile) file = socle_received_file_new (path);

  g_assert_null (socle_received_file_record (file, reg, store, NULL, NULL, error));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *path = write_file (fixture, "report.pdf", PDF, -1);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autoptr (SocleChange) change = add (reg, store, path, "edition-1");
  SocleRecord *record = socle_change_get_after (change);
  g_autofree char *object = socle_evidence_store_dup_path (store, expected);
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) unfiled = NULL;
  GStatBuf status;

  g_assert_cmpstr (socle_record_get (record, "sha256"), ==, expected);
  g_assert_cmpstr (socle_record_get (record, "media_type"), ==, "application/pdf");
  g_assert_true (g_file_get_contents (object, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PDF);
  g_assert_cmpint (g_stat (object, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0400);
  /* The user's own file stays. */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  unfiled = socle_evidence_find_unfiled (reg, store, NULL);
  g_assert_cmpuint (unfiled->len, ==, 0);
}

/* The same file from two places: two records, one object. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *path = write_file (fixture, "report.pdf", PDF, -1);
  g_autoptr (SocleChange) first = add (reg, store, path, "edition-1");
  g_autoptr (SocleChange) second = add (reg, store, path, "letter-2");
  g_autoptr (GPtrArray) objects = socle_evidence_store_list (store);
  g_autoptr (SocleChange) removed = NULL;
  g_autoptr (GPtrArray) unfiled = NULL;

  g_assert_cmpuint (objects->len, ==, 1);
  g_assert_cmpstr (socle_record_get_id (socle_change_get_after (first)), !=,
                   socle_record_get_id (socle_change_get_after (second)));

  removed = socle_register_remove (reg, socle_change_get_after (first), NULL);
  g_clear_pointer (&removed, socle_change_unref);
  removed = socle_register_remove (reg, socle_change_get_after (second), NULL);
  unfiled = socle_evidence_find_unfiled (reg, store, NULL);
  g_assert_cmpuint (unfiled->len, ==, 1);
}

static const struct
{
  const char *name;
  const char *content;
  const char *word;
} bad_files[] = {
  { "empty.pdf", "", "empty" },
  { "page.pdf", "<!DOCTYPE html><title>Sign in</title>", "web page" },
  { "page.PDF", "\n\n<HTML><body>", "web page" },
  { "cut.pdf", "%PDF-1.7\nA repo", "cut off" },
  { "text.pdf", "Dear Ann,", "not a PDF" },
  { "late.pdf", "x%PDF-1.7\n%%EOF", "not a PDF" },
};

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autoptr (GPtrArray) objects = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = write_file (fixture, bad_files[i].name, bad_files[i].content, -1);
      g_autoptr (GError) error = NULL;

      refuse (reg, store, path, &error);
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE);
      g_assert_nonnull (strstr (error->message, bad_files[i].word));
      g_assert_nonnull (strstr (error->message, bad_files[i].name));
    }

  objects = socle_evidence_store_list (store);
  g_assert_cmpuint (objects->len, ==, 0);
  g_assert_cmpuint (fixture_count (reg), ==, 1);
  g_assert_cmpuint (socle_evidence_store_clean_up (store, G_MAXINT32), ==, 0);
}

/* 2 GB of nothing, which takes no place on the disk; a folder; and nothing at all. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *path = write_file (fixture, "huge.pdf", "%PDF-", -1);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (truncate (path, (off_t) 2 * 1024 * 1024 * 1024));
  refuse (reg, store, path, &error);
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE);
  g_assert_nonnull (strstr (error->message, "100 MiB"));
  g_clear_error (&error);

  refuse (reg, store, fixture->folder, &error);
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE);
  g_clear_error (&error);
  refuse (reg, store, "/nonexistent/x.pdf", &error);
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DISK);
}

/* Takes over what was downloaded to a path, where it was to be PDF. */
static SocleChange *
take (SocleRegister *reg, SocleEvidenceStore *store, const char *path, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autoptr (SocleReceivedFile) file =
    socle_received_file_new_downloaded (path, "a.pdf", sha256, sizeof PDF - 1, "application/pdf",
                                        "asked: https://example.com/");

  return socle_received_file_record (file, reg, store, NULL, NULL, error);
}

static void
test_take (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = socle_evidence_store_dup_temporary (store, &error);
  g_autofree char *path = g_build_filename (folder, "download", NULL);
  g_autoptr (SocleChange) change = NULL;

  /* A byte that got lost, and one that changed on the way. */
  g_file_set_contents (path, PDF, sizeof PDF - 2, NULL);
  g_assert_null (take (reg, store, path, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE);
  g_clear_error (&error);
  g_file_set_contents (path, "%PDF-1.7\nA report + more\n%%EOF\n", -1, NULL);
  g_assert_null (take (reg, store, path, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EVIDENCE);
  g_clear_error (&error);
  g_assert_cmpuint (fixture_count (reg), ==, 1);

  g_file_set_contents (path, PDF, sizeof PDF - 1, NULL);
  change = take (reg, store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (socle_record_get (socle_change_get_after (change), "provenance"), ==,
                   "asked: https://example.com/");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  guint n[SOCLE_EVIDENCE_BAD + 1];
  char *bad; /* (owned) (nullable) */
} Findings;

static void
note_finding (SocleRecord *record, SocleEvidenceState state, gpointer user_data)
{
  Findings *findings = user_data;

  findings->n[state]++;
  if (state != SOCLE_EVIDENCE_GOOD)
    g_set_str (&findings->bad, socle_record_get_id (record));
}

/* What was put aside is told of the next time, too. */
static void
check_again (SocleRegister *reg, SocleEvidenceStore *store, SocleRecord *record, guint n_bad)
{
  Findings findings = { 0 };

  g_assert_true (socle_evidence_check (reg, store, note_finding, &findings, NULL));
  g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_BAD], ==, n_bad);
  g_assert_cmpstr (findings.bad, ==, socle_record_get_id (record));
  g_free (findings.bad);
}

/* Each of 100 files flipped, cut or removed: it is found, named, and the others are good. */
static void
test_rot (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N_FILES = 100
  };
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);

  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *content = g_strdup_printf ("%%PDF-1.7\n%d\n%%%%EOF\n", i);
      g_autofree char *path = write_file (fixture, "report.pdf", content, -1);

      g_ptr_array_add (changes, add (reg, store, path, NULL));
    }

  for (guint i = 0; i < N_FILES; i++)
    {
      SocleRecord *record = socle_change_get_after (g_ptr_array_index (changes, i));
      g_autofree char *path =
        socle_evidence_store_dup_path (store, socle_record_get (record, "sha256"));
      g_autofree char *content = NULL;
      Findings findings = { 0 };
      size_t length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_unlink (path);
      if (i % 3 == 0)
        content[i % length] = (char) (content[i % length] ^ (1 << (i % 8)));
      if (i % 3 != 2)
        g_file_set_contents (path, content, (gssize) (i % 3 == 1 ? length - 1 : length), NULL);

      g_assert_true (socle_evidence_check (reg, store, note_finding, &findings, NULL));
      g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_GOOD], ==, N_FILES - 1);
      g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_BAD], ==, i % 3 == 2 ? 0 : 1);
      g_assert_cmpstr (findings.bad, ==, socle_record_get_id (record));
      g_free (findings.bad);

      check_again (reg, store, record, i % 3 == 2 ? 0 : 1);

      /* Received once more, it is good again. */
      if (i % 3 == 0)
        content[i % length] = (char) (content[i % length] ^ (1 << (i % 8)));
      {
        g_autofree char *again = write_file (fixture, "report.pdf", content, (gssize) length);
        SocleEvidenceFacts facts = { 0 };
        SocleEvidenceState state;
        guint64 size;
        g_autofree char *sha256 =
          socle_evidence_store_copy (store, again, &size, &facts.media_type, NULL);

        g_assert_cmpstr (sha256, ==, socle_record_get (record, "sha256"));
        g_assert_true (socle_evidence_store_check (store, sha256, &state, NULL));
        g_assert_cmpint (state, ==, SOCLE_EVIDENCE_GOOD);
      }
    }
}

/* What cannot be put aside, as on a disk that can only be read, is told of all the same, and
 * what comes after it is read. */
static void
test_rot_that_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *aside = g_build_filename (fixture->folder, "evidence", "bad", NULL);
  g_autofree char *rotten = NULL;
  g_autoptr (GError) error = NULL;
  Findings findings = { 0 };

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *content = g_strdup_printf ("%%PDF-1.7\n%d\n%%%%EOF\n", i);
      g_autofree char *path = write_file (fixture, "report.pdf", content, -1);
      g_autoptr (SocleChange) change = add (reg, store, path, NULL);
      SocleRecord *record = socle_change_get_after (change);
      g_autofree char *object =
        socle_evidence_store_dup_path (store, socle_record_get (record, "sha256"));

      if (i == 2)
        continue;
      g_unlink (object);
      if (i == 0)
        {
          g_file_set_contents (object, "rotten", -1, NULL);
          rotten = g_strdup (socle_record_get_id (record));
        }
      else
        /* Nor can this be read. */
        g_assert_no_errno (g_mkdir (object, 0700));
    }
  g_file_set_contents (aside, "in the way", -1, NULL);

  g_assert_false (socle_evidence_check (reg, store, note_finding, &findings, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DISK);
  g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_BAD], ==, 1);
  g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_GOOD], ==, 1);
  g_assert_cmpuint (findings.n[SOCLE_EVIDENCE_MISSING], ==, 0);
  g_assert_cmpstr (findings.bad, ==, rotten);
  g_free (findings.bad);
}

/* What was there and has rotted gives way to what is good, and is kept aside. */
static void
test_rotten_gives_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *path = write_file (fixture, "report.pdf", PDF, -1);
  g_autoptr (SocleChange) first = add (reg, store, path, NULL);
  g_autofree char *object =
    socle_evidence_store_dup_path (store,
                                   socle_record_get (socle_change_get_after (first), "sha256"));
  g_autofree char *bad = g_build_filename (fixture->folder, "evidence", "bad", NULL);
  g_autoptr (SocleChange) second = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GDir) dir = NULL;

  g_unlink (object);
  g_file_set_contents (object, "rotten", -1, NULL);
  second = add (reg, store, path, NULL);
  g_assert_true (g_file_get_contents (object, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PDF);
  dir = g_dir_open (bad, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
}

static void
test_clean_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);
  g_autofree char *folder = socle_evidence_store_dup_temporary (store, NULL);
  g_autofree char *path = g_build_filename (folder, "download", NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_file_set_contents (path, "half", -1, NULL);
  g_assert_cmpuint (socle_evidence_store_clean_up (store, now + 30 * 60), ==, 0);
  g_assert_cmpuint (socle_evidence_store_clean_up (store, now + 2 * 60 * 60), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A PDF's end is looked for in its last 1,024 bytes, wherever the reading was cut. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const size_t sizes[] = { 15,    1023,  1024,  1025,      2048,   65535,
                                  65536, 65537, 66000, 64 * 1024, 131073, 1000000 };
  g_autoptr (SocleEvidenceStore) store = make_store (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *content = g_strnfill (sizes[i], 'x');
      g_autofree char *path = NULL;
      g_autofree char *sha256 = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (GError) error = NULL;
      const char *media_type;
      guint64 size;

      memcpy (content, "%PDF-1.7", 8);
      memcpy (content + sizes[i] - 6, "%%EOF\n", 6);
      path = write_file (fixture, "report.pdf", content, (gssize) sizes[i]);
      sha256 = socle_evidence_store_copy (store, path, &size, &media_type, &error);
      g_assert_no_error (error);
      expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, (gssize) sizes[i]);
      g_assert_cmpstr (sha256, ==, expected);
      g_assert_cmpuint (size, ==, sizes[i]);
      g_assert_cmpstr (media_type, ==, "application/pdf");
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/evidence/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("add", test_add);
  ADD ("twice", test_twice);
  ADD ("bad-files", test_bad_files);
  ADD ("no-files", test_no_files);
  ADD ("take", test_take);
  ADD ("rot", test_rot);
  ADD ("rot-that-stays", test_rot_that_stays);
  ADD ("rotten-gives-way", test_rotten_gives_way);
  ADD ("clean-up", test_clean_up);
  ADD ("sizes", test_sizes);

  return g_test_run ();
}
