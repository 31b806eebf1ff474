/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-statement.h"

G_BEGIN_DECLS

typedef struct _SocleDatabase SocleDatabase;

SocleDatabase  *socle_database_open         (const char      *path,
                                             const char      *vfs,
                                             int              newest,
                                             SocleMessages   *messages,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
SocleDatabase  *socle_database_open_to_look (const char      *path,
                                             const char      *vfs,
                                             SocleMessages   *messages,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
SocleDatabase  *socle_database_create       (const char      *path,
                                             const char      *vfs,
                                             SocleMessages   *messages,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
SocleDatabase  *socle_database_new_scratch  (SocleMessages   *messages,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            socle_database_free         (SocleDatabase   *self);

sqlite3        *socle_database_get_handle   (SocleDatabase   *self);
const char     *socle_database_get_path     (SocleDatabase   *self);
SocleMessages  *socle_database_get_messages (SocleDatabase   *self);
gboolean        socle_database_is_read_only (SocleDatabase   *self);
gboolean        socle_database_has_moved    (SocleDatabase   *self);

gboolean        socle_database_set_error    (SocleDatabase   *self,
                                             int              rc,
                                             GError         **error);
gboolean        socle_database_fail         (SocleDatabase   *self,
                                             SocleRegisterError code,
                                             const char      *detail,
                                             GError         **error);

SocleStatement *socle_database_prepare      (SocleDatabase   *self,
                                             const char      *sql,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        socle_database_run          (SocleDatabase   *self,
                                             const char      *sql,
                                             GError         **error);
gboolean        socle_database_query_number (SocleDatabase   *self,
                                             const char      *sql,
                                             gint64          *number,
                                             GError         **error);
char           *socle_database_query_text   (SocleDatabase   *self,
                                             const char      *sql,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean        socle_database_begin        (SocleDatabase   *self,
                                             GError         **error);
gboolean        socle_database_commit       (SocleDatabase   *self,
                                             GError         **error);
void            socle_database_roll_back    (SocleDatabase   *self);

gboolean        socle_database_check        (SocleDatabase   *self,
                                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleDatabase, socle_database_free)

G_END_DECLS
