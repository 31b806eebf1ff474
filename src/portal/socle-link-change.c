/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is different between two checks of a link. */

#include "config.h"

#include "socle-link-change.h"

#include "socle-format.h"
#include "socle-link-wording.h"
#include "socle-visible-text.h"

static gboolean
is_there (SocleLinkResult *result)
{
  SocleLinkStatus status = socle_link_result_get_status (result);

  return status == SOCLE_LINK_OK || status == SOCLE_LINK_MOVED || status == SOCLE_LINK_MOVES_ON;
}

/* Only what both checks tell of can have changed. */
static gboolean
differ (const char *before, const char *now)
{
  return before != NULL && now != NULL && g_strcmp0 (before, now) != 0;
}

static gboolean
is_other_document (SocleLinkResult *before, SocleLinkResult *now)
{
  if (!socle_link_result_is_pdf (before) || !socle_link_result_is_pdf (now))
    return FALSE;

  return differ (socle_link_result_get_modified (before), socle_link_result_get_modified (now)) ||
         (socle_link_result_get_size (before) >= 0 && socle_link_result_get_size (now) >= 0 &&
          socle_link_result_get_size (before) != socle_link_result_get_size (now));
}

/**
 * socle_link_change_find:
 * @before: an earlier check
 * @now: a later one
 *
 * Returns: #SocleLinkChange flags; 0 also if one of the checks says nothing about the
 *   link
 */
guint
socle_link_change_find (SocleLinkResult *before, SocleLinkResult *now)
{
  guint change = 0;

  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (before) && SOCLE_IS_LINK_RESULT (now), 0);

  if (socle_link_result_get_verdict (before) == SOCLE_LINK_VERDICT_OPEN ||
      socle_link_result_get_verdict (now) == SOCLE_LINK_VERDICT_OPEN)
    return 0;

  if (socle_link_result_get_status (before) != socle_link_result_get_status (now))
    change |= SOCLE_LINK_CHANGE_STATUS;
  if (!is_there (before) || !is_there (now))
    return change;

  if (differ (socle_link_result_get_final (before), socle_link_result_get_final (now)))
    change |= SOCLE_LINK_CHANGE_ADDRESS;
  if (differ (socle_link_result_get_title (before), socle_link_result_get_title (now)))
    change |= SOCLE_LINK_CHANGE_TITLE;
  if (differ (socle_link_result_get_digest (before), socle_link_result_get_digest (now)) ||
      is_other_document (before, now))
    change |= SOCLE_LINK_CHANGE_CONTENT;

  return change;
}

/**
 * socle_link_change_describe:
 * @messages: the language to speak
 * @before: an earlier check
 * @now: a later one
 *
 * Returns: (transfer full) (nullable): the most important change in a sentence; %NULL if
 *   there is none
 */
char *
socle_link_change_describe (SocleMessages *messages, SocleLinkResult *before, SocleLinkResult *now)
{
  guint change = socle_link_change_find (before, now);
  const char *final = socle_link_result_get_final (before);
  const char *old_title = socle_link_result_get_title (before);
  g_autofree char *time =
    socle_link_wording_time (messages, socle_link_result_get_checked_at (before));
  g_autofree char *address = socle_visible_text (final != NULL ? final : "");
  g_autofree char *title = socle_visible_text (old_title != NULL ? old_title : "");
  const char *sentence;

  if (change & SOCLE_LINK_CHANGE_STATUS)
    /* Translators: {status} is such as “Found” or “Sign-in required” */
    sentence = socle_messages_get (messages, "Before, on {time}: {status}.");
  else if (change & SOCLE_LINK_CHANGE_ADDRESS)
    sentence = socle_messages_get (messages, "On {time} the link led to {address}.");
  else if (change & SOCLE_LINK_CHANGE_TITLE)
    sentence = socle_messages_get (messages, "On {time} the title was “{title}”.");
  else if (change & SOCLE_LINK_CHANGE_CONTENT)
    sentence = socle_link_result_is_pdf (now)
                 ? socle_messages_get (messages, "The document has changed since {time}.")
                 : socle_messages_get (messages, "The text of the page has changed since {time}.");
  else
    return NULL;

  return socle_format (sentence, "time", time, "address", address, "title", title, "status",
                       socle_link_wording_status (messages, socle_link_result_get_status (before)),
                       NULL);
}
