/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register.h"

G_BEGIN_DECLS

/**
 * SocleGivenFingerprint:
 * @n_given: how many entries the last fingerprint that was given out covers; 0 for none
 * @day: when it was given out; not valid if none was
 * @n_entries: how many entries there are
 * @last_change: the number of the last one that tells of anything but a fingerprint that was
 *   given out
 *
 * What of a trail is covered by a fingerprint that somebody else has.
 */
typedef struct
{
  guint64 n_given;
  GDate day;
  guint64 n_entries;
  guint64 last_change;
} SocleGivenFingerprint;

gboolean    socle_given_fingerprint_note    (SocleRegister                *reg,
                                             guint64                       n_entries,
                                             const char                   *fingerprint,
                                             const char                   *to,
                                             GError                      **error);
gboolean    socle_given_fingerprint_find    (SocleRegister                *reg,
                                             SocleGivenFingerprint        *given,
                                             GError                      **error);

const char *socle_given_fingerprint_parse   (const SocleTrailEntry        *entry,
                                             guint64                      *n_entries);
char       *socle_given_fingerprint_wording (const SocleGivenFingerprint  *given,
                                             SocleMessages                *messages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
