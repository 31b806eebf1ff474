/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-summary.h"

G_BEGIN_DECLS

gboolean socle_summary_write_csv        (SocleSummary   *summary,
                                         guint           section,
                                         GOutputStream  *stream,
                                         GCancellable   *cancellable,
                                         GError        **error);
gboolean socle_summary_write_csv_folder (SocleSummary   *summary,
                                         const char     *folder,
                                         GCancellable   *cancellable,
                                         GError        **error);
gboolean socle_summary_write_json       (SocleSummary   *summary,
                                         GOutputStream  *stream,
                                         GCancellable   *cancellable,
                                         GError        **error);

G_END_DECLS
