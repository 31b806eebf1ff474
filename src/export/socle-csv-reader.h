/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-export-file.h"

G_BEGIN_DECLS

/**
 * SocleCsvRow:
 * @line: where it starts in the file, counted from 1
 * @cells: (array zero-terminated=1): its texts
 *
 * A row of a table.
 */
typedef struct
{
  guint line;
  GStrv cells;
} SocleCsvRow;

#define SOCLE_CSV_MAX_BYTES (16 * 1024 * 1024)

GPtrArray *socle_csv_reader_read (const char     *bytes,
                                  size_t          length,
                                  GPtrArray      *notes,
                                  SocleMessages  *messages,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
