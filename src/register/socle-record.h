/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register-error.h"

G_BEGIN_DECLS

/**
 * SocleRecordKind:
 * @SOCLE_RECORD_SERVICE: a service in use
 * @SOCLE_RECORD_EDITION: an edition of a report that we hold
 * @SOCLE_RECORD_LETTER: a bridge letter that we hold
 * @SOCLE_RECORD_EVIDENCE: a file that is kept as evidence
 * @SOCLE_RECORD_REMINDER: what was said to a reminder
 *
 * What the register records.
 */
typedef enum
{
  SOCLE_RECORD_SERVICE,
  SOCLE_RECORD_EDITION,
  SOCLE_RECORD_LETTER,
  SOCLE_RECORD_EVIDENCE,
  SOCLE_RECORD_REMINDER,
} SocleRecordKind;

#define SOCLE_N_RECORD_KINDS (SOCLE_RECORD_REMINDER + 1)

#define SOCLE_TYPE_RECORD (socle_record_get_type ())

typedef struct _SocleRecord SocleRecord;

GType            socle_record_get_type   (void);

SocleRecord     *socle_record_new        (SocleRecordKind    kind,
                                          const char        *first_field,
                                          ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
SocleRecord     *socle_record_new_filled (SocleRecordKind    kind,
                                          const char        *id,
                                          const char * const *values) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord     *socle_record_with       (SocleRecord       *self,
                                          const char        *first_field,
                                          ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
SocleRecord     *socle_record_with_id    (SocleRecord       *self,
                                          const char        *id) G_GNUC_WARN_UNUSED_RESULT;
SocleRecord     *socle_record_ref        (SocleRecord       *self);
void             socle_record_unref      (SocleRecord       *self);

SocleRecordKind  socle_record_get_kind   (const SocleRecord *self);
const char      *socle_record_get_id     (const SocleRecord *self);
const char      *socle_record_get        (const SocleRecord *self,
                                          const char        *field);
const char      *socle_record_get_nth    (const SocleRecord *self,
                                          guint              index);
gboolean         socle_record_get_date   (const SocleRecord *self,
                                          const char        *field,
                                          GDate             *date);
int              socle_record_get_choice (const SocleRecord *self,
                                          const char        *field);
gboolean         socle_record_has_choice (const SocleRecord *self,
                                          const char        *field,
                                          const char        *choice);

gboolean         socle_record_equal      (const SocleRecord *a,
                                          const SocleRecord *b);
char            *socle_record_dup_sha256 (const SocleRecord *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean         socle_record_check      (const SocleRecord *self,
                                          SocleMessages     *messages,
                                          const char       **field,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleRecord, socle_record_unref)

G_END_DECLS
