/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk in memory whose power can be cut. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POWER_VFS "power"

/**
 * PowerLie:
 * @POWER_HONEST: what is synced is on the disk
 * @POWER_NO_SYNC: nothing ever waits for the disk, as with synchronous=OFF
 * @POWER_NO_FOLDER_SYNC: a deleted file may come back, as with synchronous=FULL
 *
 * What the disk keeps to itself. With anything but the truth, the test must find losses.
 */
typedef enum
{
  POWER_HONEST,
  POWER_NO_SYNC,
  POWER_NO_FOLDER_SYNC,
} PowerLie;

void   power_vfs_register   (void);
void   power_vfs_unregister (void);
void   power_vfs_seed       (guint32   seed);
void   power_vfs_set_lie    (PowerLie  lie);
void   power_vfs_set_sector (int       bytes);

void   power_vfs_save       (void);
void   power_vfs_load       (void);

void   power_vfs_cut_at     (guint     call);
guint  power_vfs_get_calls  (void);
void   power_vfs_restore    (void);

G_END_DECLS
