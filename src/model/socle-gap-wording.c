/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of the gaps of a catalogue, and of what to do about them. */

#include "config.h"

#include "socle-gap-wording.h"

#include "socle-format.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

/**
 * socle_gap_wording_kind:
 * @messages: the language to speak
 * @kind: a kind of gap
 *
 * Returns: (transfer none): a heading for the gaps of that kind
 */
const char *
socle_gap_wording_kind (SocleMessages *messages, SocleGapKind kind)
{
  switch (kind)
    {
    case SOCLE_GAP_NO_REPORT:
      return socle_messages_get (messages, "In scope, but named by no report");
    case SOCLE_GAP_NO_SCOPE:
      return socle_messages_get (messages, "Named by a report, but in no scope list");
    case SOCLE_GAP_PARTIAL_SCOPE:
      return socle_messages_get (messages, "In some scope lists only");
    case SOCLE_GAP_NO_PERIOD:
      return socle_messages_get (messages, "Audit periods not published");
    case SOCLE_GAP_LETTERS_NOT_LINKED:
      return socle_messages_get (messages, "Bridge letters described, but not linked");
    case SOCLE_GAP_LETTERS_NOT_DATED:
      return socle_messages_get (messages, "Bridge letters linked, but without dates");
    case SOCLE_GAP_TYPE_NOT_STATED:
      return socle_messages_get (messages, "Report type not stated");
    case SOCLE_GAP_TYPE_1:
      return socle_messages_get (messages, "Type 1 reports");
    case SOCLE_GAP_SOC_3:
      return socle_messages_get (messages, "SOC 3 reports");
    case SOCLE_GAP_SUPERSEDED:
      return socle_messages_get (messages, "Superseded standards");
    case SOCLE_GAP_NOT_ENCRYPTED:
      return socle_messages_get (messages, "Links without encryption");
    default:
      return "";
    }
}

/**
 * socle_gap_wording_advice:
 * @messages: the language to speak
 * @kind: a kind of gap
 *
 * Returns: (transfer none): what to do about the gaps of that kind
 */
const char *
socle_gap_wording_advice (SocleMessages *messages, SocleGapKind kind)
{
  switch (kind)
    {
    case SOCLE_GAP_NO_REPORT:
      return socle_messages_get (messages, "Ask the provider which report covers the service.");
    case SOCLE_GAP_NO_SCOPE:
      return socle_messages_get (messages,
                                 "Read the system description of the report to see what is in it.");
    case SOCLE_GAP_PARTIAL_SCOPE:
      return socle_messages_get (messages,
                                 "Check that the reports you rely on are of a kind that has it.");
    case SOCLE_GAP_NO_PERIOD:
      return socle_messages_get (messages,
                                 "Take the period from the cover of the report. Until then, no "
                                 "month counts as tested.");
    case SOCLE_GAP_LETTERS_NOT_LINKED:
      return socle_messages_get (messages, "Look for the letters on the provider’s portal.");
    case SOCLE_GAP_LETTERS_NOT_DATED:
      return socle_messages_get (messages, "Take the dates from the letters themselves.");
    case SOCLE_GAP_TYPE_NOT_STATED:
      return socle_messages_get (messages, "Take the type from the cover of the report.");
    case SOCLE_GAP_TYPE_1:
      return socle_messages_get (messages, "Look for a Type 2 report if you need tested months.");
    case SOCLE_GAP_SOC_3:
      return socle_messages_get (messages, "Rely on the SOC 1 report for financial reporting.");
    case SOCLE_GAP_SUPERSEDED:
      return socle_messages_get (messages,
                                 "Check on the cover of the report which standard it follows.");
    case SOCLE_GAP_NOT_ENCRYPTED:
      return socle_messages_get (messages,
                                 "Do not take evidence from such a page: it can be changed on its "
                                 "way to you.");
    default:
      return "";
    }
}

static char *
describe_subject (SocleMessages *messages, GObject *subject)
{
  SocleLanguage language = socle_messages_get_language (messages);

  if (SOCLE_IS_SERVICE (subject))
    return socle_visible_text (socle_service_get_name (SOCLE_SERVICE (subject)));
  if (SOCLE_IS_REPORT (subject))
    return socle_wording_report_title (messages, SOCLE_REPORT (subject));
  if (SOCLE_IS_AUDIT_CYCLE (subject))
    return socle_wording_cycle_title (messages, SOCLE_AUDIT_CYCLE (subject));
  if (SOCLE_IS_PORTAL_LINK (subject))
    return socle_visible_text (socle_portal_link_get_title (SOCLE_PORTAL_LINK (subject), language));

  return g_strdup ("");
}

/**
 * socle_gap_wording_subject:
 * @messages: the language to speak
 * @gap: a gap
 *
 * Returns: (transfer full): the name of what the gap is about
 */
char *
socle_gap_wording_subject (SocleMessages *messages, SocleGap *gap)
{
  if (socle_gap_get_name (gap) != NULL)
    return socle_visible_text (socle_gap_get_name (gap));

  return describe_subject (messages, socle_gap_get_subject (gap));
}

static const char *
get_unreported_sentence (SocleMessages *messages, SocleGap *gap)
{
  if (socle_gap_get_contact (gap) != NULL)
    return socle_messages_get (
      messages, "{name} is in scope, but no report names it; its reports are sent on request.");
  if (socle_gap_get_name (gap) != NULL)
    return socle_messages_get (messages,
                               "{name} is in scope with {subject}, but no report names it.");

  return socle_messages_get (messages, "{name} is in scope, but no report names it.");
}

static const char *
get_sentence (SocleMessages *messages, SocleGap *gap)
{
  switch (socle_gap_get_kind (gap))
    {
    case SOCLE_GAP_NO_REPORT:
      return get_unreported_sentence (messages, gap);
    case SOCLE_GAP_NO_SCOPE:
      return socle_messages_get (messages, "“{subject}” names {name}, which is in no scope list.");
    case SOCLE_GAP_PARTIAL_SCOPE:
      return socle_messages_get (messages, "{name} is not in the scope of {socs}.");
    case SOCLE_GAP_NO_PERIOD:
      return socle_messages_get (messages, "No audit period is published for {name}.");
    case SOCLE_GAP_LETTERS_NOT_LINKED:
      return socle_messages_get (messages,
                                 "The bridge letters for {name} are described, but nothing links "
                                 "to them.");
    case SOCLE_GAP_LETTERS_NOT_DATED:
      return socle_messages_get (messages,
                                 "Bridge letters for {name} are linked, but nothing says which "
                                 "months they cover.");
    case SOCLE_GAP_TYPE_NOT_STATED:
      return socle_messages_get (messages, "“{name}” states no type.");
    case SOCLE_GAP_TYPE_1:
      return socle_messages_get (messages, "“{name}” describes one date and tests no month.");
    case SOCLE_GAP_SOC_3:
      return socle_messages_get (messages, "“{name}” tests no month for a reliance on SOC 1.");
    case SOCLE_GAP_SUPERSEDED:
      return socle_messages_get (messages, "“{name}” names {standard}, superseded by {successor}.");
    case SOCLE_GAP_NOT_ENCRYPTED:
      return socle_messages_get (messages, "“{name}” is linked over plain http.");
    default:
      return "";
    }
}

/**
 * socle_gap_wording_sentence:
 * @messages: the language to speak
 * @gap: a gap
 *
 * Returns: (transfer full): a sentence on what is open
 */
char *
socle_gap_wording_sentence (SocleMessages *messages, SocleGap *gap)
{
  GObject *subject = socle_gap_get_subject (gap);
  g_autofree char *name = socle_gap_wording_subject (messages, gap);
  g_autofree char *whole = describe_subject (messages, subject);
  g_autofree char *socs = socle_wording_scope_short (messages, socle_gap_get_socs (gap));
  g_autofree char *standard = NULL;
  g_autofree char *successor = NULL;

  if (SOCLE_IS_REPORT (subject))
    {
      SocleReport *report = SOCLE_REPORT (subject);

      standard = socle_visible_text (socle_report_get_standard (report));
      successor = socle_visible_text (socle_report_get_superseded_by (report));
    }

  return socle_format (get_sentence (messages, gap), "name", name, "subject", whole, "socs", socs,
                       "standard", standard, "successor", successor, NULL);
}
