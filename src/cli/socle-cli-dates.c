/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the dates of a command's options. */

#include "config.h"

#include "socle-cli-dates.h"

#include "socle-format.h"

#include <string.h>

/* Fiscal years of these years have whole calendar years around them that a GDate can say. */
#define FIRST_YEAR 1000
#define LAST_YEAR 9900

static gboolean
set_error (SocleCommandContext *context,
           const char *sentence,
           const char *option,
           const char *value,
           GError **error)
{
  g_autofree char *shown = socle_arguments_show_word (value);
  g_autofree char *message = socle_format (sentence, "value", shown, "option", option, NULL);

  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
is_year (int year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/**
 * socle_cli_dates_read_date:
 * @context: a command's
 * @option: one of its options
 * @date: (inout): the date given; untouched if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_BAD_VALUE if the value is not a date, or one
 * that is too far away to count years from.
 *
 * Returns: whether the option was left out or is a date
 */
gboolean
socle_cli_dates_read_date (SocleCommandContext *context,
                           const char *option,
                           GDate *date,
                           GError **error)
{
  const char *value = socle_arguments_get (context->arguments, option);
  GDate given;

  if (value == NULL)
    return TRUE;

  if (!socle_date_parse (value, &given))
    return set_error (context,
                      socle_messages_get (context->messages,
                                          "“{value}” is not a date; write --{option} YYYY-MM-DD."),
                      option, value, error);
  if (!is_year (g_date_get_year (&given)))
    return set_error (context,
                      socle_messages_get (context->messages,
                                          "“{value}” is too far away for --{option}; give a date "
                                          "of the years 1000 to 9900."),
                      option, value, error);

  *date = given;

  return TRUE;
}

/**
 * socle_cli_dates_read_month_day:
 * @context: a command's
 * @option: one of its options
 * @month_day: (inout): the day given; untouched if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_BAD_VALUE if the value is not a day of a year.
 *
 * Returns: whether the option was left out or is a day of a year
 */
gboolean
socle_cli_dates_read_month_day (SocleCommandContext *context,
                                const char *option,
                                SocleMonthDay *month_day,
                                GError **error)
{
  const char *value = socle_arguments_get (context->arguments, option);

  if (value == NULL || socle_month_day_parse (value, month_day))
    return TRUE;

  return set_error (context,
                    socle_messages_get (context->messages,
                                        "“{value}” is not a day of the year; write --{option} "
                                        "MM-DD, such as 12-31."),
                    option, value, error);
}

/**
 * socle_cli_dates_read_year:
 * @context: a command's
 * @option: one of its options
 * @year: (inout): the year given; untouched if none is
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_BAD_VALUE if the value is not a year from 1000
 * to 9900.
 *
 * Returns: whether the option was left out or is a year
 */
gboolean
socle_cli_dates_read_year (SocleCommandContext *context,
                           const char *option,
                           GDateYear *year,
                           GError **error)
{
  const char *value = socle_arguments_get (context->arguments, option);
  gint64 number = 0;

  if (value == NULL)
    return TRUE;

  if (strlen (value) == 4 && strspn (value, "0123456789") == 4)
    number = g_ascii_strtoll (value, NULL, 10);
  if (!is_year ((int) number))
    return set_error (context,
                      socle_messages_get (context->messages,
                                          "“{value}” is not a year from 1000 to 9900; write "
                                          "--{option} YYYY, such as 2020."),
                      option, value, error);

  *year = (GDateYear) number;

  return TRUE;
}

/**
 * socle_cli_dates_require:
 * @context: a command's
 * @command: its name
 * @option: one of its options
 * @form: how its value is written
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_MISSING_VALUE if the option was left out.
 *
 * Returns: whether it was given
 */
gboolean
socle_cli_dates_require (SocleCommandContext *context,
                         const char *command,
                         const char *option,
                         const char *form,
                         GError **error)
{
  g_autofree char *message = NULL;

  if (socle_arguments_has (context->arguments, option))
    return TRUE;

  message = socle_format (
    /* Translators: {form} is how the value is written, such as “MM-DD” */
    socle_messages_get (context->messages, "The command {command} needs --{option} {form}."),
    "command", command, "option", option, "form", form, NULL);
  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, message);

  return FALSE;
}
