/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of a whole library: how many reports cover the year, and what each
 * audit cycle covers of it. */

#include "config.h"

#include "socle-coverage-digest.h"

/*
 * Reports of one cycle that are of one kind and type and of which nothing is held cover
 * the same, so each kind is worked out once. What tests no month by its nature (a Type 1, a SOC 3,
 * a type that is not stated) stands for its cycle only where the cycle has nothing else.
 *
 * Made whole, never changed, so it may be made on one thread and read on another.
 */
struct _SocleCoverageDigest
{
  guint n_reliable;
  guint n_full;
  guint n_groups;
  GPtrArray *groups; /* (owned) (element-type SocleCoverageGroup): owned elements */
};

typedef struct
{
  SocleDateRange *year; /* (unowned) */
  const GDate *sign_off;
  guint lag;
  const SocleHeld *held; /* (unowned) (nullable) */
} Question;

/* Bits of SocleSoc by types. */
#define N_KINDS ((SOCLE_SOC_ALL + 1) * (SOCLE_REPORT_TYPE_2 + 1))

static guint
get_kind (SocleReport *report)
{
  return (guint) socle_report_get_soc (report) * (SOCLE_REPORT_TYPE_2 + 1) +
         (guint) socle_report_get_report_type (report);
}

static void
group_free (SocleCoverageGroup *group)
{
  g_object_unref (group->cycle);
  g_ptr_array_unref (group->reports);
  g_object_unref (group->coverage);
  g_free (group);
}

static gboolean
covers_same (SocleCoverage *a, SocleCoverage *b)
{
  GPtrArray *ours = socle_coverage_get_months (a);
  GPtrArray *theirs = socle_coverage_get_months (b);

  for (guint i = 0; i < ours->len; i++)
    if (socle_coverage_month_get_state (g_ptr_array_index (ours, i)) !=
        socle_coverage_month_get_state (g_ptr_array_index (theirs, i)))
      return FALSE;

  return TRUE;
}

static gboolean
tests_anything (SocleReport *report)
{
  return socle_report_get_report_type (report) == SOCLE_REPORT_TYPE_2 &&
         socle_report_get_soc (report) != SOCLE_SOC_3;
}

static void
add_to_groups (GPtrArray *groups,
               SocleAuditCycle *cycle,
               SocleReport *report,
               SocleCoverage *coverage)
{
  SocleCoverageGroup *group = NULL;

  for (guint i = 0; i < groups->len && group == NULL; i++)
    {
      SocleCoverageGroup *candidate = g_ptr_array_index (groups, i);

      if (covers_same (candidate->coverage, coverage))
        group = candidate;
    }

  if (group == NULL)
    {
      group = g_new0 (SocleCoverageGroup, 1);
      group->cycle = g_object_ref (cycle);
      group->reports = g_ptr_array_new_with_free_func (g_object_unref);
      group->coverage = g_object_ref (coverage);
      g_ptr_array_add (groups, group);
    }

  g_ptr_array_add (group->reports, g_object_ref (report));
}

/* What @report covers. What is worked out for all of its kind is kept in @shared. Returns
 * whether it is of this report alone, or the first of its kind. */
static gboolean
find_coverage (SocleReport *report,
               const Question *question,
               SocleCoverage **shared,
               SocleCoverage **coverage)
{
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  gboolean own = question->held != NULL &&
                 question->held->find (report, &editions, &letters, question->held->user_data);

  if (!own && *shared != NULL)
    {
      *coverage = g_object_ref (*shared);
      return FALSE;
    }

  *coverage = socle_coverage_new_for_report (report, question->year, question->sign_off,
                                             question->lag, editions, letters, NULL);
  if (!own)
    g_set_object (shared, *coverage);

  return TRUE;
}

static void
add_cycle (SocleCoverageDigest *self, SocleAuditCycle *cycle, const Question *question)
{
  GPtrArray *reports = socle_audit_cycle_get_reports (cycle);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  SocleCoverage *coverages[N_KINDS] = { NULL };
  gboolean any_tests = FALSE;

  for (guint i = 0; i < reports->len; i++)
    any_tests = any_tests || tests_anything (g_ptr_array_index (reports, i));

  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);
      g_autoptr (SocleCoverage) coverage = NULL;
      gboolean new = find_coverage (report, question, &coverages[get_kind (report)], &coverage);

      if (coverage == NULL)
        continue;
      if (new && (!any_tests || tests_anything (report)))
        add_to_groups (groups, cycle, report, coverage);
      self->n_full += socle_coverage_get_uncovered (coverage) == 0;
    }

  self->n_groups += groups->len;
  while (groups->len > 0 && self->groups->len < SOCLE_COVERAGE_DIGEST_MAX)
    g_ptr_array_add (self->groups, g_ptr_array_steal_index (groups, 0));
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_object (&coverages[i]);
}

static guint
count_reliable (SocleLibrary *library)
{
  SocleSearchIndex *index = socle_library_get_report_index (library);
  guint count = 0;

  for (guint i = 0; i < socle_search_index_get_n_items (index); i++)
    count += (socle_search_index_get_mask (index, i) & (SOCLE_SOC_1 | SOCLE_SOC_2)) != 0;

  return count;
}

/**
 * socle_coverage_digest_new:
 * @library: a library
 * @year: our fiscal year
 * @sign_off: when our auditor signs, not before @year ends
 * @lag: how many months after the end of its period a report is expected
 * @held: (nullable): what we hold; %NULL if that is not known
 * @cancellable: (nullable): to give up with
 *
 * Works out what every audit cycle of @library covers. Takes a while for a large one:
 * call it on a thread.
 *
 * Returns: (transfer full) (nullable): the digest; %NULL if it was given up
 */
SocleCoverageDigest *
socle_coverage_digest_new (SocleLibrary *library,
                           SocleDateRange *year,
                           const GDate *sign_off,
                           guint lag,
                           const SocleHeld *held,
                           GCancellable *cancellable)
{
  g_autoptr (SocleCoverageDigest) self = NULL;
  const Question question = { year, sign_off, lag, held };
  GListModel *catalogues;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (year != NULL && sign_off != NULL, NULL);

  self = g_new0 (SocleCoverageDigest, 1);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->n_reliable = count_reliable (library);

  catalogues = socle_library_get_catalogues (library);
  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);
      GListModel *cycles = socle_catalogue_get_cycles (catalogue);

      for (guint j = 0; j < g_list_model_get_n_items (cycles); j++)
        {
          g_autoptr (SocleAuditCycle) cycle = g_list_model_get_item (cycles, j);

          if (g_cancellable_is_cancelled (cancellable))
            return NULL;
          add_cycle (self, cycle, &question);
        }
    }

  return g_steal_pointer (&self);
}

/**
 * socle_coverage_digest_free:
 * @self: (transfer full): a digest
 */
void
socle_coverage_digest_free (SocleCoverageDigest *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * socle_coverage_digest_get_n_reliable:
 * @self: a digest
 *
 * Returns: how many SOC 1 and SOC 2 reports the library has, which can test months
 */
guint
socle_coverage_digest_get_n_reliable (const SocleCoverageDigest *self)
{
  return self->n_reliable;
}

/**
 * socle_coverage_digest_get_n_full:
 * @self: a digest
 *
 * Returns: how many of them leave no month of the year uncovered
 */
guint
socle_coverage_digest_get_n_full (const SocleCoverageDigest *self)
{
  return self->n_full;
}

/**
 * socle_coverage_digest_get_n_groups:
 * @self: a digest
 *
 * Returns: how many groups there are
 */
guint
socle_coverage_digest_get_n_groups (const SocleCoverageDigest *self)
{
  return self->n_groups;
}

/**
 * socle_coverage_digest_get_groups:
 * @self: a digest
 *
 * Returns: (transfer none) (element-type SocleCoverageGroup): the first of them in
 *   published order, at most %SOCLE_COVERAGE_DIGEST_MAX
 */
GPtrArray *
socle_coverage_digest_get_groups (const SocleCoverageDigest *self)
{
  return self->groups;
}
