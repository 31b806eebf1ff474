/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of files that are there whole or not at all. */

#include "config.h"

#include "socle-export-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  SocleMessages *messages;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "/nonexistent");
  fixture->folder = g_dir_make_tmp ("socle-export-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "summary.txt", NULL);
}

/* Every test leaves the folder as it says, with no temporary file in it. */
static void
assert_only (Fixture *fixture, const char *content)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name = g_dir_read_name (folder);

  if (content == NULL)
    {
      g_assert_null (name);
      return;
    }

  g_assert_cmpstr (name, ==, "summary.txt");
  g_assert_null (g_dir_read_name (folder));
  {
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, content);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_assert_finalize_object (fixture->messages);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static SocleExportFile *
write_file (Fixture *fixture, const char *content)
{
  g_autoptr (GError) error = NULL;
  SocleExportFile *file = socle_export_file_open (fixture->path, fixture->messages, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (socle_export_file_get_stream (file), content, strlen (content), NULL,
                             NULL, &error);
  g_assert_no_error (error);

  return file;
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleExportFile) file = write_file (fixture, "new");

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (socle_export_file_finish (file, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (socle_export_file_commit (file, &error));
  g_assert_no_error (error);

  assert_only (fixture, "new");
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleExportFile) file = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  file = write_file (fixture, "new");
  g_assert_true (socle_export_file_finish (file, NULL));
  g_assert_true (socle_export_file_commit (file, NULL));

  assert_only (fixture, "new");
}

static void
test_give_up (Fixture *fixture, gconstpointer data)
{
  socle_export_file_free (write_file (fixture, "half"));
  assert_only (fixture, NULL);

  g_file_set_contents (fixture->path, "old", -1, NULL);
  socle_export_file_free (write_file (fixture, "half"));
  assert_only (fixture, "old");
}

static void
test_follow_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *path = g_strdup (fixture->path);
  g_autoptr (SocleExportFile) file = NULL;

  g_file_set_contents (path, "old", -1, NULL);
  g_assert_no_errno (symlink (path, link));
  g_set_str (&fixture->path, link);
  file = write_file (fixture, "new");
  g_assert_true (socle_export_file_finish (file, NULL));
  g_assert_true (socle_export_file_commit (file, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_unlink (link);

  g_set_str (&fixture->path, path);
  assert_only (fixture, "new");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
    socle_export_file_open ("/nonexistent/folder/summary.pdf", fixture->messages, &error));
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
  g_assert_true (g_str_has_prefix (error->message, "“/nonexistent/folder/summary.pdf” could not"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  assert_only (fixture, NULL);
}

static void
test_folder_as_target (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (socle_export_file_open (fixture->folder, fixture->messages, &error));
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
}

/* A device cannot be replaced; what it refuses comes out as a sentence. */
static void
test_full_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleExportFile) file = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }

  file = socle_export_file_open ("/dev/full", fixture->messages, &error);
  g_assert_no_error (error);
  g_assert_false (
    g_output_stream_write_all (socle_export_file_get_stream (file), "x", 1, NULL, NULL, &error));
  socle_export_error_say (&error, fixture->messages, "/dev/full");
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
  g_assert_true (g_str_has_prefix (error->message, "“/dev/full” could not be written: "));
}

static void
test_cancelled_is_no_sentence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");

  socle_export_error_say (&error, fixture->messages, fixture->path);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/export-file/commit", Fixture, NULL, set_up, test_commit, tear_down);
  g_test_add ("/export-file/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/export-file/give-up", Fixture, NULL, set_up, test_give_up, tear_down);
  g_test_add ("/export-file/follow-link", Fixture, NULL, set_up, test_follow_link, tear_down);
  g_test_add ("/export-file/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/export-file/folder-as-target", Fixture, NULL, set_up, test_folder_as_target,
              tear_down);
  g_test_add ("/export-file/full-device", Fixture, NULL, set_up, test_full_device, tear_down);
  g_test_add ("/export-file/cancelled-is-no-sentence", Fixture, NULL, set_up,
              test_cancelled_is_no_sentence, tear_down);

  return g_test_run ();
}
