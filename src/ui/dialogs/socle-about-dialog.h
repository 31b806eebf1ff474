/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-library.h"

G_BEGIN_DECLS

AdwDialog *socle_about_dialog_new (SocleLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
