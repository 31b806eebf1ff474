/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a register with many entries, with all checks. */

#include "config.h"

#include "register-fixture.h"

/*
 * SOCLE_TEST_ENTRIES says how many entries: 50,000 for the figure to publish. The time is
 * told, and only judged where it would be felt.
 */
#define DEFAULT_ENTRIES 4000
#define BATCH 1000
#define MAX_SECONDS 10

static guint
get_wanted (void)
{
  const char *wanted = g_getenv ("SOCLE_TEST_ENTRIES");
  guint64 number;

  return wanted != NULL && g_ascii_string_to_unsigned (wanted, 10, BATCH, G_MAXINT, &number, NULL)
           ? (guint) number
           : DEFAULT_ENTRIES;
}

/* Adds editions with notes of the length that people write, and edits each a few times. */
static void
fill (SocleRegister *reg, guint n_entries)
{
  g_autofree char *notes = g_strnfill (600, 'x');
  g_autoptr (SocleRecord) edition = fixture_edition ();
  g_autoptr (SocleRecord) noted = socle_record_with (edition, "notes", notes, NULL);
  g_autoptr (GPtrArray) made = NULL;

  for (guint done = 0; done < n_entries; done += BATCH)
    {
      g_autoptr (GPtrArray) changes =
        g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
      g_autoptr (GPtrArray) next = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < BATCH; i++)
        {
          SocleRecord *before =
            done / BATCH % 5 > 0 ? socle_change_get_after (g_ptr_array_index (made, i)) : NULL;
          g_autofree char *auditor = g_strdup_printf ("Firm %u", done + i);
          g_autoptr (SocleRecord) after =
            socle_record_with (before != NULL ? before : noted, "auditor", auditor, NULL);

          g_ptr_array_add (changes, socle_change_new (before, after));
        }
      next = socle_register_apply (reg, changes, &error);
      g_assert_no_error (error);
      g_clear_pointer (&made, g_ptr_array_unref);
      made = g_steal_pointer (&next);
    }
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  guint n_entries = get_wanted ();
  g_autofree char *content = NULL;
  double opening, reading;
  size_t length;

  fill (reg, n_entries);
  g_clear_object (&reg);

  g_test_timer_start ();
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  reading = g_test_timer_elapsed ();

  g_test_timer_start ();
  reg = fixture_open (fixture);
  opening = g_test_timer_elapsed ();

  g_assert_cmpuint (fixture_count (reg), ==, n_entries + 1);
  g_test_message ("FIGURE %u entries, %.1f MB: opened with all checks in %.0f ms; reading the "
                  "file takes %.0f ms",
                  n_entries, (double) length / 1e6, opening * 1e3, reading * 1e3);
  g_assert_cmpfloat (opening, <, MAX_SECONDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/large/open", Fixture, NULL, fixture_set_up, test_open, fixture_tear_down);

  return g_test_run ();
}
