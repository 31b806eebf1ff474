/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-pdf-writer.h"

G_BEGIN_DECLS

/**
 * SocleSummaryFormat:
 * @SOCLE_SUMMARY_FORMAT_PDF: pages to read and to print
 * @SOCLE_SUMMARY_FORMAT_CSV: tables for spreadsheets
 * @SOCLE_SUMMARY_FORMAT_ICS: the due dates for calendars
 * @SOCLE_SUMMARY_FORMAT_JSON: everything, for programs
 *
 * What a summary is written as.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_SUMMARY_FORMAT_PDF,
  SOCLE_SUMMARY_FORMAT_CSV,
  SOCLE_SUMMARY_FORMAT_ICS,
  SOCLE_SUMMARY_FORMAT_JSON,
} SocleSummaryFormat;

/**
 * SocleSummaryWriting:
 * @format: what is written
 * @paper: the size of the pages of a PDF
 * @progress: (nullable): called after each page of a PDF
 * @user_data: for @progress
 *
 * How a summary is written.
 */
typedef struct
{
  SocleSummaryFormat format;
  SoclePaper paper;
  SocleExportProgress progress;
  gpointer user_data;
} SocleSummaryWriting;

const char *socle_summary_format_get_suffix (SocleSummaryFormat         format);
char       *socle_summary_format_dup_name   (SocleSummaryFormat         format,
                                             SocleMessages             *messages,
                                             SocleDateRange            *year) G_GNUC_WARN_UNUSED_RESULT;

gboolean    socle_summary_write             (SocleSummary              *summary,
                                             const SocleSummaryWriting *writing,
                                             GOutputStream             *stream,
                                             GCancellable              *cancellable,
                                             GError                   **error);
gboolean    socle_summary_save              (SocleSummary              *summary,
                                             const SocleSummaryWriting *writing,
                                             const char                *path,
                                             GCancellable              *cancellable,
                                             GError                   **error);

G_END_DECLS
