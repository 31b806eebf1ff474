/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of opening catalogue files, of keeping them, and of taking that back. */

#include "config.h"

#include "socle-opening.h"

#include "../support/remove-all.h"
#include "catalogue-files.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;    /* (owned): has all others */
  char *data_dir;  /* (owned) */
  char *catalogue; /* (owned): what --catalogue names, in some tests */
  SocleSession *session;
} Fixture;

/* With the bundled catalogues and the user's, or with one of --catalogue only. */
static void
set_up (Fixture *self, gconstpointer with_option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = NULL;
  const char *words[] = { "--data-dir", NULL, "--today", "2020-06-30", NULL, NULL, NULL };

  self->folder = g_dir_make_tmp ("socle-guests-XXXXXX", &error);
  g_assert_no_error (error);
  self->data_dir = g_build_filename (self->folder, "data", NULL);
  self->catalogue = write_catalogue (self->folder, "given.json", "given", "2020-01-01");
  words[1] = self->data_dir;
  if (with_option != NULL)
    {
      words[4] = "--catalogue";
      words[5] = self->catalogue;
    }

  options = socle_options_new_from_words (words, &error);
  g_assert_no_error (error);
  self->session = socle_session_new (options);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  remove_all (self->folder);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_free (self->folder);
  g_free (self->data_dir);
  g_free (self->catalogue);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **waiting = user_data;

  *waiting = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* What became of files, as "shown newer". */
static char *
open_files (Fixture *self, const char *first, ...)
{
  static const char *const states[] = { "shown", "newer", "older", "same", "bad" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) guests = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    g_ptr_array_add (files, g_file_new_for_commandline_arg (path));
  va_end (paths);

  socle_opening_start (self->session, files, done_cb, &result);
  guests = socle_opening_finish (self->session, wait_for (&result));
  g_assert_cmpuint (guests->len, ==, files->len);
  for (guint i = 0; i < guests->len; i++)
    {
      SocleGuest *guest = guests->pdata[i];

      g_assert_true (g_file_equal (guest->file, files->pdata[i]));
      g_assert_true ((guest->state == SOCLE_GUEST_BAD) == (guest->sentence != NULL));
      g_string_append_printf (answer, i == 0 ? "%s" : " %s", states[guest->state]);
    }

  return g_string_free_and_steal (g_steal_pointer (&answer));
}

static void
assert_opened (char *answer, const char *expected)
{
  g_assert_cmpstr (answer, ==, expected);
  g_free (answer);
}

/* The catalogues in use, as "microsoft 2020-02-01, small 2021-07-01". */
static void
assert_in_use (Fixture *self, const char *expected)
{
  SocleLibrary *library = socle_session_get_library (self->session);
  GListModel *catalogues = socle_library_get_catalogues (library);
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);
      char date[16];

      g_date_strftime (date, sizeof date, "%Y-%m-%d", socle_catalogue_get_as_of (catalogue));
      g_string_append_printf (answer, i == 0 ? "%s %s" : ", %s %s",
                              socle_catalogue_get_id (catalogue), date);
    }
  g_assert_cmpstr (answer->str, ==, expected);
}

static gboolean
keep (Fixture *self, gboolean *replaced, GError **error)
{
  SocleGuests *guests = socle_session_get_guests (self->session);
  g_autoptr (GAsyncResult) result = NULL;
  gboolean kept;

  socle_guests_keep_async (guests, socle_session_get_messages (self->session), done_cb, &result);
  kept = socle_guests_keep_finish (guests, wait_for (&result), replaced, error);
  socle_session_load (self->session, NULL);

  return kept;
}

static void
undo (Fixture *self)
{
  SocleGuests *guests = socle_session_get_guests (self->session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_guests_get_can_undo (guests));
  socle_guests_undo_async (guests, socle_session_get_messages (self->session), done_cb, &result);
  g_assert_false (socle_guests_get_can_undo (guests));
  g_assert_true (socle_guests_undo_finish (guests, wait_for (&result), &error));
  g_assert_no_error (error);
  socle_session_load (self->session, NULL);
}

/* The files of the user's folder, as "a.socle b.json". */
static void
assert_kept (Fixture *self, const char *expected)
{
  g_autofree char *folder = g_build_filename (self->data_dir, "catalogues", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *answer = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  answer = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (answer, ==, expected);
}

static void
assert_holds (Fixture *self, const char *name, const char *id, const char *as_of)
{
  g_autofree char *path = g_build_filename (self->data_dir, "catalogues", name, NULL);
  g_autofree char *expected = make_catalogue (id, as_of);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_guests (Fixture *self)
{
  return socle_guests_get_list (socle_session_get_guests (self->session))->len;
}

#define BUNDLED "microsoft 2020-02-01"

static void
test_opens (Fixture *self, gconstpointer data)
{
  g_autofree char *one = write_catalogue (self->folder, "one é #1.socle", "one", "2021-07-01");
  g_autofree char *two = write_catalogue (self->folder, "two.json", "two", "2019-01-01");
  g_autofree char *uri = g_filename_to_uri (one, NULL, NULL);

  /* The catalogues of this run have not even been read. */
  assert_opened (open_files (self, uri, two, NULL), "shown shown");
  assert_in_use (self, BUNDLED ", one 2021-07-01, two 2019-01-01");
  g_assert_cmpuint (count_guests (self), ==, 2);

  /* They stay when all is read anew. */
  socle_session_load (self->session, NULL);
  assert_in_use (self, BUNDLED ", one 2021-07-01, two 2019-01-01");
  assert_kept (self, "");
}

static void
test_dates_decide (Fixture *self, gconstpointer data)
{
  g_autofree char *middle = write_catalogue (self->folder, "b.socle", "one", "2020-05-05");
  g_autofree char *older = write_catalogue (self->folder, "a.socle", "one", "2020-05-04");
  g_autofree char *newer = write_catalogue (self->folder, "c.socle", "one", "2020-05-06");
  g_autofree char *same = write_catalogue (self->folder, "d.socle", "one", "2020-05-05");

  assert_opened (open_files (self, middle, NULL), "shown");
  assert_opened (open_files (self, older, same, NULL), "older same");
  assert_in_use (self, BUNDLED ", one 2020-05-05");
  g_assert_cmpuint (count_guests (self), ==, 1);
  assert_opened (open_files (self, newer, NULL), "newer");
  assert_in_use (self, BUNDLED ", one 2020-05-06");
}

/* Somebody writes a catalogue, and looks at it again and again. */
static void
test_edited_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_catalogue (self->folder, "own.socle", "own", "2020-05-05");

  assert_opened (open_files (self, path, NULL), "shown");
  g_free (write_catalogue (self->folder, "own.socle", "own", "2020-05-04"));
  assert_opened (open_files (self, path, NULL), "shown");
  assert_in_use (self, BUNDLED ", own 2020-05-04");
  g_assert_cmpuint (count_guests (self), ==, 1);
}

static void
test_bad_files (Fixture *self, gconstpointer data)
{
  g_autofree char *good = write_catalogue (self->folder, "good.socle", "good", "2020-05-05");
  g_autofree char *bad = write_catalogue (self->folder, "bad.socle", "bad", "2020-13-05");
  g_autofree char *missing = g_build_filename (self->folder, "missing.socle", NULL);

  assert_opened (open_files (self, bad, good, missing, self->folder, "sftp://elsewhere/x.socle",
                             NULL),
                 "bad shown bad bad bad");
  assert_in_use (self, BUNDLED ", good 2020-05-05");
  g_assert_cmpuint (socle_session_get_problems (self->session)->len, ==, 0);
  assert_opened (open_files (self, bad, NULL), "bad");
  assert_in_use (self, BUNDLED ", good 2020-05-05");
}

static void
test_keeps (Fixture *self, gconstpointer data)
{
  g_autofree char *one = write_catalogue (self->folder, "x.socle", "one", "2020-05-05");
  g_autofree char *two = write_catalogue (self->folder, "y.json", "two", "2020-05-05");
  g_autoptr (GError) error = NULL;
  gboolean replaced = TRUE;

  assert_opened (open_files (self, one, two, NULL), "shown shown");
  g_assert_true (keep (self, &replaced, &error));
  g_assert_no_error (error);
  g_assert_false (replaced);
  g_assert_cmpuint (count_guests (self), ==, 0);
  assert_kept (self, "one.socle two.socle");
  assert_holds (self, "one.socle", "one", "2020-05-05");
  assert_in_use (self, data == NULL ? BUNDLED ", one 2020-05-05, two 2020-05-05"
                                    : "given 2020-01-01, one 2020-05-05, two 2020-05-05");

  undo (self);
  assert_kept (self, "");
  g_assert_cmpuint (count_guests (self), ==, 2);
  assert_in_use (self, data == NULL ? BUNDLED ", one 2020-05-05, two 2020-05-05"
                                    : "given 2020-01-01, one 2020-05-05, two 2020-05-05");
}

/* Whatever the old file is called: a catalogue has one file. */
static void
test_replaces (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->data_dir, "catalogues", NULL);
  g_autofree char *newer = write_catalogue (self->folder, "x.socle", "one", "2020-05-06");
  g_autoptr (GError) error = NULL;
  gboolean replaced = FALSE;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_free (write_catalogue (folder, "my own name.json", "one", "2020-05-05"));
  g_free (write_catalogue (folder, "one.socle", "other", "2020-05-05"));

  assert_opened (open_files (self, newer, NULL), "newer");
  g_assert_true (keep (self, &replaced, &error));
  g_assert_no_error (error);
  g_assert_true (replaced);
  assert_kept (self, "my own name.json one.socle");
  assert_holds (self, "my own name.json", "one", "2020-05-06");
  assert_in_use (self, BUNDLED ", one 2020-05-06, other 2020-05-05");

  undo (self);
  assert_holds (self, "my own name.json", "one", "2020-05-05");
  assert_holds (self, "one.socle", "other", "2020-05-05");
  assert_in_use (self, BUNDLED ", one 2020-05-06, other 2020-05-05");
}

/* The file that has the name already holds another catalogue. */
static void
test_name_is_taken (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->data_dir, "catalogues", NULL);
  g_autofree char *path = write_catalogue (self->folder, "x.socle", "one", "2020-05-06");
  gboolean replaced = TRUE;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_free (write_catalogue (folder, "one.socle", "other", "2020-05-05"));
  assert_opened (open_files (self, path, NULL), "shown");
  g_assert_true (keep (self, &replaced, NULL));
  g_assert_false (replaced);
  assert_kept (self, "one-2.socle one.socle");
  assert_holds (self, "one.socle", "other", "2020-05-05");
}

/* All or none, and the guests stay. */
static void
test_cannot_keep (Fixture *self, gconstpointer data)
{
  g_autofree char *one = write_catalogue (self->folder, "x.socle", "one", "2020-05-05");
  g_autofree char *two = write_catalogue (self->folder, "y.socle", "two", "2020-05-05");
  g_autofree char *folder = g_build_filename (self->data_dir, "catalogues", NULL);
  g_autoptr (GError) error = NULL;
  gboolean replaced;

  assert_opened (open_files (self, one, two, NULL), "shown shown");
  g_free (write_catalogue (self->folder, "y.socle", "other", "2020-05-05"));
  g_assert_false (keep (self, &replaced, &error));
  g_assert_cmpstr (error->message, ==, "“y.socle” has changed since it was opened; open it again.");
  assert_kept (self, "");
  g_assert_cmpuint (count_guests (self), ==, 2);
  g_clear_error (&error);

  /* A file is in the place of the folder. */
  g_free (write_catalogue (self->folder, "y.socle", "two", "2020-05-05"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (keep (self, &replaced, &error));
  g_assert_nonnull (strstr (error->message, "could not be written"));
  g_assert_cmpuint (count_guests (self), ==, 2);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/guests/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("opens", NULL, test_opens);
  ADD ("dates-decide", NULL, test_dates_decide);
  ADD ("edited-file", NULL, test_edited_file);
  ADD ("bad-files", NULL, test_bad_files);
  ADD ("keeps", NULL, test_keeps);
  ADD ("keeps-beside-option", "given", test_keeps);
  ADD ("replaces", NULL, test_replaces);
  ADD ("name-is-taken", NULL, test_name_is_taken);
  ADD ("cannot-keep", NULL, test_cannot_keep);

  return g_test_run ();
}
