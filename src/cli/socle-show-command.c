/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "show": everything known about one service or report. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-format.h"
#include "socle-near-ids.h"
#include "socle-show-json.h"
#include "socle-show-text.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "format", 0, "text|json", N_ ("How to print it; as text if not given") },
  { NULL, 0, NULL, NULL },
};

static gboolean
set_unknown_error (SocleCommandContext *context, SocleLibrary *library, GError **error)
{
  const char *id = context->operands[0];
  g_autofree char *shown = socle_arguments_show_word (id);
  g_auto (GStrv) near = socle_near_ids_find (library, id);
  g_autofree char *near_list = g_strjoinv (", ", near);
  const char *sentence =
    near[0] != NULL
      /* Translators: {near} is a list of identifiers that are spelt nearly like {id} */
      ? socle_messages_get (context->messages,
                            "No service or report is called “{id}”; nearly so are called: {near}.")
      : socle_messages_get (context->messages,
                            "No service or report is called “{id}”; “socle services” and “socle "
                            "reports” list the identifiers.");
  g_autofree char *message = socle_format (sentence, "id", shown, "near", near_list, NULL);

  g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_UNKNOWN_ID, message);

  return FALSE;
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  SocleLibrary *library;
  SocleService *service;
  SocleReport *report = NULL;
  int format = 0;

  if (!socle_command_read_choice (context, "format", formats, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  service = socle_library_find_service (library, context->operands[0]);
  if (service == NULL)
    report = socle_library_find_report (library, context->operands[0]);
  if (service == NULL && report == NULL)
    return set_unknown_error (context, library, error);

  if (format == 1)
    socle_show_json_print (service != NULL ? G_OBJECT (service) : G_OBJECT (report),
                           context->output);
  else if (service != NULL)
    socle_show_text_print_service (context, service);
  else
    socle_show_text_print_report (context, report);

  return TRUE;
}

const SocleCommand socle_show_command = {
  .name = "show",
  .operand = N_ ("IDENTIFIER"),
  .summary = N_ ("Show everything known about one service or report"),
  .specs = specs,
  .run = run,
};
