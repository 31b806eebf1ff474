/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-glossary-term.h"
#include "socle-messages.h"
#include "socle-question.h"

G_BEGIN_DECLS

GtkWidget *socle_guide_row_new_question (SocleQuestion     *question,
                                         SocleMessages     *messages) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *socle_guide_row_new_term     (SocleGlossaryTerm *term,
                                         SocleMessages     *messages) G_GNUC_WARN_UNUSED_RESULT;
void       socle_guide_row_set_stacked  (GtkWidget         *row,
                                         gboolean           stacked);

G_END_DECLS
