/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of the coverage of a year, of its months, and of what there is to ask. */

#include "config.h"

#include "socle-coverage-wording.h"

#include "socle-format.h"

/**
 * socle_coverage_wording_state:
 * @messages: the language to speak
 * @state: the state of a month or of some days
 *
 * Returns: (transfer none): its name
 */
const char *
socle_coverage_wording_state (SocleMessages *messages, SocleCoverageState state)
{
  switch (state)
    {
    case SOCLE_COVERAGE_TESTED:
      return socle_messages_get (messages, "Tested");
    case SOCLE_COVERAGE_BRIDGED:
      return socle_messages_get (messages, "Bridged by letter");
    case SOCLE_COVERAGE_PARTLY:
      /* Translators: a month of which only some days are tested or bridged by letter */
      return socle_messages_get (messages, "Partly covered");
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      return socle_messages_get (messages, "Uncovered");
    }
}

/**
 * socle_coverage_wording_mark:
 * @messages: the language to speak
 * @state: the state of a month
 *
 * Returns: (transfer none): the letter that stands for it in a cell
 */
const char *
socle_coverage_wording_mark (SocleMessages *messages, SocleCoverageState state)
{
  switch (state)
    {
    case SOCLE_COVERAGE_TESTED:
      /* Translators: one letter for a tested month */
      return socle_messages_pget (messages, "mark of a month", "T");
    case SOCLE_COVERAGE_BRIDGED:
      /* Translators: one letter for a month that is bridged by a letter */
      return socle_messages_pget (messages, "mark of a month", "B");
    case SOCLE_COVERAGE_PARTLY:
      /* Translators: one letter for a month that is partly covered */
      return socle_messages_pget (messages, "mark of a month", "P");
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      /* Translators: one letter for an uncovered month */
      return socle_messages_pget (messages, "mark of a month", "U");
    }
}

/**
 * socle_coverage_wording_opinion:
 * @messages: the language to speak
 * @opinion: a service auditor's opinion
 *
 * Returns: (transfer none): its name, as it stands within a sentence
 */
const char *
socle_coverage_wording_opinion (SocleMessages *messages, SocleOpinion opinion)
{
  switch (opinion)
    {
    case SOCLE_OPINION_UNQUALIFIED:
      return socle_messages_get (messages, "unqualified opinion");
    case SOCLE_OPINION_QUALIFIED:
      return socle_messages_get (messages, "qualified opinion");
    case SOCLE_OPINION_ADVERSE:
      return socle_messages_get (messages, "adverse opinion");
    case SOCLE_OPINION_DISCLAIMER:
      return socle_messages_get (messages, "disclaimer of opinion");
    case SOCLE_OPINION_NOT_KNOWN:
    default:
      return socle_messages_get (messages, "opinion not known");
    }
}

/**
 * socle_coverage_wording_range:
 * @messages: the language to speak
 * @range: some days
 *
 * Returns: (transfer full): the first and the last of them, or the only one
 */
char *
socle_coverage_wording_range (SocleMessages *messages, SocleDateRange *range)
{
  g_autofree char *from = socle_messages_format_date (messages, socle_date_range_get_from (range));
  g_autofree char *to = socle_messages_format_date (messages, socle_date_range_get_to (range));

  if (socle_date_range_get_days (range) == 1)
    return g_steal_pointer (&from);

  /* Translators: days in a row, as a noun: “the report for {from} to {to}”. {from} and {to}
   * are dates. */
  return socle_format (socle_messages_pget (messages, "range", "{from} to {to}"), "from", from,
                       "to", to, NULL);
}

/**
 * socle_coverage_wording_year:
 * @messages: the language to speak
 * @year: a fiscal year
 *
 * Returns: (transfer full): its name, by the year in which it ends: "Fiscal year 2020"
 */
char *
socle_coverage_wording_year (SocleMessages *messages, SocleDateRange *year)
{
  g_autofree char *number =
    g_strdup_printf ("%d", g_date_get_year (socle_date_range_get_to (year)));

  /* Translators: {year} is a number, such as 2020 */
  return socle_format (socle_messages_pget (messages, "name", "Fiscal year {year}"), "year", number,
                       NULL);
}

/**
 * socle_coverage_wording_month:
 * @messages: the language to speak
 * @month: a month
 *
 * Returns: (transfer full): its name: "January 2020"
 */
char *
socle_coverage_wording_month (SocleMessages *messages, SocleCoverageMonth *month)
{
  g_autofree char *year = g_strdup_printf ("%d", socle_coverage_month_get_year (month));

  /* Translators: a month of a year. {month} is a word from this file. Use a no-break space
   * where your language does. */
  return socle_format (socle_messages_get (messages, "{month} {year}"), "month",
                       socle_messages_get_month (messages, socle_coverage_month_get_month (month)),
                       "year", year, NULL);
}

static char *
count (SocleMessages *messages, const char *sentence, guint n)
{
  g_autofree char *number = socle_messages_format_number (messages, n);

  return socle_format (sentence, "count", number, NULL);
}

/**
 * socle_coverage_wording_totals:
 * @messages: the language to speak
 * @coverage: a coverage
 *
 * Returns: (transfer full): "9 months tested, 3 bridged by letter, 0 uncovered"
 */
char *
socle_coverage_wording_totals (SocleMessages *messages, SocleCoverage *coverage)
{
  guint n_tested = socle_coverage_get_tested (coverage);
  guint n_bridged = socle_coverage_get_bridged (coverage);
  guint n_uncovered = socle_coverage_get_uncovered (coverage);
  g_autofree char *tested = count (messages,
                                   /* Translators: {count} is a number of months */
                                   socle_messages_nget (messages, "{count} month tested",
                                                        "{count} months tested", n_tested),
                                   n_tested);
  g_autofree char *bridged = count (messages,
                                    /* Translators: {count} is a number of months */
                                    socle_messages_nget (messages, "{count} bridged by letter",
                                                         "{count} bridged by letter", n_bridged),
                                    n_bridged);
  g_autofree char *uncovered =
    count (messages,
           /* Translators: {count} is a number of months */
           socle_messages_nget (messages, "{count} uncovered", "{count} uncovered", n_uncovered),
           n_uncovered);

  /* Translators: “9 months tested, 3 bridged by letter, 0 uncovered” */
  return socle_format (socle_messages_get (messages, "{tested}, {bridged}, {uncovered}"), "tested",
                       tested, "bridged", bridged, "uncovered", uncovered, NULL);
}

/* Adds the months from first to last: all by name, or, from three on, only these two. */
static void
add_run (GStrvBuilder *builder, SocleMessages *messages, GPtrArray *months, guint first, guint last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (last - first < 2)
    {
      for (guint i = first; i <= last; i++)
        g_strv_builder_take (builder, socle_coverage_wording_month (messages,
                                                                    g_ptr_array_index (months, i)));
      return;
    }

  from = socle_coverage_wording_month (messages, g_ptr_array_index (months, first));
  to = socle_coverage_wording_month (messages, g_ptr_array_index (months, last));
  g_strv_builder_take (builder,
                       socle_format (socle_messages_pget (messages, "range", "{from} to {to}"),
                                     "from", from, "to", to, NULL));
}

/**
 * socle_coverage_wording_uncovered:
 * @messages: the language to speak
 * @coverage: a coverage
 *
 * Returns: (transfer full): the months that count as uncovered, as an enumeration:
 *   "January 2020 and July 2020 to September 2020"; empty if there are none
 */
char *
socle_coverage_wording_uncovered (SocleMessages *messages, SocleCoverage *coverage)
{
  GPtrArray *months = socle_coverage_get_months (coverage);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint first = 0;

  for (guint i = 0; i < months->len; i++)
    {
      gboolean last = i + 1 == months->len ||
                      socle_coverage_month_get_counts_as (g_ptr_array_index (months, i + 1)) !=
                        SOCLE_COVERAGE_UNCOVERED;

      if (socle_coverage_month_get_counts_as (g_ptr_array_index (months, i)) !=
          SOCLE_COVERAGE_UNCOVERED)
        first = i + 1;
      else if (last)
        add_run (builder, messages, months, first, i);
    }
  names = g_strv_builder_end (builder);

  return socle_messages_join (messages, (const char *const *) names);
}

/* What an edition is about, in words: a period or a date. */
static char *
describe_edition (SocleMessages *messages, SocleEdition *edition)
{
  if (socle_edition_get_period (edition) != NULL)
    return socle_coverage_wording_range (messages, socle_edition_get_period (edition));
  if (socle_edition_get_as_of (edition) != NULL)
    return socle_messages_format_date (messages, socle_edition_get_as_of (edition));

  return g_strdup (socle_messages_get (messages, "a period that is not known"));
}

static const char *
get_tested_sentence (SocleMessages *messages, gboolean held)
{
  return held
           ? socle_messages_get (messages, "Tested by the report for {range}, received on {date}.")
           : socle_messages_get (messages, "Tested by the report for {range}, expected by {date}.");
}

static const char *
get_bridged_sentence (SocleMessages *messages, gboolean held)
{
  return held
           ? socle_messages_get (messages, "Bridged by the letter for {range}, received on {date}.")
           : socle_messages_get (messages,
                                 "Bridged by the letter for {range}, expected by {date}.");
}

static const char *
get_late_report_sentence (SocleMessages *messages, gboolean held)
{
  return held ? socle_messages_get (messages, "Uncovered: the report for {range} was received on "
                                              "{date}, after the sign-off.")
              : socle_messages_get (messages, "Uncovered: the report for {range} is expected by "
                                              "{date}, after the sign-off.");
}

static const char *
get_late_letter_sentence (SocleMessages *messages, gboolean held)
{
  return held ? socle_messages_get (messages, "Uncovered: the letter for {range} was received on "
                                              "{date}, after the sign-off.")
              : socle_messages_get (messages, "Uncovered: the letter for {range} is expected by "
                                              "{date}, after the sign-off.");
}

static char *
describe_span (SocleMessages *messages, const SocleCoverageSpan *span)
{
  g_autofree char *range = NULL;
  g_autofree char *date = NULL;
  const char *sentence;

  if (span->edition != NULL)
    {
      gboolean held = socle_edition_is_held (span->edition);

      sentence = span->state == SOCLE_COVERAGE_TESTED ? get_tested_sentence (messages, held)
                                                      : get_late_report_sentence (messages, held);
      range = describe_edition (messages, span->edition);
      date = socle_messages_format_date (messages, socle_edition_get_available (span->edition));
    }
  else if (span->letter != NULL)
    {
      gboolean held = socle_letter_is_held (span->letter);

      sentence = span->state == SOCLE_COVERAGE_BRIDGED ? get_bridged_sentence (messages, held)
                                                       : get_late_letter_sentence (messages, held);
      range = socle_coverage_wording_range (messages, socle_letter_get_range (span->letter));
      date = socle_messages_format_date (messages, socle_letter_get_available (span->letter));
    }
  else
    return g_strdup (socle_messages_get (
      messages,
      "Uncovered: neither a Type 2 report nor a letter that follows one is about this time."));

  return socle_format (sentence, "range", range, "date", date, NULL);
}

/**
 * socle_coverage_wording_reason:
 * @messages: the language to speak
 * @month: a month
 *
 * Returns: (transfer full): why the month is in its state, in a sentence; one for
 *   each of its days' states, with the days, if they are in several
 */
char *
socle_coverage_wording_reason (SocleMessages *messages, SocleCoverageMonth *month)
{
  GString *text = g_string_new (NULL);
  guint n_spans = socle_coverage_month_get_n_spans (month);

  for (guint i = 0; i < n_spans; i++)
    {
      const SocleCoverageSpan *span = socle_coverage_month_get_span (month, i);
      g_autofree char *reason = describe_span (messages, span);
      g_autofree char *days = socle_coverage_wording_range (messages, span->days);
      g_autofree char *sentence =
        n_spans == 1 ? g_strdup (reason)
                     /* Translators: {days} are such as “1 June 2020 to 14 June 2020”, {reason} is
                      * a sentence on them */
                     : socle_format (socle_messages_get (messages, "{days}: {reason}"), "days",
                                     days, "reason", reason, NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }

  return g_string_free_and_steal (text);
}

/**
 * socle_coverage_wording_cell:
 * @messages: the language to speak
 * @month: a month
 * @reason: (nullable): socle_coverage_wording_reason() of @month, if it is known
 *
 * Returns: (transfer full): the month and why it is in its state, as one text
 */
char *
socle_coverage_wording_cell (SocleMessages *messages, SocleCoverageMonth *month, const char *reason)
{
  g_autofree char *name = socle_coverage_wording_month (messages, month);
  g_autofree char *found = reason == NULL ? socle_coverage_wording_reason (messages, month) : NULL;

  /* Translators: {month} is such as “January 2020”, {reason} a sentence that begins with the
   * month’s state */
  return socle_format (socle_messages_get (messages, "{month}: {reason}"), "month", name, "reason",
                       reason != NULL ? reason : found, NULL);
}

/**
 * socle_coverage_wording_sign_off:
 * @messages: the language to speak
 * @year: a fiscal year
 * @sign_off: a date before it ends
 *
 * Returns: (transfer full): what %SOCLE_COVERAGE_ERROR_SIGN_OFF means, in a sentence
 */
char *
socle_coverage_wording_sign_off (SocleMessages *messages,
                                 SocleDateRange *year,
                                 const GDate *sign_off)
{
  g_autofree char *date = socle_messages_format_date (messages, sign_off);
  g_autofree char *end = socle_messages_format_date (messages, socle_date_range_get_to (year));

  return socle_format (
    socle_messages_get (messages, "The sign-off on {date} is before the end of the fiscal year on "
                                  "{end}; choose a later sign-off."),
    "date", date, "end", end, NULL);
}
