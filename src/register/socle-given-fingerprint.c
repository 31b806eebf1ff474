/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints that left this computer, as the trail tells of them. */

#include "config.h"

#include "socle-given-fingerprint.h"

#include "socle-date.h"
#include "socle-format.h"

#include <string.h>

/*
 * A fingerprint protects the entries before it only if somebody else has it. So each one that
 * is given out, in a file or by copying it, is an entry of its own: that one cannot be covered
 * by the fingerprint that it tells of, and does not count as something that waits for one.
 */

#define ACTION "export"

static const char *
find_field (char *const *fields, const char *start)
{
  for (; *fields != NULL; fields++)
    if (g_str_has_prefix (*fields, start))
      return *fields + strlen (start);

  return NULL;
}

/**
 * socle_given_fingerprint_parse:
 * @entry: an entry of a trail
 * @n_entries: (out): how many entries the fingerprint covers
 *
 * Returns: (transfer none) (nullable): the fingerprint that was given out; %NULL if the entry
 *   tells of something else
 */
const char *
socle_given_fingerprint_parse (const SocleTrailEntry *entry, guint64 *n_entries)
{
  const char *count = find_field (entry->after, "entries=");
  const char *fingerprint = find_field (entry->after, "fingerprint=");

  *n_entries = 0;
  if (strcmp (entry->action, ACTION) != 0 || count == NULL || fingerprint == NULL ||
      !g_ascii_string_to_unsigned (count, 10, 1, G_MAXINT64, n_entries, NULL))
    return NULL;

  return fingerprint;
}

/**
 * socle_given_fingerprint_note:
 * @reg: a register
 * @n_entries: how many entries the fingerprint covers
 * @fingerprint: the fingerprint
 * @to: where it went, such as the name of a file
 * @error: where a failure goes
 *
 * Notes that a fingerprint was given out.
 *
 * Sets @error as socle_register_note() does.
 *
 * Returns: whether the trail has it
 */
gboolean
socle_given_fingerprint_note (SocleRegister *reg,
                              guint64 n_entries,
                              const char *fingerprint,
                              const char *to,
                              GError **error)
{
  g_autofree char *count = g_strdup_printf ("entries=%" G_GUINT64_FORMAT, n_entries);
  g_autofree char *digest = g_strconcat ("fingerprint=", fingerprint, NULL);
  g_autofree char *place = g_strconcat ("to=", to, NULL);
  const char *const fields[] = { count, digest, place, NULL };

  return socle_register_note (reg, ACTION, fields, error);
}

static gboolean
look_at (const SocleTrailEntry *entry,
         const char *text,
         const char *sha256,
         gpointer user_data,
         GError **error)
{
  SocleGivenFingerprint *given = user_data;
  guint64 n_covered;

  given->n_entries = entry->number;
  if (socle_given_fingerprint_parse (entry, &n_covered) == NULL)
    given->last_change = entry->number;
  else if (n_covered >= given->n_given)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (entry->time, NULL);
      g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

      given->n_given = n_covered;
      if (local != NULL)
        socle_date_of_time (local, &given->day);
    }

  return TRUE;
}

/**
 * socle_given_fingerprint_find:
 * @reg: a register
 * @given: (out): what is covered
 * @error: where a failure goes
 *
 * Reads the trail for what of it is covered by a fingerprint that was given out.
 *
 * Sets @error as socle_register_follow() does.
 *
 * Returns: whether the trail could be read
 */
gboolean
socle_given_fingerprint_find (SocleRegister *reg, SocleGivenFingerprint *given, GError **error)
{
  *given = (SocleGivenFingerprint) { 0 };
  g_date_clear (&given->day, 1);

  return socle_register_follow (reg, look_at, given, error);
}

/**
 * socle_given_fingerprint_wording:
 * @given: what is covered
 * @messages: the language
 *
 * Returns: (transfer full): the same in sentences
 */
char *
socle_given_fingerprint_wording (const SocleGivenFingerprint *given, SocleMessages *messages)
{
  g_autofree char *last = socle_messages_format_number (messages, given->n_given);
  g_autofree char *from = socle_messages_format_number (messages, given->n_given + 1);
  g_autofree char *to = socle_messages_format_number (messages, given->n_entries);
  g_autofree char *date =
    g_date_valid (&given->day) ? socle_messages_format_date (messages, &given->day) : NULL;
  const char *sentence;

  if (given->n_given == 0 || date == NULL)
    return g_strdup (socle_messages_get (messages, "No fingerprint was given out yet, so that "
                                                   "nobody else can vouch for any entry."));

  sentence =
    given->last_change <= given->n_given
      /* Translators: {date} is like 3 November 2020 */
      ? socle_messages_get (messages, "Entries 1–{last} are covered by a fingerprint given out on "
                                      "{date}. Nothing else was recorded since.")
      /* Translators: {date} is like 3 November 2020 */
      : socle_messages_get (messages, "Entries 1–{last} are covered by a fingerprint given out on "
                                      "{date}. Entries {from}–{to} are not yet.");

  return socle_format (sentence, "last", last, "date", date, "from", from, "to", to, NULL);
}
