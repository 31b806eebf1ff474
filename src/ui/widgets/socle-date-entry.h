/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "socle-messages.h"

G_BEGIN_DECLS

/**
 * SocleDateCheck:
 * @date: a date that was typed or picked
 * @user_data: as given
 *
 * Returns: (transfer full) (nullable): why it cannot be taken, in a sentence; %NULL if it can
 */
typedef char *(*SocleDateCheck) (const GDate *date,
                                 gpointer     user_data);

#define SOCLE_TYPE_DATE_ENTRY (socle_date_entry_get_type ())

G_DECLARE_FINAL_TYPE (SocleDateEntry, socle_date_entry, SOCLE, DATE_ENTRY, GtkBox)

void         socle_date_entry_set_messages (SocleDateEntry *self,
                                            SocleMessages  *messages);
void         socle_date_entry_set_check    (SocleDateEntry *self,
                                            SocleDateCheck  check,
                                            gpointer        user_data);
void         socle_date_entry_set_date     (SocleDateEntry *self,
                                            const GDate    *date);
const GDate *socle_date_entry_get_date     (SocleDateEntry *self);
gboolean     socle_date_entry_peek         (SocleDateEntry *self,
                                            GDate          *date);
gboolean     socle_date_entry_is_good      (SocleDateEntry *self);

G_END_DECLS
