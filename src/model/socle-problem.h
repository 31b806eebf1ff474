/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "socle-messages.h"

G_BEGIN_DECLS

/**
 * SocleCatalogueError:
 * @SOCLE_CATALOGUE_ERROR_UNREADABLE: the file cannot be opened or read; the
 *   detail is the system's reason
 * @SOCLE_CATALOGUE_ERROR_EMPTY: the file has no content
 * @SOCLE_CATALOGUE_ERROR_TOO_LARGE: the file is larger than the limit
 * @SOCLE_CATALOGUE_ERROR_NOT_UTF8: a byte sequence is not UTF-8
 * @SOCLE_CATALOGUE_ERROR_CONTROL: a NUL, another control character or a
 *   non-character; the detail is its code point
 * @SOCLE_CATALOGUE_ERROR_SYNTAX: not JSON; the detail says what is wrong, as one
 *   of the SOCLE_SYNTAX_ strings
 * @SOCLE_CATALOGUE_ERROR_TOO_DEEP: nested deeper than the limit; the detail is it
 * @SOCLE_CATALOGUE_ERROR_TOO_MANY: more values or members than the limit; the
 *   detail is it
 * @SOCLE_CATALOGUE_ERROR_TOO_LONG: a text longer than the limit; the detail is it
 * @SOCLE_CATALOGUE_ERROR_NUMBER: a number out of range; the detail is it
 * @SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY: a member given twice; the detail is its name
 * @SOCLE_CATALOGUE_ERROR_FORMAT: not a Socle catalogue
 * @SOCLE_CATALOGUE_ERROR_VERSION: a version this Socle does not know; the detail is it
 * @SOCLE_CATALOGUE_ERROR_MISSING: a member that must be there is not
 * @SOCLE_CATALOGUE_ERROR_TYPE: a value of the wrong type; what is expected is one
 *   of the SOCLE_EXPECTED_ strings
 * @SOCLE_CATALOGUE_ERROR_VALUE: a value that is not allowed; the detail is it
 * @SOCLE_CATALOGUE_ERROR_DATE: not a date; the detail is it
 * @SOCLE_CATALOGUE_ERROR_ADDRESS: not a web or mail address; the detail is it
 * @SOCLE_CATALOGUE_ERROR_DUPLICATE_ID: an id used twice; the detail is it
 * @SOCLE_CATALOGUE_ERROR_REFERENCE: names something that the file does not have;
 *   the detail is the id
 *
 * What can be wrong with a catalogue. Limits are in socle-catalogue-limits.h.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_CATALOGUE_ERROR_UNREADABLE,
  SOCLE_CATALOGUE_ERROR_EMPTY,
  SOCLE_CATALOGUE_ERROR_TOO_LARGE,
  SOCLE_CATALOGUE_ERROR_NOT_UTF8,
  SOCLE_CATALOGUE_ERROR_CONTROL,
  SOCLE_CATALOGUE_ERROR_SYNTAX,
  SOCLE_CATALOGUE_ERROR_TOO_DEEP,
  SOCLE_CATALOGUE_ERROR_TOO_MANY,
  SOCLE_CATALOGUE_ERROR_TOO_LONG,
  SOCLE_CATALOGUE_ERROR_NUMBER,
  SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY,
  SOCLE_CATALOGUE_ERROR_FORMAT,
  SOCLE_CATALOGUE_ERROR_VERSION,
  SOCLE_CATALOGUE_ERROR_MISSING,
  SOCLE_CATALOGUE_ERROR_TYPE,
  SOCLE_CATALOGUE_ERROR_VALUE,
  SOCLE_CATALOGUE_ERROR_DATE,
  SOCLE_CATALOGUE_ERROR_ADDRESS,
  SOCLE_CATALOGUE_ERROR_DUPLICATE_ID,
  SOCLE_CATALOGUE_ERROR_REFERENCE,
} SocleCatalogueError;

#define SOCLE_N_CATALOGUE_ERRORS (SOCLE_CATALOGUE_ERROR_REFERENCE + 1)

/* Details of SOCLE_CATALOGUE_ERROR_SYNTAX. */
#define SOCLE_SYNTAX_COLON "colon"
#define SOCLE_SYNTAX_COMMA "comma"
#define SOCLE_SYNTAX_END "end"
#define SOCLE_SYNTAX_ESCAPE "escape"
#define SOCLE_SYNTAX_NAME "name"
#define SOCLE_SYNTAX_NUMBER "number"
#define SOCLE_SYNTAX_QUOTE "quote"
#define SOCLE_SYNTAX_TRAILING "trailing"
#define SOCLE_SYNTAX_VALUE "value"

/* What is expected instead, where the code alone does not say: the right type,
 * what a limit counts, or the form of a value. Anything else given as expected is
 * the list of allowed values, for people. */
#define SOCLE_EXPECTED_ARRAY "array"
#define SOCLE_EXPECTED_BYTES "bytes"
#define SOCLE_EXPECTED_CHARACTERS "characters"
#define SOCLE_EXPECTED_ID "id"
#define SOCLE_EXPECTED_INTEGER "integer"
#define SOCLE_EXPECTED_LANGUAGE "language"
#define SOCLE_EXPECTED_MEMBERS "members"
#define SOCLE_EXPECTED_MONTH_DAY "month-day"
#define SOCLE_EXPECTED_OBJECT "object"
#define SOCLE_EXPECTED_SHA256 "sha256"
#define SOCLE_EXPECTED_STRING "string"
#define SOCLE_EXPECTED_TEXT "text"
#define SOCLE_EXPECTED_VALUES "values"

#define SOCLE_TYPE_PROBLEM (socle_problem_get_type ())

typedef struct _SocleProblem SocleProblem;

GType                socle_problem_get_type   (void);

SocleProblem        *socle_problem_new        (SocleCatalogueError  code,
                                               const char          *file,
                                               guint                line,
                                               const char          *path,
                                               const char          *detail) G_GNUC_WARN_UNUSED_RESULT;
SocleProblem        *socle_problem_new_full   (SocleCatalogueError  code,
                                               const char          *file,
                                               guint                line,
                                               const char          *path,
                                               const char          *detail,
                                               const char          *expected) G_GNUC_WARN_UNUSED_RESULT;
SocleProblem        *socle_problem_ref        (SocleProblem        *self);
void                 socle_problem_unref      (SocleProblem        *self);

SocleCatalogueError  socle_problem_get_code   (const SocleProblem  *self);
const char          *socle_problem_get_file   (const SocleProblem  *self);
guint                socle_problem_get_line   (const SocleProblem  *self);
const char          *socle_problem_get_path   (const SocleProblem  *self);
const char          *socle_problem_get_detail (const SocleProblem  *self);

char                *socle_problem_describe   (const SocleProblem  *self,
                                               SocleMessages       *messages) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleProblem, socle_problem_unref)

G_END_DECLS
