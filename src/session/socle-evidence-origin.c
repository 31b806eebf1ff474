/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence that was downloaded: from which link, and what was there before. */

#include "config.h"

#include "socle-evidence-origin.h"

#include "socle-format.h"
#include "socle-link-wording.h"
#include "socle-visible-text.h"

#include <string.h>

/* What the provenance of a download begins with. */
#define LINK "link: "

/* How much of a digest tells two documents apart. */
#define DIGEST_LENGTH 12

/**
 * socle_evidence_origin_dup_link:
 * @record: a file of the register
 *
 * Returns: (transfer full) (nullable): the address of the link that it was downloaded from, as
 *   the provenance has it; %NULL for a file that came another way
 */
char *
socle_evidence_origin_dup_link (const SocleRecord *record)
{
  const char *provenance = socle_record_get (record, "provenance");

  if (!g_str_has_prefix (provenance, LINK))
    return NULL;

  provenance += strlen (LINK);

  return g_strndup (provenance, strcspn (provenance, "\n"));
}

/**
 * socle_evidence_origin_list:
 * @holdings: (nullable): what the register holds
 * @link: the address of a link, as its catalogue gives it
 *
 * Returns: (transfer full) (element-type SocleRecord): what was downloaded from it, the oldest
 *   first
 */
GPtrArray *
socle_evidence_origin_list (SocleHoldings *holdings, const char *link)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
  GPtrArray *records =
    holdings != NULL ? socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE) : NULL;
  g_autofree char *wanted = socle_visible_text (link);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      g_autofree char *origin = socle_evidence_origin_dup_link (record);

      if (g_strcmp0 (origin, wanted) == 0)
        g_ptr_array_add (found, socle_record_ref (record));
    }

  return found;
}

/**
 * socle_evidence_origin_find_before:
 * @holdings: what the register holds
 * @record: a file of it
 *
 * Returns: (transfer none) (nullable): what was downloaded from the same link before; %NULL if
 *   there is nothing, or the file came another way
 */
SocleRecord *
socle_evidence_origin_find_before (SocleHoldings *holdings, const SocleRecord *record)
{
  GPtrArray *records = socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE);
  g_autofree char *link = socle_evidence_origin_dup_link (record);
  SocleRecord *before = NULL;

  for (guint i = 0; link != NULL && i < records->len; i++)
    {
      SocleRecord *other = g_ptr_array_index (records, i);
      g_autofree char *origin = NULL;

      if (strcmp (socle_record_get_id (other), socle_record_get_id (record)) == 0)
        return before;
      origin = socle_evidence_origin_dup_link (other);
      if (g_strcmp0 (origin, link) == 0)
        before = other;
    }

  return NULL;
}

/* "331 kB, SHA-256 ab12cd34ef56…". */
static char *
describe_file (SocleMessages *messages, const SocleRecord *record)
{
  g_autofree char *size =
    socle_link_wording_size (messages,
                             g_ascii_strtoull (socle_record_get (record, "size"), NULL, 10));

  return g_strdup_printf ("%s, SHA-256 %.*s…", size, DIGEST_LENGTH,
                          socle_record_get (record, "sha256"));
}

/**
 * socle_evidence_origin_describe_change:
 * @messages: the language to speak
 * @before: what was downloaded from a link
 * @now: what was downloaded from it later
 *
 * Returns: (transfer full): a sentence on whether the link leads to another document now
 */
char *
socle_evidence_origin_describe_change (SocleMessages *messages,
                                       const SocleRecord *before,
                                       const SocleRecord *now)
{
  g_autofree char *day = NULL;
  g_autofree char *then = describe_file (messages, before);
  g_autofree char *later = describe_file (messages, now);
  const char *sentence;
  GDate date;

  day = socle_record_get_date (before, "received_on", &date)
          ? socle_messages_format_date (messages, &date)
          : g_strdup ("?");
  if (strcmp (socle_record_get (before, "sha256"), socle_record_get (now, "sha256")) == 0)
    sentence = socle_messages_get (messages, "The same document as the one kept on {day}.");
  else
    /* Translators: {before} and {now} are “331 kB, SHA-256 ab12cd34ef56…” */
    sentence = socle_messages_get (messages, "Another document than the one kept on {day}: "
                                             "{before} then, {now} now.");

  return socle_format (sentence, "day", day, "before", then, "now", later, NULL);
}
