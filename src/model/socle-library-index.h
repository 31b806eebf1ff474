/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-search-index.h"

G_BEGIN_DECLS

/* For the library alone. */
SocleSearchIndex *socle_library_index_services (GPtrArray *services) G_GNUC_WARN_UNUSED_RESULT;
SocleSearchIndex *socle_library_index_reports  (GPtrArray *reports) G_GNUC_WARN_UNUSED_RESULT;
SocleSearchIndex *socle_library_index_links    (GPtrArray *links) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
