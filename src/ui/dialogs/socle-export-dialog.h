/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_EXPORT_DIALOG (socle_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleExportDialog, socle_export_dialog, SOCLE, EXPORT_DIALOG, AdwDialog)

SocleExportDialog *socle_export_dialog_new  (SocleSession      *session,
                                             GSettings         *settings) G_GNUC_WARN_UNUSED_RESULT;

void               socle_export_dialog_save (SocleExportDialog *self,
                                             GFile             *file);

G_END_DECLS
