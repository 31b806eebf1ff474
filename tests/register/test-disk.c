/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing folders, and nothing but them. */

#include "config.h"

#include "socle-disk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *outside; /* (owned): a folder of somebody else, with a file */
  char *file;    /* (owned): that file */
  char *folder;  /* (owned): the one that goes */
} Fixture;

static void
write_file (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "x", 1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->outside = g_dir_make_tmp ("socle-outside-XXXXXX", NULL);
  self->file = g_build_filename (self->outside, "keep.txt", NULL);
  self->folder = g_dir_make_tmp ("socle-folder-XXXXXX", NULL);
  write_file (self->file);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_test (self->file, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (self->file));
  g_assert_no_errno (g_rmdir (self->outside));
  g_free (self->outside);
  g_free (self->file);
  g_free (self->folder);
}

static char *
link_into (Fixture *self, const char *target, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_no_errno (symlink (target, path));

  return path;
}

static void
test_all_of_it (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "a", ".hidden", "sub/b", "sub/sub/c" };
  g_autofree char *sub = g_build_filename (self->folder, "sub/sub", NULL);
  g_autofree char *empty = g_build_filename (self->folder, "empty", NULL);

  g_assert_no_errno (g_mkdir_with_parents (sub, 0700));
  g_assert_no_errno (g_mkdir (empty, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      write_file (path);
    }

  g_assert_true (socle_disk_remove_all (self->folder));
}

/* Links to a folder, to a file and to nothing go; what they lead to stays. */
static void
test_links_in_it (Fixture *self, gconstpointer data)
{
  g_autofree char *sub = g_build_filename (self->folder, "sub", NULL);
  g_autofree char *to_folder = link_into (self, self->outside, "folder");
  g_autofree char *to_file = link_into (self, self->file, "file");
  g_autofree char *to_nothing = link_into (self, "/nonexistent", "nothing");
  g_autofree char *to_itself = link_into (self, ".", "itself");
  g_autofree char *deep = NULL;

  g_assert_no_errno (g_mkdir (sub, 0700));
  deep = link_into (self, self->outside, "sub/folder");

  g_assert_true (socle_disk_remove_all (self->folder));
}

/* The path itself is a link to a folder. */
static void
test_link_itself (Fixture *self, gconstpointer data)
{
  g_assert_no_errno (g_rmdir (self->folder));
  g_assert_no_errno (symlink (self->outside, self->folder));

  g_assert_true (socle_disk_remove_all (self->folder));
}

static void
test_file_and_nothing (Fixture *self, gconstpointer data)
{
  g_assert_no_errno (g_rmdir (self->folder));
  write_file (self->folder);

  g_assert_true (socle_disk_remove_all (self->folder));
  g_assert_true (socle_disk_remove_all (self->folder));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/disk/remove-all/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("all-of-it", test_all_of_it);
  ADD ("links-in-it", test_links_in_it);
  ADD ("link-itself", test_link_itself);
  ADD ("file-and-nothing", test_file_and_nothing);

  return g_test_run ();
}
