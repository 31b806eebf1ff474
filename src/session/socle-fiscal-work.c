/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is worked out of a whole library for a fiscal year, on threads. */

#include "config.h"

#include "socle-fiscal-work.h"

#include "socle-reminder-finder.h"

/*
 * A thread gets a copy of what it needs, and a library, which never changes. The task has
 * no source object: a thread may be the last to let go of it, and the fiscal year belongs
 * to the main context, where settings are bound to it.
 */
typedef struct
{
  SocleLibrary *library;   /* (owned) */
  SocleDateRange *span;    /* (owned) (nullable) */
  SocleDateRange *year;    /* (owned) */
  SocleHoldings *holdings; /* (owned) (nullable) */
  SocleMonthDay year_end;
  GDate sign_off;
  guint sign_off_lag;
  guint availability_lag;
  GDate today; /* of reminders, as is the next */
  guint lead;
} Work;

static Work *
work_new (SocleFiscal *fiscal, SocleLibrary *library, SocleDateRange *span)
{
  Work *work = g_new0 (Work, 1);

  work->library = g_object_ref (library);
  work->span = span != NULL ? socle_date_range_ref (span) : NULL;
  work->year = socle_date_range_ref (socle_fiscal_get_year (fiscal));
  g_set_object (&work->holdings, socle_fiscal_get_holdings (fiscal));
  work->year_end = *socle_fiscal_get_year_end (fiscal);
  work->sign_off = *socle_fiscal_get_sign_off (fiscal);
  work->sign_off_lag = socle_fiscal_get_sign_off_lag (fiscal);
  work->availability_lag = socle_fiscal_get_availability_lag (fiscal);

  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->library);
  g_clear_pointer (&work->span, socle_date_range_unref);
  socle_date_range_unref (work->year);
  g_clear_object (&work->holdings);
  g_free (work);
}

static void
find_due_dates_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  const SocleCalendarQuery query = {
    .span = work->span,
    .lag = work->availability_lag,
    .year_end = &work->year_end,
    .sign_off_lag = work->sign_off_lag,
    .year = work->year,
    .sign_off = &work->sign_off,
  };

  g_task_return_pointer (task, socle_calendar_find (work->library, &query), g_object_unref);
}

static void
find_reminders_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  const SocleReminderQuery query = {
    .today = &work->today,
    .lead = work->lead,
    .lag = work->availability_lag,
    .year_end = &work->year_end,
    .sign_off_lag = work->sign_off_lag,
    .year = work->year,
    .sign_off = &work->sign_off,
  };
  GListModel *reminders = socle_reminder_find (work->library, work->holdings, &query, cancellable);

  if (reminders != NULL)
    g_task_return_pointer (task, reminders, g_object_unref);
  else
    g_task_return_error_if_cancelled (task);
}

static gboolean
find_held (SocleReport *report, GPtrArray **editions, GPtrArray **letters, gpointer user_data)
{
  return socle_holdings_find_held (user_data, report, editions, letters);
}

static void
sum_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  const SocleHeld held = { find_held, work->holdings };
  SocleCoverageDigest *digest =
    socle_coverage_digest_new (work->library, work->year, &work->sign_off, work->availability_lag,
                               work->holdings != NULL ? &held : NULL, cancellable);

  if (digest != NULL)
    g_task_return_pointer (task, digest, (GDestroyNotify) socle_coverage_digest_free);
  else
    g_task_return_error_if_cancelled (task);
}

/**
 * socle_fiscal_find_due_dates_async:
 * @self: a fiscal year
 * @library: the catalogues
 * @span: the days that are asked for
 * @cancellable: (nullable): to give up with
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds what is due: the providers' dates, and the end and sign-off of every fiscal
 * year, whichever is looked at.
 */
void
socle_fiscal_find_due_dates_async (SocleFiscal *self,
                                   SocleLibrary *library,
                                   SocleDateRange *span,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SOCLE_IS_FISCAL (self));
  g_return_if_fail (SOCLE_IS_LIBRARY (library));
  g_return_if_fail (span != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_fiscal_find_due_dates_async);
  g_task_set_task_data (task, work_new (self, library, span), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, find_due_dates_in_thread);
}

/**
 * socle_fiscal_find_due_dates_finish:
 * @result: what the callback was given
 * @error: where a mistake goes
 *
 * Sets @error to %G_IO_ERROR_CANCELLED if the search was given up.
 *
 * Returns: (transfer full) (nullable): the due dates (#SocleDueDate), by day
 */
GListModel *
socle_fiscal_find_due_dates_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, socle_fiscal_find_due_dates_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * socle_fiscal_sum_up_async:
 * @self: a fiscal year
 * @library: the catalogues
 * @cancellable: (nullable): to give up with
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Works out what every audit cycle covers of the year.
 */
void
socle_fiscal_sum_up_async (SocleFiscal *self,
                           SocleLibrary *library,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SOCLE_IS_FISCAL (self));
  g_return_if_fail (SOCLE_IS_LIBRARY (library));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_fiscal_sum_up_async);
  g_task_set_task_data (task, work_new (self, library, NULL), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, sum_up_in_thread);
}

/**
 * socle_fiscal_sum_up_finish:
 * @result: what the callback was given
 * @error: where a mistake goes
 *
 * Sets @error to %G_IO_ERROR_CANCELLED if it was given up.
 *
 * Returns: (transfer full) (nullable): the digest
 */
SocleCoverageDigest *
socle_fiscal_sum_up_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, socle_fiscal_sum_up_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * socle_fiscal_find_reminders_async:
 * @self: a fiscal year
 * @library: the catalogues
 * @today: what day it is
 * @lead: how many days before it is due something is reminded of
 * @cancellable: (nullable): to give up with
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds what is missing, according to what we hold.
 */
void
socle_fiscal_find_reminders_async (SocleFiscal *self,
                                   SocleLibrary *library,
                                   const GDate *today,
                                   guint lead,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (SOCLE_IS_FISCAL (self));
  g_return_if_fail (SOCLE_IS_LIBRARY (library));
  g_return_if_fail (today != NULL && g_date_valid (today));

  work = work_new (self, library, NULL);
  work->today = *today;
  work->lead = lead;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, socle_fiscal_find_reminders_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, find_reminders_in_thread);
}

/**
 * socle_fiscal_find_reminders_finish:
 * @result: what the callback was given
 * @error: where a mistake goes
 *
 * Sets @error to %G_IO_ERROR_CANCELLED if the search was given up.
 *
 * Returns: (transfer full) (nullable): the reminders (#SocleReminder), the longest due first
 */
GListModel *
socle_fiscal_find_reminders_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, socle_fiscal_find_reminders_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
