/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-result-private.h"

G_BEGIN_DECLS

/* For the result list alone. */

GHashTable  *socle_result_places_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void         socle_result_places_free    (GHashTable *places);

SocleResult *socle_result_places_look_up (GHashTable *places,
                                          guint       position);
SocleResult *socle_result_places_add     (GHashTable *places,
                                          guint       position) G_GNUC_WARN_UNUSED_RESULT;
void         socle_result_places_detach  (GHashTable *places,
                                          guint       start);
GPtrArray   *socle_result_places_list    (GHashTable *places,
                                          guint       start) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
