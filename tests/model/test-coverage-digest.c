/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the coverage of a whole library. */

#include "config.h"

#include "socle-coverage-digest.h"

#include "catalogue-fixture.h"
#include "coverage-fixture.h"

static SocleCoverageDigest *
digest (SocleCatalogue *catalogue, const char *from, const char *to, const char *sign_off_text)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SocleDateRange) year = make_range (from, to);
  GDate sign_off = make_date (sign_off_text);
  g_autoptr (SocleLibrary) library = NULL;

  if (catalogue != NULL)
    g_ptr_array_add (catalogues, catalogue);
  library = socle_library_new (catalogues);

  return socle_coverage_digest_new (library, year, &sign_off, 2, NULL, NULL);
}

/* The two Type 2 reports of the Azure group cover the same; the SOC 3 beside them tests
 * nothing by its nature and is left out. */
static void
test_bundled (void)
{
  g_autoptr (SocleCoverageDigest) found =
    digest (read_bundled_catalogue (), "2019-01-01", "2019-12-31", "2020-01-31");
  GPtrArray *groups = socle_coverage_digest_get_groups (found);
  SocleCoverageGroup *azure, *dynamics;

  g_assert_cmpuint (socle_coverage_digest_get_n_reliable (found), ==, 10);
  g_assert_cmpuint (socle_coverage_digest_get_n_full (found), ==, 2);
  g_assert_cmpuint (socle_coverage_digest_get_n_groups (found), ==, 3);
  g_assert_cmpuint (groups->len, ==, 3);

  azure = g_ptr_array_index (groups, 0);
  g_assert_cmpuint (azure->reports->len, ==, 2);
  g_assert_cmpuint (socle_coverage_get_tested (azure->coverage), ==, 9);
  g_assert_cmpuint (socle_coverage_get_bridged (azure->coverage), ==, 3);
  dynamics = g_ptr_array_index (groups, 1);
  g_assert_false (socle_coverage_is_period_published (dynamics->coverage));
}

/* With the sign-off one month after a September, three months are uncovered. */
static void
test_uncovered (void)
{
  g_autoptr (SocleCoverageDigest) found =
    digest (read_bundled_catalogue (), "2018-10-01", "2019-09-30", "2019-10-31");
  SocleCoverageGroup *azure = g_ptr_array_index (socle_coverage_digest_get_groups (found), 0);

  g_assert_cmpuint (socle_coverage_digest_get_n_full (found), ==, 0);
  g_assert_cmpuint (socle_coverage_get_uncovered (azure->coverage), ==, 3);
}

static gboolean
find_held (SocleReport *report, GPtrArray **editions, GPtrArray **letters, gpointer user_data)
{
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  GDate received = make_date ("2020-01-15");
  SocleEditionFacts facts = { .report = report,
                              .soc = SOCLE_SOC_1,
                              .type = SOCLE_REPORT_TYPE_2,
                              .period = year,
                              .available = &received,
                              .held = TRUE };

  if (g_strcmp0 (socle_report_get_id (report), user_data) != 0)
    return FALSE;

  *editions = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*editions, socle_edition_new (&facts));

  return TRUE;
}

/* What is held of one report is not taken for what others of its cycle cover. */
static void
test_held (void)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  GDate sign_off = make_date ("2020-01-31");
  const SocleHeld records = { find_held, (gpointer) "azure-soc1-type2" };
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (SocleCoverageDigest) found = NULL;
  SocleCoverageGroup *held, *expected;

  g_ptr_array_add (catalogues, read_bundled_catalogue ());
  library = socle_library_new (catalogues);
  found = socle_coverage_digest_new (library, year, &sign_off, 2, &records, NULL);
  g_assert_cmpuint (socle_coverage_digest_get_n_groups (found), ==, 4);
  held = g_ptr_array_index (socle_coverage_digest_get_groups (found), 0);
  expected = g_ptr_array_index (socle_coverage_digest_get_groups (found), 1);
  g_assert_cmpuint (socle_coverage_get_tested (held->coverage), ==, 12);
  g_assert_cmpuint (socle_coverage_get_tested (expected->coverage), ==, 9);
  g_assert_cmpuint (socle_coverage_digest_get_n_full (found), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (SocleCoverageDigest) found = digest (NULL, "2019-01-01", "2019-12-31", "2020-01-31");

  g_assert_cmpuint (socle_coverage_digest_get_n_reliable (found), ==, 0);
  g_assert_cmpuint (socle_coverage_digest_get_n_groups (found), ==, 0);
  g_assert_cmpuint (socle_coverage_digest_get_groups (found)->len, ==, 0);
}

static void
test_many_cycles (void)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"x\", \"provider\": \"X\","
    " \"title\": {\"en\": \"X\"}, \"as_of\": \"2020-02-01\", \"source\": {\"title\": \"A page\"},"
    " \"services\": [], \"cycles\": [");
  g_autoptr (SocleCoverageDigest) found = NULL;

  for (int i = 0; i < 9; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%d\", \"title\": {\"en\": \"C\"}}",
                            i > 0 ? ", " : "", i);
  g_string_append (text, "], \"reports\": [");
  for (int i = 0; i < 9; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"r%d\", \"title\": {\"en\": \"R\"}, \"soc\": 3,"
                            " \"cycle\": \"c%d\"}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (text, "]}");

  found = digest (read_catalogue_text (text->str), "2019-01-01", "2019-12-31", "2020-01-31");
  g_assert_cmpuint (socle_coverage_digest_get_n_groups (found), ==, 9);
  g_assert_cmpuint (socle_coverage_digest_get_groups (found)->len, ==, SOCLE_COVERAGE_DIGEST_MAX);
}

static void
test_given_up (void)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GDate sign_off = make_date ("2020-01-31");
  g_autoptr (SocleLibrary) library = NULL;

  g_ptr_array_add (catalogues, read_bundled_catalogue ());
  library = socle_library_new (catalogues);
  g_cancellable_cancel (cancellable);
  g_assert_null (socle_coverage_digest_new (library, year, &sign_off, 2, NULL, cancellable));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage-digest/bundled", test_bundled);
  g_test_add_func ("/coverage-digest/uncovered", test_uncovered);
  g_test_add_func ("/coverage-digest/held", test_held);
  g_test_add_func ("/coverage-digest/empty", test_empty);
  g_test_add_func ("/coverage-digest/many-cycles", test_many_cycles);
  g_test_add_func ("/coverage-digest/given-up", test_given_up);

  return g_test_run ();
}
