/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The addresses of a catalogue, while it is being read. */

#include "config.h"

#include "socle-link-collector.h"

#include <string.h>

/*
 * A file within the limits may have 50,000 addresses. Comparing each with all
 * before it would take seconds, and hashing them could be made to; so equal ones
 * are brought together by sorting.
 */
typedef struct
{
  const char *url; /* (unowned) */
  SocleLinkKind kind;
  SocleText *title; /* (owned) (nullable) */
  GObject *item;    /* (unowned) (nullable) */
} Use;

struct _SocleLinkCollector
{
  GArray *uses; /* (owned) (element-type Use): in published order */
};

static void
clear_use (gpointer data)
{
  Use *use = data;

  g_clear_pointer (&use->title, socle_text_unref);
}

static int
compare_uses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Use *uses = user_data;
  guint index_a = *(const guint *) a, index_b = *(const guint *) b;
  int order = strcmp (uses[index_a].url, uses[index_b].url);

  if (order != 0)
    return order;

  return index_a < index_b ? -1 : index_a > index_b;
}

/* For each use, the index of the first one of the same address. */
static guint *
find_first_uses (SocleLinkCollector *self)
{
  guint n_uses = self->uses->len;
  const Use *uses = (const Use *) self->uses->data;
  g_autofree guint *sorted = g_new (guint, n_uses);
  guint *first_uses = g_new (guint, n_uses);

  for (guint i = 0; i < n_uses; i++)
    sorted[i] = i;
  g_sort_array (sorted, n_uses, sizeof (guint), compare_uses, (gpointer) uses);

  for (guint i = 0; i < n_uses; i++)
    {
      gboolean same = i > 0 && strcmp (uses[sorted[i]].url, uses[sorted[i - 1]].url) == 0;

      first_uses[sorted[i]] = same ? first_uses[sorted[i - 1]] : sorted[i];
    }

  return first_uses;
}

/**
 * socle_link_collector_new:
 *
 * Returns: (transfer full): an empty collector
 */
SocleLinkCollector *
socle_link_collector_new (void)
{
  SocleLinkCollector *self = g_new (SocleLinkCollector, 1);

  self->uses = g_array_new (FALSE, FALSE, sizeof (Use));
  g_array_set_clear_func (self->uses, clear_use);

  return self;
}

/**
 * socle_link_collector_free:
 * @self: (transfer full): a collector
 */
void
socle_link_collector_free (SocleLinkCollector *self)
{
  g_array_unref (self->uses);
  g_free (self);
}

/**
 * socle_link_collector_add:
 * @self: a collector
 * @url: an address, which must outlive @self
 * @kind: what it is where it is used
 * @title: (nullable): what it is called there
 * @item: (nullable): what has the link; must outlive @self
 *
 * Notes one use of an address, in published order.
 */
void
socle_link_collector_add (SocleLinkCollector *self,
                          const char *url,
                          SocleLinkKind kind,
                          SocleText *title,
                          GObject *item)
{
  Use use = { url, kind, title != NULL ? socle_text_ref (title) : NULL, item };

  g_array_append_val (self->uses, use);
}

/**
 * socle_link_collector_finish:
 * @self: a collector
 * @links: (element-type SoclePortalLink): the list to fill
 *
 * Adds one link for each address, in the order of their first uses, with all
 * its uses.
 */
void
socle_link_collector_finish (SocleLinkCollector *self, SocleArrayList *links)
{
  g_autofree guint *first_uses = find_first_uses (self);
  g_autofree SoclePortalLink **by_first_use = g_new (SoclePortalLink *, self->uses->len);

  for (guint i = 0; i < self->uses->len; i++)
    {
      const Use *use = &g_array_index (self->uses, Use, i);

      if (first_uses[i] == i)
        {
          by_first_use[i] = socle_portal_link_new (use->url);
          socle_array_list_add (links, by_first_use[i]);
        }

      socle_portal_link_add_use (by_first_use[first_uses[i]], use->kind, use->title, use->item);
    }
}
