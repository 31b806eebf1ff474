/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"

G_BEGIN_DECLS

char    *socle_item_target_new  (GObject      *item) G_GNUC_WARN_UNUSED_RESULT;
GObject *socle_item_target_find (const char   *target,
                                 SocleLibrary *library);

G_END_DECLS
