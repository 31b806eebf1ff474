/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-session.h"

G_BEGIN_DECLS

#define SOCLE_CLI_ERROR (socle_cli_error_quark ())

/**
 * SocleCliError:
 * @SOCLE_CLI_ERROR_UNKNOWN_COMMAND: a command that is not there
 * @SOCLE_CLI_ERROR_UNKNOWN_ID: no service or report has the identifier
 * @SOCLE_CLI_ERROR_CATALOGUE: a catalogue that was named is broken, or there is none
 * @SOCLE_CLI_ERROR_OUTPUT: the output cannot be written
 * @SOCLE_CLI_ERROR_NETWORK: there is no network to check links with, or it is not to be used
 *
 * Why a command ends without having done its work. The messages are whole
 * sentences, one a line.
 */
typedef enum
{
  SOCLE_CLI_ERROR_UNKNOWN_COMMAND,
  SOCLE_CLI_ERROR_UNKNOWN_ID,
  SOCLE_CLI_ERROR_CATALOGUE,
  SOCLE_CLI_ERROR_OUTPUT,
  SOCLE_CLI_ERROR_NETWORK,
} SocleCliError;

/**
 * SocleCommandContext:
 * @session: the session of this run
 * @messages: the language to speak
 * @arguments: the command's options
 * @operands: its other words, as many as it takes
 * @output: what goes to standard output once the command has succeeded
 * @complaints: what goes to standard error then: one sentence a line
 * @remarks: the same, for what is no complaint
 *
 * What a command works with. If @complaints is not empty, the exit status is 1.
 */
typedef struct
{
  SocleSession *session;       /* (unowned) */
  SocleMessages *messages;     /* (unowned) */
  SocleArguments *arguments;   /* (unowned) */
  const char *const *operands; /* (unowned) */
  GString *output;             /* (unowned) */
  GString *complaints;         /* (unowned) */
  GString *remarks;            /* (unowned) */
} SocleCommandContext;

/**
 * SocleCommand:
 * @name: the word on the command line
 * @operand: (nullable): untranslated name of the word it takes; %NULL if it takes none
 * @reads_operands: whether it says itself what is wrong with these words, of which there may
 *   be any number
 * @summary: untranslated description
 * @specs: its options, ended by one without a name
 * @run: does the work; returns FALSE with the error set
 *
 * A command of the command line.
 */
typedef struct
{
  const char *name;
  const char *operand;
  gboolean reads_operands;
  const char *summary;
  const SocleArgumentSpec *specs;
  gboolean (*run) (SocleCommandContext *context,
                   GError             **error);
} SocleCommand;

extern const SocleCommand socle_services_command;
extern const SocleCommand socle_reports_command;
extern const SocleCommand socle_show_command;
extern const SocleCommand socle_coverage_command;
extern const SocleCommand socle_calendar_command;
extern const SocleCommand socle_export_command;
extern const SocleCommand socle_links_command;
extern const SocleCommand socle_register_command;
extern const SocleCommand socle_verify_command;

GQuark               socle_cli_error_quark      (void);

const SocleCommand * const *
                     socle_command_get_all      (void);
const SocleCommand  *socle_command_find         (const char           *name);

gboolean             socle_command_read_choice  (SocleCommandContext  *context,
                                                 const char           *option,
                                                 const char * const   *choices,
                                                 int                  *choice,
                                                 GError              **error);
gboolean             socle_command_read_text    (SocleCommandContext  *context,
                                                 const char           *option,
                                                 const char          **text,
                                                 GError              **error);

G_END_DECLS
