/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *socle_json_output_get_access    (SocleAccess      access);

void        socle_json_output_add_string    (JsonBuilder     *builder,
                                             const char      *name,
                                             const char      *value);
void        socle_json_output_add_date      (JsonBuilder     *builder,
                                             const char      *name,
                                             const GDate     *date);
void        socle_json_output_add_text      (JsonBuilder     *builder,
                                             const char      *name,
                                             SocleText       *text);
void        socle_json_output_add_service   (JsonBuilder     *builder,
                                             SocleService    *service);
void        socle_json_output_add_report    (JsonBuilder     *builder,
                                             SocleReport     *report);
void        socle_json_output_add_cycle     (JsonBuilder     *builder,
                                             SocleAuditCycle *cycle);
void        socle_json_output_add_catalogue (JsonBuilder     *builder,
                                             SocleCatalogue  *catalogue);
void        socle_json_output_add_source    (JsonBuilder     *builder,
                                             SocleCatalogue  *catalogue);
void        socle_json_output_print         (JsonBuilder     *builder,
                                             GString         *output);

G_END_DECLS
