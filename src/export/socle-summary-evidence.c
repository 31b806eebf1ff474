/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the summary that says what can be checked: the trail, and the files kept. */

#include "config.h"

#include "socle-summary-private.h"

#include "socle-format.h"
#include "socle-record-wording.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

static char *
describe_subject (SocleSummaryFacts *facts, SocleRecord *subject)
{
  g_autofree char *days = socle_record_wording_days (facts->messages, subject);
  SocleReport *report =
    socle_library_find_report (facts->library, socle_record_get (subject, "report"));
  g_autofree char *title =
    report != NULL ? socle_wording_report_title (facts->messages, report) : NULL;

  if (socle_record_get_kind (subject) == SOCLE_RECORD_LETTER)
    /* Translators: {days} is a range of dates */
    return socle_format (socle_messages_get (facts->messages, "Bridge letter for {days}"), "days",
                         days, NULL);

  return title != NULL ? g_strjoin (" · ", title, days, NULL) : g_steal_pointer (&days);
}

static void
fill_trail (SocleSummaryFacts *facts, SocleSummaryRow *row)
{
  guint64 n_entries = socle_holdings_get_n_entries (facts->holdings);
  g_autofree char *count = socle_messages_format_number (facts->messages, n_entries);
  guint i = 0;

  row->cells[i++].text = g_strdup ("trail");
  row->cells[i++].text =
    socle_format (socle_messages_nget (facts->messages, "Trail of the register, {count} entry",
                                       "Trail of the register, {count} entries", n_entries),
                  "count", count, NULL);
  row->cells[i++].text = NULL;
  row->cells[i++].text = NULL;
  row->cells[i].date = facts->today;
  row->cells[i++].text = socle_messages_format_date (facts->messages, &facts->today);
  row->cells[i++].number = (gint64) n_entries;
  row->cells[i++].number = -1;
  row->cells[i++].text = g_strdup (socle_holdings_get_fingerprint (facts->holdings));
}

static void
fill_evidence (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  SocleRecord *record;
  SocleRecord *subject;
  guint i = 0;

  if (index == 0)
    {
      fill_trail (facts, row);
      return;
    }

  record = g_ptr_array_index (socle_holdings_get_records (facts->holdings, SOCLE_RECORD_EVIDENCE),
                              index - 1);
  subject = socle_holdings_find_subject (facts->holdings, record);
  row->cells[i++].text = g_strdup (socle_record_get_id (record));
  row->cells[i++].text = socle_visible_text (socle_record_get (record, "name"));
  row->cells[i++].text = g_strdup (socle_record_get (record, "filed_under"));
  row->cells[i++].text = subject != NULL ? describe_subject (facts, subject) : NULL;
  if (socle_record_get_date (record, "received_on", &row->cells[i].date))
    row->cells[i].text = socle_messages_format_date (facts->messages, &row->cells[i].date);
  i++;
  row->cells[i++].number = -1;
  row->cells[i++].number = g_ascii_strtoll (socle_record_get (record, "size"), NULL, 10);
  row->cells[i++].text = g_strdup (socle_record_get (record, "sha256"));
}

/**
 * socle_summary_make_evidence: (skip)
 * @facts: what the summary is made from, with holdings
 *
 * Returns: (transfer full): the trail with its fingerprint, and the files with their digests
 */
SocleSummaryTable *
socle_summary_make_evidence (SocleSummaryFacts *facts)
{
  SocleMessages *messages = facts->messages;
  const SocleSummaryColumn columns[] = {
    { "id", NULL, SOCLE_SUMMARY_TEXT, 0 },
    /* Translators: the header of a column of names of files */
    { "file", socle_messages_pget (messages, "column", "File"), SOCLE_SUMMARY_TEXT, 2.6 },
    { "filed_under", NULL, SOCLE_SUMMARY_TEXT, 0 },
    /* Translators: the header of a column: the report or letter that a file is */
    { "about", socle_messages_pget (messages, "column", "What It Is"), SOCLE_SUMMARY_TEXT, 3 },
    /* Translators: the header of a column of dates: when a file was received */
    { "received_on", socle_messages_pget (messages, "column", "Received"), SOCLE_SUMMARY_DATE,
      1.6 },
    { "entries", NULL, SOCLE_SUMMARY_NUMBER, 0 },
    { "size", NULL, SOCLE_SUMMARY_NUMBER, 0 },
    { "sha256", socle_messages_pget (messages, "column", "SHA-256"), SOCLE_SUMMARY_TEXT, 3 },
  };
  guint n_files = socle_holdings_get_records (facts->holdings, SOCLE_RECORD_EVIDENCE)->len;

  return socle_summary_table_new (columns, G_N_ELEMENTS (columns), n_files + 1, fill_evidence,
                                  socle_summary_facts_ref (facts),
                                  (GDestroyNotify) socle_summary_facts_unref);
}
