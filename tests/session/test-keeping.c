/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of keeping catalogues on a disk that fails in the middle. */

#include "config.h"

#include "socle-export-file.h"
#include "socle-keeping.h"

#include "../support/remove-all.h"
#include "catalogue-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

/* How many files get their name before one does not; none fails while it is negative. */
static int renames_left = -1;

/* Stands in for the one of the C library, for the libraries too. */
int
rename (const char *from, const char *to)
{
  if (renames_left >= 0 && renames_left-- == 0)
    {
      errno = EIO;
      return -1;
    }

  return renameat (AT_FDCWD, from, AT_FDCWD, to);
}

typedef struct
{
  char *folder; /* (owned): has the other */
  char *target; /* (owned) */
  GPtrArray *keepings;
  SocleMessages *messages;
} Fixture;

static void
add_keeping (Fixture *self, const char *id)
{
  g_autofree char *path = write_catalogue (self->folder, id, id, "2021-01-01");

  g_ptr_array_add (self->keepings, socle_keeping_new (path, id));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("socle-keeping-XXXXXX", NULL);
  self->target = g_build_filename (self->folder, "catalogues", NULL);
  self->keepings = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_keeping_free);
  self->messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, g_getenv ("SOCLE_LOCALE_DIR"));
  g_assert_no_errno (g_mkdir (self->target, 0700));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  renames_left = -1;
  g_ptr_array_unref (self->keepings);
  g_assert_finalize_object (self->messages);
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->target);
}

static void
assert_holds (Fixture *self, const char *name, const char *id, const char *as_of)
{
  g_autofree char *path = g_build_filename (self->target, name, NULL);
  g_autofree char *expected = make_catalogue (id, as_of);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->target, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* Whichever of three cannot get its name: those before it are taken back. */
static void
test_all_or_none (Fixture *self, gconstpointer data)
{
  g_free (write_catalogue (self->target, "mine.json", "one", "2020-01-01"));
  g_free (write_catalogue (self->target, "its.json", "three", "2020-01-01"));

  for (int n_named = 0; n_named < 3; n_named++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_set_size (self->keepings, 0);
      add_keeping (self, "one");
      add_keeping (self, "two");
      add_keeping (self, "three");
      renames_left = n_named;
      g_assert_false (socle_keeping_do (self->keepings, self->target, self->messages, &error));
      g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
      assert_holds (self, "mine.json", "one", "2020-01-01");
      assert_holds (self, "its.json", "three", "2020-01-01");
      g_assert_cmpuint (count_files (self), ==, 2);
    }
}

/* What is not taken back is not said to be. */
static void
test_undo_that_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (self->target, "one.socle", NULL);

  add_keeping (self, "one");
  g_assert_true (socle_keeping_do (self->keepings, self->target, self->messages, &error));
  g_assert_no_error (error);

  /* A folder has taken its place. */
  g_assert_no_errno (g_unlink (copy));
  g_assert_no_errno (g_mkdir (copy, 0700));
  g_assert_false (socle_keeping_undo (self->keepings, self->messages, &error));
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
  g_clear_error (&error);

  /* That it is gone already is as good. */
  g_assert_no_errno (g_rmdir (copy));
  g_assert_true (socle_keeping_undo (self->keepings, self->messages, &error));
  g_assert_no_error (error);
}

/* One catalogue has the name that another one would get next. */
static void
test_names_differ (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (write_catalogue (self->target, "one.socle", "other", "2020-01-01"));
  add_keeping (self, "one");
  add_keeping (self, "one-2");
  g_assert_true (socle_keeping_do (self->keepings, self->target, self->messages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self), ==, 3);
  assert_holds (self, "one.socle", "other", "2020-01-01");
  assert_holds (self, "one-2.socle", "one", "2021-01-01");
  assert_holds (self, "one-2-2.socle", "one-2", "2021-01-01");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/keeping/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("all-or-none", test_all_or_none);
  ADD ("undo-that-fails", test_undo_that_fails);
  ADD ("names-differ", test_names_differ);

  return g_test_run ();
}
