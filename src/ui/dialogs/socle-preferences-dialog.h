/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

AdwDialog *socle_preferences_dialog_new (SocleSession *session,
                                         GSettings    *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
