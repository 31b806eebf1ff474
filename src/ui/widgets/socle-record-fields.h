/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_RECORD_FIELDS (socle_record_fields_get_type ())

G_DECLARE_FINAL_TYPE (SocleRecordFields, socle_record_fields, SOCLE, RECORD_FIELDS, GtkBox)

GtkWidget   *socle_record_fields_new         (SocleSession      *session,
                                              SocleReport       *report,
                                              SocleRecordKind    kind,
                                              SocleRecord       *record) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget   *socle_record_fields_get_first_row
                                             (SocleRecordFields *self);
SocleRecord *socle_record_fields_dup_record  (SocleRecordFields *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     socle_record_fields_is_readable (SocleRecordFields *self);
void         socle_record_fields_mark        (SocleRecordFields *self,
                                              const char        *field);
void         socle_record_fields_set         (SocleRecordFields *self,
                                              const char        *field,
                                              const char        *value);

G_END_DECLS
