/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_RECORD_DIALOG (socle_record_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SocleRecordDialog, socle_record_dialog, SOCLE, RECORD_DIALOG, AdwDialog)

SocleRecordDialog *socle_record_dialog_new        (SocleSession      *session,
                                                   SocleReport       *report,
                                                   SocleRecordKind    kind,
                                                   SocleRecord       *record) G_GNUC_WARN_UNUSED_RESULT;

void               socle_record_dialog_set_file   (SocleRecordDialog *self,
                                                   SocleReceivedFile *file);
gboolean           socle_record_dialog_take_files (SocleRecordDialog *self,
                                                   GSList            *files);

G_END_DECLS
