/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a bridge letter follows a report, in a sentence. */

#include "config.h"

#include "socle-letter-check.h"

#include "socle-coverage-wording.h"

#include <string.h>

/* By then everything that is expected before the letter has arrived. */
#define PATIENCE_MONTHS 36

/* The letters that are held besides @record, and @record. */
static GPtrArray *
list_letters (SocleHoldings *holdings, SocleReport *report, SocleRecord *record)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  SocleLetter *letter = socle_holdings_make_letter (record);
  const char *id = socle_record_get_id (record);

  if (holdings != NULL)
    records = socle_holdings_list_records (holdings, SOCLE_RECORD_LETTER, report);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SocleRecord *other = g_ptr_array_index (records, i);
      SocleLetter *held = g_strcmp0 (socle_record_get_id (other), id) != 0
                            ? socle_holdings_make_letter (other)
                            : NULL;

      if (held != NULL)
        g_ptr_array_add (letters, held);
    }
  if (letter != NULL)
    g_ptr_array_add (letters, letter);

  return letters;
}

static gboolean
is_about_chain (SocleCoverageWarning *warning)
{
  switch (socle_coverage_warning_get_kind (warning))
    {
    case SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT:
    case SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP:
    case SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END:
    case SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY:
    case SOCLE_COVERAGE_WARNING_LONG_BRIDGE:
      return TRUE;
    case SOCLE_COVERAGE_WARNING_NO_PERIOD:
    case SOCLE_COVERAGE_WARNING_TYPE_1:
    case SOCLE_COVERAGE_WARNING_SOC_3:
    case SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED:
    case SOCLE_COVERAGE_WARNING_MODIFIED_OPINION:
    default:
      return FALSE;
    }
}

/**
 * socle_letter_check:
 * @holdings: (nullable): what is held
 * @report: the report that the letter is looked at for
 * @record: a letter, which need not be recorded yet
 * @lag: how many months after the end of its period a report is expected
 * @messages: the language of the sentence
 * @good: (out): whether there is nothing to ask about
 *
 * Returns: (transfer full) (nullable): whether it chains, and why not; %NULL if it has no
 *   days yet
 */
char *
socle_letter_check (SocleHoldings *holdings,
                    SocleReport *report,
                    SocleRecord *record,
                    guint lag,
                    SocleMessages *messages,
                    gboolean *good)
{
  g_autoptr (GPtrArray) editions =
    holdings != NULL ? socle_holdings_list_editions (holdings, report) : NULL;
  g_autoptr (GPtrArray) letters = list_letters (holdings, report, record);
  g_autoptr (SocleCoverage) coverage = NULL;
  g_autoptr (SocleDateRange) days = NULL;
  GPtrArray *warnings;
  GDate from, to, late;

  *good = FALSE;
  if (!socle_record_get_date (record, "covers_from", &from) ||
      !socle_record_get_date (record, "covers_to", &to) || g_date_compare (&from, &to) > 0)
    return NULL;

  days = socle_date_range_new (&from, &to);
  late = to;
  g_date_add_months (&late, PATIENCE_MONTHS);
  coverage = socle_coverage_new_for_report (report, days, &late, lag, editions, letters, NULL);
  warnings = socle_coverage_get_warnings (coverage);
  for (guint i = 0; i < warnings->len; i++)
    {
      SocleCoverageWarning *warning = g_ptr_array_index (warnings, i);
      SocleLetter *letter = socle_coverage_warning_get_letter (warning);

      if (is_about_chain (warning) &&
          (letter == NULL || socle_date_range_compare (socle_letter_get_range (letter), days) == 0))
        return socle_coverage_wording_warning (messages, coverage, warning);
    }

  *good = TRUE;

  return g_strdup (socle_messages_get (messages, "The letter starts the day after a report or "
                                                 "letter ends, so it bridges."));
}
