/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of finding the object that a callback is for. */

#include "config.h"

#include "socle-weak-data.h"

static void
test_still_there (void)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
  gpointer weak = socle_weak_data_new (object);
  GObject *found;

  g_assert_cmpuint (object->ref_count, ==, 1);
  found = socle_weak_data_take (weak);
  g_assert_true (found == object);
  g_assert_cmpuint (object->ref_count, ==, 2);
  g_object_unref (found);
  g_assert_finalize_object (object);
}

static void
test_gone (void)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
  gpointer weak = socle_weak_data_new (object);

  g_assert_finalize_object (object);
  g_assert_null (socle_weak_data_take (weak));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/weak-data/still-there", test_still_there);
  g_test_add_func ("/weak-data/gone", test_gone);

  return g_test_run ();
}
