/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOCLE_QUERY_MAX_MASKS 4
#define SOCLE_QUERY_AS_PUBLISHED 0

/**
 * SocleQuery:
 * @text: (nullable): what was typed, unfolded; each of its words must occur
 * @masks: for each that is not 0, an item must have at least one of its bits
 * @only: (nullable): a byte for each item, in the items' own order: those with 0 are left
 *   out, whatever else; ignored if there are not as many
 * @column: the column to order by; %SOCLE_QUERY_AS_PUBLISHED for the items' own order
 * @descending: whether the order is reversed; ties keep the items' own order
 *
 * What a list shows of an index, and in which order.
 */
typedef struct
{
  const char *text;
  guint32 masks[SOCLE_QUERY_MAX_MASKS];
  GBytes *only;
  guint column;
  gboolean descending;
} SocleQuery;

#define SOCLE_TYPE_SEARCH_INDEX (socle_search_index_get_type ())

G_DECLARE_FINAL_TYPE (SocleSearchIndex, socle_search_index, SOCLE, SEARCH_INDEX, GObject)

/* Building, by one thread: add every item, then set the columns. */
SocleSearchIndex *socle_search_index_new         (guint             n_columns) G_GNUC_WARN_UNUSED_RESULT;
void              socle_search_index_begin_item  (SocleSearchIndex *self,
                                                  guint32           mask);
void              socle_search_index_add_text    (SocleSearchIndex *self,
                                                  const char       *text);
void              socle_search_index_sort_column (SocleSearchIndex *self,
                                                  guint             column,
                                                  GCompareDataFunc  compare,
                                                  gpointer          user_data);
void              socle_search_index_rank_column (SocleSearchIndex *self,
                                                  guint             column,
                                                  const guint32    *ranks,
                                                  guint             n_ranks);

/* Asking, by any number of threads. */
guint             socle_search_index_get_n_items (SocleSearchIndex *self);
guint32           socle_search_index_get_mask    (SocleSearchIndex *self,
                                                  guint             position);
guint             socle_search_index_query       (SocleSearchIndex *self,
                                                  const SocleQuery *query,
                                                  guint32          *positions);

G_END_DECLS
