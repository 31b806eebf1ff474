/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_REGISTER_DIALOG (socle_register_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleRegisterDialog, socle_register_dialog, SOCLE, REGISTER_DIALOG, AdwDialog)

SocleRegisterDialog *socle_register_dialog_new     (SocleSession        *session) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_register_dialog_back_up (SocleRegisterDialog *self,
                                                    GFile               *file);
void                 socle_register_dialog_save_json
                                                   (SocleRegisterDialog *self,
                                                    GFile               *file);
void                 socle_register_dialog_restore (SocleRegisterDialog *self,
                                                    GFile               *file);
void                 socle_register_dialog_export  (SocleRegisterDialog *self,
                                                    GFile               *folder);

G_END_DECLS
