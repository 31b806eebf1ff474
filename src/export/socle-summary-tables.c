/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other tables of the summary: scope, gaps, due dates and sources. */

#include "config.h"

#include "socle-summary-private.h"

#include "socle-address.h"
#include "socle-calendar-wording.h"
#include "socle-format.h"
#include "socle-gap-wording.h"
#include "socle-model-enums.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

static char *
dup_provider (SocleCatalogue *catalogue)
{
  return socle_visible_text (socle_catalogue_get_provider (catalogue));
}

/* A provider is a heading only where there are several. */
static char *
dup_provider_group (SocleSummaryFacts *facts, SocleCatalogue *catalogue)
{
  return socle_library_get_n_providers (facts->library) > 1 ? dup_provider (catalogue) : NULL;
}

static SocleSummaryTable *
make_table (SocleSummaryFacts *facts,
            const SocleSummaryColumn *columns,
            guint n_columns,
            guint n_rows,
            SocleSummaryRowFunc fill)
{
  return socle_summary_table_new (columns, n_columns, n_rows, fill, socle_summary_facts_ref (facts),
                                  (GDestroyNotify) socle_summary_facts_unref);
}

static void
fill_scope (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  SocleService *service = g_ptr_array_index (facts->services, index);
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  GPtrArray *reports = socle_service_get_reports (service);
  guint i = 0;

  row->group = dup_provider_group (facts, catalogue);
  row->cells[i++].text = g_strdup (socle_service_get_id (service));
  row->cells[i++].text = socle_visible_text (socle_service_get_name (service));

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (facts->socs & socle_soc_from_number (number))
      {
        gboolean within = (socle_service_get_scope (service) & socle_soc_from_number (number)) != 0;

        row->cells[i].number = within;
        row->cells[i++].text =
          /* Translators: whether a service is in the scope of a report, as a cell of a table */
          g_strdup (within ? socle_messages_pget (facts->messages, "scope", "Yes")
                           : socle_messages_pget (facts->messages, "scope", "No"));
      }

  row->cells[i++].number = reports != NULL ? reports->len : 0;
  row->cells[i++].text = dup_provider (catalogue);
}

/**
 * socle_summary_make_scope: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): which services are in which scope
 */
SocleSummaryTable *
socle_summary_make_scope (SocleSummaryFacts *facts)
{
  static const char *const ids[SOCLE_N_SOCS] = { "soc1", "soc2", "soc3" };
  SocleMessages *messages = facts->messages;
  SocleSummaryColumn columns[SOCLE_SUMMARY_MAX_COLUMNS] = {
    { "id", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "service", socle_messages_pget (messages, "column", "Service"), SOCLE_SUMMARY_TEXT, 5 },
  };
  guint n_columns = 2;

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (facts->socs & socle_soc_from_number (number))
      columns[n_columns++] =
        (SocleSummaryColumn) { ids[number - 1], socle_wording_soc (socle_soc_from_number (number)),
                               SOCLE_SUMMARY_YES_NO, 1.1 };

  columns[n_columns++] =
    /* Translators: the header of a column of numbers */
    (SocleSummaryColumn) { "reports", socle_messages_pget (messages, "column", "Reports"),
                           SOCLE_SUMMARY_NUMBER, 1.1 };
  columns[n_columns++] = (SocleSummaryColumn) { "provider", NULL, SOCLE_SUMMARY_TEXT, 0 };

  return make_table (facts, columns, n_columns, facts->services->len, fill_scope);
}

static SocleCatalogue *
find_catalogue (SocleSummaryFacts *facts, GObject *subject)
{
  if (SOCLE_IS_SERVICE (subject))
    return socle_service_get_catalogue (SOCLE_SERVICE (subject));
  if (SOCLE_IS_REPORT (subject))
    return socle_report_get_catalogue (SOCLE_REPORT (subject));
  if (SOCLE_IS_AUDIT_CYCLE (subject))
    {
      GPtrArray *services = socle_audit_cycle_get_services (SOCLE_AUDIT_CYCLE (subject));
      GPtrArray *reports = socle_audit_cycle_get_reports (SOCLE_AUDIT_CYCLE (subject));

      if (services != NULL && services->len > 0)
        return socle_service_get_catalogue (g_ptr_array_index (services, 0));
      if (reports != NULL && reports->len > 0)
        return socle_report_get_catalogue (g_ptr_array_index (reports, 0));
    }

  return NULL;
}

static void
fill_gap (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  SocleGap *gap = g_ptr_array_index (facts->gaps, index);
  SocleGapKind kind = socle_gap_get_kind (gap);
  SocleCatalogue *catalogue = find_catalogue (facts, socle_gap_get_subject (gap));
  g_autoptr (GEnumClass) kinds = g_type_class_ref (SOCLE_TYPE_GAP_KIND);
  guint i = 0;

  row->group = g_strdup (socle_gap_wording_kind (facts->messages, kind));
  row->group_note = g_strdup (socle_gap_wording_advice (facts->messages, kind));
  row->cells[i++].text = g_strdup (g_enum_get_value (kinds, (int) kind)->value_nick);
  row->cells[i++].text = socle_gap_wording_subject (facts->messages, gap);
  row->cells[i++].text = socle_gap_wording_sentence (facts->messages, gap);
  row->cells[i++].text = g_strdup (socle_gap_wording_advice (facts->messages, kind));
  row->cells[i++].text = catalogue != NULL ? dup_provider (catalogue) : NULL;
}

/**
 * socle_summary_make_gaps: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): what the providers leave open, and what to do about it
 */
SocleSummaryTable *
socle_summary_make_gaps (SocleSummaryFacts *facts)
{
  const SocleSummaryColumn columns[] = {
    { "kind", NULL, SOCLE_SUMMARY_TEXT, 0 },     { "subject", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "sentence", NULL, SOCLE_SUMMARY_TEXT, 1 }, { "advice", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "provider", NULL, SOCLE_SUMMARY_TEXT, 0 },
  };

  return make_table (facts, columns, G_N_ELEMENTS (columns), facts->gaps->len, fill_gap);
}

static void
fill_due_date (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  g_autoptr (SocleDueDate) due_date = g_list_model_get_item (facts->calendar, index);
  SocleCatalogue *catalogue = socle_due_date_get_catalogue (due_date);
  guint i = 0;

  row->cells[i].date = *socle_due_date_get_date (due_date);
  row->cells[i++].text =
    socle_messages_format_date (facts->messages, socle_due_date_get_date (due_date));
  row->cells[i++].text =
    g_strdup (socle_calendar_wording_kind (facts->messages, socle_due_date_get_kind (due_date)));
  row->cells[i++].text = socle_calendar_wording_title (facts->messages, due_date);
  row->cells[i++].text = socle_calendar_wording_detail (facts->messages, due_date);
  row->cells[i++].text = catalogue != NULL ? dup_provider (catalogue) : NULL;
}

/**
 * socle_summary_make_due_dates: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): what is due
 */
SocleSummaryTable *
socle_summary_make_due_dates (SocleSummaryFacts *facts)
{
  SocleMessages *messages = facts->messages;
  const SocleSummaryColumn columns[] = {
    { "date", socle_messages_pget (messages, "column", "Date"), SOCLE_SUMMARY_DATE, 1.7 },
    { "kind", NULL, SOCLE_SUMMARY_TEXT, 0 },
    /* Translators: the header of a column: what is due on a date */
    { "title", socle_messages_pget (messages, "column", "What Is Due"), SOCLE_SUMMARY_TEXT, 5 },
    { "detail", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "provider", NULL, SOCLE_SUMMARY_TEXT, 0 },
  };

  return make_table (facts, columns, G_N_ELEMENTS (columns),
                     g_list_model_get_n_items (facts->calendar), fill_due_date);
}

/* The title of the page, and its address for those who read on paper. */
static char *
dup_source (const SocleSource *source)
{
  g_autofree char *title = socle_visible_text (source->title);
  g_autofree char *url = source->url != NULL ? socle_visible_text (source->url) : NULL;

  return g_strjoin (" · ", title, url, NULL);
}

static void
fill_source (SocleSummaryRow *row, guint index, gpointer user_data)
{
  SocleSummaryFacts *facts = user_data;
  g_autoptr (SocleCatalogue) catalogue =
    g_list_model_get_item (socle_library_get_catalogues (facts->library), index);
  const SocleSource *source = socle_catalogue_get_source (catalogue);
  const GDate *as_of = socle_catalogue_get_as_of (catalogue);
  guint i = 0;

  row->cells[i++].text = g_strdup (socle_catalogue_get_id (catalogue));
  row->cells[i++].text = dup_provider (catalogue);
  row->cells[i].text = dup_source (source);
  if (socle_address_is_web (source->url))
    row->cells[i].url = g_strdup (source->url);
  i++;
  row->cells[i].date = *as_of;
  row->cells[i++].text = socle_messages_format_date (facts->messages, as_of);
  row->cells[i++].text = source->sha256 != NULL ? socle_visible_text (source->sha256) : NULL;
  row->cells[i++].text = source->url != NULL ? socle_visible_text (source->url) : NULL;
  row->cells[i++].text = source->revision != NULL ? socle_visible_text (source->revision) : NULL;
}

/**
 * socle_summary_make_sources: (skip)
 * @facts: what the summary is made from
 *
 * Returns: (transfer full): the pages that the catalogues were made from
 */
SocleSummaryTable *
socle_summary_make_sources (SocleSummaryFacts *facts)
{
  SocleMessages *messages = facts->messages;
  const SocleSummaryColumn columns[] = {
    { "catalogue", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "provider", socle_messages_pget (messages, "column", "Provider"), SOCLE_SUMMARY_TEXT, 1.4 },
    /* Translators: the header of a column: the page that a catalogue was made from */
    { "page", socle_messages_pget (messages, "column", "Page"), SOCLE_SUMMARY_TEXT, 3.2 },
    /* Translators: the header of a column of dates: the day the facts were published */
    { "as_of", socle_messages_pget (messages, "column", "As Of"), SOCLE_SUMMARY_DATE, 1.6 },
    /* Translators: the header of a column of checksums; SHA-256 is the name of the method */
    { "sha256", socle_messages_pget (messages, "column", "SHA-256"), SOCLE_SUMMARY_TEXT, 3 },
    { "url", NULL, SOCLE_SUMMARY_TEXT, 0 },
    { "revision", NULL, SOCLE_SUMMARY_TEXT, 0 },
  };

  return make_table (facts, columns, G_N_ELEMENTS (columns),
                     g_list_model_get_n_items (socle_library_get_catalogues (facts->library)),
                     fill_source);
}
