/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a command. */

#include "config.h"

#include "socle-cli.h"

#include "socle-cli-help.h"
#include "socle-cli-output.h"
#include "socle-command.h"
#include "socle-format.h"

#include <stdio.h>
#include <unistd.h>

/*
 * A command gathers its whole output first. It is then written in full, or, if the
 * command failed, not at all; what there is to complain about follows on standard
 * error. Nothing here needs a display.
 */

#define STATUS_DONE 0
#define STATUS_FOUND_WRONG 1
#define STATUS_BAD_INPUT 2

static void
print_complaints (const char *sentences)
{
  g_auto (GStrv) lines = g_strsplit (sentences, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      fprintf (stderr, "%s: %s\n", GETTEXT_PACKAGE, lines[i]);
}

/**
 * socle_cli_complain:
 * @error: why nothing could be done
 *
 * Prints the sentences of @error on standard error.
 *
 * Returns: the exit status that goes with it
 */
int
socle_cli_complain (const GError *error)
{
  print_complaints (error->message);

  return STATUS_BAD_INPUT;
}

static gboolean
set_operands_error (SocleMessages *messages,
                    const SocleCommand *command,
                    const char *surplus,
                    GError **error)
{
  g_autofree char *shown = surplus != NULL ? socle_arguments_show_word (surplus) : NULL;
  const char *sentence =
    surplus != NULL
      ? socle_messages_get (
          messages, "“{word}” is too much; “socle {command} --help” says what the command takes.")
      : socle_messages_get (messages, "The command {command} needs an identifier; “socle services” "
                                      "and “socle reports” list them.");
  g_autofree char *message = socle_format (sentence, "word", shown, "command", command->name, NULL);

  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_OPERANDS, message);

  return FALSE;
}

static gboolean
run_command (SocleCommandContext *context,
             const SocleCommand *command,
             const char *const *words,
             GError **error)
{
  g_autoptr (SocleArguments) arguments = socle_arguments_parse (command->specs, words);
  g_autofree char *program = g_strconcat (GETTEXT_PACKAGE " ", command->name, NULL);
  guint n_wanted = command->operand != NULL ? 1 : 0;
  g_auto (GStrv) operands = NULL;
  guint n_operands;

  if (!socle_arguments_check (arguments, context->messages, error))
    return FALSE;

  operands = socle_arguments_dup_operands (arguments, context->messages, program, error);
  if (operands == NULL)
    return FALSE;

  n_operands = g_strv_length (operands);
  if (!command->reads_operands && n_operands != n_wanted)
    return set_operands_error (context->messages, command,
                               n_operands > n_wanted ? operands[n_wanted] : NULL, error);

  context->arguments = arguments;
  context->operands = (const char *const *) operands;

  return command->run (context, error);
}

static gboolean
set_unknown_error (SocleMessages *messages, const char *name, GError **error)
{
  g_autofree char *shown = socle_arguments_show_word (name);
  g_autofree char *message = socle_format (
    socle_messages_get (messages,
                        "There is no command “{command}”; “socle --help” lists the commands."),
    "command", shown, NULL);

  g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_UNKNOWN_COMMAND, message);

  return FALSE;
}

/* Fills the context's output and complaints. */
static gboolean
answer (SocleCommandContext *context, SocleOptions *options, GError **error)
{
  const char *name = socle_options_get_command (options);
  const SocleCommand *command = name != NULL ? socle_command_find (name) : NULL;

  if (name != NULL && command == NULL)
    return set_unknown_error (context->messages, name, error);

  if (socle_options_get_version (options))
    g_string_append (context->output, GETTEXT_PACKAGE " " SOCLE_VERSION "\n");
  else if (!socle_options_get_help (options))
    return run_command (context, command, socle_options_get_arguments (options), error);
  else if (command != NULL)
    socle_cli_help_print_command (context->messages, command, context->output);
  else
    socle_cli_help_print (context->messages, context->output);

  return TRUE;
}

/**
 * socle_cli_run:
 * @options: the options of this run
 * @status: (out): the exit status, if this returns %TRUE
 *
 * Runs the command of @options, or prints what --help or --version ask for.
 *
 * Returns: whether there was anything to do; if not, it is the window's turn
 */
gboolean
socle_cli_run (SocleOptions *options, int *status)
{
  g_autoptr (SocleSession) session = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GString) complaints = g_string_new (NULL);
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SocleCommandContext context = { .output = output, .complaints = complaints, .remarks = remarks };

  g_return_val_if_fail (SOCLE_IS_OPTIONS (options), FALSE);

  if (socle_options_get_command (options) == NULL && !socle_options_get_help (options) &&
      !socle_options_get_version (options))
    return FALSE;

  socle_cli_output_prepare ();
  session = socle_session_new (options);
  context.session = session;
  context.messages = socle_session_get_messages (session);

  if (!answer (&context, options, &error) ||
      !socle_cli_output_write (STDOUT_FILENO, output->str, output->len, context.messages, &error))
    {
      *status = socle_cli_complain (error);
      return TRUE;
    }

  print_complaints (remarks->str);
  print_complaints (complaints->str);
  *status = complaints->len > 0 ? STATUS_FOUND_WRONG : STATUS_DONE;

  return TRUE;
}
