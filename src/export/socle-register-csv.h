/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-holdings.h"

G_BEGIN_DECLS

gboolean socle_register_csv_write (GOutputStream    *stream,
                                   SocleHoldings    *holdings,
                                   SocleRecordKind   kind,
                                   GCancellable     *cancellable,
                                   GError          **error);
gboolean socle_register_csv_save  (const char       *path,
                                   SocleHoldings    *holdings,
                                   SocleRecordKind   kind,
                                   SocleMessages    *messages,
                                   GError          **error);

G_END_DECLS
