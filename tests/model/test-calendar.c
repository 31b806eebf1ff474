/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of due dates, and of what Socle says of them and of coverage. */

#include "config.h"

#include "socle-calendar.h"

#include "catalogue-fixture.h"
#include "coverage-fixture.h"
#include "socle-calendar-wording.h"
#include "socle-coverage-wording.h"
#include "socle-coverage.h"

#include <string.h>

static SocleLibrary *
open_library (void)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (catalogues, read_bundled_catalogue ());

  return socle_library_new (catalogues);
}

static GListModel *
find (SocleLibrary *library, const char *from, const char *to)
{
  static const SocleMonthDay december = { 12, 31 };
  g_autoptr (SocleDateRange) span = make_range (from, to);
  const SocleCalendarQuery query = { span, 2, &december, 3, NULL, NULL };

  return socle_calendar_find (library, &query);
}

/* Only the Azure group publishes dates; the rest of the year is our own. */
static void
test_year (void)
{
  g_autoptr (SocleLibrary) library = open_library ();
  g_autoptr (GListModel) dates = find (library, "2019-01-01", "2019-12-31");
  guint counts[SOCLE_N_DUE_DATE_KINDS] = { 0 };
  g_autoptr (SocleDueDate) before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (dates); i++)
    {
      g_autoptr (SocleDueDate) due = g_list_model_get_item (dates, i);
      g_autofree char *day = socle_date_to_string (socle_due_date_get_date (due));

      g_test_message ("%s %s", day, socle_due_date_get_kind_name (socle_due_date_get_kind (due)));
      g_assert_true (g_str_has_prefix (day, "2019-"));
      if (before != NULL)
        g_assert_cmpint (socle_due_date_compare (before, due), <=, 0);
      counts[socle_due_date_get_kind (due)]++;
      g_set_object (&before, due);
    }

  g_assert_cmpuint (counts[SOCLE_DUE_DATE_PERIOD_END], ==, 2);
  g_assert_cmpuint (counts[SOCLE_DUE_DATE_REPORT], >=, 2);
  g_assert_cmpuint (counts[SOCLE_DUE_DATE_LETTER], ==, 2);
  g_assert_cmpuint (counts[SOCLE_DUE_DATE_YEAR_END], ==, 1);
  g_assert_cmpuint (counts[SOCLE_DUE_DATE_SIGN_OFF], ==, 1);
}

/* The day that was named for one year takes the place of the one that follows from the lag. */
static void
test_sign_off_of_a_year (void)
{
  static const SocleMonthDay december = { 12, 31 };
  g_autoptr (SocleLibrary) library = open_library ();
  g_autoptr (SocleDateRange) span = make_range ("2020-01-01", "2021-12-31");
  g_autoptr (SocleDateRange) year = make_range ("2020-01-01", "2020-12-31");
  GDate sign_off = make_date ("2021-02-15");
  const SocleCalendarQuery query = { span, 2, &december, 3, year, &sign_off };
  g_autoptr (GListModel) dates = socle_calendar_find (library, &query);
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (dates); i++)
    {
      g_autoptr (SocleDueDate) due = g_list_model_get_item (dates, i);
      g_autofree char *day = socle_date_to_string (socle_due_date_get_date (due));

      if (socle_due_date_get_kind (due) == SOCLE_DUE_DATE_SIGN_OFF)
        g_string_append_printf (days, "%s ", day);
    }

  g_assert_cmpstr (days->str, ==, "2020-03-31 2021-02-15 ");
}

/* A calendar program knows an entry again by its identifier. */
static void
test_identifiers (void)
{
  g_autoptr (SocleLibrary) library = open_library ();
  g_autoptr (GListModel) dates = find (library, "2018-01-01", "2021-12-31");
  g_autoptr (GListModel) again = find (library, "2018-01-01", "2021-12-31");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (dates); i++)
    {
      g_autoptr (SocleDueDate) due = g_list_model_get_item (dates, i);
      g_autoptr (SocleDueDate) same = g_list_model_get_item (again, i);
      g_autofree char *uid = socle_due_date_dup_uid (same);

      g_assert_true (g_hash_table_add (seen, socle_due_date_dup_uid (due)));
      g_assert_true (g_hash_table_contains (seen, uid));
    }
}

static void
assert_sentence (const char *text)
{
  g_test_message ("%s", text);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strpbrk (text, "{}"));
}

static void
test_due_date_wording (void)
{
  g_autoptr (SocleLibrary) library = open_library ();
  g_autoptr (GListModel) dates = find (library, "2019-01-01", "2019-12-31");

  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages =
        socle_messages_new ((SocleLanguage) language, g_getenv ("SOCLE_LOCALE_DIR"));

      for (guint i = 0; i < g_list_model_get_n_items (dates); i++)
        {
          g_autoptr (SocleDueDate) due = g_list_model_get_item (dates, i);
          g_autofree char *title = socle_calendar_wording_title (messages, due);

          assert_sentence (title);
        }
    }
}

/* The example of the plan: nine months tested, three bridged. */
static void
test_coverage_wording (void)
{
  g_autoptr (SocleLibrary) library = open_library ();
  SocleReport *azure = socle_library_find_report (library, "azure-soc1-type2");
  SocleReport *dynamics = socle_library_find_report (library, "dynamics-365-soc1-type2");
  g_autoptr (SocleDateRange) year = make_range ("2019-01-01", "2019-12-31");
  GDate sign_off = make_date ("2020-01-31");

  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages =
        socle_messages_new ((SocleLanguage) language, g_getenv ("SOCLE_LOCALE_DIR"));
      g_autoptr (SocleCoverage) coverage =
        socle_coverage_new_for_report (azure, year, &sign_off, 2, NULL, NULL, NULL);
      g_autoptr (SocleCoverage) unknown =
        socle_coverage_new_for_report (dynamics, year, &sign_off, 2, NULL, NULL, NULL);
      g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);
      GPtrArray *months = socle_coverage_get_months (coverage);

      g_assert_cmpuint (socle_coverage_get_tested (coverage), ==, 9);
      g_assert_cmpuint (socle_coverage_get_bridged (coverage), ==, 3);
      g_assert_false (socle_coverage_is_period_published (unknown));
      assert_sentence (totals);
      g_assert_nonnull (strchr (totals, '9'));
      g_assert_nonnull (strchr (totals, '3'));

      for (guint i = 0; i < months->len; i++)
        {
          g_autofree char *reason =
            socle_coverage_wording_reason (messages, g_ptr_array_index (months, i));

          assert_sentence (reason);
        }
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *date;
    const char *distance;
  } cases[] = {
    { "2020-02-01", "Today" },        { "2020-02-02", "Tomorrow" },
    { "2020-02-03", "In 2 days" },    { "2020-01-31", "1 day ago" },
    { "2019-02-01", "365 days ago" }, { "2020-05-01", "In 90 days" },
    { "2020-05-02", "In 3 months" },  { "2020-07-31", "In 6 months" },
    { "2021-02-01", "In 12 months" },
  };
  g_autoptr (SocleMessages) messages =
    socle_messages_new (SOCLE_LANGUAGE_ENGLISH, g_getenv ("SOCLE_LOCALE_DIR"));
  GDate today = make_date ("2020-02-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date = make_date (cases[i].date);
      g_autofree char *distance = socle_calendar_wording_distance (messages, &today, &date);

      g_assert_cmpstr (distance, ==, cases[i].distance);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar/sign-off-of-a-year", test_sign_off_of_a_year);
  g_test_add_func ("/calendar/year", test_year);
  g_test_add_func ("/calendar/identifiers", test_identifiers);
  g_test_add_func ("/calendar/wording", test_due_date_wording);
  g_test_add_func ("/calendar/distance", test_distance);
  g_test_add_func ("/coverage/wording", test_coverage_wording);

  return g_test_run ();
}
