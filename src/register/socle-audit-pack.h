/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-evidence-store.h"
#include "socle-register.h"

G_BEGIN_DECLS

gboolean socle_audit_pack_write (SocleRegister       *reg,
                                 SocleEvidenceStore  *store,
                                 SocleMessages       *messages,
                                 const char          *folder,
                                 GError             **error);

G_END_DECLS
