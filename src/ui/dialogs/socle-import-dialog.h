/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_IMPORT_DIALOG (socle_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleImportDialog, socle_import_dialog, SOCLE, IMPORT_DIALOG, AdwDialog)

SocleImportDialog *socle_import_dialog_new  (SocleSession      *session) G_GNUC_WARN_UNUSED_RESULT;

void               socle_import_dialog_read (SocleImportDialog *self,
                                             GFile             *file);

G_END_DECLS
