/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make a summary share. */

#pragma once

#include "socle-coverage.h"
#include "socle-summary.h"

G_BEGIN_DECLS

/* What a report covers; all of one cycle, kind and type have it in common of which nothing is
 * held. */
typedef struct
{
  SocleSummaryMonths months;
  guint tested;
  guint bridged;
  guint uncovered;
  gboolean published; /* whether the provider publishes the periods */
  char *sentence;     /* (owned): the totals, and why they are what they are */
} SocleSummaryCoverage;

/* What a summary is made from. The tables hold references to it, so that they may
 * outlive the summary. */
typedef struct
{
  gatomicrefcount ref_count;

  SocleLibrary *library;   /* (owned) */
  SocleMessages *messages; /* (owned) */
  SocleDateRange *year;    /* (owned) */
  GDate sign_off;
  GDate today;
  guint lag;
  SocleSoc socs;

  GPtrArray *services;  /* (owned) (element-type SocleService): unowned elements */
  GPtrArray *reports;   /* (owned) (element-type SocleReport): unowned elements */
  GPtrArray *gaps;      /* (owned) (element-type SocleGap): kind by kind */
  GListModel *calendar; /* (owned) (element-type SocleDueDate) */
  GHashTable *coverage; /* (owned): SocleSummaryCoverage by cycle, kind and type */
  GHashTable *held;     /* (owned): SocleSummaryCoverage by report, of those that are held */
  SocleHoldings *holdings; /* (owned) (nullable) */
  gboolean in_use;
} SocleSummaryFacts;

SocleSummaryFacts          *socle_summary_facts_new          (SocleLibrary              *library,
                                                              const SocleSummaryOptions *options,
                                                              GCancellable              *cancellable,
                                                              GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryFacts          *socle_summary_facts_ref          (SocleSummaryFacts         *self);
void                        socle_summary_facts_unref        (SocleSummaryFacts         *self);

const SocleSummaryCoverage *socle_summary_facts_get_coverage (SocleSummaryFacts         *self,
                                                              SocleReport               *report);
void                        socle_summary_facts_count        (SocleSummaryFacts         *self,
                                                              SocleSummaryFigures       *figures);

const char                 *socle_summary_get_state_name     (SocleCoverageState         state);

GStrv                       socle_summary_make_sentences     (SocleSummaryFacts         *facts,
                                                              const SocleSummaryFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

SocleSummaryTable          *socle_summary_make_coverage      (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_scope         (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_reports       (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_gaps          (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_due_dates     (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_evidence      (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;
SocleSummaryTable          *socle_summary_make_sources       (SocleSummaryFacts         *facts) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleSummaryFacts, socle_summary_facts_unref)

G_END_DECLS
