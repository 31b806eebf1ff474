/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers of every version that was released still open, whole. */

#include "config.h"

#include "read-only-fixture.h"

#include "socle-schema.h"

/*
 * data/register-vN.db was written by the first Socle of version N, and is never written
 * again. When the version goes up, copy one that the old Socle has made there, and add it
 * here.
 */
static const struct
{
  const char *name;
  guint n_entries;
  guint counts[SOCLE_N_RECORD_KINDS];
} registers[] = {
  { "register-v1.db", 12, { 3, 1, 1, 1, 0 } },
  { "register-v2.db", 13, { 3, 1, 1, 1, 1 } },
};

static void
copy_register (Fixture *fixture, guint version)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "register", "data", registers[version].name, NULL);
  g_autofree char *content = NULL;
  size_t length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  fixture_write (fixture, content, length);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autoptr (SocleRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  copy_register (fixture, version);
  reg = socle_sqlite_register_open (&fixture->settings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count (reg), ==, registers[version].n_entries);
  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = socle_register_list (reg, (SocleRecordKind) kind, &error);
      g_autoptr (SocleRecord) expected = fixture_record ((SocleRecordKind) kind);

      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, registers[version].counts[kind]);
      if (records->len == 0)
        continue;
      g_assert_cmpstr (socle_record_get_nth (g_ptr_array_index (records, 0), 0), ==,
                       socle_record_get_nth (expected, 0));
    }
}

static int
look_at (Fixture *fixture, gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autoptr (SocleRegister) reg = NULL;
  g_autoptr (SocleRecord) service = fixture_service ("intune");
  g_autoptr (GError) error = NULL;

  reg = socle_sqlite_register_open (&fixture->settings, &error);
  if (reg == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!socle_register_is_read_only (reg) || !socle_register_check (reg, NULL))
    return 2;
  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = socle_register_list (reg, (SocleRecordKind) kind, NULL);

      if (records == NULL || records->len != registers[version].counts[kind])
        return 3;
    }

  return socle_register_add (reg, service, NULL) == NULL ? 0 : 4;
}

/* On a disk that cannot be written it is not brought up to date, and is there to be looked
 * at. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  copy_register (fixture, GPOINTER_TO_UINT (data));
  fixture_look_read_only (fixture, look_at, data);
}

static void
test_list_is_complete (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (registers), ==, SOCLE_SCHEMA_VERSION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/versions/%s", registers[i].name);
      g_autofree char *look_path = g_strconcat (path, "/read-only", NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_open,
                  fixture_tear_down);
      g_test_add (look_path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_read_only,
                  fixture_tear_down);
    }
  g_test_add_func ("/versions/list-is-complete", test_list_is_complete);

  return g_test_run ();
}
