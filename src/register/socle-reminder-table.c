/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the reminders that were answered. */

#include "config.h"

#include "socle-record-table.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is missing is worked out anew each time; kept is only what the user has said to it. A
 * reminder is known by what it is about and by the last day of that, so that the next period
 * is reminded of again. */
const char *const socle_reminder_table_sql[] = {
  "CREATE TABLE reminder (\n"
  "  id TEXT PRIMARY KEY CHECK (id GLOB 'reminder-[1-9]*'),\n"
  "  catalogue TEXT NOT NULL CHECK (catalogue <> ''),\n"
  "  about TEXT NOT NULL CHECK (about IN ('report', 'letter', 'short-letter', 'next-edition')),\n"
  "  subject TEXT NOT NULL CHECK (subject <> ''),\n"
  "  ends TEXT NOT NULL CHECK (ends <> ''),\n"
  "  state TEXT NOT NULL CHECK (state IN ('acknowledged', 'snoozed')),\n"
  "  until TEXT NOT NULL CHECK ((state = 'snoozed') = (until <> '')),\n"
  "  UNIQUE (catalogue, about, subject, ends)\n"
  ") STRICT",
  NULL,
};

const char *const socle_reminder_table_abouts[] = { "report", "letter", "short-letter",
                                                    "next-edition", NULL };

static const char *const states[] = { "acknowledged", "snoozed", NULL };

static const SocleField fields[] = {
  { "catalogue", N_ ("Catalogue"), SOCLE_FIELD_ID, TRUE, NULL },
  /* Translators: what a reminder is about: a report, a letter… */
  { "about", N_ ("Reminder of"), SOCLE_FIELD_CHOICE, TRUE, socle_reminder_table_abouts },
  { "subject", N_ ("Report or audit cycle"), SOCLE_FIELD_ID, TRUE, NULL },
  /* Translators: of an audit period or a letter */
  { "ends", N_ ("Last day"), SOCLE_FIELD_DATE, TRUE, NULL },
  { "state", N_ ("State"), SOCLE_FIELD_CHOICE, TRUE, states },
  { "until", N_ ("Snoozed until"), SOCLE_FIELD_DATE, FALSE, NULL },
  { NULL, NULL, SOCLE_FIELD_LINE, FALSE, NULL },
};

static const char *const unique[] = { "catalogue", "about", "subject", "ends", NULL };

static gboolean
check (const SocleRecord *record, SocleMessages *messages, const char **field, GError **error)
{
  gboolean snoozed = strcmp (socle_record_get (record, "state"), "snoozed") == 0;

  if (snoozed != (*socle_record_get (record, "until") != '\0'))
    return socle_record_refuse (
      "until", field,
      socle_messages_get (messages, "A reminder that is snoozed comes back on a day, and one that "
                                    "is acknowledged does not."),
      error);

  return TRUE;
}

const SocleRecordTable socle_reminder_table = {
  .name = "reminder",
  .fields = fields,
  .unique = unique,
  .since = 2,
  .check = check,
};
