/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands there are, and how they read their options. */

#include "config.h"

#include "socle-command.h"

#include "socle-format.h"

#include <string.h>

G_DEFINE_QUARK (socle - cli - error - quark, socle_cli_error)

static const SocleCommand *const commands[] = {
  &socle_services_command, &socle_reports_command,
  &socle_show_command,     &socle_coverage_command,
  &socle_calendar_command, &socle_export_command,
  &socle_links_command,    &socle_register_command,
  &socle_verify_command,   NULL,
};

/**
 * socle_command_get_all:
 *
 * Returns: (transfer none) (array zero-terminated=1): the commands, as help lists them
 */
const SocleCommand *const *
socle_command_get_all (void)
{
  return commands;
}

/**
 * socle_command_find:
 * @name: a word
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const SocleCommand *
socle_command_find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

/**
 * socle_command_read_choice:
 * @context: the command's
 * @option: one of its options
 * @choices: (array zero-terminated=1): the values it takes
 * @choice: (inout): the index of the value given; untouched if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_BAD_VALUE if the value is none of @choices.
 *
 * Returns: whether the option was left out or has one of its values
 */
gboolean
socle_command_read_choice (SocleCommandContext *context,
                           const char *option,
                           const char *const *choices,
                           int *choice,
                           GError **error)
{
  const char *value = socle_arguments_get (context->arguments, option);
  g_autofree char *shown = NULL;
  g_autofree char *possible = NULL;
  g_autofree char *sentence = NULL;

  if (value == NULL)
    return TRUE;

  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], value) == 0)
      {
        *choice = i;
        return TRUE;
      }

  shown = socle_arguments_show_word (value);
  possible = g_strjoinv (", ", (char **) choices);
  sentence = socle_format (
    /* Translators: {option} is such as “soc”, {choices} a list such as “1, 2, 3” */
    socle_messages_get (
      context->messages,
      "“{value}” is not a value of --{option}; it takes one of these: {choices}."),
    "value", shown, "option", option, "choices", possible, NULL);
  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_BAD_VALUE, sentence);

  return FALSE;
}

/**
 * socle_command_read_text:
 * @context: the command's
 * @option: one of its options
 * @text: (out) (nullable): the value given; %NULL if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_NOT_UTF8 if the value is not UTF-8.
 *
 * Returns: whether the option was left out or is UTF-8
 */
gboolean
socle_command_read_text (SocleCommandContext *context,
                         const char *option,
                         const char **text,
                         GError **error)
{
  const char *value = socle_arguments_get (context->arguments, option);
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;

  *text = value;
  if (value == NULL || g_utf8_validate (value, -1, NULL))
    return TRUE;

  shown = socle_arguments_show_word (value);
  sentence = socle_format (socle_messages_get (context->messages, "“{word}” is not UTF-8 text."),
                           "word", shown, NULL);
  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_NOT_UTF8, sentence);

  return FALSE;
}
