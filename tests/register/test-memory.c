/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite without memory: reported, and nothing that was saved is lost. */

#include "config.h"

#include "workload.h"

/*
 * Every allocation of SQLite's fails in turn, once or from then on. With SOCLE_TEST_FULL in
 * the environment that is all of them, otherwise some, at other places in each round.
 */

static struct
{
  sqlite3_mem_methods usual;
  guint call; /* which one fails; 0 for none */
  guint n_calls;
  gboolean sticky;
  gboolean failed;
} memory;

static gboolean
fails (void)
{
  if (memory.call == 0)
    return FALSE;
  memory.n_calls++;
  if (memory.n_calls != memory.call && !(memory.sticky && memory.n_calls > memory.call))
    return FALSE;
  memory.failed = TRUE;

  return TRUE;
}

static void *
memory_malloc (int size)
{
  return fails () ? NULL : memory.usual.xMalloc (size);
}

static void *
memory_realloc (void *block, int size)
{
  return fails () ? NULL : memory.usual.xRealloc (block, size);
}

static void
configure_memory (void)
{
  sqlite3_mem_methods methods;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.usual);
  methods = memory.usual;
  methods.xMalloc = memory_malloc;
  methods.xRealloc = memory_realloc;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &methods);
  /* Small blocks would come from a store that never fails. */
  sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
}

static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) created = fixture_create (fixture);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GBytes) content = NULL;
  guint n_points = 0, n_reported = 0;
  guint stride = g_getenv ("SOCLE_TEST_FULL") != NULL ? 1 : 61;

  g_clear_object (&created);
  content = fixture_read (fixture);
  memory.sticky = GPOINTER_TO_INT (data);

  for (guint call = 1;; call += stride)
    {
      g_autoptr (SocleRegister) reg = NULL;
      g_autoptr (GError) error = NULL;
      guint acknowledged, pending;
      guint64 count;

      g_unlink (journal);
      fixture_write (fixture, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      memory.n_calls = 0;
      memory.failed = FALSE;
      memory.call = call;
      acknowledged = workload_run (&fixture->settings, &pending, &error);
      memory.call = 0;
      if (!memory.failed)
        break;

      n_points++;
      if (error != NULL)
        {
          g_assert_cmpuint (error->domain, ==, SOCLE_REGISTER_ERROR);
          n_reported++;
        }
      reg = fixture_open (fixture);
      count = fixture_count (reg) - 1;
      g_assert_true (count == acknowledged || count == acknowledged + pending);
      g_assert_true (error != NULL || count == 11);
    }

  g_test_message ("FIGURE out of memory: %u points, %u reported, %u absorbed, 0 wrong", n_points,
                  n_reported, n_points - n_reported);
  g_assert_cmpuint (n_points, >, 10);
}

int
main (int argc, char **argv)
{
  configure_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/memory/once", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_sweep,
              fixture_tear_down);
  g_test_add ("/memory/from-then-on", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_sweep,
              fixture_tear_down);

  return g_test_run ();
}
