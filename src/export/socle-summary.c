/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary for management, before it is written in any format. */

#include "config.h"

#include "socle-summary.h"

#include "socle-format.h"
#include "socle-summary-private.h"

/*
 * library, options ─► facts (services, reports, coverage, gaps, due dates)
 *                       ├─► figures ─► three sentences
 *                       └─► sections, each with a table whose rows are made when asked for
 *
 * The writers of PDF, CSV and JSON see this object only. Immutable after construction, and
 * readable from any one thread at a time.
 */
struct _SocleSummary
{
  GObject parent_instance;

  SocleSummaryFacts *facts; /* (owned) */
  SocleSummaryFigures figures;
  GPtrArray *sections; /* (owned) (element-type SocleSummarySection): owned elements */
  GStrv sentences;     /* (owned) */
  char *subtitle;      /* (owned) */
  char *as_of;         /* (owned) */
  char *version;       /* (owned) (nullable) */
  SocleConfidentiality confidentiality;
  gboolean draft;
};

G_DEFINE_FINAL_TYPE (SocleSummary, socle_summary, G_TYPE_OBJECT)

static void
free_section (gpointer data)
{
  SocleSummarySection *section = data;

  g_free (section->title);
  g_strfreev (section->paragraphs);
  g_object_unref (section->table);
  g_free (section->empty);
  g_free (section);
}

static void
socle_summary_finalize (GObject *object)
{
  SocleSummary *self = SOCLE_SUMMARY (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->facts, socle_summary_facts_unref);
  g_strfreev (self->sentences);
  g_free (self->subtitle);
  g_free (self->as_of);
  g_free (self->version);

  G_OBJECT_CLASS (socle_summary_parent_class)->finalize (object);
}

static void
socle_summary_class_init (SocleSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_summary_finalize;
}

static void
socle_summary_init (SocleSummary *self)
{
  self->sections = g_ptr_array_new_with_free_func (free_section);
}

static char *
describe_year (SocleSummaryFacts *facts)
{
  g_autofree char *from =
    socle_messages_format_date (facts->messages, socle_date_range_get_from (facts->year));
  g_autofree char *to =
    socle_messages_format_date (facts->messages, socle_date_range_get_to (facts->year));
  g_autofree char *sign_off = socle_messages_format_date (facts->messages, &facts->sign_off);

  return socle_format (
    /* Translators: {from}, {to} and {date} are dates */
    socle_messages_get (facts->messages,
                        "Fiscal year from {from} to {to}, audit report signed on {date}"),
    "from", from, "to", to, "date", sign_off, NULL);
}

/* The date of the facts: the one there is, or the earliest and the latest. */
static char *
describe_as_of (SocleSummaryFacts *facts)
{
  GListModel *catalogues = socle_library_get_catalogues (facts->library);
  guint n_catalogues = g_list_model_get_n_items (catalogues);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  for (guint i = 0; i < n_catalogues; i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);
      const GDate *as_of = socle_catalogue_get_as_of (catalogue);

      if (!g_date_valid (&first) || g_date_compare (as_of, &first) < 0)
        first = *as_of;
      if (!g_date_valid (&last) || g_date_compare (as_of, &last) > 0)
        last = *as_of;
    }

  if (!g_date_valid (&first))
    return g_strdup ("");

  from = socle_messages_format_date (facts->messages, &first);
  if (g_date_compare (&first, &last) == 0)
    return socle_format (socle_messages_get (facts->messages, "As of {date}"), "date", from, NULL);

  to = socle_messages_format_date (facts->messages, &last);

  /* Translators: the days of the facts; {from} and {to} are dates */
  return socle_format (socle_messages_get (facts->messages, "As of {from} to {to}"), "from", from,
                       "to", to, NULL);
}

static void
add_section (SocleSummary *self,
             SocleSummaryPart wanted,
             SocleSummaryPart part,
             const char *id,
             const char *title,
             const char *const *paragraphs,
             SocleSummaryTable *(*make) (SocleSummaryFacts *),
             const char *empty)
{
  SocleSummarySection *section;

  if (!(wanted & part))
    return;

  section = g_new0 (SocleSummarySection, 1);
  section->part = part;
  section->id = id;
  section->title = g_strdup (title);
  section->paragraphs = g_strdupv ((char **) paragraphs);
  section->table = make (self->facts);
  section->empty = g_strdup (empty);
  g_ptr_array_add (self->sections, section);
}

static void
add_sections_of_reports (SocleSummary *self, SocleSummaryPart parts)
{
  SocleMessages *messages = self->facts->messages;
  const char *no_reports = socle_messages_get (messages, "The catalogues name no such report.");

  add_section (
    self, parts, SOCLE_SUMMARY_COVERAGE, "coverage",
    socle_messages_get (messages, "Coverage of the Fiscal Year"),
    (const char *const[]) {
      self->subtitle,
      socle_messages_get (
        messages, "A month is tested if it lies within the period of a Type 2 report that is "
                  "available at the sign-off. It is bridged if the provider’s management covers it "
                  "by a letter instead, which is a statement and not a test. Otherwise it is "
                  "uncovered. What no one has recorded as received is expected from the cadence "
                  "that the provider publishes."),
      NULL },
    socle_summary_make_coverage, no_reports);

  add_section (
    self, parts, SOCLE_SUMMARY_SCOPE, "scope", socle_messages_get (messages, "Scope by Service"),
    (const char *const[]) {
      socle_messages_get (messages,
                          "Whether the provider lists the service in the scope of its SOC 1, SOC 2 "
                          "and SOC 3 audits, and how many of its reports name it."),
      NULL },
    socle_summary_make_scope,
    socle_messages_get (messages, "The catalogues list no such service."));

  add_section (self, parts, SOCLE_SUMMARY_REPORTS, "reports",
               socle_messages_get (messages, "Reports"),
               (const char *const[]) {
                 socle_messages_get (
                   messages, "SOC 1 and SOC 2 reports are for restricted use: this summary states "
                             "what is published about them and never quotes their text."),
                 NULL },
               socle_summary_make_reports, no_reports);
}

static void
add_other_sections (SocleSummary *self, SocleSummaryPart parts)
{
  SocleMessages *messages = self->facts->messages;

  add_section (
    self, parts, SOCLE_SUMMARY_GAPS, "gaps",
    socle_messages_get (messages, "Open Points and What to Do"),
    (const char *const[]) {
      socle_messages_get (messages, "What the providers’ own publications leave open, with what "
                                    "we do about it."),
      NULL },
    socle_summary_make_gaps,
    socle_messages_get (messages, "The providers’ own publications leave no point open."));

  add_section (
    self, parts, SOCLE_SUMMARY_DUE_DATES, "due-dates", socle_messages_get (messages, "Due Dates"),
    (const char *const[]) {
      socle_messages_get (messages, "The next twelve months, as the providers’ published cadence "
                                    "and our fiscal year let us expect them."),
      NULL },
    socle_summary_make_due_dates, socle_messages_get (messages, "Nothing is due."));

  add_section (self, parts, SOCLE_SUMMARY_SOURCES, "sources",
               socle_messages_get (messages, "Sources"),
               (const char *const[]) {
                 socle_messages_get (
                   messages, "Every fact here is from these pages, and as old as they are. What a "
                             "provider has published since is not in this summary."),
                 NULL },
               socle_summary_make_sources, "");
  if (self->facts->holdings != NULL)
    add_section (self, parts, SOCLE_SUMMARY_EVIDENCE, "evidence",
                 socle_messages_get (messages, "Evidence"),
                 (const char *const[]) {
                   socle_messages_get (
                     messages, "The files that are kept, each with its SHA-256, and the "
                               "fingerprint of the trail of all changes. Whoever keeps the "
                               "fingerprint can tell later whether the trail up to that entry is "
                               "still the same."),
                   NULL },
                 socle_summary_make_evidence, "");
}

/**
 * socle_summary_new: (skip)
 * @library: what it is about
 * @options: what goes into it
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_DATES if the sign-off is before the year's end, or
 * to %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the summary; %NULL with @error set
 */
SocleSummary *
socle_summary_new (SocleLibrary *library,
                   const SocleSummaryOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SocleSummary) self = NULL;
  g_autoptr (SocleSummaryFacts) facts = NULL;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  facts = socle_summary_facts_new (library, options, cancellable, error);
  if (facts == NULL)
    return NULL;

  self = g_object_new (SOCLE_TYPE_SUMMARY, NULL);
  self->facts = g_steal_pointer (&facts);
  self->confidentiality = options->confidentiality;
  self->draft = options->draft;
  self->version = g_strdup (options->version);
  self->subtitle = describe_year (self->facts);
  self->as_of = describe_as_of (self->facts);
  socle_summary_facts_count (self->facts, &self->figures);
  self->sentences = socle_summary_make_sentences (self->facts, &self->figures);
  add_sections_of_reports (self, options->parts);
  add_other_sections (self, options->parts);

  return g_steal_pointer (&self);
}

/**
 * socle_summary_get_messages:
 * @self: a summary
 *
 * Returns: (transfer none): the language it is in
 */
SocleMessages *
socle_summary_get_messages (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->facts->messages;
}

/**
 * socle_summary_get_today:
 * @self: a summary
 *
 * Returns: (transfer none): its date
 */
const GDate *
socle_summary_get_today (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return &self->facts->today;
}

/**
 * socle_summary_is_draft:
 * @self: a summary
 *
 * Returns: whether it is a draft
 */
gboolean
socle_summary_is_draft (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), FALSE);

  return self->draft;
}

/**
 * socle_summary_get_version:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): its version
 */
const char *
socle_summary_get_version (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->version;
}

/**
 * socle_summary_get_confidentiality:
 * @self: a summary
 *
 * Returns: who may read it
 */
SocleConfidentiality
socle_summary_get_confidentiality (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), SOCLE_CONFIDENTIALITY_CONFIDENTIAL);

  return self->confidentiality;
}

/**
 * socle_summary_get_socs:
 * @self: a summary
 *
 * Returns: the kinds of SOC report it is about
 */
SocleSoc
socle_summary_get_socs (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), SOCLE_SOC_NONE);

  return self->facts->socs;
}

/**
 * socle_summary_get_year:
 * @self: a summary
 *
 * Returns: (transfer none): our fiscal year
 */
SocleDateRange *
socle_summary_get_year (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->facts->year;
}

/**
 * socle_summary_get_sign_off:
 * @self: a summary
 *
 * Returns: (transfer none): when our auditor signs
 */
const GDate *
socle_summary_get_sign_off (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return &self->facts->sign_off;
}

/**
 * socle_summary_get_title:
 * @self: a summary
 *
 * Returns: (transfer none): its title
 */
const char *
socle_summary_get_title (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return socle_messages_get (self->facts->messages, "SOC Reports: Summary for Management");
}

/**
 * socle_summary_get_subtitle:
 * @self: a summary
 *
 * Returns: (transfer none): which year it is about, and the sign-off
 */
const char *
socle_summary_get_subtitle (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->subtitle;
}

/**
 * socle_summary_get_sentences:
 * @self: a summary
 *
 * Returns: (transfer none): the answer, in three sentences
 */
const char *const *
socle_summary_get_sentences (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return (const char *const *) self->sentences;
}

/**
 * socle_summary_get_as_of:
 * @self: a summary
 *
 * Returns: (transfer none): of which day its facts are
 */
const char *
socle_summary_get_as_of (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->as_of;
}

/**
 * socle_summary_get_figures:
 * @self: a summary
 *
 * Returns: (transfer none): the figures of the cover
 */
const SocleSummaryFigures *
socle_summary_get_figures (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return &self->figures;
}

/**
 * socle_summary_get_holdings:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): what we hold; %NULL without a register
 */
SocleHoldings *
socle_summary_get_holdings (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->facts->holdings;
}

/**
 * socle_summary_get_due_dates:
 * @self: a summary
 *
 * Returns: (transfer none) (element-type SocleDueDate): what is due, day by day
 */
GListModel *
socle_summary_get_due_dates (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);

  return self->facts->calendar;
}

/**
 * socle_summary_get_n_sections:
 * @self: a summary
 *
 * Returns: how many sections it has
 */
guint
socle_summary_get_n_sections (SocleSummary *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), 0);

  return self->sections->len;
}

/**
 * socle_summary_get_section: (skip)
 * @self: a summary
 * @index: the index of a section
 *
 * Returns: (transfer none): the section
 */
const SocleSummarySection *
socle_summary_get_section (SocleSummary *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (index < self->sections->len, NULL);

  return g_ptr_array_index (self->sections, index);
}
