/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, drawing and saving a summary beside the window. */

#include "config.h"

#include "socle-summary-worker.h"

#include <math.h>

/*
 * Laying out a summary takes seconds for a large library, and even one page takes longer
 * to draw than a frame may. Fonts belong to the thread that loaded them, so all of it
 * happens on one thread of this object's own, job after job in the order they were asked
 * for:
 *
 *   lay_out ─► summary and pages, which stay on the thread
 *   draw    ─► a picture of one of the pages
 *   save    ─► a file of the summary
 *
 * The pages that are laid out last are those that are drawn and saved. Results arrive in
 * the main context of who asked.
 */
struct _SocleSummaryWorker
{
  GObject parent_instance;

  GThreadPool *pool; /* (owned): of one thread */
};

/* What stays on the thread from job to job. */
typedef struct
{
  SocleSummary *summary;    /* (owned) (nullable) */
  SocleSummaryPages *pages; /* (owned) (nullable) */
} Desk;

typedef struct
{
  SocleLibrary *library; /* (owned) */
  SocleSummaryOptions options;
  char *version; /* (owned) (nullable): what the options point to */
  GDate sign_off;
  GDate today;
  SoclePaper paper;
} LayOut;

typedef struct
{
  guint page;
  double scale;
} Draw;

typedef struct
{
  SocleSummaryWriting writing;
  GMainContext *context; /* (owned): where progress is told */
  char *path;            /* (owned) */
} Save;

/* A job has a function and, but for the last one, a task to answer. */
typedef struct
{
  void (*run) (Desk *desk, GTask *task);
  GTask *task; /* (owned) (nullable) */
} Job;

G_DEFINE_FINAL_TYPE (SocleSummaryWorker, socle_summary_worker, G_TYPE_OBJECT)

static void
clear_desk (Desk *desk, GTask *task)
{
  g_clear_pointer (&desk->pages, socle_summary_pages_free);
  g_clear_object (&desk->summary);
}

static void
free_lay_out (gpointer data)
{
  LayOut *lay_out = data;

  g_object_unref (lay_out->library);
  g_object_unref (lay_out->options.messages);
  socle_date_range_unref (lay_out->options.year);
  g_clear_object (&lay_out->options.holdings);
  g_free (lay_out->version);
  g_free (lay_out);
}

static void
free_save (gpointer data)
{
  Save *save = data;

  g_main_context_unref (save->context);
  g_free (save->path);
  g_free (save);
}

/**
 * socle_page_image_free: (skip)
 * @image: (transfer full): a picture
 */
void
socle_page_image_free (SoclePageImage *image)
{
  g_bytes_unref (image->pixels);
  g_free (image);
}

static void
run_lay_out (Desk *desk, GTask *task)
{
  LayOut *lay_out = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (SocleSummary) summary = NULL;
  SocleSummaryPages *pages;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  summary = socle_summary_new (lay_out->library, &lay_out->options, cancellable, &error);
  if (summary == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  pages = socle_summary_pages_new (summary, lay_out->paper, cancellable, &error);
  if (pages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  clear_desk (desk, NULL);
  desk->summary = g_steal_pointer (&summary);
  desk->pages = pages;
  g_task_return_int (task, socle_summary_pages_get_n_pages (pages));
}

static SoclePageImage *
draw_page (SocleSummaryPages *pages, const Draw *draw)
{
  SoclePageImage *image = g_new0 (SoclePageImage, 1);
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  socle_summary_pages_get_size (pages, &width, &height);
  image->width = (int) ceil (width * draw->scale);
  image->height = (int) ceil (height * draw->scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, image->width, image->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, draw->scale, draw->scale);
  socle_summary_pages_draw (pages, cr, draw->page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  image->stride = (gsize) cairo_image_surface_get_stride (surface);
  image->pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                              image->stride * (gsize) image->height,
                                              (GDestroyNotify) cairo_surface_destroy, surface);

  return image;
}

static void
run_draw (Desk *desk, GTask *task)
{
  const Draw *draw = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (desk->pages == NULL || draw->page >= socle_summary_pages_get_n_pages (desk->pages))
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such page");
  else
    g_task_return_pointer (task, draw_page (desk->pages, draw),
                           (GDestroyNotify) socle_page_image_free);
}

/* How far a file is, on its way to the main loop. */
typedef struct
{
  GTask *task; /* (owned) */
  guint done;
  guint all;
} Report;

static void
free_report (gpointer data)
{
  Report *report = data;

  g_object_unref (report->task);
  g_free (report);
}

static gboolean
tell_progress_cb (gpointer user_data)
{
  Report *report = user_data;
  Save *save = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    save->writing.progress (report->done, report->all, save->writing.user_data);

  return G_SOURCE_REMOVE;
}

static void
page_written_cb (guint done, guint all, gpointer user_data)
{
  GTask *task = user_data;
  Save *save = g_task_get_task_data (task);
  /* A hundred steps are smooth enough. */
  guint step = MAX (all / 100, 1);
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (done % step != 0)
    return;

  report = g_new (Report, 1);
  *report = (Report) { g_object_ref (task), done, all };
  /* Not g_main_context_invoke(), which calls on this thread when the other one is away. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_progress_cb, report, free_report);
  g_source_attach (source, save->context);
}

static void
run_save (Desk *desk, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  SocleSummaryWriting writing = save->writing;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (desk->summary == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no summary");
      return;
    }

  if (writing.progress != NULL)
    writing.progress = page_written_cb;
  writing.user_data = task;
  if (socle_summary_save (desk->summary, &writing, save->path, g_task_get_cancellable (task),
                          &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  Desk *desk = user_data;

  job->run (desk, job->task);
  g_clear_object (&job->task);
  g_free (job);
}

static void
push_job (SocleSummaryWorker *self, void (*run) (Desk *, GTask *), GTask *task)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { run, task != NULL ? g_object_ref (task) : NULL };
  g_thread_pool_push (self->pool, job, NULL);
}

static void
free_desk (Desk *desk, GTask *task)
{
  clear_desk (desk, task);
  g_free (desk);
}

static void
socle_summary_worker_finalize (GObject *object)
{
  SocleSummaryWorker *self = SOCLE_SUMMARY_WORKER (object);

  /* The thread clears its desk and ends; nobody waits for it. */
  push_job (self, free_desk, NULL);
  g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, FALSE);

  G_OBJECT_CLASS (socle_summary_worker_parent_class)->finalize (object);
}

static void
socle_summary_worker_class_init (SocleSummaryWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_summary_worker_finalize;
}

static void
socle_summary_worker_init (SocleSummaryWorker *self)
{
  /* Exclusive: a pool that shares its threads would change them between jobs. */
  self->pool = g_thread_pool_new (run_job, g_new0 (Desk, 1), 1, TRUE, NULL);
}

/**
 * socle_summary_worker_new: (skip)
 *
 * Returns: (transfer full): a worker with a thread of its own
 */
SocleSummaryWorker *
socle_summary_worker_new (void)
{
  return g_object_new (SOCLE_TYPE_SUMMARY_WORKER, NULL);
}

/**
 * socle_summary_worker_lay_out_async: (skip)
 * @self: a worker
 * @library: what the summary is about
 * @options: what goes into it; copied
 * @paper: the size of its pages
 * @cancellable: (nullable): to give up with
 * @callback: called when the pages are laid out
 * @user_data: for @callback
 *
 * Makes a summary and its pages. Until that has succeeded, those before stay.
 */
void
socle_summary_worker_lay_out_async (SocleSummaryWorker *self,
                                    SocleLibrary *library,
                                    const SocleSummaryOptions *options,
                                    SoclePaper paper,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  LayOut *lay_out = g_new0 (LayOut, 1);

  g_task_set_source_tag (task, socle_summary_worker_lay_out_async);
  lay_out->library = g_object_ref (library);
  lay_out->options = *options;
  g_object_ref (lay_out->options.messages);
  socle_date_range_ref (lay_out->options.year);
  if (lay_out->options.holdings != NULL)
    g_object_ref (lay_out->options.holdings);
  lay_out->version = g_strdup (options->version);
  lay_out->sign_off = *options->sign_off;
  lay_out->today = *options->today;
  lay_out->options.version = lay_out->version;
  lay_out->options.sign_off = &lay_out->sign_off;
  lay_out->options.today = &lay_out->today;
  lay_out->paper = paper;
  g_task_set_task_data (task, lay_out, free_lay_out);
  push_job (self, run_lay_out, task);
}

/**
 * socle_summary_worker_lay_out_finish: (skip)
 * @self: a worker
 * @result: what the callback got
 * @error: where a failure goes
 *
 * Sets @error as socle_summary_new() does.
 *
 * Returns: how many pages there are; 0 with @error set
 */
guint
socle_summary_worker_lay_out_finish (SocleSummaryWorker *self, GAsyncResult *result, GError **error)
{
  gssize n_pages;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n_pages = g_task_propagate_int (G_TASK (result), error);

  return n_pages > 0 ? (guint) n_pages : 0;
}

/**
 * socle_summary_worker_draw_async: (skip)
 * @self: a worker
 * @page: a page, from 0
 * @scale: how many pixels a point takes
 * @cancellable: (nullable): to give up with
 * @callback: called when the page is drawn
 * @user_data: for @callback
 *
 * Draws one of the pages that are laid out when its turn comes.
 */
void
socle_summary_worker_draw_async (SocleSummaryWorker *self,
                                 guint page,
                                 double scale,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Draw *draw = g_new (Draw, 1);

  g_task_set_source_tag (task, socle_summary_worker_draw_async);
  *draw = (Draw) { page, scale };
  g_task_set_task_data (task, draw, g_free);
  push_job (self, run_draw, task);
}

/**
 * socle_summary_worker_draw_finish: (skip)
 * @self: a worker
 * @result: what the callback got
 * @error: where a failure goes
 *
 * Sets @error to %G_IO_ERROR_NOT_FOUND if there is no such page, or to
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the page; %NULL with @error set
 */
SoclePageImage *
socle_summary_worker_draw_finish (SocleSummaryWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * socle_summary_worker_save_async: (skip)
 * @self: a worker
 * @writing: how to write it; copied. Progress is told in the caller's main context
 * @path: as in socle_summary_save()
 * @cancellable: (nullable): to give up with; nothing of the file is left then
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves the summary that is laid out when its turn comes.
 */
void
socle_summary_worker_save_async (SocleSummaryWorker *self,
                                 const SocleSummaryWriting *writing,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Save *save = g_new (Save, 1);

  g_task_set_source_tag (task, socle_summary_worker_save_async);
  *save = (Save) { *writing, g_main_context_ref_thread_default (), g_strdup (path) };
  g_task_set_task_data (task, save, free_save);
  push_job (self, run_save, task);
}

/**
 * socle_summary_worker_save_finish: (skip)
 * @self: a worker
 * @result: what the callback got
 * @error: where a failure goes
 *
 * Sets @error as socle_summary_save() does.
 *
 * Returns: whether it was saved, whole
 */
gboolean
socle_summary_worker_save_finish (SocleSummaryWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
