/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of files on their way to the disk. */

#include "config.h"

#include "socle-portal-sink.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("socle-sink-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

static SoclePortalSink *
create_sink (const char *folder)
{
  g_autoptr (GError) error = NULL;
  SoclePortalSink *sink = socle_portal_sink_new (folder, &error);

  g_assert_no_error (error);

  return sink;
}

static void
put (SoclePortalSink *sink, const char *text)
{
  g_assert_true (socle_portal_sink_write (sink, (const guint8 *) text, strlen (text), NULL));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoclePortalSink) sink = create_sink (fixture->folder);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autofree char *sha256 = NULL;
  GStatBuf status;

  put (sink, "%PDF-1.4\n");
  put (sink, "");
  put (sink, "%%EOF\n");
  g_assert_true (socle_portal_sink_finish (sink, NULL));
  path = socle_portal_sink_steal_path (sink);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "%PDF-1.4\n%%EOF\n");
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_assert_cmpstr (socle_portal_sink_get_sha256 (sink), ==, sha256);
  g_assert_cmpuint (socle_portal_sink_get_size (sink), ==, strlen (content));
  g_assert_true (socle_portal_sink_has_end (sink));

  /* For the user alone, and not removed with the sink once its path is taken. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  socle_portal_sink_free (g_steal_pointer (&sink));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  SoclePortalSink *unfinished = create_sink (fixture->folder);
  SoclePortalSink *finished = create_sink (fixture->folder);

  put (unfinished, "half");
  socle_portal_sink_free (unfinished);
  put (finished, "whole");
  g_assert_true (socle_portal_sink_finish (finished, NULL));
  socle_portal_sink_free (finished);
  /* tear_down() finds the folder empty. */
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (socle_portal_sink_new ("/proc/nonexistent", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The end of a document, however it is cut into pieces, and however much comes after. */
static void
test_end (void)
{
  for (guint after = 0; after < 1100; after += 37)
    for (guint piece = 1; piece < 1500; piece += 101)
      {
        g_autoptr (SoclePortalSink) sink = create_sink (NULL);
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint i = 0; i < 2000; i++)
          g_string_append_c (text, 'a');
        g_string_append (text, "%%EOF");
        for (guint i = 0; i < after; i++)
          g_string_append_c (text, 'b');

        for (size_t done = 0; done < text->len; done += piece)
          g_assert_true (socle_portal_sink_write (sink, (const guint8 *) text->str + done,
                                                  MIN (piece, text->len - done), NULL));
        g_assert_cmpint (socle_portal_sink_has_end (sink), ==, after <= 1024 - strlen ("%%EOF"));
      }
}

/* What was killed while it downloaded has left its file; one that is at work has not. */
static void
test_clean_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.pdf", NULL);
  g_autoptr (SoclePortalSink) old = create_sink (fixture->folder);
  g_autoptr (SoclePortalSink) young = create_sink (fixture->folder);
  g_autofree char *old_path = NULL;
  g_autofree char *young_path = NULL;
  struct utimbuf long_ago = { 1000000, 1000000 };

  g_assert_true (socle_portal_sink_finish (old, NULL));
  old_path = socle_portal_sink_steal_path (old);
  g_assert_true (socle_portal_sink_finish (young, NULL));
  young_path = socle_portal_sink_steal_path (young);
  g_file_set_contents (other, "other", -1, NULL);
  g_utime (old_path, &long_ago);
  g_utime (other, &long_ago);

  g_assert_cmpuint (socle_portal_sink_clean_up (fixture->folder, 3600), ==, 1);
  g_assert_false (g_file_test (old_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (socle_portal_sink_clean_up ("/proc/nonexistent", 3600), ==, 0);

  g_unlink (young_path);
  g_unlink (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/portal-sink/file", test_file);
  ADD ("/portal-sink/given-up", test_given_up);
  ADD ("/portal-sink/clean-up", test_clean_up);
  g_test_add_func ("/portal-sink/no-folder", test_no_folder);
  g_test_add_func ("/portal-sink/end", test_end);
#undef ADD

  return g_test_run ();
}
