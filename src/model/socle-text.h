/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-language.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_TEXT (socle_text_get_type ())

typedef struct _SocleText SocleText;

GType       socle_text_get_type (void);

SocleText  *socle_text_new      (const char      *english,
                                 const char      *french) G_GNUC_WARN_UNUSED_RESULT;
SocleText  *socle_text_ref      (SocleText       *self);
void        socle_text_unref    (SocleText       *self);

const char *socle_text_get      (const SocleText *self,
                                 SocleLanguage    language);
gboolean    socle_text_has      (const SocleText *self,
                                 SocleLanguage    language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleText, socle_text_unref)

G_END_DECLS
