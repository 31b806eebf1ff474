/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was acknowledged survives a power cut at any moment, and nothing half does. */

#include "config.h"

#include "power-vfs.h"
#include "workload.h"

/*
 * SOCLE_TEST_CUTS says how many cuts to make in all: 100,000 for the figure to publish, far
 * fewer by default so that every change can be tested.
 */
#define DEFAULT_CUTS 1600
#define MAX_CONTROL_CUTS 1000

typedef struct
{
  guint cuts;
  guint lost;
  guint unusable;
} Losses;

static SocleRegisterSettings
make_settings (Fixture *fixture)
{
  SocleRegisterSettings settings = fixture->settings;

  settings.path = "/register.db";
  settings.vfs = POWER_VFS;

  return settings;
}

/* A disk with a register of one entry on it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  SocleRegisterSettings settings;
  g_autoptr (SocleRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  power_vfs_register ();
  settings = make_settings (fixture);
  reg = socle_sqlite_register_create (&settings, &error);
  g_assert_no_error (error);
  g_clear_object (&reg);
  power_vfs_save ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  power_vfs_set_lie (POWER_HONEST);
  power_vfs_unregister ();
  fixture_tear_down (fixture, data);
}

/* How many calls the whole series makes when nothing happens. */
static guint
count_calls (const SocleRegisterSettings *settings)
{
  g_autoptr (GError) error = NULL;
  guint pending;

  power_vfs_load ();
  g_assert_cmpuint (workload_run (settings, &pending, &error), ==, 11);
  g_assert_no_error (error);

  return power_vfs_get_calls ();
}

/* Cuts the power at a call, and looks at what is there afterwards. Opening checks that
 * the file is whole and that the tables are what the trail tells. */
static void
cut (const SocleRegisterSettings *settings, guint call, guint32 seed, Losses *losses)
{
  g_autoptr (SocleRegister) reg = NULL;
  guint acknowledged, pending;
  guint64 count;

  power_vfs_load ();
  power_vfs_seed (seed);
  power_vfs_cut_at (call);
  acknowledged = workload_run (settings, &pending, NULL);
  power_vfs_restore ();

  losses->cuts++;
  reg = socle_sqlite_register_open (settings, NULL);
  if (reg == NULL)
    {
      losses->unusable++;
      return;
    }
  count = fixture_count (reg) - 1;
  if (count != acknowledged && count != acknowledged + pending)
    losses->lost++;

  /* And work goes on. */
  if (seed % 16 == 0)
    {
      g_autoptr (SocleChange) change = fixture_add (reg, fixture_service ("stream"));

      g_assert_nonnull (change);
    }
}

static guint
get_wanted_cuts (void)
{
  const char *wanted = g_getenv ("SOCLE_TEST_CUTS");
  guint64 cuts;

  return wanted != NULL && g_ascii_string_to_unsigned (wanted, 10, 1, G_MAXINT, &cuts, NULL)
           ? (guint) cuts
           : DEFAULT_CUTS;
}

static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  int sector = GPOINTER_TO_INT (data);
  SocleRegisterSettings settings = make_settings (fixture);
  guint wanted = get_wanted_cuts () / 2;
  Losses losses = { 0 };
  guint n_calls;

  power_vfs_set_sector (sector);
  n_calls = count_calls (&settings);

  /* Every call once, the end of the series among them, as often as it takes. */
  for (guint32 seed = 1; losses.cuts < wanted; seed++)
    for (guint call = 1; call <= n_calls + 1; call++)
      cut (&settings, call, seed * 1000 + call, &losses);

  g_test_message ("FIGURE %u cuts at %u calls, sectors of %d: %u unusable, %u lost", losses.cuts,
                  n_calls, sector, losses.unusable, losses.lost);
  g_assert_cmpuint (losses.unusable, ==, 0);
  g_assert_cmpuint (losses.lost, ==, 0);
}

/* On a disk that lies, the same test must find losses, or it finds nothing at all. */
static void
test_control (Fixture *fixture, gconstpointer data)
{
  SocleRegisterSettings settings = make_settings (fixture);
  Losses losses = { 0 };
  guint n_calls = count_calls (&settings);

  power_vfs_set_lie ((PowerLie) GPOINTER_TO_INT (data));
  for (guint32 seed = 1; losses.unusable + losses.lost == 0 && losses.cuts < MAX_CONTROL_CUTS;
       seed++)
    cut (&settings, 1 + seed * 7 % n_calls, seed, &losses);

  g_test_message ("FIGURE control: of %u cuts, %u unusable, %u lost", losses.cuts, losses.unusable,
                  losses.lost);
  g_assert_cmpuint (losses.unusable + losses.lost, >, 0);
}

/* Changes so large that SQLite writes pages before the commit. */
static void
test_spill (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N_CHANGES = 30,
    N_CUTS = 15
  };
  SocleRegisterSettings settings = make_settings (fixture);
  g_autofree char *notes = g_strnfill (60000, 'x');
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);

  for (int i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("service-%d", i);
      g_autoptr (SocleRecord) service = fixture_service (name);
      g_autoptr (SocleRecord) large = socle_record_with (service, "notes", notes, NULL);

      g_ptr_array_add (changes, socle_change_new (NULL, large));
    }

  for (guint32 seed = 0; seed < N_CUTS; seed++)
    {
      g_autoptr (SocleRegister) reg = NULL;
      g_autoptr (GPtrArray) made = NULL;
      g_autoptr (GError) error = NULL;
      guint64 count;

      power_vfs_load ();
      power_vfs_seed (seed);
      power_vfs_cut_at (1 + seed * 97 % 2200);
      reg = socle_sqlite_register_open (&settings, NULL);
      made = reg != NULL ? socle_register_apply (reg, changes, NULL) : NULL;
      g_clear_object (&reg);
      power_vfs_restore ();

      reg = socle_sqlite_register_open (&settings, &error);
      g_assert_no_error (error);
      count = fixture_count (reg) - 1;
      g_assert_true (count == N_CHANGES || (count == 0 && made == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/powercut/sectors-of-512", Fixture, GINT_TO_POINTER (512), set_up, test_cuts,
              tear_down);
  g_test_add ("/powercut/sectors-of-4096", Fixture, GINT_TO_POINTER (4096), set_up, test_cuts,
              tear_down);
  g_test_add ("/powercut/control-without-sync", Fixture, GINT_TO_POINTER (POWER_NO_SYNC), set_up,
              test_control, tear_down);
  g_test_add ("/powercut/control-without-folder-sync", Fixture,
              GINT_TO_POINTER (POWER_NO_FOLDER_SYNC), set_up, test_control, tear_down);
  g_test_add ("/powercut/spill", Fixture, NULL, set_up, test_spill, tear_down);

  return g_test_run ();
}
