/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What result lists are tested on, and a mirror that knows only what a list announces. */

#pragma once

#include "socle-array-list.h"
#include "socle-result-list.h"

#define COLUMN_BACKWARDS 1
#define N_COLUMNS 2

/* The list's own figures: what it shows and takes away at once, and from where on all
 * at once. */
#define STEP 12
#define SHRINK_STEP 32
#define FILL_STEP 48
#define MAX_LIVE_ROWS 210

/* --- What is looked through --------------------------------------------------- */

typedef struct
{
  SocleArrayList *items;   /* (owned): plain objects */
  SocleSearchIndex *index; /* (owned) */
} Contents;

static inline int
compare_backwards (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 position_a = *(const guint32 *) a;
  guint32 position_b = *(const guint32 *) b;

  return (position_a < position_b) - (position_a > position_b);
}

/* Item n is found by "all" and by "xN" for each divisor N of n up to nine; its mask
 * is bit n modulo 3. */
static inline void
contents_init (Contents *self, guint n_items)
{
  self->items = socle_array_list_new (G_TYPE_OBJECT);
  self->index = socle_search_index_new (N_COLUMNS);

  for (guint i = 0; i < n_items; i++)
    {
      socle_array_list_add (self->items, g_object_new (G_TYPE_OBJECT, NULL));
      socle_search_index_begin_item (self->index, 1U << i % 3);
      socle_search_index_add_text (self->index, "all");
      for (guint divisor = 2; divisor < 10; divisor++)
        if (i % divisor == 0)
          {
            char text[] = { 'x', (char) ('0' + divisor), '\0' };

            socle_search_index_add_text (self->index, text);
          }
    }

  socle_search_index_sort_column (self->index, COLUMN_BACKWARDS, compare_backwards, NULL);
}

static inline void
contents_clear (Contents *self)
{
  g_clear_object (&self->items);
  g_clear_object (&self->index);
}

static inline gpointer
contents_get (Contents *self, guint position)
{
  return g_ptr_array_index (socle_array_list_get_items (self->items), position);
}

static inline SocleResultList *
make_list (Contents *contents)
{
  SocleResultList *list = socle_result_list_new ();

  socle_result_list_set_contents (list, G_LIST_MODEL (contents->items), contents->index);

  return list;
}

static inline void
ask (SocleResultList *list, const char *text)
{
  SocleQuery query = { .text = text };

  socle_result_list_set_query (list, &query);
}

static inline void
wait_until_complete (SocleResultList *list)
{
  while (!socle_result_list_get_complete (list))
    g_main_context_iteration (NULL, TRUE);
}

static inline guint
count (SocleResultList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static inline gpointer
peek_item (SocleResultList *list, guint position)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (list), position);

  return result != NULL ? socle_result_get_item (result) : NULL;
}

static inline void
counted_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
}

/* --- A mirror, which knows only what the list announces ----------------------- */

typedef struct
{
  SocleResultList *list; /* (unowned) */
  GPtrArray *results;    /* (owned) (element-type SocleResult): owned elements */
  guint n_announced;
} Mirror;

static inline void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  gpointer user_data)
{
  Mirror *mirror = user_data;

  /* Only ever at the end: what is before it is alive and stays. */
  g_assert_cmpuint (position + removed, ==, mirror->results->len);
  g_assert_true (removed == 0 || added == 0);
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, position + added);

  g_ptr_array_set_size (mirror->results, (gint) position);
  for (guint i = 0; i < added; i++)
    g_ptr_array_add (mirror->results, g_list_model_get_item (model, position + i));
  mirror->n_announced++;
}

static inline void
mirror_init (Mirror *self, SocleResultList *list)
{
  self->list = list;
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_announced = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  for (guint i = 0; i < count (list); i++)
    g_ptr_array_add (self->results, g_list_model_get_item (G_LIST_MODEL (list), i));
}

static inline void
mirror_clear (Mirror *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

static inline void
mirror_check (Mirror *self, Contents *contents, const guint32 *expected, guint n_expected)
{
  g_assert_cmpuint (socle_result_list_get_total (self->list), ==, n_expected);
  g_assert_cmpuint (self->results->len, ==, count (self->list));
  g_assert_cmpuint (self->results->len, <=, MAX (n_expected, MAX_LIVE_ROWS));
  if (socle_result_list_get_complete (self->list))
    g_assert_cmpuint (self->results->len, ==, n_expected);

  for (guint i = 0; i < self->results->len; i++)
    {
      SocleResult *result = g_ptr_array_index (self->results, i);
      g_autoptr (SocleResult) again = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_assert_true (result == again);
      /* What is left over of a longer list is empty until it goes. */
      g_assert_true (socle_result_get_item (result) ==
                     (i < n_expected ? contents_get (contents, expected[i]) : NULL));
    }
}
