/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-summary-pages.h"

G_BEGIN_DECLS

/**
 * SocleExportProgress:
 * @done: how many pages or rows are written
 * @all: how many there are
 * @user_data: the caller's
 *
 * Called now and then while a file is written, on the thread that writes it.
 */
typedef void (*SocleExportProgress) (guint    done,
                                     guint    all,
                                     gpointer user_data);

gboolean socle_pdf_write (SocleSummaryPages    *pages,
                          GOutputStream        *stream,
                          SocleExportProgress   progress,
                          gpointer              user_data,
                          GCancellable         *cancellable,
                          GError              **error);

G_END_DECLS
