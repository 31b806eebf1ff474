/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is reminded of, and of what was said to that. */

#include "config.h"

#include "socle-reminder-finder.h"
#include "socle-reminder-wording.h"

#include "register-fixture.h"

#include "socle-library-loader.h"

/* What is recorded, a letter each: */
typedef struct
{
  const char *name;
  const char *today;
  const char *year_end;
  guint lead;
  const char *records;  /* see create_record() */
  const char *expected; /* a line for each: what, due, state */
} Case;

#define SEPTEMBER(state)                                                                           \
  "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 " state "\n"                            \
  "report/microsoft/azure-soc2-type2/2019-09-30 2019-11-30 open\n"                                 \
  "report/microsoft/azure-soc3/2019-09-30 2019-11-30 open\n"
#define LETTER "letter/microsoft/azure/2019-12-31 2020-01-31 open\n"
#define SUMMER "letter/microsoft/azure/2019-06-30 2019-07-31 open\n"

static const Case cases[] = {
  { "nothing-recorded", "2020-02-01", "12-31", 0, "", "" },
  { "in-use", "2020-02-01", "12-31", 0, "u", SEPTEMBER ("open") LETTER },
  { "on-leap-day", "2020-02-29", "12-31", 0, "u", SEPTEMBER ("open") LETTER },
  { "other-service-in-use", "2020-02-01", "12-31", 0, "o", "" },
  { "edition-held", "2020-02-01", "12-31", 0, "ue",
    "report/microsoft/azure-soc2-type2/2019-09-30 2019-11-30 open\n"
    "report/microsoft/azure-soc3/2019-09-30 2019-11-30 open\n" LETTER },
  { "older-edition-held", "2020-02-01", "12-31", 0, "um", SEPTEMBER ("open") LETTER },
  { "edition-without-dates-held", "2020-02-01", "12-31", 0, "ud", SEPTEMBER ("open") LETTER },
  { "letter-held", "2020-02-01", "12-31", 0, "ul", SEPTEMBER ("open") },
  /* What is held is followed where no service is marked, and only then. */
  { "followed", "2020-02-01", "12-31", 0, "m",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" LETTER },
  { "not-followed", "2020-02-01", "12-31", 0, "mo", "" },
  /* The day before it is due, and that day. Until then the older one is what is missing, and
   * the letter after it. */
  { "before-due", "2019-11-29", "12-31", 0, "f",
    "report/microsoft/azure-soc1-type2/2019-03-31 2019-05-31 open\n" SUMMER },
  { "due", "2019-11-30", "12-31", 0, "f",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" },
  { "lead", "2019-11-29", "12-31", 1, "f",
    "report/microsoft/azure-soc1-type2/2019-03-31 2019-05-31 open\n" SUMMER
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" },
  { "lead-of-letter", "2020-01-01", "12-31", 30, "f",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" LETTER },
  { "lead-a-day-short", "2020-01-01", "12-31", 29, "f",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" },
  /* The last day on which the auditor asks, and the one after it. */
  { "sign-off", "2020-03-31", "12-31", 0, "f",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" LETTER },
  { "signed-off", "2020-04-01", "12-31", 0, "f", "" },
  { "next-period", "2020-06-01", "12-31", 0, "f",
    "report/microsoft/azure-soc1-type2/2020-03-31 2020-05-31 open\n" },
  /* A report that is due tells of the letter's days, whether it is held or not. */
  { "letter-not-needed", "2020-06-01", "09-30", 0, "f",
    "report/microsoft/azure-soc1-type2/2020-03-31 2020-05-31 open\n" },
  { "june-year", "2020-02-01", "06-30", 0, "f",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n" LETTER },
  { "first-year", "0001-01-01", "12-31", 90, "f", "" },
  { "last-year", "9999-12-31", "12-31", 90, "f", "" },
  { "long-ago", "1000-01-01", "12-31", 0, "f",
    "report/microsoft/azure-soc1-type2/0999-09-30 0999-11-30 open\n" },
  { "acknowledged", "2020-02-01", "12-31", 0, "ua", SEPTEMBER ("acknowledged") LETTER },
  { "acknowledged-for-this-period", "2020-06-01", "12-31", 0, "fa",
    "report/microsoft/azure-soc1-type2/2020-03-31 2020-05-31 open\n" },
  { "snoozed", "2020-02-01", "12-31", 0, "us", SEPTEMBER ("snoozed") LETTER },
  { "snoozed-until-today", "2020-02-08", "12-31", 0, "us", SEPTEMBER ("open") LETTER },
  { "short-letter", "2020-02-01", "12-31", 0, "ek",
    "short-letter/microsoft/azure/2019-12-15 2020-03-31 open\n" },
  { "short-letter-before-year-end", "2019-12-31", "12-31", 0, "ek", "" },
  /* It follows a report that is expected, and missing, too. */
  { "short-letter-after-missing-report", "2020-02-01", "12-31", 0, "fk",
    "report/microsoft/azure-soc1-type2/2019-09-30 2019-11-30 open\n"
    "short-letter/microsoft/azure/2019-12-15 2020-03-31 open\n" },
  { "next-edition", "2020-02-01", "12-31", 0, "n",
    "next-edition/microsoft/office-365-core-soc1/2018-11-30 2020-01-31 open\n" },
  { "next-edition-before-due", "2020-01-30", "12-31", 0, "n", "" },
};

static SocleLibrary *
load_library (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", NULL);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleLibrary *library = socle_library_load (paths, problems, NULL, NULL, NULL);

  g_assert_nonnull (library);

  return library;
}

static SocleRecord *
create_edition (const char *report, const char *type, const char *from, const char *to)
{
  return socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report", report, "soc",
                           "1", "type", type, "period_from", from, "period_to", to, "received_on",
                           "2019-12-01", NULL);
}

static SocleRecord *
create_letter (const char *to)
{
  return socle_record_new (SOCLE_RECORD_LETTER, "catalogue", "microsoft", "cycle", "azure",
                           "covers_from", "2019-10-01", "covers_to", to, "received_on",
                           "2019-12-20", NULL);
}

static SocleRecord *
create_answer (const char *state, const char *until)
{
  return socle_record_new (SOCLE_RECORD_REMINDER, "catalogue", "microsoft", "about", "report",
                           "subject", "azure-soc1-type2", "ends", "2019-09-30", "state", state,
                           "until", until, NULL);
}

static SocleRecord *
create_record (char what)
{
  switch (what)
    {
    case 'u': /* a service in use that all reports of the cycle name */
      return fixture_service ("azure");
    case 'o': /* one in use whose reports' dates are not published */
      return fixture_service ("office-365");
    case 'm':
      return create_edition ("azure-soc1-type2", "2", "2018-04-01", "2019-03-31");
    case 'f': /* what makes the report followed, and nothing else */
      return create_edition ("azure-soc1-type2", "2", "2017-04-01", "2018-03-31");
    case 'd': /* nobody has said what it is about */
      return create_edition ("azure-soc1-type2", "", "", "");
    case 'e':
      return create_edition ("azure-soc1-type2", "2", "2018-10-01", "2019-09-30");
    case 'l':
      return create_letter ("2019-12-31");
    case 'k':
      return create_letter ("2019-12-15");
    case 'a':
      return create_answer ("acknowledged", "");
    case 's':
      return create_answer ("snoozed", "2020-02-08");
    case 'n':
    default:
      return create_edition ("office-365-core-soc1", "", "2017-12-01", "2018-11-30");
    }
}

static GListModel *
find (SocleLibrary *library, SocleHoldings *holdings, const Case *test)
{
  SocleReminderQuery query = { .lead = test->lead, .lag = 2, .sign_off_lag = 3 };
  SocleMonthDay year_end;
  GDate today;

  g_assert_true (socle_month_day_parse (test->year_end, &year_end));
  g_assert_true (socle_date_parse (test->today, &today));
  query.today = &today;
  query.year_end = &year_end;

  return socle_reminder_find (library, holdings, &query, NULL);
}

static char *
describe (GListModel *reminders)
{
  static const char *const states[] = { "open", "snoozed", "acknowledged" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (reminders, i);
      g_autofree char *due = socle_date_to_string (socle_reminder_get_due (reminder));

      g_string_append_printf (text, "%s %s %s\n", socle_reminder_get_id (reminder), due,
                              states[socle_reminder_get_state (reminder)]);
    }

  return g_string_free_and_steal (text);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  const Case *test = data;
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleLibrary) library = load_library ();
  g_autoptr (SocleHoldings) holdings = NULL;
  g_autoptr (GListModel) reminders = NULL;
  g_autofree char *text = NULL;

  for (const char *p = test->records; *p != '\0'; p++)
    socle_change_unref (fixture_add (reg, create_record (*p)));
  holdings = socle_holdings_new (reg, NULL);
  g_assert_nonnull (holdings);

  reminders = find (library, holdings, test);
  text = describe (reminders);
  g_assert_cmpstr (text, ==, test->expected);
}

/* The day that was chosen for the sign-off counts, and not the usual one. */
static void
test_chosen_sign_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) change = fixture_add (reg, create_record ('f'));
  g_autoptr (SocleLibrary) library = load_library ();
  g_autoptr (SocleHoldings) holdings = socle_holdings_new (reg, NULL);
  g_autoptr (SocleDateRange) year = NULL;
  g_autoptr (GListModel) reminders = NULL;
  SocleMonthDay year_end = { 12, 31 };
  SocleReminderQuery query = { .lag = 2, .sign_off_lag = 3, .year_end = &year_end };
  GDate today, from, to, sign_off;

  socle_date_parse ("2020-04-01", &today);
  socle_date_parse ("2019-01-01", &from);
  socle_date_parse ("2019-12-31", &to);
  socle_date_parse ("2020-04-15", &sign_off);
  year = socle_date_range_new (&from, &to);
  query.today = &today;
  query.year = year;
  query.sign_off = &sign_off;

  reminders = socle_reminder_find (library, holdings, &query, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (reminders), ==, 2);
}

static void
test_no_register (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = load_library ();
  g_autoptr (GListModel) reminders = find (library, NULL, &cases[0]);

  g_assert_cmpuint (g_list_model_get_n_items (reminders), ==, 0);
}

/* What is said to a reminder can be recorded, changed and taken back. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleRegister) reg = fixture_create (fixture);
  g_autoptr (SocleChange) use = fixture_add (reg, create_record ('u'));
  g_autoptr (SocleLibrary) library = load_library ();
  g_autoptr (SocleHoldings) holdings = socle_holdings_new (reg, NULL);
  g_autoptr (GListModel) reminders = find (library, holdings, &cases[1]);
  g_autoptr (SocleReminder) reminder = g_list_model_get_item (reminders, 0);
  g_autoptr (SocleRecord) quiet = socle_reminder_acknowledge (reminder);
  g_autoptr (SocleChange) change = fixture_add (reg, socle_record_ref (quiet));
  g_autoptr (SocleHoldings) after = socle_holdings_new (reg, NULL);
  g_autoptr (GListModel) then = find (library, after, &cases[1]);
  g_autoptr (SocleReminder) answered = g_list_model_get_item (then, 0);
  g_autoptr (SocleRecord) snoozed = NULL;
  g_autoptr (SocleRecord) named = NULL;
  g_autoptr (SocleChange) changed = NULL;
  g_autoptr (SocleChange) undone = NULL;
  GDate until;

  g_assert_null (socle_reminder_get_record (reminder));
  g_assert_cmpint (socle_reminder_get_state (answered), ==, SOCLE_REMINDER_ACKNOWLEDGED);
  g_assert_cmpstr (socle_reminder_get_id (answered), ==, socle_reminder_get_id (reminder));

  socle_date_parse ("2020-02-08", &until);
  snoozed = socle_reminder_snooze (answered, &until);
  named =
    socle_record_with_id (snoozed, socle_record_get_id (socle_reminder_get_record (answered)));
  changed = socle_register_edit (reg, socle_reminder_get_record (answered), named, NULL);
  g_assert_nonnull (changed);
  undone = socle_register_undo (reg, changed, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (fixture_count (reg), ==, 5);
  g_assert_true (socle_register_check (reg, NULL));
}

static const struct
{
  const char *records;
  const char *today;
  const char *sentence;
} sentences[] = {
  { "f", "2020-01-31",
    "Azure and Azure Government SOC 1 Type 2 Report for 1 October 2018 to 30 September 2019 was "
    "expected by 30 November 2019, and no edition for these days is recorded." },
  { "e", "2020-01-31",
    "The bridge letter for 1 October 2019 to 31 December 2019 is expected by 31 January 2020 "
    "(Azure and Related Services)." },
  { "e", "2020-02-01",
    "The bridge letter for 1 October 2019 to 31 December 2019 was expected by 31 January 2020, and "
    "none is recorded (Azure and Related Services)." },
  { "ek", "2020-02-01",
    "The bridge letter for 1 October 2019 to 15 December 2019 ends before the fiscal year does, on "
    "31 December 2019; nothing covers the days in between when your auditor signs on 31 March "
    "2020 (Azure and Related Services)." },
  { "n", "2020-02-01",
    "The newest edition recorded of Office 365 Core – SSAE 18 SOC 1 Report is for 1 December 2017 "
    "to 30 "
    "November 2018. Its services are audited at least once a year, so a newer one was expected by "
    "31 January 2020." },
};

static void
test_wording (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = load_library ();

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      Case test = { "", sentences[i].today, "12-31", 0, "", "" };
      g_autoptr (SocleRegister) reg = fixture_create (fixture);
      g_autoptr (SocleHoldings) holdings = NULL;
      g_autoptr (GListModel) reminders = NULL;
      g_autoptr (SocleReminder) reminder = NULL;
      g_autofree char *sentence = NULL;
      GDate today;

      for (const char *p = sentences[i].records; *p != '\0'; p++)
        socle_change_unref (fixture_add (reg, create_record (*p)));
      holdings = socle_holdings_new (reg, NULL);
      reminders = find (library, holdings, &test);
      reminder = g_list_model_get_item (reminders, 0);
      g_assert_nonnull (reminder);
      socle_date_parse (sentences[i].today, &today);
      sentence = socle_reminder_wording_sentence (fixture->messages, reminder, &today);
      g_assert_cmpstr (sentence, ==, sentences[i].sentence);
      g_clear_object (&reg);
      g_unlink (fixture->path);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/reminders/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reminders/find/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_find, fixture_tear_down);
    }
  ADD ("chosen-sign-off", test_chosen_sign_off);
  ADD ("no-register", test_no_register);
  ADD ("answers", test_answers);
  ADD ("wording", test_wording);

  return g_test_run ();
}
