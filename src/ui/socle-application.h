/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-options.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_APPLICATION (socle_application_get_type ())

G_DECLARE_FINAL_TYPE (SocleApplication, socle_application, SOCLE, APPLICATION, AdwApplication)

SocleApplication *socle_application_new (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
