/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"
#include "socle-link-history.h"

G_BEGIN_DECLS

/**
 * SocleLinkCounts:
 * @n_links: links of a library
 * @n_checked: of those, links that were ever checked
 * @n_problems: links whose last check has found a problem
 * @n_compared: links that were checked before that, too
 * @n_changed: links that are not what they were at the check before
 *
 * What the checks of all links have found.
 */
typedef struct
{
  guint n_links;
  guint n_checked;
  guint n_problems;
  guint n_compared;
  guint n_changed;
} SocleLinkCounts;

void socle_link_counts_take (SocleLinkCounts  *self,
                             SocleLinkHistory *history,
                             SocleLibrary     *library);

G_END_DECLS
