/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what may have been meant by an unknown identifier. */

#include "config.h"

#include "socle-library-loader.h"
#include "socle-near-ids.h"

#include <string.h>

static SocleLibrary *
load_bundled (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleLibrary *library =
    socle_library_load ((const char *const[]) { folder, NULL }, problems, NULL, NULL, NULL);

  g_assert_cmpuint (problems->len, ==, 0);

  return library;
}

static void
test_near (void)
{
  g_autoptr (SocleLibrary) library = load_bundled ();
  static const struct
  {
    const char *id;
    const char *near;
  } cases[] = {
    { "azur", "azure azure-devops azure-soc1-type2" },
    { "AZURE-DEVOPS", "azure-devops" },
    { "intnue", "intune" },
    { "steam", "stream" },
    { "yammer-soc2-type3", "yammer-soc2-type1 yammer-soc2-type2" },
    { "qqqqqqqqqqqq", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) near = socle_near_ids_find (library, cases[i].id);
      g_autofree char *joined = g_strjoinv (" ", near);

      g_assert_true (g_str_has_prefix (joined, cases[i].near));
      g_assert_cmpint (*joined == '\0', ==, *cases[i].near == '\0');
      g_assert_cmpuint (g_strv_length (near), <=, 3);
    }
}

static void
test_among (void)
{
  static const char *const ids[] = { "microsoft", "amazon", "google", NULL };
  static const char *const none[] = { NULL };
  static const char *const expected[] = { "microsoft", NULL };
  g_auto (GStrv) near = socle_near_ids_find_among (ids, "Microsft");
  g_auto (GStrv) far = socle_near_ids_find_among (ids, "oracle");
  g_auto (GStrv) nothing = socle_near_ids_find_among (none, "google");

  g_assert_cmpstrv (near, expected);
  g_assert_cmpstrv (far, none);
  g_assert_cmpstrv (nothing, none);
}

static void
test_long (void)
{
  g_autoptr (SocleLibrary) library = load_bundled ();
  g_autofree char *id = g_strnfill (100000, 'a');
  g_auto (GStrv) near = socle_near_ids_find (library, id);

  g_assert_cmpuint (g_strv_length (near), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/near-ids/near", test_near);
  g_test_add_func ("/near-ids/among", test_among);
  g_test_add_func ("/near-ids/long", test_long);

  return g_test_run ();
}
