/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request that is being replied to. */
typedef struct
{
  GSocket *socket;
  GInputStream *input;
  GOutputStream *output;
  guint16 port;
  guint16 trap_port;
  char *path;
} FaultReply;

/* Makes beforehand what takes its time. */
void     fault_replies_prepare (void);

/* Puts another document at "/revised". */
void     fault_replies_revise  (void);

/* Returns whether the connection may have a further request. */
gboolean fault_replies_run     (FaultReply *reply);

G_END_DECLS
