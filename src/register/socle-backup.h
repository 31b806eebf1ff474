/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-database.h"

G_BEGIN_DECLS

/**
 * SocleBackupCheck:
 * @database: a backup that was just made
 * @error: where a failure goes
 *
 * Returns: whether it holds all it should
 */
typedef gboolean (*SocleBackupCheck) (SocleDatabase  *database,
                                      GError        **error);

gboolean socle_backup_write (SocleDatabase     *database,
                             const char        *target,
                             int                newest,
                             SocleBackupCheck   check,
                             GError           **error);
gboolean socle_backup_tidy  (const char        *folder,
                             const char        *stem,
                             guint              n_daily,
                             guint              n_monthly);

G_END_DECLS
