/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-date-range.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_LETTER (socle_letter_get_type ())

G_DECLARE_FINAL_TYPE (SocleLetter, socle_letter, SOCLE, LETTER, GObject)

SocleLetter    *socle_letter_new             (SocleDateRange *range,
                                              const GDate    *signed_on,
                                              const GDate    *available,
                                              gboolean        held) G_GNUC_WARN_UNUSED_RESULT;

SocleDateRange *socle_letter_get_range       (SocleLetter    *self);
const GDate    *socle_letter_get_signed_on   (SocleLetter    *self);
const GDate    *socle_letter_get_available   (SocleLetter    *self);
gboolean        socle_letter_is_held         (SocleLetter    *self);

gboolean        socle_letter_is_signed_early (SocleLetter    *self);

G_END_DECLS
