/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "socle-text.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_GLOSSARY_TERM (socle_glossary_term_get_type ())

G_DECLARE_FINAL_TYPE (SocleGlossaryTerm, socle_glossary_term, SOCLE, GLOSSARY_TERM, GObject)

SocleGlossaryTerm  *socle_glossary_term_new            (const char         *id,
                                                        SocleText          *term,
                                                        SocleText          *definition,
                                                        const char * const *synonyms) G_GNUC_WARN_UNUSED_RESULT;

const char         *socle_glossary_term_get_id         (SocleGlossaryTerm  *self);
SocleText          *socle_glossary_term_get_term       (SocleGlossaryTerm  *self);
SocleText          *socle_glossary_term_get_definition (SocleGlossaryTerm  *self);
const char * const *socle_glossary_term_get_synonyms   (SocleGlossaryTerm  *self);

G_END_DECLS
