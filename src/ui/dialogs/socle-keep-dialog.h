/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_KEEP_DIALOG (socle_keep_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleKeepDialog, socle_keep_dialog, SOCLE, KEEP_DIALOG, AdwDialog)

SocleKeepDialog *socle_keep_dialog_new (SocleSession    *session,
                                        SoclePortalLink *link) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
