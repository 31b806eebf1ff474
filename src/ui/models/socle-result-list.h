/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-result.h"
#include "socle-search-index.h"

G_BEGIN_DECLS

/**
 * SocleSectionFunc:
 * @item: an item of the list
 *
 * Returns: (transfer none) (nullable): what the section of @item is about; neighbours
 *   with the same one are in one section
 */
typedef gpointer (*SocleSectionFunc) (gpointer item);

/**
 * SocleResultFunc:
 * @item: an item of the list
 * @user_data: what was given with the function
 *
 * Returns: whether @item is one of those that are meant
 */
typedef gboolean (*SocleResultFunc) (gpointer item,
                                     gpointer user_data);

#define SOCLE_TYPE_RESULT_LIST (socle_result_list_get_type ())

G_DECLARE_FINAL_TYPE (SocleResultList, socle_result_list, SOCLE, RESULT_LIST, GObject)

SocleResultList  *socle_result_list_new              (void) G_GNUC_WARN_UNUSED_RESULT;

void              socle_result_list_set_contents     (SocleResultList  *self,
                                                      GListModel       *items,
                                                      SocleSearchIndex *index);
void              socle_result_list_set_query        (SocleResultList  *self,
                                                      const SocleQuery *query);
void              socle_result_list_set_section_func (SocleResultList  *self,
                                                      SocleSectionFunc  section_func);
void              socle_result_list_set_step         (SocleResultList  *self,
                                                      guint             step);
void              socle_result_list_refresh          (SocleResultList  *self);
void              socle_result_list_refresh_some     (SocleResultList  *self,
                                                      SocleResultFunc   func,
                                                      gpointer          user_data);

GListModel       *socle_result_list_get_items        (SocleResultList  *self);
SocleSearchIndex *socle_result_list_get_index        (SocleResultList  *self);
guint             socle_result_list_get_total        (SocleResultList  *self);
gboolean          socle_result_list_get_complete     (SocleResultList  *self);
gboolean          socle_result_list_find             (SocleResultList  *self,
                                                      gpointer          item,
                                                      guint            *position);

G_END_DECLS
