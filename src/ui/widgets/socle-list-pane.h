/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LIST_PANE (socle_list_pane_get_type ())

G_DECLARE_FINAL_TYPE (SocleListPane, socle_list_pane, SOCLE, LIST_PANE, AdwNavigationPage)

/**
 * SocleListState:
 * @SOCLE_LIST_LOADING: what the list is to show is being read
 * @SOCLE_LIST_EMPTY: there is nothing to show
 * @SOCLE_LIST_NO_RESULTS: the search and the filters leave nothing
 * @SOCLE_LIST_SHOWN: the list has rows
 *
 * What stands in the place of the list.
 */
typedef enum
{
  SOCLE_LIST_LOADING,
  SOCLE_LIST_EMPTY,
  SOCLE_LIST_NO_RESULTS,
  SOCLE_LIST_SHOWN,
} SocleListState;

const char *socle_list_pane_get_search_text (SocleListPane     *self);
void        socle_list_pane_clear_search    (SocleListPane     *self);
void        socle_list_pane_start_search    (SocleListPane     *self);
void        socle_list_pane_search          (SocleListPane     *self,
                                             const char        *text);
void        socle_list_pane_set_searchable  (SocleListPane     *self,
                                             gboolean           searchable);
void        socle_list_pane_set_state       (SocleListPane     *self,
                                             SocleListState     state);
void        socle_list_pane_set_count_text  (SocleListPane     *self,
                                             const char        *text);
void        socle_list_pane_show_count      (SocleListPane     *self,
                                             SocleMessages     *messages,
                                             guint              count,
                                             guint              all,
                                             const char        *sentence);
void        socle_list_pane_set_scroller    (SocleListPane     *self,
                                             GtkScrolledWindow *scroller);
void        socle_list_pane_scroll_to_top   (SocleListPane     *self);

G_END_DECLS
