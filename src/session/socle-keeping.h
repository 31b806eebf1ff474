/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-messages.h"

G_BEGIN_DECLS

/**
 * SocleKeeping:
 * @source: the file that is copied
 * @id: the identifier of its catalogue
 * @target: (nullable): where the copy is, once it is made
 * @previous: (nullable): what was there before; %NULL if nothing was
 *
 * One file on its way into a folder of catalogues.
 */
typedef struct
{
  char *source;     /* (owned) (type filename) */
  char *id;         /* (owned) */
  char *target;     /* (owned) (nullable) (type filename) */
  GBytes *previous; /* (owned) (nullable) */
} SocleKeeping;

SocleKeeping *socle_keeping_new  (const char     *source,
                                  const char     *id) G_GNUC_WARN_UNUSED_RESULT;
void          socle_keeping_free (SocleKeeping   *keeping);

gboolean      socle_keeping_do   (GPtrArray      *keepings,
                                  const char     *folder,
                                  SocleMessages  *messages,
                                  GError        **error);
gboolean      socle_keeping_undo (GPtrArray      *keepings,
                                  SocleMessages  *messages,
                                  GError        **error);

G_END_DECLS
