/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_ARGUMENTS_ERROR (socle_arguments_error_quark ())

/**
 * SocleArgumentsError:
 * @SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION: an option that is not there
 * @SOCLE_ARGUMENTS_ERROR_MISSING_VALUE: an option without the value it needs
 * @SOCLE_ARGUMENTS_ERROR_BAD_VALUE: a value that the option does not take
 * @SOCLE_ARGUMENTS_ERROR_NOT_UTF8: a text that is not UTF-8
 * @SOCLE_ARGUMENTS_ERROR_OPERANDS: a word too many, or one missing
 *
 * What can be wrong with a command line. The messages are whole sentences in
 * the language that was asked for.
 */
typedef enum
{
  SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION,
  SOCLE_ARGUMENTS_ERROR_MISSING_VALUE,
  SOCLE_ARGUMENTS_ERROR_BAD_VALUE,
  SOCLE_ARGUMENTS_ERROR_NOT_UTF8,
  SOCLE_ARGUMENTS_ERROR_OPERANDS,
} SocleArgumentsError;

/**
 * SocleArgumentSpec:
 * @name: the option without its dashes; %NULL ends a table of options
 * @short_name: a letter, or 0
 * @placeholder: (nullable): untranslated name of the value; %NULL if it takes none
 * @help: untranslated description
 *
 * An option, for reading it and for describing it.
 */
typedef struct
{
  const char *name;
  char short_name;
  const char *placeholder;
  const char *help;
} SocleArgumentSpec;

typedef struct _SocleArguments SocleArguments;

GQuark              socle_arguments_error_quark  (void);

SocleArguments     *socle_arguments_parse        (const SocleArgumentSpec *specs,
                                                  const char * const      *words) G_GNUC_WARN_UNUSED_RESULT;
void                socle_arguments_free         (SocleArguments          *self);

gboolean            socle_arguments_has          (SocleArguments          *self,
                                                  const char              *name);
const char         *socle_arguments_get          (SocleArguments          *self,
                                                  const char              *name);
GStrv               socle_arguments_dup_all      (SocleArguments          *self,
                                                  const char              *name) G_GNUC_WARN_UNUSED_RESULT;
const char * const *socle_arguments_get_rest     (SocleArguments          *self);

char               *socle_arguments_show_word    (const char              *word) G_GNUC_WARN_UNUSED_RESULT;
gboolean            socle_arguments_check        (SocleArguments          *self,
                                                  SocleMessages           *messages,
                                                  GError                 **error);
GStrv               socle_arguments_dup_operands (SocleArguments          *self,
                                                  SocleMessages           *messages,
                                                  const char              *program,
                                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleArguments, socle_arguments_free)

G_END_DECLS
