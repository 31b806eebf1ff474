/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwPreferencesGroup *socle_plain_group_new (const char *title,
                                            const char *description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
