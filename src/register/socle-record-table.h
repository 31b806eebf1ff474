/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-database.h"
#include "socle-record.h"

G_BEGIN_DECLS

/**
 * SocleFieldType:
 * @SOCLE_FIELD_LINE: a line of text
 * @SOCLE_FIELD_TEXT: text of any number of lines
 * @SOCLE_FIELD_ID: an identifier of a catalogue
 * @SOCLE_FIELD_DATE: YYYY-MM-DD
 * @SOCLE_FIELD_CHOICE: one of a list of words
 * @SOCLE_FIELD_CHOICES: some of a list of words, in its order, with a space between them
 * @SOCLE_FIELD_NUMBER: a whole number, 0 or more
 * @SOCLE_FIELD_SHA256: 64 hexadecimal digits
 *
 * What a field takes. Each takes nothing, too, unless it is required.
 */
typedef enum
{
  SOCLE_FIELD_LINE,
  SOCLE_FIELD_TEXT,
  SOCLE_FIELD_ID,
  SOCLE_FIELD_DATE,
  SOCLE_FIELD_CHOICE,
  SOCLE_FIELD_CHOICES,
  SOCLE_FIELD_NUMBER,
  SOCLE_FIELD_SHA256,
} SocleFieldType;

/**
 * SocleField:
 * @name: the column's name, also in files
 * @label: its untranslated name for people
 * @type: what it takes
 * @required: whether it must be given
 * @choices: (nullable) (array zero-terminated=1): the words that it takes
 *
 * A field of a kind of record.
 */
typedef struct
{
  const char *name;
  const char *label;
  SocleFieldType type;
  gboolean required;
  const char * const *choices;
} SocleField;

#define SOCLE_MAX_FIELDS 16
#define SOCLE_MAX_LINE_BYTES 1000
#define SOCLE_MAX_TEXT_BYTES (64 * 1024)

/**
 * SocleRecordTable:
 * @name: the table's name, also the beginning of its records' identifiers
 * @fields: its fields, ended by one without a name
 * @unique: (array zero-terminated=1): fields that no two records have in common
 * @since: the version of the schema that it came with, if not the first
 * @check: (nullable): finds what is wrong between fields
 *
 * A kind of record, and its table.
 */
typedef struct
{
  const char *name;
  const SocleField *fields;
  const char * const *unique;
  int since;
  gboolean (*check) (const SocleRecord  *record,
                     SocleMessages      *messages,
                     const char        **field,
                     GError            **error);
} SocleRecordTable;

/* What makes each table, in its first version: the last one came with version 2. */
extern const char * const socle_service_table_sql[];
extern const char * const socle_edition_table_sql[];
extern const char * const socle_letter_table_sql[];
extern const char * const socle_evidence_table_sql[];
extern const char * const socle_reminder_table_sql[];

/* What a reminder can be about, in the order of SocleReminderKind. */
extern const char * const socle_reminder_table_abouts[];

extern const SocleRecordTable socle_service_table;
extern const SocleRecordTable socle_edition_table;
extern const SocleRecordTable socle_letter_table;
extern const SocleRecordTable socle_evidence_table;
extern const SocleRecordTable socle_reminder_table;

const SocleRecordTable *socle_record_table_get        (SocleRecordKind         kind);
gboolean                socle_record_table_find_kind  (const char             *name,
                                                       SocleRecordKind        *kind);
int                     socle_record_table_find_field (const SocleRecordTable *self,
                                                       const char             *name);
guint                   socle_record_table_count      (const SocleRecordTable *self);

GPtrArray              *socle_record_table_list       (SocleDatabase          *database,
                                                       SocleRecordKind         kind,
                                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                socle_record_table_find       (SocleDatabase          *database,
                                                       SocleRecordKind         kind,
                                                       const char             *id,
                                                       SocleRecord           **record,
                                                       GError                **error);
gboolean                socle_record_table_is_free    (SocleDatabase          *database,
                                                       SocleRecord            *record,
                                                       GError                **error);
gboolean                socle_record_table_put        (SocleDatabase          *database,
                                                       SocleRecord            *before,
                                                       SocleRecord            *after,
                                                       GError                **error);

gboolean                socle_record_table_fail       (SocleDatabase          *database,
                                                       const char             *id,
                                                       GError                **error);

gboolean                socle_record_refuse           (const char             *field,
                                                       const char            **out_field,
                                                       const char             *sentence,
                                                       GError                **error);

G_END_DECLS
