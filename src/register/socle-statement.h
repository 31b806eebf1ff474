/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register-error.h"

G_BEGIN_DECLS

typedef struct sqlite3 sqlite3;
typedef struct _SocleDatabase SocleDatabase;
typedef struct _SocleStatement SocleStatement;

SocleStatement *socle_statement_new         (SocleDatabase   *database,
                                             const char      *sql,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            socle_statement_free        (SocleStatement  *self);

void            socle_statement_bind_text   (SocleStatement  *self,
                                             int              index,
                                             const char      *text);
void            socle_statement_bind_number (SocleStatement  *self,
                                             int              index,
                                             gint64           number);

gboolean        socle_statement_step        (SocleStatement  *self,
                                             gboolean        *row,
                                             GError         **error);
gboolean        socle_statement_run         (SocleStatement  *self,
                                             GError         **error);

gint64          socle_statement_get_number  (SocleStatement  *self,
                                             int              column);
const char     *socle_statement_get_text    (SocleStatement  *self,
                                             int              column,
                                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleStatement, socle_statement_free)

G_END_DECLS
