/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_TYPE_COUNT_CARD (socle_count_card_get_type ())

G_DECLARE_FINAL_TYPE (SocleCountCard, socle_count_card, SOCLE, COUNT_CARD, GtkFlowBoxChild)

GtkWidget *socle_count_card_new (const char *count,
                                 const char *label,
                                 const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
