/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks of all links have found, in numbers. */

#include "config.h"

#include "socle-link-counts.h"

#include "socle-array-list.h"
#include "socle-link-change.h"

static void
count_link (SocleLinkCounts *self, SocleLinkHistory *history, const char *url)
{
  SocleLinkResult *last = socle_link_history_get_last (history, url);
  SocleLinkResult *before;

  if (last == NULL)
    return;

  before = socle_link_history_get_before (history, url);
  self->n_checked++;
  self->n_problems += socle_link_result_get_verdict (last) == SOCLE_LINK_VERDICT_PROBLEM;
  self->n_compared += before != NULL;
  self->n_changed += before != NULL && socle_link_change_find (before, last) != 0;
}

/**
 * socle_link_counts_take:
 * @self: counts of whatever
 * @history: what was found
 * @library: whose links are counted
 *
 * Counts anew.
 */
void
socle_link_counts_take (SocleLinkCounts *self, SocleLinkHistory *history, SocleLibrary *library)
{
  GPtrArray *links =
    socle_array_list_get_items (SOCLE_ARRAY_LIST (socle_library_get_links (library)));

  *self = (SocleLinkCounts) { .n_links = links->len };

  /* Most of the time there is nothing to count, however large the library is. */
  for (guint i = 0; !socle_link_history_is_empty (history) && i < self->n_links; i++)
    count_link (self, history, socle_portal_link_get_url (g_ptr_array_index (links, i)));
}
