/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_CSV_WRITER (socle_csv_writer_get_type ())

G_DECLARE_FINAL_TYPE (SocleCsvWriter, socle_csv_writer, SOCLE, CSV_WRITER, GObject)

SocleCsvWriter *socle_csv_writer_new        (GOutputStream   *stream) G_GNUC_WARN_UNUSED_RESULT;

void            socle_csv_writer_add_text   (SocleCsvWriter  *self,
                                             const char      *text);
void            socle_csv_writer_add_number (SocleCsvWriter  *self,
                                             gint64           number);
void            socle_csv_writer_add_date   (SocleCsvWriter  *self,
                                             const GDate     *date);
gboolean        socle_csv_writer_end_row    (SocleCsvWriter  *self,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_END_DECLS
