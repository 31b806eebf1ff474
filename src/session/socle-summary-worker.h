/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-summary-writer.h"

G_BEGIN_DECLS

/**
 * SoclePageImage:
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: how many bytes a line of pixels takes
 * @pixels: the lines, 32 bits a pixel as cairo has them: premultiplied, in the order of
 *   the machine
 *
 * A page as a picture.
 */
typedef struct
{
  int width;
  int height;
  gsize stride;
  GBytes *pixels; /* (owned) */
} SoclePageImage;

#define SOCLE_TYPE_SUMMARY_WORKER (socle_summary_worker_get_type ())

G_DECLARE_FINAL_TYPE (SocleSummaryWorker, socle_summary_worker, SOCLE, SUMMARY_WORKER, GObject)

SocleSummaryWorker *socle_summary_worker_new             (void) G_GNUC_WARN_UNUSED_RESULT;

void                socle_summary_worker_lay_out_async   (SocleSummaryWorker         *self,
                                                          SocleLibrary               *library,
                                                          const SocleSummaryOptions  *options,
                                                          SoclePaper                  paper,
                                                          GCancellable               *cancellable,
                                                          GAsyncReadyCallback         callback,
                                                          gpointer                    user_data);
guint               socle_summary_worker_lay_out_finish  (SocleSummaryWorker         *self,
                                                          GAsyncResult               *result,
                                                          GError                    **error);

void                socle_summary_worker_draw_async      (SocleSummaryWorker         *self,
                                                          guint                       page,
                                                          double                      scale,
                                                          GCancellable               *cancellable,
                                                          GAsyncReadyCallback         callback,
                                                          gpointer                    user_data);
SoclePageImage     *socle_summary_worker_draw_finish     (SocleSummaryWorker         *self,
                                                          GAsyncResult               *result,
                                                          GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

void                socle_summary_worker_save_async      (SocleSummaryWorker         *self,
                                                          const SocleSummaryWriting  *writing,
                                                          const char                 *path,
                                                          GCancellable               *cancellable,
                                                          GAsyncReadyCallback         callback,
                                                          gpointer                    user_data);
gboolean            socle_summary_worker_save_finish     (SocleSummaryWorker         *self,
                                                          GAsyncResult               *result,
                                                          GError                    **error);

void                socle_page_image_free                (SoclePageImage             *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePageImage, socle_page_image_free)

G_END_DECLS
