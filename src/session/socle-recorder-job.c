/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recorder is asked for, and what it has made. */

#include "config.h"

#include "socle-recorder-private.h"

#include <string.h>

/**
 * socle_recorder_step_new: (skip)
 * @made: (element-type SocleChange): changes as they were made
 * @title: what they do, for people
 *
 * Returns: (transfer full): a step
 */
SocleRecorderStep *
socle_recorder_step_new (GPtrArray *made, const char *title)
{
  SocleRecorderStep *step = g_new (SocleRecorderStep, 1);

  step->made = g_ptr_array_ref (made);
  step->title = g_strdup (title);

  return step;
}

/**
 * socle_recorder_step_free: (skip)
 * @step: (transfer full): a step
 */
void
socle_recorder_step_free (SocleRecorderStep *step)
{
  g_ptr_array_unref (step->made);
  g_free (step->title);
  g_free (step);
}

/**
 * socle_recorder_job_new: (skip)
 * @kind: what it does
 * @title: (nullable): the same, for people
 *
 * Returns: (transfer full): a job whose fields are to be filled in
 */
SocleRecorderJob *
socle_recorder_job_new (SocleRecorderJobKind kind, const char *title)
{
  SocleRecorderJob *job = g_new0 (SocleRecorderJob, 1);

  job->kind = kind;
  job->title = g_strdup (title);

  return job;
}

/**
 * socle_recorder_job_free: (skip)
 * @job: (transfer full): a job
 */
void
socle_recorder_job_free (SocleRecorderJob *job)
{
  g_free (job->title);
  g_clear_object (&job->service);
  g_free (job->field);
  g_free (job->value);
  g_clear_pointer (&job->record, socle_record_unref);
  g_free (job->path);
  g_clear_object (&job->file);
  g_free (job->filed_under);
  g_free (job->received);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_clear_pointer (&job->made, g_ptr_array_unref);
  g_free (job);
}

/**
 * socle_recorder_job_new_changes: (skip)
 *
 * Returns: (transfer full) (element-type SocleChange): an empty list of changes
 */
GPtrArray *
socle_recorder_job_new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
}

static void
add_change (GPtrArray *changes, SocleRecord *before, SocleRecord *after)
{
  if (before == NULL || after == NULL || !socle_record_equal (before, after))
    g_ptr_array_add (changes, socle_change_new (before, after));
}

/* The record as the register has it. One that is gone stays as it was, and the register says
 * that it has been changed elsewhere. */
static SocleRecord *
find_current (SocleHoldings *holdings, SocleRecord *record)
{
  GPtrArray *records = socle_holdings_get_records (holdings, socle_record_get_kind (record));

  for (guint i = 0; i < records->len; i++)
    if (strcmp (socle_record_get_id (g_ptr_array_index (records, i)),
                socle_record_get_id (record)) == 0)
      return g_ptr_array_index (records, i);

  return record;
}

/* Adds or changes a record. What is said to a reminder takes the place of what was said to it
 * before, in whichever window. */
static void
put (GPtrArray *changes, SocleHoldings *holdings, SocleRecord *record)
{
  SocleRecord *before = NULL;
  g_autoptr (SocleRecord) after = NULL;

  if (socle_record_get_id (record) != NULL)
    before = find_current (holdings, record);
  else if (socle_record_get_kind (record) == SOCLE_RECORD_REMINDER)
    before = socle_holdings_find_reminder (holdings, record);

  after = before != NULL ? socle_record_with_id (record, socle_record_get_id (before))
                         : socle_record_ref (record);
  add_change (changes, before, after);
}

static void
change_use (GPtrArray *changes, SocleHoldings *holdings, const SocleRecorderJob *job)
{
  SocleRecord *current = socle_holdings_find_service (holdings, job->service);
  g_autoptr (SocleRecord) after = NULL;

  if (job->kind == SOCLE_RECORDER_USE && current == NULL)
    after = socle_record_new (SOCLE_RECORD_SERVICE, "catalogue",
                              socle_catalogue_get_id (socle_service_get_catalogue (job->service)),
                              "service", socle_service_get_id (job->service), NULL);
  else if (job->kind == SOCLE_RECORDER_USE_FIELD && current != NULL)
    after = socle_record_with (current, job->field, job->value, NULL);
  else if (job->kind != SOCLE_RECORDER_STOP_USE || current == NULL)
    return;

  add_change (changes, current, after);
}

/**
 * socle_recorder_step_invert: (skip)
 * @step: a step
 *
 * Returns: (transfer full) (element-type SocleChange): what takes it back, last things first
 */
GPtrArray *
socle_recorder_step_invert (SocleRecorderStep *step)
{
  GPtrArray *changes = socle_recorder_job_new_changes ();

  for (guint i = step->made->len; i > 0; i--)
    g_ptr_array_add (changes, socle_change_new_inverse (g_ptr_array_index (step->made, i - 1)));

  return changes;
}

/**
 * socle_recorder_job_find_changes: (skip)
 * @job: something to record
 * @holdings: what the register holds
 *
 * Returns: (transfer full) (element-type SocleChange): what @job changes, as things are now
 */
GPtrArray *
socle_recorder_job_find_changes (const SocleRecorderJob *job, SocleHoldings *holdings)
{
  GPtrArray *changes;

  if (job->kind == SOCLE_RECORDER_IMPORT)
    return g_ptr_array_ref (job->changes);

  changes = socle_recorder_job_new_changes ();
  if (job->kind == SOCLE_RECORDER_REMOVE)
    add_change (changes, find_current (holdings, job->record), NULL);
  else if (job->kind == SOCLE_RECORDER_PUT)
    put (changes, holdings, job->record);
  else if (job->service != NULL)
    change_use (changes, holdings, job);

  return changes;
}
