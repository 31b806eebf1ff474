/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of records: what they hold, and what can be recorded. */

#include "config.h"

#include "socle-record-table.h"

#include "register-fixture.h"

typedef struct
{
  SocleRecordKind kind;
  const char *field;
  const char *value;
  const char *refused; /* the field that the sentence is about; NULL if it is good */
} Case;

static const Case cases[] = {
  { SOCLE_RECORD_SERVICE, "owner", "", NULL },
  { SOCLE_RECORD_SERVICE, "owner", "Zoë «&» <b>", NULL },
  { SOCLE_RECORD_SERVICE, "owner", "two\nlines", "owner" },
  { SOCLE_RECORD_SERVICE, "owner", "\x1b[31m", "owner" },
  { SOCLE_RECORD_SERVICE, "owner", "\xff", "owner" },
  { SOCLE_RECORD_SERVICE, "notes", "two\nlines\tand", NULL },
  { SOCLE_RECORD_SERVICE, "notes", "\r", "notes" },
  { SOCLE_RECORD_SERVICE, "criticality", "severe", "criticality" },
  { SOCLE_RECORD_SERVICE, "service", "", "service" },
  { SOCLE_RECORD_SERVICE, "service", "Azure", "service" },
  { SOCLE_RECORD_SERVICE, "service", "../azure", "service" },
  { SOCLE_RECORD_EDITION, "period_to", "", "period_to" },
  { SOCLE_RECORD_EDITION, "period_from", "", "period_from" },
  { SOCLE_RECORD_EDITION, "period_from", "2019-02-29", "period_from" },
  { SOCLE_RECORD_EDITION, "period_from", "2020-02-29", NULL },
  { SOCLE_RECORD_EDITION, "period_from", "2020-09-30", NULL },
  { SOCLE_RECORD_EDITION, "period_from", "2020-10-01", "period_to" },
  { SOCLE_RECORD_EDITION, "period_from", "01/10/2019", "period_from" },
  { SOCLE_RECORD_EDITION, "as_of", "2020-09-30", "as_of" },
  { SOCLE_RECORD_EDITION, "issued_on", "2020-09-30", NULL },
  { SOCLE_RECORD_EDITION, "issued_on", "2020-09-29", "issued_on" },
  { SOCLE_RECORD_EDITION, "issued_on", "2020-11-21", "received_on" },
  { SOCLE_RECORD_EDITION, "issued_on", "", NULL },
  { SOCLE_RECORD_EDITION, "received_on", "", "received_on" },
  { SOCLE_RECORD_EDITION, "received_on", "2020-11-01", "received_on" },
  { SOCLE_RECORD_EDITION, "soc", "3", "type" },
  { SOCLE_RECORD_EDITION, "soc", "4", "soc" },
  { SOCLE_RECORD_EDITION, "type", "1", "period_from" },
  { SOCLE_RECORD_EDITION, "type", "", NULL },
  { SOCLE_RECORD_EDITION, "opinion", "", NULL },
  { SOCLE_RECORD_EDITION, "opinion", "disclaimer", NULL },
  { SOCLE_RECORD_EDITION, "opinion", "good", "opinion" },
  { SOCLE_RECORD_EDITION, "criteria", "security", "criteria" },
  { SOCLE_RECORD_LETTER, "report", "azure-soc3", "report" },
  { SOCLE_RECORD_LETTER, "cycle", "", "report" },
  { SOCLE_RECORD_LETTER, "covers_to", "2020-10-01", NULL },
  { SOCLE_RECORD_LETTER, "covers_to", "2020-09-30", "covers_to" },
  { SOCLE_RECORD_LETTER, "covers_to", "", "covers_to" },
  { SOCLE_RECORD_LETTER, "signed_on", "2021-01-11", NULL },
  { SOCLE_RECORD_LETTER, "signed_on", "2021-01-12", "received_on" },
  { SOCLE_RECORD_LETTER, "signed_on", "", NULL },
  { SOCLE_RECORD_LETTER, "changes", "some", "changes" },
  { SOCLE_RECORD_EVIDENCE, "sha256", "e3b0", "sha256" },
  { SOCLE_RECORD_EVIDENCE, "size", "-1", "size" },
  { SOCLE_RECORD_EVIDENCE, "size", "1.5", "size" },
  { SOCLE_RECORD_EVIDENCE, "size", "9223372036854775807", NULL },
  { SOCLE_RECORD_EVIDENCE, "filed_under", "", NULL },
  { SOCLE_RECORD_REMINDER, "about", "meeting", "about" },
  { SOCLE_RECORD_REMINDER, "subject", "", "subject" },
  { SOCLE_RECORD_REMINDER, "ends", "2020-09-31", "ends" },
  { SOCLE_RECORD_REMINDER, "ends", "2020-02-29", NULL },
  { SOCLE_RECORD_REMINDER, "state", "", "state" },
  { SOCLE_RECORD_REMINDER, "state", "acknowledged", "until" },
  { SOCLE_RECORD_REMINDER, "until", "", "until" },
};

static void
test_check (void)
{
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleRecord) good = fixture_record (cases[i].kind);
      g_autoptr (SocleRecord) record =
        socle_record_with (good, cases[i].field, cases[i].value, NULL);
      g_autoptr (GError) error = NULL;
      const char *field = NULL;
      gboolean passed = socle_record_check (record, messages, &field, &error);

      g_test_message ("%u: %s", i, cases[i].field);
      g_assert_cmpstr (field, ==, cases[i].refused);
      g_assert_true (passed == (cases[i].refused == NULL));
      if (passed)
        continue;
      g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_VALUE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strchr (error->message, '{'));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_criteria (void)
{
  static const struct
  {
    const char *value;
    gboolean good;
  } values[] = {
    { "", TRUE },
    { "security", TRUE },
    { "security privacy", TRUE },
    { "security availability processing-integrity confidentiality privacy", TRUE },
    { "privacy security", FALSE },
    { "security security", FALSE },
    { "security  privacy", FALSE },
    { " security", FALSE },
    { "security,privacy", FALSE },
  };
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleRecord) edition = fixture_edition ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SocleRecord) record =
        socle_record_with (edition, "soc", "2", "criteria", values[i].value, NULL);

      g_test_message ("%s", values[i].value);
      g_assert_true (socle_record_check (record, messages, NULL, NULL) == values[i].good);
    }
}

static void
test_long_text (void)
{
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleRecord) service = fixture_service ("azure");
  g_autofree char *line = g_strnfill (SOCLE_MAX_LINE_BYTES, 'x');
  g_autofree char *longer = g_strnfill (SOCLE_MAX_LINE_BYTES + 1, 'x');
  g_autofree char *text = g_strnfill (SOCLE_MAX_TEXT_BYTES + 1, 'x');
  g_autoptr (SocleRecord) fits = socle_record_with (service, "owner", line, NULL);
  g_autoptr (SocleRecord) too_long = socle_record_with (service, "owner", longer, NULL);
  g_autoptr (SocleRecord) far_too_long = socle_record_with (service, "notes", text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_record_check (fits, messages, NULL, NULL));
  g_assert_false (socle_record_check (far_too_long, messages, NULL, NULL));
  g_assert_false (socle_record_check (too_long, messages, NULL, &error));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_values (void)
{
  g_autoptr (SocleRecord) edition = fixture_edition ();
  g_autoptr (SocleRecord) other =
    socle_record_with (edition, "soc", "2", "criteria", "security privacy", "opinion", NULL, NULL);
  GDate date;

  g_assert_cmpint (socle_record_get_kind (edition), ==, SOCLE_RECORD_EDITION);
  g_assert_null (socle_record_get_id (edition));
  g_assert_cmpstr (socle_record_get (edition, "auditor"), ==, "Firm & Sons");
  g_assert_cmpstr (socle_record_get (edition, "notes"), ==, "");
  g_assert_true (socle_record_get_date (edition, "period_to", &date));
  g_assert_cmpint (g_date_get_month (&date), ==, G_DATE_SEPTEMBER);
  g_assert_false (socle_record_get_date (edition, "as_of", &date));
  g_assert_cmpint (socle_record_get_choice (edition, "opinion"), ==, 0);
  g_assert_cmpint (socle_record_get_choice (other, "opinion"), ==, -1);
  g_assert_true (socle_record_has_choice (other, "criteria", "privacy"));
  g_assert_false (socle_record_has_choice (other, "criteria", "availability"));
  g_assert_false (socle_record_has_choice (edition, "criteria", "privacy"));
  g_assert_false (socle_record_equal (edition, other));
}

/* Each field counts in the digest, and so does the identifier. */
static void
test_digest (void)
{
  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      const SocleRecordTable *table = socle_record_table_get ((SocleRecordKind) kind);
      g_autoptr (SocleRecord) plain = fixture_record ((SocleRecordKind) kind);
      g_autoptr (SocleRecord) record = socle_record_with_id (plain, "x-1");
      g_autoptr (SocleRecord) moved = socle_record_with_id (plain, "x-2");
      g_autofree char *digest = socle_record_dup_sha256 (record);
      g_autofree char *other = socle_record_dup_sha256 (moved);

      g_assert_cmpstr (digest, !=, other);
      for (guint i = 0; table->fields[i].name != NULL; i++)
        {
          g_autoptr (SocleRecord) changed =
            socle_record_with (record, table->fields[i].name, "changed", NULL);
          g_autofree char *changed_digest = socle_record_dup_sha256 (changed);

          g_assert_cmpstr (digest, !=, changed_digest);
          g_assert_false (socle_record_equal (record, changed));
        }
    }
}

/* Two fields cannot be mistaken for one another by what is in them. */
static void
test_digest_is_unambiguous (void)
{
  g_autoptr (SocleRecord) a =
    socle_record_new (SOCLE_RECORD_SERVICE, "owner", "x\npurpose: y", NULL);
  g_autoptr (SocleRecord) b =
    socle_record_new (SOCLE_RECORD_SERVICE, "owner", "x", "purpose", "y", NULL);
  g_autoptr (SocleRecord) first = socle_record_with_id (a, "service-1");
  g_autoptr (SocleRecord) second = socle_record_with_id (b, "service-1");
  g_autofree char *first_digest = socle_record_dup_sha256 (first);
  g_autofree char *second_digest = socle_record_dup_sha256 (second);

  g_assert_cmpstr (first_digest, !=, second_digest);
}

static void
test_tables (void)
{
  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      const SocleRecordTable *table = socle_record_table_get ((SocleRecordKind) kind);
      SocleRecordKind found;

      g_assert_true (socle_record_table_find_kind (table->name, &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpuint (socle_record_table_count (table), <=, SOCLE_MAX_FIELDS);
      g_assert_cmpint (socle_record_table_find_field (table, "nothing"), ==, -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/criteria", test_criteria);
  g_test_add_func ("/record/long-text", test_long_text);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/digest", test_digest);
  g_test_add_func ("/record/digest-is-unambiguous", test_digest_is_unambiguous);
  g_test_add_func ("/record/tables", test_tables);

  return g_test_run ();
}
