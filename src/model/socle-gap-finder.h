/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-gap.h"

G_BEGIN_DECLS

GListModel *socle_gap_finder_find     (SocleCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;
GListModel *socle_gap_finder_find_for (SocleCatalogue *catalogue,
                                       GObject        *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
