/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-holdings.h"
#include "socle-import-row.h"

G_BEGIN_DECLS

/* The kinds of records that tables are read of: those before files of evidence. */
#define SOCLE_N_IMPORT_KINDS SOCLE_RECORD_EVIDENCE

/* Which kind a table is of follows from its columns. */
#define SOCLE_IMPORT_ANY_KIND (-1)

#define SOCLE_TYPE_RECORD_IMPORT (socle_record_import_get_type ())

G_DECLARE_FINAL_TYPE (SocleRecordImport, socle_record_import, SOCLE, RECORD_IMPORT, GObject)

SocleRecordImport *socle_record_import_new         (const char         *bytes,
                                                    size_t              length,
                                                    int                 kind,
                                                    SocleHoldings      *holdings,
                                                    SocleLibrary       *library,
                                                    SocleMessages      *messages) G_GNUC_WARN_UNUSED_RESULT;

SocleRecordImport *socle_record_import_read        (const char         *path,
                                                    int                 kind,
                                                    SocleHoldings      *holdings,
                                                    SocleLibrary       *library,
                                                    SocleMessages      *messages) G_GNUC_WARN_UNUSED_RESULT;

int                socle_record_import_get_kind    (SocleRecordImport  *self);
const char        *socle_record_import_get_problem (SocleRecordImport  *self);
GPtrArray         *socle_record_import_get_notes   (SocleRecordImport  *self);
GListModel        *socle_record_import_get_rows    (SocleRecordImport  *self);
guint              socle_record_import_count       (SocleRecordImport  *self,
                                                    SocleImportState    state);
gboolean           socle_record_import_is_good     (SocleRecordImport  *self);
GPtrArray         *socle_record_import_dup_changes (SocleRecordImport  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
