/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a summary is made from: the items it is about, and what is worked out of them. */

#include "config.h"

#include "socle-summary-private.h"

#include "socle-calendar.h"
#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-gap-finder.h"

/* How many months of due dates a summary lists. */
#define MONTHS_AHEAD 12

static guint
hash_report (gconstpointer key)
{
  SocleReport *report = SOCLE_REPORT ((gpointer) key);

  return g_direct_hash (socle_report_get_cycle (report)) + socle_report_get_soc (report) * 4 +
         socle_report_get_report_type (report);
}

/* Whether two reports have the same coverage, in the same words, as long as no edition of
 * either is held. */
static gboolean
reports_are_alike (gconstpointer a, gconstpointer b)
{
  SocleReport *first = SOCLE_REPORT ((gpointer) a);
  SocleReport *second = SOCLE_REPORT ((gpointer) b);

  if (first == second)
    return TRUE;

  return socle_report_get_cycle (first) != NULL &&
         socle_report_get_cycle (first) == socle_report_get_cycle (second) &&
         socle_report_get_soc (first) == socle_report_get_soc (second) &&
         socle_report_get_report_type (first) == socle_report_get_report_type (second);
}

static void
free_coverage (gpointer data)
{
  SocleSummaryCoverage *coverage = data;

  g_free (coverage->months.months);
  g_free (coverage->sentence);
  g_free (coverage);
}

/* Why the totals are not better: what an auditor would ask about first, else the months. */
static char *
describe_reason (SocleSummaryFacts *self, SocleCoverage *coverage)
{
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);
  g_autofree char *months = NULL;

  if (warnings->len > 0)
    return socle_coverage_wording_warning (self->messages, coverage,
                                           g_ptr_array_index (warnings, 0));
  if (socle_coverage_get_uncovered (coverage) == 0)
    return NULL;

  months = socle_coverage_wording_uncovered (self->messages, coverage);

  /* Translators: {months} is an enumeration of months */
  return socle_format (socle_messages_get (self->messages, "Uncovered: {months}."), "months",
                       months, NULL);
}

static char *
describe_coverage (SocleSummaryFacts *self, SocleCoverage *coverage)
{
  g_autofree char *totals = socle_coverage_wording_totals (self->messages, coverage);
  g_autofree char *reason = describe_reason (self, coverage);

  return g_strconcat (totals, reason != NULL ? ". " : ".", reason, NULL);
}

static SocleSummaryCoverage *
make_coverage (SocleSummaryFacts *self,
               SocleReport *report,
               GPtrArray *editions,
               GPtrArray *letters,
               GError **error)
{
  g_autoptr (SocleCoverage) coverage =
    socle_coverage_new_for_report (report, self->year, &self->sign_off, self->lag, editions,
                                   letters, error);
  SocleSummaryCoverage *made;
  GPtrArray *months;

  if (coverage == NULL)
    return NULL;

  months = socle_coverage_get_months (coverage);
  made = g_new0 (SocleSummaryCoverage, 1);
  made->tested = socle_coverage_get_tested (coverage);
  made->bridged = socle_coverage_get_bridged (coverage);
  made->uncovered = socle_coverage_get_uncovered (coverage);
  made->published = socle_coverage_is_period_published (coverage);
  made->months.known = socle_coverage_is_period_known (coverage);
  made->sentence = describe_coverage (self, coverage);
  made->months.n_months = months->len;
  made->months.months = g_new (SocleSummaryMonth, months->len);
  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      made->months.months[i] =
        (SocleSummaryMonth) { .year = socle_coverage_month_get_year (month),
                              .month = socle_coverage_month_get_month (month),
                              .state = socle_coverage_month_get_state (month),
                              .held = socle_coverage_month_is_held (month) };
    }

  return made;
}

static gboolean
find_coverage (SocleSummaryFacts *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (self->reports, i);
      g_autoptr (GPtrArray) editions = NULL;
      g_autoptr (GPtrArray) letters = NULL;
      gboolean held = self->holdings != NULL &&
                      socle_holdings_find_held (self->holdings, report, &editions, &letters);
      SocleSummaryCoverage *coverage;

      if (!held && g_hash_table_contains (self->coverage, report))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      coverage = make_coverage (self, report, editions, letters, error);
      if (coverage == NULL)
        return FALSE;
      g_hash_table_insert (held ? self->held : self->coverage, report, coverage);
    }

  return TRUE;
}

static gboolean
service_matters (SocleSummaryFacts *self, SocleService *service)
{
  if (self->in_use && !socle_holdings_is_in_use (self->holdings, service))
    return FALSE;

  return self->socs == SOCLE_SOC_ALL || (socle_service_get_scope (service) & self->socs);
}

static void
find_items (SocleSummaryFacts *self)
{
  GListModel *services = socle_library_get_services (self->library);
  GListModel *reports = socle_library_get_reports (self->library);
  guint n_services = g_list_model_get_n_items (services);
  guint n_reports = g_list_model_get_n_items (reports);

  self->services = g_ptr_array_new ();
  self->reports = g_ptr_array_new ();

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);

      if (service_matters (self, service))
        g_ptr_array_add (self->services, service);
    }

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

      if ((socle_report_get_soc (report) & self->socs) &&
          (!self->in_use || socle_holdings_concerns_use (self->holdings, report)))
        g_ptr_array_add (self->reports, report);
    }
}

static gboolean
gap_matters (SocleSummaryFacts *self, SocleGap *gap)
{
  GObject *subject = socle_gap_get_subject (gap);

  if (self->in_use && SOCLE_IS_SERVICE (subject) &&
      !socle_holdings_is_in_use (self->holdings, SOCLE_SERVICE (subject)))
    return FALSE;
  if (self->in_use && SOCLE_IS_REPORT (subject) &&
      !socle_holdings_concerns_use (self->holdings, SOCLE_REPORT (subject)))
    return FALSE;
  if (self->socs == SOCLE_SOC_ALL)
    return TRUE;
  if (SOCLE_IS_REPORT (subject))
    return socle_report_get_soc (SOCLE_REPORT (subject)) & self->socs;
  if (socle_gap_get_kind (gap) == SOCLE_GAP_PARTIAL_SCOPE)
    return socle_gap_get_socs (gap) & self->socs;
  if (SOCLE_IS_SERVICE (subject))
    return socle_service_get_scope (SOCLE_SERVICE (subject)) & self->socs;

  return TRUE;
}

static gboolean
find_gaps (SocleSummaryFacts *self, GCancellable *cancellable, GError **error)
{
  GListModel *catalogues = socle_library_get_catalogues (self->library);
  guint n_catalogues = g_list_model_get_n_items (catalogues);
  GPtrArray *kinds[SOCLE_N_GAP_KINDS];
  gboolean cancelled = FALSE;

  for (guint i = 0; i < SOCLE_N_GAP_KINDS; i++)
    kinds[i] = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_catalogues && !cancelled; i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);
      g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);
      guint n_gaps = g_list_model_get_n_items (gaps);

      for (guint j = 0; j < n_gaps; j++)
        {
          g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, j);

          if (gap_matters (self, gap))
            g_ptr_array_add (kinds[socle_gap_get_kind (gap)], g_object_ref (gap));
        }
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  self->gaps = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < SOCLE_N_GAP_KINDS; i++)
    g_ptr_array_extend_and_steal (self->gaps, kinds[i]);

  return !cancelled;
}

static void
find_due_dates (SocleSummaryFacts *self)
{
  GDate last = self->today;
  g_autoptr (SocleDateRange) span = NULL;
  SocleCalendarQuery query = { .lag = self->lag, .year = self->year, .sign_off = &self->sign_off };

  g_date_add_months (&last, MONTHS_AHEAD);
  if (g_date_compare (&self->sign_off, &last) > 0)
    last = self->sign_off;
  span = socle_date_range_new (&self->today, &last);
  query.span = span;

  self->calendar = socle_calendar_find (self->library, &query);
}

/**
 * socle_summary_facts_new: (skip)
 * @library: what it is about
 * @options: what goes into it
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_DATES if the sign-off is before the year's end, or
 * to %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the facts; %NULL with @error set
 */
SocleSummaryFacts *
socle_summary_facts_new (SocleLibrary *library,
                         const SocleSummaryOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SocleSummaryFacts) self = g_new0 (SocleSummaryFacts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->library = g_object_ref (library);
  self->messages = g_object_ref (options->messages);
  self->year = socle_date_range_ref (options->year);
  self->sign_off = *options->sign_off;
  self->today = *options->today;
  self->lag = options->lag;
  self->socs = options->socs;
  self->coverage = g_hash_table_new_full (hash_report, reports_are_alike, NULL, free_coverage);
  self->held = g_hash_table_new_full (NULL, NULL, NULL, free_coverage);
  g_set_object (&self->holdings, options->holdings);
  self->in_use = options->in_use && options->holdings != NULL;

  if (g_date_compare (&self->sign_off, socle_date_range_get_to (self->year)) < 0)
    {
      g_autofree char *sentence =
        socle_coverage_wording_sign_off (self->messages, self->year, &self->sign_off);

      g_set_error_literal (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_DATES, sentence);
      return NULL;
    }

  find_items (self);
  if (!find_coverage (self, cancellable, error) || !find_gaps (self, cancellable, error))
    return NULL;
  find_due_dates (self);

  return g_steal_pointer (&self);
}

/**
 * socle_summary_facts_ref: (skip)
 * @self: facts
 *
 * Returns: (transfer full): @self
 */
SocleSummaryFacts *
socle_summary_facts_ref (SocleSummaryFacts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_summary_facts_unref: (skip)
 * @self: (transfer full): facts
 */
void
socle_summary_facts_unref (SocleSummaryFacts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->coverage, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_object (&self->holdings);
  g_clear_object (&self->calendar);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->year, socle_date_range_unref);
  g_clear_object (&self->messages);
  g_clear_object (&self->library);
  g_free (self);
}

/**
 * socle_summary_facts_get_coverage: (skip)
 * @self: facts
 * @report: one of their reports
 *
 * Returns: (transfer none): the months of the year for @report
 */
const SocleSummaryCoverage *
socle_summary_facts_get_coverage (SocleSummaryFacts *self, SocleReport *report)
{
  const SocleSummaryCoverage *held = g_hash_table_lookup (self->held, report);

  return held != NULL ? held : g_hash_table_lookup (self->coverage, report);
}

static void
count_reports (SocleSummaryFacts *self, SocleSummaryFigures *figures)
{
  figures->n_reports = self->reports->len;

  for (guint i = 0; i < self->reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (self->reports, i);
      const SocleSummaryCoverage *coverage = socle_summary_facts_get_coverage (self, report);

      figures->n_months = coverage->months.n_months;
      if (socle_report_get_soc (report) == SOCLE_SOC_3)
        continue;

      figures->n_reliable++;
      if (coverage->uncovered == 0)
        figures->n_whole++;
      if (!coverage->months.known)
        figures->n_unpublished++;
    }
}

/**
 * socle_summary_facts_count: (skip)
 * @self: facts
 * @figures: (out caller-allocates): the figures of the cover
 */
void
socle_summary_facts_count (SocleSummaryFacts *self, SocleSummaryFigures *figures)
{
  *figures = (SocleSummaryFigures) { .n_services = self->services->len, .n_gaps = self->gaps->len };

  for (guint i = 0; i < self->services->len; i++)
    {
      SocleSoc scope = socle_service_get_scope (g_ptr_array_index (self->services, i));

      for (guint soc = 0; soc < SOCLE_N_SOCS; soc++)
        if (scope & (1U << soc))
          figures->n_in_scope[soc]++;
    }

  for (guint i = 0; i < self->gaps->len; i++)
    if (socle_gap_get_kind (g_ptr_array_index (self->gaps, i)) == SOCLE_GAP_NO_REPORT)
      figures->n_unreported++;

  count_reports (self, figures);
}

/**
 * socle_summary_get_state_name: (skip)
 * @state: the state of a month
 *
 * Returns: (transfer none): its name in files for programs
 */
const char *
socle_summary_get_state_name (SocleCoverageState state)
{
  switch (state)
    {
    case SOCLE_COVERAGE_TESTED:
      return "tested";
    case SOCLE_COVERAGE_BRIDGED:
      return "bridged";
    case SOCLE_COVERAGE_PARTLY:
      return "partly";
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      return "uncovered";
    }
}
