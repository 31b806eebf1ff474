/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-text.h"

G_BEGIN_DECLS

/**
 * SocleReference:
 * @title: what the link is called
 * @url: where it leads
 *
 * A link below an answer.
 */
typedef struct
{
  SocleText *title; /* (owned) */
  char *url;        /* (owned) */
} SocleReference;

#define SOCLE_TYPE_QUESTION (socle_question_get_type ())

G_DECLARE_FINAL_TYPE (SocleQuestion, socle_question, SOCLE, QUESTION, GObject)

SocleQuestion        *socle_question_new              (const char    *id,
                                                       SocleText     *title) G_GNUC_WARN_UNUSED_RESULT;
void                  socle_question_add_paragraph    (SocleQuestion *self,
                                                       SocleText     *paragraph);
void                  socle_question_add_reference    (SocleQuestion *self,
                                                       SocleText     *title,
                                                       const char    *url);

const char           *socle_question_get_id           (SocleQuestion *self);
SocleText            *socle_question_get_title        (SocleQuestion *self);
guint                 socle_question_get_n_paragraphs (SocleQuestion *self);
SocleText            *socle_question_get_paragraph    (SocleQuestion *self,
                                                       guint          index);
guint                 socle_question_get_n_references (SocleQuestion *self);
const SocleReference *socle_question_get_reference    (SocleQuestion *self,
                                                       guint          index);

G_END_DECLS
