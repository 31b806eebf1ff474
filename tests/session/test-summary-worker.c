/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of making, drawing and saving a summary beside the main loop. */

#include "config.h"

#include "socle-fiscal-year.h"
#include "socle-session.h"
#include "socle-summary-worker.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SocleSession *session;
  SocleSummaryWorker *worker;
  SocleDateRange *year;
  GDate sign_off;
  SocleSummaryOptions options;
  GThread *thread;

  GAsyncResult *result; /* (owned) (nullable): of the latest job */
  guint n_progress;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SocleMonthDay year_end = { 12, 31 };
  const char *words[] = { "--today", "2020-02-01", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, &error);

  g_assert_no_error (error);
  fixture->session = socle_session_new (options);
  g_assert_true (socle_session_load (fixture->session, NULL));
  fixture->worker = socle_summary_worker_new ();
  fixture->year = socle_fiscal_year_new (&year_end, 2019);
  socle_fiscal_year_get_sign_off (fixture->year, SOCLE_DEFAULT_SIGN_OFF_LAG, &fixture->sign_off);
  fixture->thread = g_thread_self ();
  fixture->options = (SocleSummaryOptions) {
    .messages = socle_session_get_messages (fixture->session),
    .socs = SOCLE_SOC_ALL,
    .parts = SOCLE_SUMMARY_ALL,
    .year = fixture->year,
    .sign_off = &fixture->sign_off,
    .today = socle_session_get_today (fixture->session),
    .lag = 2,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->worker);
  socle_date_range_unref (fixture->year);
  g_clear_object (&fixture->session);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_thread_self () == fixture->thread);
  g_set_object (&fixture->result, result);
}

static void
wait (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
lay_out (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_clear_object (&fixture->result);
  socle_summary_worker_lay_out_async (fixture->worker, socle_session_get_library (fixture->session),
                                      &fixture->options, SOCLE_PAPER_A4, cancellable, finished_cb,
                                      fixture);
  wait (fixture);

  return socle_summary_worker_lay_out_finish (fixture->worker, fixture->result, error);
}

static SoclePageImage *
draw (Fixture *fixture, guint page, GError **error)
{
  g_clear_object (&fixture->result);
  socle_summary_worker_draw_async (fixture->worker, page, 1, NULL, finished_cb, fixture);
  wait (fixture);

  return socle_summary_worker_draw_finish (fixture->worker, fixture->result, error);
}

/* Whether anything on a picture is not white. */
static gboolean
is_inked (const SoclePageImage *image)
{
  gsize size;
  const guint8 *pixels = g_bytes_get_data (image->pixels, &size);

  for (gsize i = 0; i < size; i++)
    if (pixels[i] != 0xff)
      return TRUE;

  return FALSE;
}

static void
test_draw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_pages = lay_out (fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 3);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (SoclePageImage) image = draw (fixture, i, &error);

      g_assert_no_error (error);
      g_assert_cmpint (image->width, ==, 596);
      g_assert_cmpint (image->height, ==, 842);
      g_assert_cmpuint (g_bytes_get_size (image->pixels), ==, image->stride * 842);
      g_assert_true (is_inked (image));
    }

  g_assert_null (draw (fixture, n_pages, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_nothing_laid_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (draw (fixture, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What is not laid out leaves the pages there were. */
static void
test_failures_keep_the_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SoclePageImage) image = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (lay_out (fixture, NULL, &error), >, 0);
  g_assert_no_error (error);

  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (lay_out (fixture, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_date_set_dmy (&fixture->sign_off, 1, 1, 2019);
  g_assert_cmpuint (lay_out (fixture, NULL, &error), ==, 0);
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_DATES);
  g_clear_error (&error);

  image = draw (fixture, 0, &error);
  g_assert_no_error (error);
}

static void
progress_cb (guint done, guint all, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_thread_self () == fixture->thread);
  g_assert_cmpuint (done, <=, all);
  fixture->n_progress++;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("socle-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "summary.pdf", NULL);
  SocleSummaryWriting writing = { .progress = progress_cb, .user_data = fixture };
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_cmpuint (lay_out (fixture, NULL, &error), >, 0);
  g_clear_object (&fixture->result);
  socle_summary_worker_save_async (fixture->worker, &writing, path, NULL, finished_cb, fixture);
  wait (fixture);
  socle_summary_worker_save_finish (fixture->worker, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_progress, >, 0);

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  g_assert_cmpint (g_remove (path), ==, 0);

  /* And where nothing can be written, a sentence says so. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_object (&fixture->result);
  socle_summary_worker_save_async (fixture->worker, &writing, path, NULL, finished_cb, fixture);
  wait (fixture);
  g_assert_false (socle_summary_worker_save_finish (fixture->worker, fixture->result, &error));
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_OUTPUT);
}

/* A worker that nobody waits for ends by itself, with all it holds. */
static void
test_dropped_with_jobs (Fixture *fixture, gconstpointer data)
{
  GCancellable *cancellable = g_cancellable_new ();

  for (guint i = 0; i < 20; i++)
    socle_summary_worker_lay_out_async (fixture->worker,
                                        socle_session_get_library (fixture->session),
                                        &fixture->options, SOCLE_PAPER_LETTER, cancellable,
                                        i == 19 ? finished_cb : NULL, fixture);
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
  g_clear_object (&fixture->worker);
  wait (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/summary-worker/draw", Fixture, NULL, set_up, test_draw, tear_down);
  g_test_add ("/summary-worker/nothing-laid-out", Fixture, NULL, set_up, test_nothing_laid_out,
              tear_down);
  g_test_add ("/summary-worker/failures-keep-the-pages", Fixture, NULL, set_up,
              test_failures_keep_the_pages, tear_down);
  g_test_add ("/summary-worker/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/summary-worker/dropped-with-jobs", Fixture, NULL, set_up, test_dropped_with_jobs,
              tear_down);

  return g_test_run ();
}
