/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of what an auditor would ask about. */

#include "config.h"

#include "socle-coverage-wording.h"

#include "socle-audit-cycle.h"
#include "socle-format.h"
#include "socle-wording.h"

/* The group whose periods are not published, or the report if it belongs to none. */
static char *
dup_group (SocleMessages *messages, SocleReport *report)
{
  SocleAuditCycle *cycle = report != NULL ? socle_report_get_cycle (report) : NULL;

  if (cycle != NULL)
    return socle_wording_cycle_title (messages, cycle);
  if (report != NULL)
    return socle_wording_report_title (messages, report);

  return g_strdup ("");
}

static const char *
get_early_sentence (SocleMessages *messages, SocleLetter *letter)
{
  if (socle_letter_get_signed_on (letter) != NULL)
    return socle_messages_get (messages, "The letter for {range} was signed on {date}, before the "
                                         "time it covers was over.");
  if (socle_letter_is_held (letter))
    return socle_messages_get (messages, "The letter for {range} was received on {date}, before "
                                         "the time it covers was over.");

  return socle_messages_get (messages, "The letter for {range} is expected by {date}, before the "
                                       "time it covers is over.");
}

static const char *
get_sentence (SocleMessages *messages, SocleCoverageWarning *warning)
{
  switch (socle_coverage_warning_get_kind (warning))
    {
    case SOCLE_COVERAGE_WARNING_NO_PERIOD:
      return socle_messages_get (messages, "No audit period is published for {group}, so no month "
                                           "counts as tested.");
    case SOCLE_COVERAGE_WARNING_TYPE_1:
      return socle_messages_get (messages,
                                 "A Type 1 report describes one date and tests no month.");
    case SOCLE_COVERAGE_WARNING_SOC_3:
      return socle_messages_get (messages,
                                 "A SOC 3 report tests no month for a reliance on SOC 1.");
    case SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED:
      return socle_messages_get (messages,
                                 "The type of the report is not stated, so no month counts as "
                                 "tested.");
    case SOCLE_COVERAGE_WARNING_MODIFIED_OPINION:
      return socle_messages_get (messages, "The report for {range} has a modified opinion "
                                           "({opinion}); judge what that means for your year.");
    case SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT:
      return socle_messages_get (messages, "The letter for {range} does not chain: there is no "
                                           "Type 2 report before it.");
    case SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP:
      return socle_messages_get (messages, "The letter for {range} does not chain: between the "
                                           "report or letter before it and its own start lies "
                                           "{days}.");
    case SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END:
      return socle_messages_get (messages,
                                 "The letter for {range} does not chain: it starts before "
                                 "the report or letter it should follow ends, and both "
                                 "are about {days}.");
    case SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY:
      return get_early_sentence (messages, socle_coverage_warning_get_letter (warning));
    case SOCLE_COVERAGE_WARNING_LONG_BRIDGE:
      return socle_messages_get (messages, "Only letters cover {days}: that is more than three "
                                           "months in a row.");
    default:
      return "";
    }
}

/* What the warning's edition or letter is about. */
static char *
dup_range (SocleMessages *messages, SocleCoverageWarning *warning)
{
  SocleEdition *edition = socle_coverage_warning_get_edition (warning);
  SocleLetter *letter = socle_coverage_warning_get_letter (warning);

  if (letter != NULL)
    return socle_coverage_wording_range (messages, socle_letter_get_range (letter));
  if (edition == NULL)
    return g_strdup ("");
  if (socle_edition_get_period (edition) != NULL)
    return socle_coverage_wording_range (messages, socle_edition_get_period (edition));

  return socle_messages_format_date (messages, socle_edition_get_as_of (edition));
}

/**
 * socle_coverage_wording_warning:
 * @messages: the language to speak
 * @coverage: a coverage
 * @warning: one of its warnings
 *
 * Returns: (transfer full): a sentence on what there is to ask
 */
char *
socle_coverage_wording_warning (SocleMessages *messages,
                                SocleCoverage *coverage,
                                SocleCoverageWarning *warning)
{
  SocleEdition *edition = socle_coverage_warning_get_edition (warning);
  SocleLetter *letter = socle_coverage_warning_get_letter (warning);
  SocleDateRange *range = socle_coverage_warning_get_days (warning);
  g_autofree char *group = dup_group (messages, socle_coverage_get_report (coverage));
  g_autofree char *about = dup_range (messages, warning);
  g_autofree char *days = range != NULL ? socle_coverage_wording_range (messages, range) : NULL;
  g_autofree char *date = NULL;

  if (letter != NULL)
    {
      const GDate *signed_on = socle_letter_get_signed_on (letter);

      date = socle_messages_format_date (messages, signed_on != NULL
                                                     ? signed_on
                                                     : socle_letter_get_available (letter));
    }

  return socle_format (
    get_sentence (messages, warning), "group", group, "range", about, "days", days, "date", date,
    "opinion",
    edition != NULL ? socle_coverage_wording_opinion (messages, socle_edition_get_opinion (edition))
                    : NULL,
    NULL);
}
