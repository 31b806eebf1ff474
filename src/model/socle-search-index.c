/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and ordering the items of a large list at the speed of memmem(). */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "socle-search-index.h"

#include "socle-search-key.h"

#include <string.h>

/*
 * A SocleSearchIndex holds what a search needs of each item of a list, and none
 * of the items:
 *
 *   keys     one block of folded texts, "azure\nmicrosoft\n" for one item, the
 *            items back to back
 *   starts   where each item's texts start in it, and where the last one's end
 *   masks    bits by which items are filtered
 *   columns  for each column the items' positions in its order, both ways
 *
 * No folded word holds a line break, so that one memmem() over all keys finds the
 * items that have it, and none across two texts. A query marks these in a map of
 * one byte an item, then walks the order wanted and keeps what is marked:
 * nothing is compared or sorted while somebody types.
 *
 * Threads: one thread builds the index; from then on it never changes, and any
 * number may ask at once.
 */
struct _SocleSearchIndex
{
  GObject parent_instance;

  GString *keys;  /* (owned) */
  GArray *starts; /* (owned) (element-type gsize): one more than there are items */
  GArray *masks;  /* (owned) (element-type guint32) */

  guint n_columns;
  guint32 **ascending;  /* (owned): one array a column, NULL until it is sorted */
  guint32 **descending; /* (owned): the same, ties in the items' own order */
};

G_DEFINE_FINAL_TYPE (SocleSearchIndex, socle_search_index, G_TYPE_OBJECT)

/* One word of a query, folded. */
typedef struct
{
  const char *text; /* (unowned) */
  gsize length;
} Word;

static guint
count_items (SocleSearchIndex *self)
{
  return self->masks->len;
}

/* The item whose texts hold the byte at @offset; @from is at or before it. Found
 * by doubling steps first, since the next match is mostly near. */
static guint
find_item_at (const gsize *starts, guint n_items, guint from, gsize offset)
{
  guint low = from;
  guint high;
  guint step = 1;

  while (step < n_items - low && starts[low + step] <= offset)
    {
      low += step;
      step *= 2;
    }
  high = step < n_items - low ? low + step : n_items;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle] <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Marks every item that has @word. */
static void
mark_matches (SocleSearchIndex *self, const Word *word, guint8 *marks)
{
  const gsize *starts = (const gsize *) (gpointer) self->starts->data;
  const char *keys = self->keys->str;
  gsize end = self->keys->len;
  gsize offset = 0;
  guint n_items = count_items (self);
  guint item = 0;

  while (offset < end)
    {
      const char *match = memmem (keys + offset, end - offset, word->text, word->length);

      if (match == NULL)
        return;

      item = find_item_at (starts, n_items, item, (gsize) (match - keys));
      marks[item] = 1;
      item++;
      offset = starts[item];
    }
}

/* Takes the mark from every item that has not @word. */
static void
unmark_others (SocleSearchIndex *self, const Word *word, guint8 *marks)
{
  const gsize *starts = (const gsize *) (gpointer) self->starts->data;
  const char *keys = self->keys->str;
  guint n_items = count_items (self);

  for (guint i = 0; i < n_items; i++)
    if (marks[i] &&
        memmem (keys + starts[i], starts[i + 1] - starts[i], word->text, word->length) == NULL)
      marks[i] = 0;
}

static guint8 *
mark_all (SocleSearchIndex *self)
{
  guint8 *marks = g_new (guint8, count_items (self));

  memset (marks, 1, count_items (self));

  return marks;
}

static void
unmark_unmasked (SocleSearchIndex *self, guint32 mask, guint8 *marks)
{
  const guint32 *masks = (const guint32 *) (gpointer) self->masks->data;
  guint n_items = count_items (self);

  for (guint i = 0; i < n_items; i++)
    marks[i] &= (masks[i] & mask) != 0;
}

/* Splits @key in place. */
static GArray *
split_words (char *key)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (char *p = key; *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      Word word = { p, length };

      if (length > 0)
        g_array_append_val (words, word);
      p += length;
      p += strspn (p, " ");
    }

  return words;
}

/* The longest word is looked for first: it is the rarest as a rule, and finding
 * it everywhere costs the least. */
static void
put_longest_first (GArray *words)
{
  guint longest = 0;
  Word word;

  for (guint i = 1; i < words->len; i++)
    if (g_array_index (words, Word, i).length > g_array_index (words, Word, longest).length)
      longest = i;

  word = g_array_index (words, Word, longest);
  g_array_index (words, Word, longest) = g_array_index (words, Word, 0);
  g_array_index (words, Word, 0) = word;
}

/* Walks the order that @query wants and keeps what is marked; all if @marks is %NULL. */
static guint
collect (SocleSearchIndex *self, const SocleQuery *query, const guint8 *marks, guint32 *positions)
{
  guint32 **columns = query->descending ? self->descending : self->ascending;
  const guint32 *order = query->column < self->n_columns ? columns[query->column] : NULL;
  guint n_items = count_items (self);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    {
      guint32 item = order != NULL ? order[i] : query->descending ? n_items - 1 - i : i;

      /* Written always and counted only if wanted: no branch to mispredict. */
      positions[n] = item;
      n += marks == NULL ? 1 : marks[item];
    }

  return n;
}

static void
socle_search_index_finalize (GObject *object)
{
  SocleSearchIndex *self = SOCLE_SEARCH_INDEX (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->ascending[i]);
      g_free (self->descending[i]);
    }
  g_free (self->ascending);
  g_free (self->descending);
  g_string_free (self->keys, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->masks);

  G_OBJECT_CLASS (socle_search_index_parent_class)->finalize (object);
}

static void
socle_search_index_class_init (SocleSearchIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_search_index_finalize;
}

static void
socle_search_index_init (SocleSearchIndex *self)
{
  gsize start = 0;

  self->keys = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->masks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, start);
}

/**
 * socle_search_index_new:
 * @n_columns: how many orders the index will have, the items' own included
 *
 * Returns: (transfer full): an index without items
 */
SocleSearchIndex *
socle_search_index_new (guint n_columns)
{
  SocleSearchIndex *self = g_object_new (SOCLE_TYPE_SEARCH_INDEX, NULL);

  self->n_columns = n_columns;
  self->ascending = g_new0 (guint32 *, n_columns);
  self->descending = g_new0 (guint32 *, n_columns);

  return self;
}

/**
 * socle_search_index_begin_item:
 * @self: an index that is being built
 * @mask: the bits by which the item is filtered
 *
 * Adds an item, without texts yet, after those that the index has.
 */
void
socle_search_index_begin_item (SocleSearchIndex *self, guint32 mask)
{
  g_return_if_fail (SOCLE_IS_SEARCH_INDEX (self));

  g_array_append_val (self->masks, mask);
  g_array_append_val (self->starts, self->keys->len);
}

/**
 * socle_search_index_add_text:
 * @self: an index that is being built and has an item
 * @text: (nullable): a text by which the last item is to be found
 */
void
socle_search_index_add_text (SocleSearchIndex *self, const char *text)
{
  gsize before;

  g_return_if_fail (SOCLE_IS_SEARCH_INDEX (self));
  g_return_if_fail (self->masks->len > 0);

  before = self->keys->len;
  socle_search_key_append (self->keys, text);
  if (self->keys->len > before)
    g_string_append_c (self->keys, '\n');

  g_array_index (self->starts, gsize, self->masks->len) = self->keys->len;
}

/* Fills @descending with @ascending turned round, but for runs of equal items,
 * which keep their order. */
static void
reverse_runs (const guint32 *ascending,
              guint32 *descending,
              guint n_items,
              GCompareDataFunc compare,
              gpointer user_data)
{
  guint end = n_items;
  guint n = 0;

  while (end > 0)
    {
      guint start = end - 1;

      while (start > 0 && compare (&ascending[start - 1], &ascending[start], user_data) == 0)
        start--;

      memcpy (descending + n, ascending + start, (end - start) * sizeof (guint32));
      n += end - start;
      end = start;
    }
}

static void
set_column (SocleSearchIndex *self, guint column, guint32 *ascending, guint32 *descending)
{
  g_free (self->ascending[column]);
  g_free (self->descending[column]);
  self->ascending[column] = ascending;
  self->descending[column] = descending;
}

/**
 * socle_search_index_sort_column:
 * @self: an index that has all its items
 * @column: a column, 1 or more; column 0 is the items' own order
 * @compare: compares two items, each given as a pointer to its #guint32 position
 * @user_data: for @compare
 *
 * Sets the order of a column. Items that @compare calls equal keep their own order.
 */
void
socle_search_index_sort_column (SocleSearchIndex *self,
                                guint column,
                                GCompareDataFunc compare,
                                gpointer user_data)
{
  guint n_items;
  guint32 *ascending;
  guint32 *descending;

  g_return_if_fail (SOCLE_IS_SEARCH_INDEX (self));
  g_return_if_fail (column > 0 && column < self->n_columns);
  g_return_if_fail (compare != NULL);

  n_items = count_items (self);
  ascending = g_new (guint32, n_items);
  descending = g_new (guint32, n_items);

  for (guint i = 0; i < n_items; i++)
    ascending[i] = i;
  g_sort_array (ascending, n_items, sizeof (guint32), compare, user_data);
  reverse_runs (ascending, descending, n_items, compare, user_data);

  set_column (self, column, ascending, descending);
}

/**
 * socle_search_index_rank_column:
 * @self: an index that has all its items
 * @column: a column, 1 or more; column 0 is the items' own order
 * @ranks: (array): for each item its rank, which is less than @n_ranks
 * @n_ranks: how many ranks there are
 *
 * Sets the order of a column, lowest rank first. Items of one rank keep their own
 * order. Where there are few ranks, this takes a tenth of the time of comparing.
 */
void
socle_search_index_rank_column (SocleSearchIndex *self,
                                guint column,
                                const guint32 *ranks,
                                guint n_ranks)
{
  g_autofree guint32 *places = NULL;
  g_autofree guint32 *places_from_end = NULL;
  guint32 *ascending;
  guint32 *descending;
  guint n_items;

  g_return_if_fail (SOCLE_IS_SEARCH_INDEX (self));
  g_return_if_fail (column > 0 && column < self->n_columns);

  n_items = count_items (self);
  places = g_new0 (guint32, (gsize) n_ranks + 1);
  places_from_end = g_new (guint32, (gsize) n_ranks + 1);
  ascending = g_new (guint32, n_items);
  descending = g_new (guint32, n_items);

  /* Where each rank begins: after all items of the ranks before it, either way. */
  for (guint i = 0; i < n_items; i++)
    places[ranks[i] + 1]++;
  for (guint rank = 0; rank < n_ranks; rank++)
    {
      places[rank + 1] += places[rank];
      places_from_end[rank] = n_items - places[rank + 1];
    }

  for (guint i = 0; i < n_items; i++)
    {
      ascending[places[ranks[i]]++] = i;
      descending[places_from_end[ranks[i]]++] = i;
    }

  set_column (self, column, ascending, descending);
}

/**
 * socle_search_index_get_n_items:
 * @self: an index
 *
 * Returns: how many items it has
 */
guint
socle_search_index_get_n_items (SocleSearchIndex *self)
{
  g_return_val_if_fail (SOCLE_IS_SEARCH_INDEX (self), 0);

  return count_items (self);
}

/**
 * socle_search_index_get_mask:
 * @self: an index
 * @position: the position of one of its items
 *
 * Returns: the bits by which the item is filtered
 */
guint32
socle_search_index_get_mask (SocleSearchIndex *self, guint position)
{
  g_return_val_if_fail (SOCLE_IS_SEARCH_INDEX (self), 0);
  g_return_val_if_fail (position < self->masks->len, 0);

  return g_array_index (self->masks, guint32, position);
}

/**
 * socle_search_index_query:
 * @self: an index
 * @query: what is asked for; a column that has not been sorted is the items' own order
 * @positions: (out caller-allocates): room for as many positions as there are items
 *
 * Finds the items that have every word of the query's text, each word in any of
 * the item's texts, and a bit of each of its masks. Case, accents and kinds of
 * space do not matter, as in socle_search_key_append().
 *
 * Returns: how many items were found; the positions of these are in @positions,
 *   in the order asked for
 */
guint
socle_search_index_query (SocleSearchIndex *self, const SocleQuery *query, guint32 *positions)
{
  g_autofree char *key = NULL;
  g_autofree guint8 *marks = NULL;
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (SOCLE_IS_SEARCH_INDEX (self), 0);
  g_return_val_if_fail (query != NULL, 0);

  if (count_items (self) == 0)
    return 0;

  key = socle_search_key_new (query->text);
  words = split_words (key);
  if (words->len > 0)
    {
      put_longest_first (words);
      marks = g_new0 (guint8, count_items (self));
      mark_matches (self, &g_array_index (words, Word, 0), marks);
      for (guint i = 1; i < words->len; i++)
        unmark_others (self, &g_array_index (words, Word, i), marks);
    }

  for (guint i = 0; i < SOCLE_QUERY_MAX_MASKS; i++)
    {
      if (query->masks[i] == 0)
        continue;

      if (marks == NULL)
        marks = mark_all (self);
      unmark_unmasked (self, query->masks[i], marks);
    }

  if (query->only != NULL && g_bytes_get_size (query->only) == count_items (self))
    {
      const guint8 *only = g_bytes_get_data (query->only, NULL);

      if (marks == NULL)
        marks = mark_all (self);
      for (guint i = 0; i < count_items (self); i++)
        marks[i] = marks[i] && only[i];
    }

  return collect (self, query, marks, positions);
}
