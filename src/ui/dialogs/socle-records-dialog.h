/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_RECORDS_DIALOG (socle_records_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleRecordsDialog, socle_records_dialog, SOCLE, RECORDS_DIALOG, AdwDialog)

SocleRecordsDialog *socle_records_dialog_new  (SocleSession       *session) G_GNUC_WARN_UNUSED_RESULT;

void                socle_records_dialog_save (SocleRecordsDialog *self,
                                               SocleRecordKind     kind,
                                               GFile              *file);

G_END_DECLS
