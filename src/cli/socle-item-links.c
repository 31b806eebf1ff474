/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links that concern one service or report. */

#include "config.h"

#include "socle-item-links.h"

static void
add_uses (GArray *found, SoclePortalLink *link, gpointer item)
{
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      SocleItemLink match = { link, socle_portal_link_get_use (link, i) };

      if (item != NULL && match.use->item == item)
        g_array_append_val (found, match);
    }
}

/**
 * socle_item_links_find:
 * @catalogue: the item's catalogue
 * @item: a service or report
 * @cycle: (nullable): its audit cycle
 *
 * Returns: (transfer full) (element-type SocleItemLink): the links of @item, then
 *   those of @cycle, each in published order
 */
GArray *
socle_item_links_find (SocleCatalogue *catalogue, GObject *item, SocleAuditCycle *cycle)
{
  GListModel *links = socle_catalogue_get_links (catalogue);
  gpointer subjects[] = { item, cycle };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SocleItemLink));

  for (guint subject = 0; subject < G_N_ELEMENTS (subjects); subject++)
    for (guint i = 0; i < g_list_model_get_n_items (links); i++)
      {
        g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

        add_uses (found, link, subjects[subject]);
      }

  return found;
}
