/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"

G_BEGIN_DECLS

SocleLibrary *socle_cli_library_open          (SocleCommandContext *context,
                                               GError             **error);
GPtrArray    *socle_cli_library_search        (GListModel          *items,
                                               SocleSearchIndex    *index,
                                               const SocleQuery    *query) G_GNUC_WARN_UNUSED_RESULT;

char         *socle_cli_library_dup_id        (SocleLibrary        *library,
                                               SocleCatalogue      *catalogue,
                                               const char          *id) G_GNUC_WARN_UNUSED_RESULT;
char         *socle_cli_library_dup_source    (SocleMessages       *messages,
                                               SocleCatalogue      *catalogue) G_GNUC_WARN_UNUSED_RESULT;
void          socle_cli_library_print_sources (SocleCommandContext *context,
                                               GPtrArray           *catalogues);

G_END_DECLS
