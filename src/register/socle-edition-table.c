/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the editions that we hold. */

#include "config.h"

#include "socle-record-table.h"

#include <glib/gi18n.h>
#include <string.h>

/* Dates and the words of a list are checked here once more, so that no program of ours can
 * record what the others do not understand. */
const char *const socle_edition_table_sql[] = {
  "CREATE TABLE edition (\n"
  "  id TEXT PRIMARY KEY CHECK (id GLOB 'edition-[1-9]*'),\n"
  "  catalogue TEXT NOT NULL CHECK (catalogue <> ''),\n"
  "  report TEXT NOT NULL CHECK (report <> ''),\n"
  "  soc TEXT NOT NULL CHECK (soc IN ('1', '2', '3')),\n"
  "  type TEXT NOT NULL CHECK (type IN ('', '1', '2')),\n"
  "  standards TEXT NOT NULL,\n"
  "  period_from TEXT NOT NULL,\n"
  "  period_to TEXT NOT NULL CHECK ((period_from = '') = (period_to = '')),\n"
  "  as_of TEXT NOT NULL CHECK (as_of = '' OR period_to = ''),\n"
  "  issued_on TEXT NOT NULL,\n"
  "  received_on TEXT NOT NULL CHECK (received_on <> ''),\n"
  "  auditor TEXT NOT NULL,\n"
  "  opinion TEXT NOT NULL\n"
  "    CHECK (opinion IN ('', 'unqualified', 'qualified', 'adverse', 'disclaimer')),\n"
  "  opinion_on TEXT NOT NULL,\n"
  "  criteria TEXT NOT NULL,\n"
  "  notes TEXT NOT NULL\n"
  ") STRICT",
  NULL,
};

static const char *const socs[] = { "1", "2", "3", NULL };
static const char *const types[] = { "1", "2", NULL };
static const char *const opinions[] = { "unqualified", "qualified", "adverse", "disclaimer", NULL };
static const char *const criteria[] = { "security",        "availability", "processing-integrity",
                                        "confidentiality", "privacy",      NULL };

static const SocleField fields[] = {
  { "catalogue", N_ ("Catalogue"), SOCLE_FIELD_ID, TRUE, NULL },
  { "report", N_ ("Report"), SOCLE_FIELD_ID, TRUE, NULL },
  { "soc", N_ ("SOC"), SOCLE_FIELD_CHOICE, TRUE, socs },
  { "type", N_ ("Type"), SOCLE_FIELD_CHOICE, FALSE, types },
  { "standards", N_ ("Standards"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "period_from", N_ ("Period from"), SOCLE_FIELD_DATE, FALSE, NULL },
  { "period_to", N_ ("Period to"), SOCLE_FIELD_DATE, FALSE, NULL },
  { "as_of", N_ ("As of"), SOCLE_FIELD_DATE, FALSE, NULL },
  { "issued_on", N_ ("Issued on"), SOCLE_FIELD_DATE, FALSE, NULL },
  { "received_on", N_ ("Received on"), SOCLE_FIELD_DATE, TRUE, NULL },
  { "auditor", N_ ("Audit firm"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "opinion", N_ ("Opinion"), SOCLE_FIELD_CHOICE, FALSE, opinions },
  /* Translators: what a modified opinion is about, such as a control objective */
  { "opinion_on", N_ ("Opinion modified on"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "criteria", N_ ("Trust Services Criteria"), SOCLE_FIELD_CHOICES, FALSE, criteria },
  { "notes", N_ ("Notes"), SOCLE_FIELD_TEXT, FALSE, NULL },
  { NULL, NULL, SOCLE_FIELD_LINE, FALSE, NULL },
};

static const char *const unique[] = { NULL };

static gboolean
is_after (const SocleRecord *record, const char *first, const char *second)
{
  GDate a, b;

  return socle_record_get_date (record, first, &a) && socle_record_get_date (record, second, &b) &&
         g_date_compare (&a, &b) > 0;
}

static gboolean
check_period (const SocleRecord *record,
              SocleMessages *messages,
              const char **field,
              GError **error)
{
  gboolean from = *socle_record_get (record, "period_from") != '\0';
  gboolean to = *socle_record_get (record, "period_to") != '\0';
  gboolean as_of = *socle_record_get (record, "as_of") != '\0';

  if (from != to)
    return socle_record_refuse (
      from ? "period_to" : "period_from", field,
      socle_messages_get (messages, "A period has a first and a last day; give both or none."),
      error);
  if (from && as_of)
    return socle_record_refuse (
      "as_of", field,
      socle_messages_get (messages,
                          "An edition is about a period or about one date; give one of them."),
      error);
  if (is_after (record, "period_from", "period_to"))
    return socle_record_refuse (
      "period_to", field,
      socle_messages_get (messages,
                          "The period ends before it starts; give its dates the other way round."),
      error);

  return TRUE;
}

static gboolean
check_dates (const SocleRecord *record, SocleMessages *messages, const char **field, GError **error)
{
  if (is_after (record, "period_to", "issued_on") || is_after (record, "as_of", "issued_on"))
    return socle_record_refuse (
      "issued_on", field,
      socle_messages_get (messages, "A report is issued after the days it is about; look at "
                                    "the date of its issue."),
      error);
  if (is_after (record, "issued_on", "received_on"))
    return socle_record_refuse (
      "received_on", field,
      socle_messages_get (messages, "A report cannot be received before it is issued; look at "
                                    "both dates."),
      error);

  return TRUE;
}

static gboolean
check_kind (const SocleRecord *record, SocleMessages *messages, const char **field, GError **error)
{
  const char *soc = socle_record_get (record, "soc");
  const char *type = socle_record_get (record, "type");

  if (strcmp (soc, "3") == 0 && *type != '\0')
    return socle_record_refuse (
      "type", field, socle_messages_get (messages, "A SOC 3 report has no type; leave it out."),
      error);
  if (strcmp (type, "1") == 0 && *socle_record_get (record, "period_from") != '\0')
    return socle_record_refuse (
      "period_from", field,
      socle_messages_get (messages, "A Type 1 report is about one date; give that instead of a "
                                    "period."),
      error);
  if (strcmp (type, "2") == 0 && *socle_record_get (record, "period_from") == '\0')
    return socle_record_refuse (
      "period_from", field,
      socle_messages_get (messages, "A Type 2 report tests a period; give its first and last day."),
      error);
  if (strcmp (soc, "1") == 0 && *socle_record_get (record, "criteria") != '\0')
    return socle_record_refuse (
      "criteria", field,
      socle_messages_get (messages, "A SOC 1 report has no Trust Services Criteria; leave them "
                                    "out."),
      error);

  return TRUE;
}

static gboolean
check (const SocleRecord *record, SocleMessages *messages, const char **field, GError **error)
{
  return check_period (record, messages, field, error) &&
         check_dates (record, messages, field, error) &&
         check_kind (record, messages, field, error);
}

const SocleRecordTable socle_edition_table = {
  .name = "edition",
  .fields = fields,
  .unique = unique,
  .check = check,
};
