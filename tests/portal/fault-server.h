/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FaultServer FaultServer;

FaultServer *fault_server_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void         fault_server_free         (FaultServer *self);

guint16      fault_server_get_port     (FaultServer *self);
guint16      fault_server_get_trap     (FaultServer *self);
guint16      fault_server_get_silent   (FaultServer *self);
guint        fault_server_get_trapped  (FaultServer *self);
gsize        fault_server_get_trapped_bytes (FaultServer *self);
guint        fault_server_count        (FaultServer *self,
                                        const char  *path);
guint        fault_server_get_most     (FaultServer *self);
gint64       fault_server_get_least_gap (FaultServer *self);
char        *fault_server_dup_requests (FaultServer *self) G_GNUC_WARN_UNUSED_RESULT;

const char  *fault_server_get_pdf      (void);
size_t       fault_server_get_pdf_size (void);

G_END_DECLS
