/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real disk whose calls fail when the test says so. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultMode:
 * @FAULT_ONCE: one call fails
 * @FAULT_FROM_THEN_ON: it and all after it fail
 * @FAULT_FULL_ONCE: one write says that the disk is full, half written
 * @FAULT_FULL_FROM_THEN_ON: it and all after it do
 *
 * How the disk fails.
 */
typedef enum
{
  FAULT_ONCE,
  FAULT_FROM_THEN_ON,
  FAULT_FULL_ONCE,
  FAULT_FULL_FROM_THEN_ON,
} FaultMode;

#define N_FAULT_MODES (FAULT_FULL_FROM_THEN_ON + 1)

void     fault_vfs_register   (void);
void     fault_vfs_unregister (void);

void     fault_vfs_arm        (FaultMode   mode,
                               guint       call);
gboolean fault_vfs_disarm     (void);
void     fault_vfs_set_space  (gint64      bytes);

G_END_DECLS
