/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SocleIdEntry:
 * @id: an identifier
 * @item: (nullable): what has it
 * @position: of the item in its list
 * @mark: free for the user of the index; 0 at first
 */
typedef struct
{
  const char *id; /* (unowned) */
  gpointer item;  /* (unowned) (nullable) */
  guint position;
  guint mark;
} SocleIdEntry;

typedef struct _SocleIdIndex SocleIdIndex;

typedef void (*SocleIdDuplicateFunc) (const SocleIdEntry *entry,
                                      gpointer            user_data);

SocleIdIndex *socle_id_index_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void          socle_id_index_free   (SocleIdIndex         *self);
void          socle_id_index_add    (SocleIdIndex         *self,
                                     const char           *id,
                                     gpointer              item,
                                     guint                 position);
void          socle_id_index_finish (SocleIdIndex         *self,
                                     SocleIdDuplicateFunc  func,
                                     gpointer              user_data);
SocleIdEntry *socle_id_index_find   (SocleIdIndex         *self,
                                     const char           *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleIdIndex, socle_id_index_free)

G_END_DECLS
