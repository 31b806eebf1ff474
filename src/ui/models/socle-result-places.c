/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a result list that are alive: those that somebody holds. */

#include "config.h"

#include "socle-result-places.h"

/* A table from position + 1 to SocleResult. It holds none of them, and each leaves it
 * when it ends. */

static void
forget_place (guint position, gpointer user_data)
{
  g_hash_table_remove (user_data, GUINT_TO_POINTER (position + 1));
}

GHashTable *
socle_result_places_new (void)
{
  return g_hash_table_new (NULL, NULL);
}

void
socle_result_places_free (GHashTable *places)
{
  socle_result_places_detach (places, 0);
  g_hash_table_unref (places);
}

/* The place at a position, if it is alive. */
SocleResult *
socle_result_places_look_up (GHashTable *places, guint position)
{
  return g_hash_table_lookup (places, GUINT_TO_POINTER (position + 1));
}

/* Makes the place at a position where none is alive. */
SocleResult *
socle_result_places_add (GHashTable *places, guint position)
{
  SocleResult *place = socle_result_new (position, forget_place, places);

  g_hash_table_insert (places, GUINT_TO_POINTER (position + 1), place);

  return place;
}

/* Lets go of the places from @start on, which may be alive outside for longer. */
void
socle_result_places_detach (GHashTable *places, guint start)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (socle_result_get_position (place) >= start)
      {
        socle_result_detach (place);
        g_hash_table_iter_remove (&iter);
      }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint position_a = socle_result_get_position (*(SocleResult *const *) a);
  guint position_b = socle_result_get_position (*(SocleResult *const *) b);

  return (position_a > position_b) - (position_a < position_b);
}

/* The places from @start on, by position. Held, since announcing what one has now may
 * end others. */
GPtrArray *
socle_result_places_list (GHashTable *places, guint start)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (socle_result_get_position (place) >= start)
      g_ptr_array_add (list, g_object_ref (place));
  g_ptr_array_sort (list, compare_positions);

  return list;
}
