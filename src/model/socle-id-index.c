/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The identifiers of one list of a catalogue, while it is being read. */

#include "config.h"

#include "socle-id-index.h"

#include <stdlib.h>
#include <string.h>

/*
 * A sorted array rather than a hash table: identifiers come from outside, and it
 * is easy to choose 30,000 that share one g_str_hash(), which takes a table
 * minutes. Add all, finish, then find.
 */
struct _SocleIdIndex
{
  GArray *entries; /* (owned) (element-type SocleIdEntry) */
};

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SocleIdEntry *entry_a = a, *entry_b = b;
  int order = strcmp (entry_a->id, entry_b->id);

  if (order != 0)
    return order;

  return entry_a->position < entry_b->position ? -1 : entry_a->position > entry_b->position;
}

static int
compare_id (const void *id, const void *entry)
{
  return strcmp (id, ((const SocleIdEntry *) entry)->id);
}

/**
 * socle_id_index_new:
 *
 * Returns: (transfer full): an empty index
 */
SocleIdIndex *
socle_id_index_new (void)
{
  SocleIdIndex *self = g_new (SocleIdIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (SocleIdEntry));

  return self;
}

/**
 * socle_id_index_free:
 * @self: (transfer full): an index
 */
void
socle_id_index_free (SocleIdIndex *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * socle_id_index_add:
 * @self: an index that is not finished
 * @id: an identifier, which must outlive @self
 * @item: (nullable): what has it, likewise
 * @position: of @item in its list
 */
void
socle_id_index_add (SocleIdIndex *self, const char *id, gpointer item, guint position)
{
  SocleIdEntry entry = { id, item, position, 0 };

  g_array_append_val (self->entries, entry);
}

/**
 * socle_id_index_finish:
 * @self: an index
 * @func: (scope call): called for each item whose identifier an earlier one has
 * @user_data: for @func
 *
 * Makes @self ready for socle_id_index_find(). Of several items with one
 * identifier any may be found.
 */
void
socle_id_index_finish (SocleIdIndex *self, SocleIdDuplicateFunc func, gpointer user_data)
{
  g_array_sort (self->entries, compare_entries);

  for (guint i = 1; i < self->entries->len; i++)
    {
      const SocleIdEntry *entry = &g_array_index (self->entries, SocleIdEntry, i);

      if (strcmp (entry->id, entry[-1].id) == 0)
        func (entry, user_data);
    }
}

/**
 * socle_id_index_find:
 * @self: a finished index
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the entry of the item with that identifier
 */
SocleIdEntry *
socle_id_index_find (SocleIdIndex *self, const char *id)
{
  if (self->entries->len == 0)
    return NULL;

  return bsearch (id, self->entries->data, self->entries->len, sizeof (SocleIdEntry), compare_id);
}
