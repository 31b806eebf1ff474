/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"

G_BEGIN_DECLS

GStrv socle_near_ids_find       (SocleLibrary       *library,
                                 const char         *id) G_GNUC_WARN_UNUSED_RESULT;
GStrv socle_near_ids_find_among (const char * const *ids,
                                 const char         *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
