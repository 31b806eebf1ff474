/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of telling network drives from others. */

#include "config.h"

#include "socle-file-place.h"

static void
test_types (void)
{
  static const struct
  {
    guint64 type;
    gboolean is_network;
  } cases[] = {
    { 0x6969, TRUE },      { 0x517b, TRUE },      { 0xff534d42, TRUE },   { 0xfe534d42, TRUE },
    { 0x65735546, TRUE },  { 0x01021997, TRUE },  { 0x5346414f, TRUE },   { 0xef53, FALSE },
    { 0x01021994, FALSE }, { 0x9123683e, FALSE }, { 0x58465342, FALSE },  { 0x794c7630, FALSE },
    { 0x4d44, FALSE },     { 0, FALSE },          { G_MAXUINT64, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GINT64_MODIFIER "x", cases[i].type);
      g_assert_cmpint (socle_file_place_is_network (cases[i].type), ==, cases[i].is_network);
    }
}

static void
test_paths (void)
{
  g_assert_false (socle_file_place_is_remote ("/nonexistent/register.db"));
  g_assert_false (socle_file_place_is_remote ("/proc/self"));
}

static void
test_lent (void)
{
  g_assert_true (socle_file_place_is_lent ("/run/user/1/doc/ab12/a.db", "/run/user/1"));
  g_assert_true (socle_file_place_is_lent ("/run/flatpak/doc/ab12/a.db", "/run/user/1"));
  g_assert_false (socle_file_place_is_lent ("/run/user/1/documents/a.db", "/run/user/1"));
  g_assert_false (socle_file_place_is_lent ("/home/ann/doc/a.db", "/run/user/1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-place/types", test_types);
  g_test_add_func ("/file-place/paths", test_paths);
  g_test_add_func ("/file-place/lent", test_lent);

  return g_test_run ();
}
