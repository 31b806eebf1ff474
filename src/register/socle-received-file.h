/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-evidence.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_RECEIVED_FILE (socle_received_file_get_type ())

G_DECLARE_FINAL_TYPE (SocleReceivedFile, socle_received_file, SOCLE, RECEIVED_FILE, GObject)

SocleReceivedFile *socle_received_file_new            (const char          *path) G_GNUC_WARN_UNUSED_RESULT;
SocleReceivedFile *socle_received_file_new_downloaded (const char          *path,
                                                       const char          *name,
                                                       const char          *sha256,
                                                       guint64              size,
                                                       const char          *media_type,
                                                       const char          *provenance) G_GNUC_WARN_UNUSED_RESULT;

const char        *socle_received_file_get_name       (SocleReceivedFile   *self);

gboolean           socle_received_file_judge          (SocleReceivedFile   *self,
                                                       SocleEvidenceStore  *store,
                                                       GError             **error);
gboolean           socle_received_file_keep           (SocleReceivedFile   *self,
                                                       SocleEvidenceStore  *store,
                                                       GError             **error);
SocleChange       *socle_received_file_record         (SocleReceivedFile   *self,
                                                       SocleRegister       *reg,
                                                       SocleEvidenceStore  *store,
                                                       const char          *filed_under,
                                                       const char          *received_on,
                                                       GError             **error);

G_END_DECLS
