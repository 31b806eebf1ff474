/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --help prints. */

#include "config.h"

#include "socle-cli-help.h"

#include "socle-format.h"
#include "socle-table.h"

/* A placeholder that is a list of values, such as "1|2|3", is the same in every
 * language and so has no translation. */
static char *
describe_option (SocleMessages *messages, const SocleArgumentSpec *spec)
{
  g_autoptr (GString) text = g_string_new ("  ");

  if (spec->short_name != 0)
    g_string_append_printf (text, "-%c, ", spec->short_name);
  g_string_append_printf (text, "--%s", spec->name);
  if (spec->placeholder != NULL)
    g_string_append_printf (text, " %s", socle_messages_get (messages, spec->placeholder));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_options (SocleTable *table, SocleMessages *messages, const SocleArgumentSpec *specs)
{
  for (; specs->name != NULL; specs++)
    {
      g_autofree char *option = describe_option (messages, specs);

      socle_table_add_row (table,
                           (const char *[]) { option, socle_messages_get (messages, specs->help) });
    }
}

/* The name of a command with what it takes: "show IDENTIFIER". */
static char *
dup_synopsis (SocleMessages *messages, const SocleCommand *command)
{
  return g_strjoin (" ", command->name,
                    command->operand != NULL ? socle_messages_get (messages, command->operand)
                                             : NULL,
                    NULL);
}

static void
print_usage (SocleMessages *messages, const char *synopsis, GString *output)
{
  /* Translators: {synopsis} is a name or description of a command */
  g_autofree char *usage =
    socle_format (socle_messages_get (messages, "Usage: socle {synopsis} [OPTION…]"), "synopsis",
                  synopsis, NULL);

  g_string_append_printf (output, "%s\n\n", usage);
}

static void
print_options (SocleMessages *messages, const SocleArgumentSpec *specs, GString *output)
{
  g_autoptr (SocleTable) table = socle_table_new (2);

  add_options (table, messages, specs);
  socle_table_print (table, output);
}

/**
 * socle_cli_help_print:
 * @messages: the language to speak
 * @output: where it goes
 *
 * Describes the commands and the global options.
 */
void
socle_cli_help_print (SocleMessages *messages, GString *output)
{
  const SocleCommand *const *commands = socle_command_get_all ();
  g_autoptr (SocleTable) table = socle_table_new (2);

  /* Translators: the place of a command’s name in the usage line */
  print_usage (messages, socle_messages_get (messages, "[COMMAND]"), output);
  g_string_append_printf (
    output, "%s\n\n%s\n",
    socle_messages_get (messages,
                        "Shows which cloud services are covered by SOC reports. Without a command, "
                        "the window opens, with the catalogue files that are named instead."),
    socle_messages_get (messages, "Commands:"));

  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *synopsis = dup_synopsis (messages, commands[i]);
      g_autofree char *name = g_strconcat ("  ", synopsis, NULL);

      socle_table_add_row (table, (const char *[]) {
                                    name, socle_messages_get (messages, commands[i]->summary) });
    }
  socle_table_print (table, output);

  g_string_append_printf (output, "\n%s\n", socle_messages_get (messages, "Options:"));
  print_options (messages, socle_options_get_specs (), output);
  g_string_append_printf (
    output, "\n%s\n",
    socle_messages_get (messages, "“socle COMMAND --help” lists the options of a command."));
}

/**
 * socle_cli_help_print_command:
 * @messages: the language to speak
 * @command: a command
 * @output: where it goes
 *
 * Describes @command and its options.
 */
void
socle_cli_help_print_command (SocleMessages *messages, const SocleCommand *command, GString *output)
{
  g_autofree char *synopsis = dup_synopsis (messages, command);

  print_usage (messages, synopsis, output);
  g_string_append_printf (output, "%s\n\n%s\n", socle_messages_get (messages, command->summary),
                          socle_messages_get (messages, "Options:"));
  print_options (messages, command->specs, output);
  g_string_append_printf (output, "\n%s\n", socle_messages_get (messages, "Global options:"));
  print_options (messages, socle_options_get_specs (), output);
}
