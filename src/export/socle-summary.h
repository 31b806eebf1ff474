/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-export-file.h"
#include "socle-holdings.h"
#include "socle-library.h"
#include "socle-summary-table.h"

G_BEGIN_DECLS

/**
 * SocleConfidentiality:
 * @SOCLE_CONFIDENTIALITY_PUBLIC: for anyone
 * @SOCLE_CONFIDENTIALITY_INTERNAL: for the company
 * @SOCLE_CONFIDENTIALITY_CONFIDENTIAL: for those it is given to
 *
 * Who may read the summary.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_CONFIDENTIALITY_PUBLIC,
  SOCLE_CONFIDENTIALITY_INTERNAL,
  SOCLE_CONFIDENTIALITY_CONFIDENTIAL,
} SocleConfidentiality;

/**
 * SocleSummaryPart:
 * @SOCLE_SUMMARY_COVERAGE: which months of the year are covered, report by report
 * @SOCLE_SUMMARY_SCOPE: which services are in which scope
 * @SOCLE_SUMMARY_REPORTS: the reports, with standard, type and access
 * @SOCLE_SUMMARY_GAPS: what the providers leave open
 * @SOCLE_SUMMARY_DUE_DATES: what is due
 * @SOCLE_SUMMARY_SOURCES: where the facts are from
 * @SOCLE_SUMMARY_EVIDENCE: the files that are kept, and the fingerprint of the trail; only
 *   with a register
 *
 * Parts of the summary. The cover is always there.
 */
typedef enum /*< flags,prefix=SOCLE >*/
{
  SOCLE_SUMMARY_COVERAGE = 1 << 0,
  SOCLE_SUMMARY_SCOPE = 1 << 1,
  SOCLE_SUMMARY_REPORTS = 1 << 2,
  SOCLE_SUMMARY_GAPS = 1 << 3,
  SOCLE_SUMMARY_DUE_DATES = 1 << 4,
  SOCLE_SUMMARY_SOURCES = 1 << 5,
  SOCLE_SUMMARY_EVIDENCE = 1 << 6,
} SocleSummaryPart;

#define SOCLE_N_SUMMARY_PARTS 7
#define SOCLE_SUMMARY_ALL ((SocleSummaryPart) ((1 << SOCLE_N_SUMMARY_PARTS) - 1))

/**
 * SocleSummaryOptions:
 * @messages: the language of the summary
 * @socs: the kinds of SOC report it is about
 * @confidentiality: who may read it
 * @draft: whether it is a draft
 * @version: (nullable): its version, such as "1.2"
 * @parts: the parts it has
 * @year: our fiscal year
 * @sign_off: when our auditor signs
 * @today: the date of the summary
 * @lag: how many months after the end of its period a report is expected
 * @holdings: (nullable): what we hold; %NULL without a register
 * @in_use: whether only what we use is in it; only with @holdings
 *
 * What goes into a summary.
 */
typedef struct
{
  SocleMessages *messages;
  SocleSoc socs;
  SocleConfidentiality confidentiality;
  gboolean draft;
  const char *version;
  SocleSummaryPart parts;
  SocleDateRange *year;
  const GDate *sign_off;
  const GDate *today;
  guint lag;
  SocleHoldings *holdings;
  gboolean in_use;
} SocleSummaryOptions;

/**
 * SocleSummaryFigures:
 * @n_services: how many services there are
 * @n_in_scope: how many of them are in the scope of SOC 1, 2 and 3
 * @n_reports: how many reports there are
 * @n_reliable: how many of these are SOC 1 and SOC 2 reports, which can test months
 * @n_whole: how many of @n_reliable leave no month of the year uncovered
 * @n_unpublished: how many of @n_reliable have no published period, and no edition that is held
 * @n_gaps: how many points the providers leave open
 * @n_unreported: how many services, or parts of them, no report names
 * @n_months: how many months the year has
 *
 * What the sentences of the cover are made of.
 */
typedef struct
{
  guint n_services;
  guint n_in_scope[SOCLE_N_SOCS];
  guint n_reports;
  guint n_reliable;
  guint n_whole;
  guint n_unpublished;
  guint n_gaps;
  guint n_unreported;
  guint n_months;
} SocleSummaryFigures;

/**
 * SocleSummarySection:
 * @part: which part it is
 * @id: its name in files for programs
 * @title: its heading
 * @paragraphs: (array zero-terminated=1): what is said before its table
 * @table: its table
 * @empty: (nullable): what is said instead of a table without rows
 *
 * A part of the summary.
 */
typedef struct
{
  SocleSummaryPart part;
  const char *id;
  char *title;
  GStrv paragraphs;
  SocleSummaryTable *table;
  char *empty;
} SocleSummarySection;

#define SOCLE_TYPE_SUMMARY (socle_summary_get_type ())

G_DECLARE_FINAL_TYPE (SocleSummary, socle_summary, SOCLE, SUMMARY, GObject)

SocleSummary               *socle_summary_new                 (SocleLibrary               *library,
                                                               const SocleSummaryOptions  *options,
                                                               GCancellable               *cancellable,
                                                               GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

SocleMessages              *socle_summary_get_messages        (SocleSummary               *self);
const GDate                *socle_summary_get_today           (SocleSummary               *self);
gboolean                    socle_summary_is_draft            (SocleSummary               *self);
const char                 *socle_summary_get_version         (SocleSummary               *self);
SocleConfidentiality        socle_summary_get_confidentiality (SocleSummary               *self);
SocleSoc                    socle_summary_get_socs            (SocleSummary               *self);
SocleDateRange             *socle_summary_get_year            (SocleSummary               *self);
const GDate                *socle_summary_get_sign_off        (SocleSummary               *self);

const char                 *socle_summary_get_title           (SocleSummary               *self);
const char                 *socle_summary_get_subtitle        (SocleSummary               *self);
const char * const         *socle_summary_get_sentences       (SocleSummary               *self);
const char                 *socle_summary_get_as_of           (SocleSummary               *self);
const SocleSummaryFigures  *socle_summary_get_figures         (SocleSummary               *self);

SocleHoldings              *socle_summary_get_holdings        (SocleSummary               *self);
GListModel                 *socle_summary_get_due_dates       (SocleSummary               *self);

guint                       socle_summary_get_n_sections      (SocleSummary               *self);
const SocleSummarySection  *socle_summary_get_section         (SocleSummary               *self,
                                                               guint                       index);

G_END_DECLS
