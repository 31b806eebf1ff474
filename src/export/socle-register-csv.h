/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-holdings.h"

G_BEGIN_DECLS

gboolean   socle_register_csv_write (GOutputStream    *stream,
                                     SocleHoldings    *holdings,
                                     SocleRecordKind   kind,
                                     GCancellable     *cancellable,
                                     GError          **error);
GPtrArray *socle_register_csv_read  (const char       *bytes,
                                     size_t            length,
                                     SocleHoldings    *holdings,
                                     SocleRecordKind   kind,
                                     SocleMessages    *messages,
                                     GPtrArray        *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
