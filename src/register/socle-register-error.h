/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_REGISTER_ERROR (socle_register_error_quark ())

/**
 * SocleRegisterError:
 * @SOCLE_REGISTER_ERROR_NOT_FOUND: there is no such file
 * @SOCLE_REGISTER_ERROR_EXISTS: there is a file where a new one is to be
 * @SOCLE_REGISTER_ERROR_EMPTY: the file has no content
 * @SOCLE_REGISTER_ERROR_FOREIGN: the file is not a register
 * @SOCLE_REGISTER_ERROR_NEWER: a later Socle wrote it
 * @SOCLE_REGISTER_ERROR_CUT_OFF: the file ends too early; the detail is how much is there
 * @SOCLE_REGISTER_ERROR_DAMAGED: the file is broken; the detail is the place
 * @SOCLE_REGISTER_ERROR_ALTERED: the file is whole, but what it says is not what Socle
 *   recorded; the detail is the place
 * @SOCLE_REGISTER_ERROR_READ_ONLY: the file may not be written to
 * @SOCLE_REGISTER_ERROR_FULL: the disk is full
 * @SOCLE_REGISTER_ERROR_BUSY: another program is writing
 * @SOCLE_REGISTER_ERROR_MOVED: the file is no longer where it was opened
 * @SOCLE_REGISTER_ERROR_DISK: the system refused to read or write; the detail is its
 *   reason
 * @SOCLE_REGISTER_ERROR_MEMORY: there is no memory left
 * @SOCLE_REGISTER_ERROR_BACKUP: no backup could be made; the detail is the reason
 * @SOCLE_REGISTER_ERROR_UNCERTAIN: whether the last change was saved is not known
 * @SOCLE_REGISTER_ERROR_CONFLICT: what is to be changed has been changed elsewhere
 * @SOCLE_REGISTER_ERROR_VALUE: a value cannot be recorded; the message is its sentence
 * @SOCLE_REGISTER_ERROR_EVIDENCE: a file cannot be kept as evidence; the message says why
 * @SOCLE_REGISTER_ERROR_REFUSED: SQLite refused; the detail is its reason
 *
 * Why the register did not do what it was asked. The messages are whole sentences in the
 * language that was asked for. Nothing that had been saved before is lost by any of them.
 */
typedef enum
{
  SOCLE_REGISTER_ERROR_NOT_FOUND,
  SOCLE_REGISTER_ERROR_EXISTS,
  SOCLE_REGISTER_ERROR_EMPTY,
  SOCLE_REGISTER_ERROR_FOREIGN,
  SOCLE_REGISTER_ERROR_NEWER,
  SOCLE_REGISTER_ERROR_CUT_OFF,
  SOCLE_REGISTER_ERROR_DAMAGED,
  SOCLE_REGISTER_ERROR_ALTERED,
  SOCLE_REGISTER_ERROR_READ_ONLY,
  SOCLE_REGISTER_ERROR_FULL,
  SOCLE_REGISTER_ERROR_BUSY,
  SOCLE_REGISTER_ERROR_MOVED,
  SOCLE_REGISTER_ERROR_DISK,
  SOCLE_REGISTER_ERROR_MEMORY,
  SOCLE_REGISTER_ERROR_BACKUP,
  SOCLE_REGISTER_ERROR_UNCERTAIN,
  SOCLE_REGISTER_ERROR_CONFLICT,
  SOCLE_REGISTER_ERROR_VALUE,
  SOCLE_REGISTER_ERROR_EVIDENCE,
  SOCLE_REGISTER_ERROR_REFUSED,
} SocleRegisterError;

#define SOCLE_N_REGISTER_ERRORS (SOCLE_REGISTER_ERROR_REFUSED + 1)

GQuark    socle_register_error_quark    (void);

char     *socle_register_error_word     (const GError        *error,
                                         SocleMessages       *messages) G_GNUC_WARN_UNUSED_RESULT;

gboolean  socle_register_error_set      (GError             **error,
                                         SocleRegisterError   code,
                                         SocleMessages       *messages,
                                         const char          *path,
                                         const char          *detail);
void      socle_register_error_set_path (GError             **error,
                                         SocleMessages       *messages,
                                         const char          *path);
gboolean  socle_register_error_take     (GError             **error,
                                         SocleRegisterError   code,
                                         char                *sentence);

G_END_DECLS
