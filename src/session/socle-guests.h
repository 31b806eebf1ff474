/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-library.h"
#include "socle-messages.h"
#include "socle-options.h"

G_BEGIN_DECLS

/**
 * SocleGuestState:
 * @SOCLE_GUEST_SHOWN: it is open beside the others
 * @SOCLE_GUEST_NEWER: it takes the place of an older one
 * @SOCLE_GUEST_OLDER: the one in use is newer, and stays in use
 * @SOCLE_GUEST_SAME: one of that date is in use already
 * @SOCLE_GUEST_BAD: it cannot be read; #SocleGuest.sentence says why
 *
 * What became of a file that was opened.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_GUEST_SHOWN,
  SOCLE_GUEST_NEWER,
  SOCLE_GUEST_OLDER,
  SOCLE_GUEST_SAME,
  SOCLE_GUEST_BAD,
} SocleGuestState;

/**
 * SocleGuest:
 * @state: what became of it
 * @file: the file
 * @catalogue: (nullable): what it holds; %NULL if it is bad
 * @other: the date of the catalogue with the same identifier; clear if there is none
 * @sentence: (nullable): what is wrong with it
 *
 * A file that was opened.
 */
typedef struct
{
  SocleGuestState state;
  GFile *file;               /* (owned) */
  SocleCatalogue *catalogue; /* (owned) (nullable) */
  GDate other;
  char *sentence; /* (owned) (nullable) */
} SocleGuest;

#define SOCLE_TYPE_GUESTS (socle_guests_get_type ())

G_DECLARE_FINAL_TYPE (SocleGuests, socle_guests, SOCLE, GUESTS, GObject)

SocleGuests *socle_guests_new          (SocleOptions         *options) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray   *socle_guests_get_list     (SocleGuests          *self);
GStrv        socle_guests_dup_paths    (SocleGuests          *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     socle_guests_get_can_undo (SocleGuests          *self);

void         socle_guests_read_async   (SocleGuests          *self,
                                        GPtrArray            *files,
                                        SocleMessages        *messages,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GPtrArray   *socle_guests_read_finish  (SocleGuests          *self,
                                        GAsyncResult         *result,
                                        SocleLibrary         *library) G_GNUC_WARN_UNUSED_RESULT;

void         socle_guests_keep_async   (SocleGuests          *self,
                                        SocleMessages        *messages,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     socle_guests_keep_finish  (SocleGuests          *self,
                                        GAsyncResult         *result,
                                        gboolean             *replaced,
                                        GError              **error);
void         socle_guests_undo_async   (SocleGuests          *self,
                                        SocleMessages        *messages,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     socle_guests_undo_finish  (SocleGuests          *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
