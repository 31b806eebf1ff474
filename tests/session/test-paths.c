/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of where Socle looks for its files. */

#include "config.h"

#include "socle-paths.h"

#include <glib/gstdio.h>

static SocleOptions *
read_words (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  SocleOptions *options = socle_options_new_from_words (words, &error);

  g_assert_no_error (error);

  return options;
}

static void
test_environment (void)
{
  g_autofree char *before = g_strdup (g_getenv ("SOCLE_DATA_DIR"));
  g_autofree char *given = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *installed = NULL;

  g_setenv ("SOCLE_DATA_DIR", "/somewhere", TRUE);
  given = socle_paths_dup_data_dir ();
  g_setenv ("SOCLE_DATA_DIR", "", TRUE);
  empty = socle_paths_dup_data_dir ();
  g_unsetenv ("SOCLE_DATA_DIR");
  installed = socle_paths_dup_data_dir ();
  if (before != NULL)
    g_setenv ("SOCLE_DATA_DIR", before, TRUE);

  g_assert_cmpstr (given, ==, "/somewhere");
  g_assert_cmpstr (empty, ==, SOCLE_DATA_DIR);
  g_assert_cmpstr (installed, ==, SOCLE_DATA_DIR);
}

static void
test_user_dir (void)
{
  g_autoptr (SocleOptions) plain = socle_options_new ();
  g_autoptr (SocleOptions) moved = read_words ((const char *const[]) { "--data-dir", "/d", NULL });
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "socle", NULL);
  g_autofree char *user_dir = socle_paths_dup_user_dir (plain);
  g_autofree char *moved_dir = socle_paths_dup_user_dir (moved);

  g_assert_cmpstr (user_dir, ==, expected);
  g_assert_cmpstr (moved_dir, ==, "/d");
}

static void
test_catalogues (void)
{
  g_autoptr (SocleOptions) options = socle_options_new ();
  g_autofree char *data_dir = socle_paths_dup_data_dir ();
  g_autofree char *bundled = g_build_filename (data_dir, "catalogues", NULL);
  g_autofree char *user_dir = socle_paths_dup_user_dir (options);
  g_autofree char *own = g_build_filename (user_dir, "catalogues", NULL);
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  before = socle_paths_dup_catalogues (options);
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  after = socle_paths_dup_catalogues (options);
  g_rmdir (own);

  g_assert_cmpstrv (before, ((const char *const[]) { bundled, NULL }));
  g_assert_cmpstrv (after, ((const char *const[]) { bundled, own, NULL }));
}

static void
test_only_those_given (void)
{
  g_autoptr (SocleOptions) options =
    read_words ((const char *const[]) { "--catalogue", "/a", "--catalogue=b.json", NULL });
  g_auto (GStrv) paths = socle_paths_dup_catalogues (options);

  g_assert_cmpstrv (paths, ((const char *const[]) { "/a", "b.json", NULL }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/paths/environment", test_environment);
  g_test_add_func ("/paths/user-dir", test_user_dir);
  g_test_add_func ("/paths/catalogues", test_catalogues);
  g_test_add_func ("/paths/only-those-given", test_only_those_given);

  return g_test_run ();
}
