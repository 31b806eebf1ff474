/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer in three sentences. */

#include "config.h"

#include "socle-summary-private.h"

#include "socle-format.h"
#include "socle-gap-wording.h"
#include "socle-wording.h"

/* So many names stand in a sentence before it says how many more there are. */
#define MAX_NAMES 3
/* A longer name would fill the cover; the section behind has it in full. */
#define MAX_NAME_LENGTH 80

static char *
describe_scope (SocleMessages *messages, guint count, int number)
{
  g_autofree char *figure = socle_messages_format_number (messages, count);

  /* Translators: how many services are in the scope of {soc}, which is “SOC 1”, “SOC 2” or
   * “SOC 3”; part of an enumeration */
  return socle_format (socle_messages_get (messages, "{count} for {soc}"), "count", figure, "soc",
                       socle_wording_soc (socle_soc_from_number (number)), NULL);
}

static char *
make_scope_sentence (SocleSummaryFacts *facts, const SocleSummaryFigures *figures)
{
  SocleMessages *messages = facts->messages;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *count = socle_messages_format_number (messages, figures->n_services);
  g_auto (GStrv) scopes = NULL;
  g_autofree char *joined = NULL;

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (facts->socs & socle_soc_from_number (number))
      g_strv_builder_take (builder,
                           describe_scope (messages, figures->n_in_scope[number - 1], number));
  scopes = g_strv_builder_end (builder);
  joined = socle_messages_join (messages, (const char *const *) scopes);

  return socle_format (
    /* Translators: {scopes} is an enumeration such as “12 for SOC 1 and 10 for SOC 2” */
    socle_messages_nget (messages,
                         "We looked at {count} service; in the scope of an audit are {scopes}.",
                         "We looked at {count} services; in the scope of an audit are {scopes}.",
                         figures->n_services),
    "count", count, "scopes", joined, NULL);
}

static const char *
get_coverage_sentence (SocleMessages *messages, const SocleSummaryFigures *figures)
{
  if (figures->n_reliable == 0)
    return socle_messages_get (
      messages, "None of the reports is a SOC 1 or SOC 2 report, so no month of the year counts as "
                "tested.");

  if (figures->n_whole == figures->n_reliable)
    return socle_messages_nget (
      messages, "The one SOC 1 or SOC 2 report leaves no month of our year uncovered.",
      "None of the {all} SOC 1 and SOC 2 reports leaves a month of our year uncovered.",
      figures->n_reliable);

  if (figures->n_whole == 0 && figures->n_unpublished == 0)
    return socle_messages_nget (
      messages, "The one SOC 1 or SOC 2 report leaves months of our year uncovered.",
      "Each of the {all} SOC 1 and SOC 2 reports leaves months of our year uncovered.",
      figures->n_reliable);

  if (figures->n_whole == 0)
    /* Translators: {unpublished} counts reports too */
    return socle_messages_nget (
      messages,
      "The one SOC 1 or SOC 2 report leaves months of our year uncovered: the provider publishes "
      "no period for it.",
      "Each of the {all} SOC 1 and SOC 2 reports leaves months of our year uncovered; for "
      "{unpublished} the provider publishes no period.",
      figures->n_reliable);

  if (figures->n_unpublished == 0)
    return socle_messages_nget (
      messages,
      "Of the {all} SOC 1 and SOC 2 reports, {whole} leaves no month of our year uncovered.",
      "Of the {all} SOC 1 and SOC 2 reports, {whole} leave no month of our year uncovered.",
      figures->n_whole);

  /* Translators: {unpublished} counts reports too */
  return socle_messages_nget (
    messages,
    "Of the {all} SOC 1 and SOC 2 reports, {whole} leaves no month of our year uncovered; for "
    "{unpublished} the provider publishes no period.",
    "Of the {all} SOC 1 and SOC 2 reports, {whole} leave no month of our year uncovered; for "
    "{unpublished} the provider publishes no period.",
    figures->n_whole);
}

static char *
make_coverage_sentence (SocleSummaryFacts *facts, const SocleSummaryFigures *figures)
{
  SocleMessages *messages = facts->messages;
  g_autofree char *all = socle_messages_format_number (messages, figures->n_reliable);
  g_autofree char *whole = socle_messages_format_number (messages, figures->n_whole);
  g_autofree char *unpublished = socle_messages_format_number (messages, figures->n_unpublished);

  return socle_format (get_coverage_sentence (messages, figures), "all", all, "whole", whole,
                       "unpublished", unpublished, NULL);
}

/* The name, or as much of it as a sentence bears. */
static char *
dup_short_name (SocleMessages *messages, SocleGap *gap)
{
  g_autofree char *name = socle_gap_wording_subject (messages, gap);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME_LENGTH)
    return g_steal_pointer (&name);

  head = g_utf8_substring (name, 0, MAX_NAME_LENGTH);

  return g_strconcat (head, "…", NULL);
}

static char *
enumerate_unreported (SocleSummaryFacts *facts, guint n_unreported)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n_shown = n_unreported <= MAX_NAMES ? n_unreported : MAX_NAMES - 1;

  /* Gaps stand kind by kind, and these are the first kind. */
  for (guint i = 0; i < n_shown; i++)
    g_strv_builder_take (builder,
                         dup_short_name (facts->messages, g_ptr_array_index (facts->gaps, i)));
  if (n_shown < n_unreported)
    {
      g_autofree char *count =
        socle_messages_format_number (facts->messages, n_unreported - n_shown);

      /* Translators: the last item of an enumeration of names; {count} is 2 or more */
      g_strv_builder_take (builder,
                           socle_format (socle_messages_get (facts->messages, "{count} others"),
                                         "count", count, NULL));
    }
  names = g_strv_builder_end (builder);

  return socle_messages_join (facts->messages, (const char *const *) names);
}

static char *
make_gap_sentence (SocleSummaryFacts *facts, const SocleSummaryFigures *figures)
{
  SocleMessages *messages = facts->messages;
  g_autofree char *count = socle_messages_format_number (messages, figures->n_gaps);
  g_autofree char *names = NULL;

  if (figures->n_gaps == 0)
    return g_strdup (
      socle_messages_get (messages, "The providers’ own publications leave no point open."));

  if (figures->n_unreported == 0)
    return socle_format (
      socle_messages_nget (messages, "The providers’ own publications leave {count} point open.",
                           "The providers’ own publications leave {count} points open.",
                           figures->n_gaps),
      "count", count, NULL);

  names = enumerate_unreported (facts, figures->n_unreported);

  return socle_format (
    /* Translators: {names} is an enumeration of services */
    socle_messages_nget (messages,
                         "The providers’ own publications leave {count} point open; above all, no "
                         "report names {names}.",
                         "The providers’ own publications leave {count} points open; above all, no "
                         "report names {names}.",
                         figures->n_gaps),
    "count", count, "names", names, NULL);
}

/**
 * socle_summary_make_sentences: (skip)
 * @facts: what the summary is made from
 * @figures: their figures
 *
 * Returns: (transfer full): the answer: scope, coverage, and what is open
 */
GStrv
socle_summary_make_sentences (SocleSummaryFacts *facts, const SocleSummaryFigures *figures)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_take (builder, make_scope_sentence (facts, figures));
  g_strv_builder_take (builder, make_coverage_sentence (facts, figures));
  g_strv_builder_take (builder, make_gap_sentence (facts, figures));

  return g_strv_builder_end (builder);
}
