/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-backup.h"

G_BEGIN_DECLS

/**
 * SocleMigration:
 * @statements: (array zero-terminated=1): lists of SQL, one statement each, which end with
 *   %NULL, too
 *
 * One step from a version of the tables to the next: the first of an array makes version 1
 * of an empty database. A step that was released is never changed.
 */
typedef struct
{
  const char * const * const *statements;
} SocleMigration;

gboolean socle_migrations_run          (SocleDatabase         *database,
                                        const SocleMigration  *steps,
                                        int                    n_steps,
                                        SocleBackupCheck       check,
                                        GDateTime             *now,
                                        GError               **error);
gboolean socle_migrations_check_schema (SocleDatabase         *database,
                                        const SocleMigration  *steps,
                                        int                    n_steps,
                                        GError               **error);

G_END_DECLS
