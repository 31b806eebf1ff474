/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the summary that go report by report: coverage, and the reports. */

#include "config.h"

#include "socle-summary-private.h"

#include "socle-address.h"
#include "socle-format.h"
#include "socle-record-wording.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <string.h>

static char *
dup_provider (SocleReport *report)
{
  return socle_visible_text (socle_catalogue_get_provider (socle_report_get_catalogue (report)));
}

/* The audit cycle of a report, with its provider where there are several. */
static char *
dup_group (SocleSummaryFacts *facts, SocleReport *report)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  g_autofree char *provider = dup_provider (report);
  g_autofree char *title = NULL;

  if (cycle == NULL)
    return g_steal_pointer (&provider);

  title = socle_wording_cycle_title (facts->messages, cycle);
  if (socle_library_get_n_providers (facts->library) < 2)
    return g_steal_pointer (&title);

  return g_strjoin (" · ", provider, title, NULL);
}

static char *
dup_cycle_title (SocleSummaryFacts *facts, SocleReport *report)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (report);

  return cycle != NULL ? socle_wording_cycle_title (facts->messages, cycle) : NULL;
}

/* The address of a report, if it is one that a file may lead to. */
static char *
dup_url (SocleReport *report)
{
  const char *url = socle_report_get_url (report);

  return socle_address_is_web (url) ? g_strdup (url) : NULL;
}

static void
fill_coverage (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  SocleReport *report = g_ptr_array_index (facts->reports, index);
  const SocleSummaryCoverage *coverage = socle_summary_facts_get_coverage (facts, report);
  guint i = 0;

  row->group = dup_group (facts, report);
  row->cells[i++].text = g_strdup (socle_report_get_id (report));
  row->cells[i].url = dup_url (report);
  row->cells[i++].text = socle_wording_report_title (facts->messages, report);
  row->cells[i++].text = socle_wording_kind (facts->messages, report);
  row->cells[i++].months = &coverage->months;
  row->cells[i++].number = coverage->tested;
  row->cells[i++].number = coverage->bridged;
  row->cells[i++].number = coverage->uncovered;
  row->cells[i++].number = coverage->published;
  row->cells[i++].text = g_strdup (coverage->sentence);
  row->cells[i++].text = dup_provider (report);
  row->cells[i++].text = dup_cycle_title (facts, report);
}

/**
 * socle_summary_make_coverage: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): the months of the year, report by report
 */
SocleSummaryTable *
socle_summary_make_coverage (SocleSummaryFacts *facts)
{
  SocleMessages *messages = facts->messages;
  const SocleSummaryColumn columns[] = {
    { "id", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "report", socle_messages_pget (messages, "column", "Report"), SOCLE_SUMMARY_TEXT, 1 },
    { "kind", socle_messages_pget (messages, "column", "Kind"), SOCLE_SUMMARY_TEXT, 1 },
    { "months", NULL, SOCLE_SUMMARY_MONTHS, 1 },
    { "tested", NULL, SOCLE_SUMMARY_NUMBER, 0 },
    { "bridged", NULL, SOCLE_SUMMARY_NUMBER, 0 },
    { "uncovered", NULL, SOCLE_SUMMARY_NUMBER, 0 },
    { "period_published", NULL, SOCLE_SUMMARY_YES_NO, 0 },
    { "sentence", NULL, SOCLE_SUMMARY_TEXT, 1 },
    { "provider", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "cycle", NULL, SOCLE_SUMMARY_TEXT, 0 },
  };

  return socle_summary_table_new (columns, G_N_ELEMENTS (columns), facts->reports->len,
                                  fill_coverage, socle_summary_facts_ref (facts),
                                  (GDestroyNotify) socle_summary_facts_unref);
}

/* The edition with the newest period, of those that are held. */
static SocleRecord *
find_newest (SocleSummaryFacts *facts, SocleReport *report)
{
  g_autoptr (GPtrArray) records =
    socle_holdings_list_records (facts->holdings, SOCLE_RECORD_EDITION, report);
  SocleRecord *newest = NULL;
  const char *newest_day = "";

  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      const char *to = socle_record_get (record, "period_to");
      const char *day = *to != '\0' ? to : socle_record_get (record, "as_of");

      if (newest == NULL || strcmp (day, newest_day) >= 0)
        {
          newest = record;
          newest_day = day;
        }
    }

  return newest != NULL ? socle_record_ref (newest) : NULL;
}

/* What we hold of it: the days and the opinion of the newest edition. */
static guint
fill_held (SocleSummaryFacts *facts, SocleSummaryRow *row, guint i, SocleReport *report)
{
  g_autoptr (SocleRecord) record = NULL;

  if (facts->holdings == NULL)
    return i;

  record = find_newest (facts, report);
  row->cells[i++].text =
    record != NULL ? socle_record_wording_days (facts->messages, record) : NULL;
  row->cells[i++].text =
    g_strdup (record != NULL ? socle_record_wording_opinion (facts->messages, record) : NULL);

  return i;
}

static void
fill_report (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  SocleReport *report = g_ptr_array_index (facts->reports, index);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  guint i = 0;

  row->group = dup_group (facts, report);
  if (cycle != NULL)
    row->group_note = socle_wording_periods (facts->messages, cycle);
  row->cells[i++].text = g_strdup (socle_report_get_id (report));
  row->cells[i].url = dup_url (report);
  row->cells[i++].text = socle_wording_report_title (facts->messages, report);
  row->cells[i++].text = socle_wording_kind (facts->messages, report);
  row->cells[i++].text = socle_wording_standard (facts->messages, report);
  row->cells[i++].text =
    g_strdup (socle_wording_access (facts->messages, socle_report_get_access (report)));
  i = fill_held (facts, row, i, report);
  row->cells[i++].text = socle_wording_coverage (facts->messages, report);
  row->cells[i++].text = dup_url (report);
  row->cells[i++].text = dup_provider (report);
  row->cells[i++].text = dup_cycle_title (facts, report);
}

/**
 * socle_summary_make_reports: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): the reports, with standard, type and access
 */
SocleSummaryTable *
socle_summary_make_reports (SocleSummaryFacts *facts)
{
  SocleMessages *messages = facts->messages;
  const SocleSummaryColumn published[] = {
    { "id", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "report", socle_messages_pget (messages, "column", "Report"), SOCLE_SUMMARY_TEXT, 4.4 },
    { "kind", socle_messages_pget (messages, "column", "Kind"), SOCLE_SUMMARY_TEXT, 2 },
    { "standard", socle_messages_pget (messages, "column", "Standard"), SOCLE_SUMMARY_TEXT, 2.2 },
    { "access", socle_messages_pget (messages, "column", "Access"), SOCLE_SUMMARY_TEXT, 2.2 },
  };
  const SocleSummaryColumn held[] = {
    /* Translators: the header of a column: the period of the report that we hold */
    { "held", socle_messages_pget (messages, "column", "Held"), SOCLE_SUMMARY_TEXT, 3.4 },
    { "opinion", socle_messages_pget (messages, "column", "Opinion"), SOCLE_SUMMARY_TEXT, 2.4 },
  };
  const SocleSummaryColumn others[] = {
    { "covers", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "url", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "provider", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "cycle", NULL, SOCLE_SUMMARY_TEXT, 0 },
  };
  SocleSummaryColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = G_N_ELEMENTS (published);

  memcpy (columns, published, sizeof published);
  if (facts->holdings != NULL)
    {
      memcpy (columns + n_columns, held, sizeof held);
      n_columns += G_N_ELEMENTS (held);
    }
  memcpy (columns + n_columns, others, sizeof others);
  n_columns += G_N_ELEMENTS (others);

  return socle_summary_table_new (columns, n_columns, facts->reports->len, fill_report,
                                  socle_summary_facts_ref (facts),
                                  (GDestroyNotify) socle_summary_facts_unref);
}
