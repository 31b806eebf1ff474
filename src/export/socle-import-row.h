/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"
#include "socle-record.h"

G_BEGIN_DECLS

/**
 * SocleImportState:
 * @SOCLE_IMPORT_PROBLEM: something is wrong with it
 * @SOCLE_IMPORT_CHANGED: changes a record that is there
 * @SOCLE_IMPORT_NEW: a new record
 * @SOCLE_IMPORT_SAME: recorded already, just like that
 *
 * What a row of a table would do, in the order in which people want to know.
 */
typedef enum
{
  SOCLE_IMPORT_PROBLEM,
  SOCLE_IMPORT_CHANGED,
  SOCLE_IMPORT_NEW,
  SOCLE_IMPORT_SAME,
} SocleImportState;

#define SOCLE_N_IMPORT_STATES (SOCLE_IMPORT_SAME + 1)

#define SOCLE_TYPE_IMPORT_ROW (socle_import_row_get_type ())

G_DECLARE_FINAL_TYPE (SocleImportRow, socle_import_row, SOCLE, IMPORT_ROW, GObject)

SocleImportRow   *socle_import_row_new         (guint             line,
                                                SocleImportState  state,
                                                SocleRecord      *before,
                                                SocleRecord      *after) G_GNUC_WARN_UNUSED_RESULT;
SocleImportRow   *socle_import_row_new_problem (guint             line,
                                                guint             column,
                                                SocleRecord      *after,
                                                const char       *sentence) G_GNUC_WARN_UNUSED_RESULT;

guint             socle_import_row_get_line    (SocleImportRow   *self);
SocleImportState  socle_import_row_get_state   (SocleImportRow   *self);
SocleRecord      *socle_import_row_get_before  (SocleImportRow   *self);
SocleRecord      *socle_import_row_get_after   (SocleImportRow   *self);

char             *socle_import_row_dup_title   (SocleImportRow   *self,
                                                SocleLibrary     *library,
                                                SocleMessages    *messages) G_GNUC_WARN_UNUSED_RESULT;
char             *socle_import_row_dup_detail  (SocleImportRow   *self,
                                                SocleMessages    *messages) G_GNUC_WARN_UNUSED_RESULT;
const char       *socle_import_row_get_word    (SocleImportRow   *self,
                                                SocleMessages    *messages);

G_END_DECLS
