/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SoclePdfLanguage SoclePdfLanguage;

SoclePdfLanguage *socle_pdf_language_new    (const char       *language) G_GNUC_WARN_UNUSED_RESULT;
void              socle_pdf_language_free   (SoclePdfLanguage *self);

void              socle_pdf_language_watch  (SoclePdfLanguage *self,
                                             const void       *data,
                                             size_t            length);
char             *socle_pdf_language_finish (SoclePdfLanguage *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePdfLanguage, socle_pdf_language_free)

G_END_DECLS
