/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SocleTable SocleTable;

SocleTable *socle_table_new      (guint               n_columns) G_GNUC_WARN_UNUSED_RESULT;
void        socle_table_free     (SocleTable         *self);

void        socle_table_add_row  (SocleTable         *self,
                                  const char * const *cells);
void        socle_table_add_rule (SocleTable         *self);
void        socle_table_print    (SocleTable         *self,
                                  GString            *output);

guint       socle_table_measure  (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleTable, socle_table_free)

G_END_DECLS
