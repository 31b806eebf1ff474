/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"
#include "socle-result-list.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LIST_PAGE (socle_list_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (SocleListPage, socle_list_page, SOCLE, LIST_PAGE, SoclePage)

/**
 * SocleListPageClass:
 * @get_items: the list of a library that is shown
 * @get_index: its index
 * @get_item_type: what it is a list of
 * @soc_setting: the key under which the SOC filter is remembered
 * @library_changed: (nullable): called before the items of another library are shown
 * @fill_query: adds to a query what the search and the SOC filter do not say; what @only
 *   of it holds is given away
 * @clear_filters: (nullable): takes away the filters beyond those two
 * @get_count_sentence: a translated text with places for "count", the items that were
 *   found, and "all" of them, which may be left out if these are the same
 * @show_details: shows an item in the detail pane, or that there is none; returns the
 *   title of that pane
 *
 * A page of items that are searched, filtered and selected, with a pane of details.
 */
struct _SocleListPageClass
{
  SoclePageClass parent_class;

  GListModel *(*get_items) (SocleLibrary *library);
  SocleSearchIndex *(*get_index) (SocleLibrary *library);
  GType (*get_item_type) (void);
  const char *soc_setting;

  void (*library_changed) (SocleListPage *self,
                           SocleLibrary  *library);
  void (*fill_query) (SocleListPage *self,
                      SocleQuery    *query);
  void (*clear_filters) (SocleListPage *self);
  const char *(*get_count_sentence) (guint total,
                                     guint all);
  const char *(*show_details) (SocleListPage *self,
                               gpointer       item);
};

void             socle_list_page_class_bind_template (SocleListPageClass *klass,
                                                      const char         *resource);
void             socle_list_page_init_template       (SocleListPage      *self);

SocleMessages   *socle_list_page_get_messages        (SocleListPage      *self);
SocleResultList *socle_list_page_get_results         (SocleListPage      *self);
GtkWidget       *socle_list_page_get_view            (SocleListPage      *self);
void             socle_list_page_query_changed       (SocleListPage      *self);
void             socle_list_page_items_changed       (SocleListPage      *self);
SocleSoc         socle_list_page_get_soc             (SocleListPage      *self);

G_END_DECLS
