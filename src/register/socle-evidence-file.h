/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SocleEvidenceFile:
 * @sha256: the digest of its content
 * @size: bytes
 * @is_pdf: whether it starts as a PDF does
 * @has_end: whether it ends as a PDF does
 * @is_html: whether it starts as a web page does
 *
 * What reading a file tells of it.
 */
typedef struct
{
  char sha256[65];
  guint64 size;
  gboolean is_pdf;
  gboolean has_end;
  gboolean is_html;
} SocleEvidenceFile;

gboolean socle_evidence_file_look (const char        *path,
                                   SocleEvidenceFile *file);
gboolean socle_evidence_file_read (const char        *path,
                                   SocleEvidenceFile *file);
gboolean socle_evidence_file_copy (const char        *path,
                                   char              *target,
                                   guint64            limit,
                                   SocleEvidenceFile *file);

G_END_DECLS
