/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-glossary-term.h"
#include "socle-question.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_GUIDE (socle_guide_get_type ())

G_DECLARE_FINAL_TYPE (SocleGuide, socle_guide, SOCLE, GUIDE, GObject)

SocleGuide *socle_guide_new            (void) G_GNUC_WARN_UNUSED_RESULT;
SocleGuide *socle_guide_new_from_bytes (GBytes     *bytes,
                                        GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

GListModel *socle_guide_get_articles   (SocleGuide *self);
GListModel *socle_guide_get_glossary   (SocleGuide *self);

G_END_DECLS
