/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-problem.h"

G_BEGIN_DECLS

SocleCatalogue *socle_catalogue_read_file  (const char *path,
                                            GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;
SocleCatalogue *socle_catalogue_read_bytes (GBytes     *bytes,
                                            const char *file,
                                            GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
