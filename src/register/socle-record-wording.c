/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions and letters in words. */

#include "config.h"

#include "socle-record-wording.h"

#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-visible-text.h"

/**
 * socle_record_wording_days:
 * @messages: the language to speak
 * @record: an edition or letter
 *
 * Returns: (transfer full): the days that it is about
 */
char *
socle_record_wording_days (SocleMessages *messages, const SocleRecord *record)
{
  gboolean is_edition = socle_record_get_kind (record) == SOCLE_RECORD_EDITION;
  g_autoptr (SocleDateRange) range = NULL;
  GDate from, to, as_of;

  if (socle_record_get_date (record, is_edition ? "period_from" : "covers_from", &from) &&
      socle_record_get_date (record, is_edition ? "period_to" : "covers_to", &to))
    range = socle_date_range_new (&from, &to);
  if (range != NULL)
    return socle_coverage_wording_range (messages, range);

  if (is_edition && socle_record_get_date (record, "as_of", &as_of))
    {
      g_autofree char *date = socle_messages_format_date (messages, &as_of);

      return socle_format (socle_messages_get (messages, "As of {date}"), "date", date, NULL);
    }

  return g_strdup (socle_messages_get (messages, "No period given"));
}

/**
 * socle_record_wording_opinion:
 * @messages: the language to speak
 * @record: an edition
 *
 * Returns: (transfer none): its opinion
 */
const char *
socle_record_wording_opinion (SocleMessages *messages, const SocleRecord *record)
{
  int choice = socle_record_get_choice (record, "opinion");

  /* In the order of SocleOpinion, but for that none is known. */
  return socle_coverage_wording_opinion (messages, (SocleOpinion) (choice + 1));
}

static void
add_date (GStrvBuilder *parts,
          SocleMessages *messages,
          const SocleRecord *record,
          const char *field,
          const char *sentence)
{
  g_autofree char *shown = NULL;
  GDate date;

  if (!socle_record_get_date (record, field, &date))
    return;

  shown = socle_messages_format_date (messages, &date);
  g_strv_builder_take (parts, socle_format (sentence, "date", shown, NULL));
}

static void
add_name (GStrvBuilder *parts, const SocleRecord *record, const char *field)
{
  const char *name = socle_record_get (record, field);

  if (*name != '\0')
    g_strv_builder_take (parts, socle_visible_text (name));
}

/**
 * socle_record_wording_detail:
 * @messages: the language to speak
 * @record: an edition or letter
 *
 * Returns: (transfer full): what is known of it besides its days, in one line
 */
char *
socle_record_wording_detail (SocleMessages *messages, const SocleRecord *record)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (socle_record_get_kind (record) == SOCLE_RECORD_EDITION)
    {
      g_strv_builder_add (parts, socle_record_wording_opinion (messages, record));
      add_name (parts, record, "auditor");
      /* Translators: of a report */
      add_date (parts, messages, record, "issued_on",
                socle_messages_get (messages, "issued on {date}"));
    }
  else
    {
      add_name (parts, record, "signatory");
      /* Translators: of a letter */
      add_date (parts, messages, record, "signed_on",
                socle_messages_get (messages, "signed on {date}"));
    }
  /* Translators: of a report or letter */
  add_date (parts, messages, record, "received_on",
            socle_messages_get (messages, "received on {date}"));
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}
