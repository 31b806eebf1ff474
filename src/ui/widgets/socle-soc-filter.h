/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-soc.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SOC_FILTER (socle_soc_filter_get_type ())

G_DECLARE_FINAL_TYPE (SocleSocFilter, socle_soc_filter, SOCLE, SOC_FILTER, AdwBin)

SocleSoc socle_soc_filter_get_soc      (SocleSocFilter *self);
void     socle_soc_filter_set_soc      (SocleSocFilter *self,
                                        SocleSoc        soc);
void     socle_soc_filter_bind_setting (SocleSocFilter *self,
                                        GSettings      *settings,
                                        const char     *key);

G_END_DECLS
