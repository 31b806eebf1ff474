/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-change.h"
#include "socle-trail-entry.h"

G_BEGIN_DECLS

SocleTrailEntry *socle_change_entry_new      (const SocleChange   *change,
                                              SocleRecord         *after,
                                              const char          *by,
                                              GDateTime           *now) G_GNUC_WARN_UNUSED_RESULT;
SocleTrailEntry *socle_change_entry_new_note (const char          *action,
                                              const char * const  *fields,
                                              const char          *by,
                                              GDateTime           *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
