/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the bridge letters that we hold. */

#include "config.h"

#include "socle-record-table.h"

#include <glib/gi18n.h>

/* A letter is about one report, or about all reports of an audit cycle. */
const char *const socle_letter_table_sql[] = {
  "CREATE TABLE letter (\n"
  "  id TEXT PRIMARY KEY CHECK (id GLOB 'letter-[1-9]*'),\n"
  "  catalogue TEXT NOT NULL CHECK (catalogue <> ''),\n"
  "  report TEXT NOT NULL,\n"
  "  cycle TEXT NOT NULL CHECK ((report = '') <> (cycle = '')),\n"
  "  covers_from TEXT NOT NULL CHECK (covers_from <> ''),\n"
  "  covers_to TEXT NOT NULL CHECK (covers_to <> ''),\n"
  "  signed_on TEXT NOT NULL,\n"
  "  received_on TEXT NOT NULL CHECK (received_on <> ''),\n"
  "  signatory TEXT NOT NULL,\n"
  "  changes TEXT NOT NULL CHECK (changes IN ('', 'none', 'declared')),\n"
  "  notes TEXT NOT NULL\n"
  ") STRICT",
  NULL,
};

static const char *const changes[] = { "none", "declared", NULL };

static const SocleField fields[] = {
  { "catalogue", N_ ("Catalogue"), SOCLE_FIELD_ID, TRUE, NULL },
  { "report", N_ ("Report"), SOCLE_FIELD_ID, FALSE, NULL },
  { "cycle", N_ ("Audit cycle"), SOCLE_FIELD_ID, FALSE, NULL },
  { "covers_from", N_ ("Covers from"), SOCLE_FIELD_DATE, TRUE, NULL },
  { "covers_to", N_ ("Covers to"), SOCLE_FIELD_DATE, TRUE, NULL },
  { "signed_on", N_ ("Signed on"), SOCLE_FIELD_DATE, FALSE, NULL },
  { "received_on", N_ ("Received on"), SOCLE_FIELD_DATE, TRUE, NULL },
  { "signatory", N_ ("Signed by"), SOCLE_FIELD_LINE, FALSE, NULL },
  /* Translators: whether the letter says that controls have changed */
  { "changes", N_ ("Changes to controls"), SOCLE_FIELD_CHOICE, FALSE, changes },
  { "notes", N_ ("Notes"), SOCLE_FIELD_TEXT, FALSE, NULL },
  { NULL, NULL, SOCLE_FIELD_LINE, FALSE, NULL },
};

static const char *const unique[] = { NULL };

static gboolean
check (const SocleRecord *record, SocleMessages *messages, const char **field, GError **error)
{
  gboolean report = *socle_record_get (record, "report") != '\0';
  gboolean cycle = *socle_record_get (record, "cycle") != '\0';
  GDate from, to, signed_on, received;

  if (report == cycle)
    return socle_record_refuse (
      "report", field,
      socle_messages_get (messages, "A letter is about one report or about an audit cycle; give "
                                    "one of them."),
      error);

  socle_record_get_date (record, "covers_from", &from);
  socle_record_get_date (record, "covers_to", &to);
  socle_record_get_date (record, "received_on", &received);
  if (g_date_compare (&from, &to) > 0)
    return socle_record_refuse (
      "covers_to", field,
      socle_messages_get (messages, "The letter ends before it starts; give its dates the other "
                                    "way round."),
      error);
  if (socle_record_get_date (record, "signed_on", &signed_on) &&
      g_date_compare (&signed_on, &received) > 0)
    return socle_record_refuse (
      "received_on", field,
      socle_messages_get (messages, "A letter cannot be received before it is signed; look at "
                                    "both dates."),
      error);

  return TRUE;
}

const SocleRecordTable socle_letter_table = {
  .name = "letter",
  .fields = fields,
  .unique = unique,
  .check = check,
};
