/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-json-getters.h"
#include "socle-question.h"

G_BEGIN_DECLS

SocleQuestion *socle_question_read (SocleJsonCursor *cursor,
                                    JsonObject      *object,
                                    const char      *title,
                                    const char      *paragraphs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
