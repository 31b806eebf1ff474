/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "links": every linked page, and what opening it finds. */

#include "config.h"

#include "socle-cli-library.h"
#include "socle-cli-tables.h"
#include "socle-format.h"
#include "socle-json-output.h"
#include "socle-link-change.h"
#include "socle-link-wording.h"
#include "socle-links-json.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

static const SocleArgumentSpec specs[] = {
  { "check", 0, NULL,
    N_ ("Open each page and tell what was found. Contacts the providers. "
        "The exit status is 1 if a link has a problem, and 2 if there is no "
        "connection to check with") },
  { "search", 0, N_ ("TEXT"), N_ ("Only links with this text") },
  { "format", 0, "table|json|csv", N_ ("How to print them; a table if not given") },
  { NULL, 0, NULL, NULL },
};

typedef enum
{
  FORMAT_TABLE,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

typedef struct
{
  GMainLoop *loop; /* (owned) */
  SocleLinkStatus status;
} Run;

static void
run_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  run->status = socle_link_checks_run_finish (SOCLE_LINK_CHECKS (source), result);
  g_main_loop_quit (run->loop);
}

static gboolean
set_check_error (SocleCommandContext *context, const char *sentence, GError **error)
{
  g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_NETWORK, sentence);

  return FALSE;
}

/* The window's preference holds here, too, where Socle is installed with its settings. */
static void
obey_preference (SocleLinkChecks *checks)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, SOCLE_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, "check-links"))
    return;

  settings = g_settings_new_full (schema, NULL, NULL);
  socle_link_checks_set_allowed (checks, g_settings_get_boolean (settings, "check-links"));
}

/* Opens all links that are of the web. */
static gboolean
check_links (SocleCommandContext *context, GPtrArray *links, GError **error)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (context->session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;
  Run run = { NULL, SOCLE_LINK_OK };

  obey_preference (checks);
  if (!socle_link_checks_get_allowed (checks))
    return set_check_error (
      context,
      socle_messages_get (context->messages, "Checking links is switched off in the preferences."),
      error);

  for (guint i = 0; i < links->len; i++)
    if (!socle_portal_link_is_mail (g_ptr_array_index (links, i)))
      g_strv_builder_add (builder, socle_portal_link_get_url (g_ptr_array_index (links, i)));
  addresses = g_strv_builder_end (builder);

  run.loop = g_main_loop_new (NULL, FALSE);
  socle_link_checks_run_async (checks, (const char *const *) addresses, run_ended_cb, &run);
  g_main_loop_run (run.loop);
  g_main_loop_unref (run.loop);

  if (run.status != SOCLE_LINK_OK)
    {
      g_autoptr (SocleLinkResult) result = socle_link_result_new ("", run.status);
      g_autofree char *sentence = socle_link_wording_sentence (context->messages, result);

      return set_check_error (context, sentence, error);
    }

  return TRUE;
}

static SocleLinkResult *
get_last (SocleCommandContext *context, SoclePortalLink *link)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (context->session);

  return socle_link_history_get_last (socle_link_checks_get_history (checks),
                                      socle_portal_link_get_url (link));
}

/* What the window's rows say below a link. */
static char *
dup_uses (SocleMessages *messages, SoclePortalLink *link)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint seen = 0;

  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      SocleLinkKind kind = socle_portal_link_get_use (link, i)->kind;

      if ((seen & (1U << kind)) == 0)
        g_strv_builder_add (builder, socle_wording_link (messages, kind));
      seen |= 1U << kind;
    }
  names = g_strv_builder_end (builder);

  return g_strjoinv (" · ", names);
}

static const char *
get_status (SocleMessages *messages, SoclePortalLink *link, SocleLinkResult *result)
{
  if (socle_portal_link_is_mail (link))
    return socle_messages_get (messages, "Mail address");

  return result != NULL
           ? socle_link_wording_status (messages, socle_link_result_get_status (result))
           : socle_messages_pget (messages, "link", "Never checked");
}

static void
print_table (SocleCommandContext *context, GPtrArray *links)
{
  SocleMessages *messages = context->messages;
  g_autoptr (SocleTable) table = socle_table_new (4);
  g_autofree char *count = socle_messages_format_number (messages, links->len);
  g_autofree char *total =
    socle_format (socle_messages_nget (messages, "{count} link", "{count} links", links->len),
                  "count", count, NULL);
  const char *header[] = {
    socle_messages_pget (messages, "column", "State"),
    socle_messages_pget (messages, "column", "Last checked"),
    socle_messages_pget (messages, "column", "Used for"),
    socle_messages_pget (messages, "column", "Address"),
  };

  socle_table_add_row (table, header);
  socle_table_add_rule (table);
  for (guint i = 0; i < links->len; i++)
    {
      SoclePortalLink *link = g_ptr_array_index (links, i);
      SocleLinkResult *result = get_last (context, link);
      g_autofree char *time =
        result != NULL
          ? socle_link_wording_time (messages, socle_link_result_get_checked_at (result))
          : g_strdup ("");
      g_autofree char *uses = dup_uses (messages, link);
      g_autofree char *address = socle_visible_text (socle_portal_link_get_url (link));

      socle_table_add_row (table, (const char *[]) { get_status (messages, link, result), time,
                                                     uses, address });
    }
  socle_table_print (table, context->output);
  g_string_append_printf (context->output, "\n%s\n", total);
}

/* Below the table: what there is to do, and what is no longer as it was. */
static void
print_remarks (SocleCommandContext *context, GPtrArray *links)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (context->session);
  SocleLinkHistory *history = socle_link_checks_get_history (checks);

  for (guint i = 0; i < links->len; i++)
    {
      const char *url = socle_portal_link_get_url (g_ptr_array_index (links, i));
      SocleLinkResult *last = socle_link_history_get_last (history, url);
      SocleLinkResult *before = socle_link_history_get_before (history, url);
      g_autofree char *change = last != NULL && before != NULL
                                  ? socle_link_change_describe (context->messages, before, last)
                                  : NULL;
      g_autofree char *address = socle_visible_text (url);

      if (last == NULL ||
          (change == NULL && socle_link_result_get_verdict (last) != SOCLE_LINK_VERDICT_PROBLEM))
        continue;

      g_string_append_printf (context->output, "\n%s\n", address);
      if (socle_link_result_get_verdict (last) == SOCLE_LINK_VERDICT_PROBLEM)
        {
          g_autofree char *sentence = socle_link_wording_sentence (context->messages, last);

          g_string_append_printf (context->output, "  %s\n", sentence);
        }
      if (change != NULL)
        g_string_append_printf (context->output, "  %s\n", change);
    }
}

static void
print_json (SocleCommandContext *context, GPtrArray *links)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (context->session);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++)
    socle_links_json_add (builder, context->messages, g_ptr_array_index (links, i),
                          socle_link_checks_get_history (checks));
  json_builder_end_array (builder);

  socle_json_output_print (builder, context->output);
}

static gboolean
print_csv (SocleCommandContext *context, GPtrArray *links, GError **error)
{
  static const char *const header[] = { "url",   "status",     "checked_at", "http_status",
                                        "final", "page_title", "message",    NULL };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);

  if (!socle_cli_tables_add_header (writer, header, error))
    return FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      SoclePortalLink *link = g_ptr_array_index (links, i);
      SocleLinkResult *result = get_last (context, link);
      g_autofree char *time =
        result != NULL ? g_date_time_format_iso8601 (socle_link_result_get_checked_at (result))
                       : NULL;
      g_autofree char *sentence =
        result != NULL ? socle_link_wording_sentence (context->messages, result) : NULL;

      socle_cli_tables_add_text (writer, socle_portal_link_get_url (link));
      socle_cli_tables_add_text (writer, result != NULL ? socle_link_status_get_name (
                                                            socle_link_result_get_status (result))
                                                        : NULL);
      socle_cli_tables_add_text (writer, time);
      if (result != NULL && socle_link_result_get_http_status (result) != 0)
        socle_csv_writer_add_number (writer, socle_link_result_get_http_status (result));
      else
        socle_csv_writer_add_text (writer, NULL);
      socle_cli_tables_add_text (writer,
                                 result != NULL ? socle_link_result_get_final (result) : NULL);
      socle_cli_tables_add_text (writer,
                                 result != NULL ? socle_link_result_get_title (result) : NULL);
      socle_cli_tables_add_text (writer, sentence);
      if (!socle_csv_writer_end_row (writer, NULL, error))
        return FALSE;
    }

  socle_cli_tables_take_stream (context, stream);

  return TRUE;
}

static gboolean
print (SocleCommandContext *context, GPtrArray *links, Format format, GError **error)
{
  switch (format)
    {
    case FORMAT_JSON:
      print_json (context, links);
      return TRUE;
    case FORMAT_CSV:
      return print_csv (context, links, error);
    case FORMAT_TABLE:
    default:
      print_table (context, links);
      print_remarks (context, links);
      return TRUE;
    }
}

/* What makes the exit status 1. */
static void
complain_of_problems (SocleCommandContext *context, GPtrArray *links)
{
  g_autofree char *count = NULL;
  g_autofree char *sentence = NULL;
  guint n_problems = 0;

  for (guint i = 0; i < links->len; i++)
    {
      SocleLinkResult *result = get_last (context, g_ptr_array_index (links, i));

      n_problems +=
        result != NULL && socle_link_result_get_verdict (result) == SOCLE_LINK_VERDICT_PROBLEM;
    }
  if (n_problems == 0)
    return;

  count = socle_messages_format_number (context->messages, n_problems);
  sentence = socle_format (socle_messages_nget (context->messages, "{count} link has a problem.",
                                                "{count} links have a problem.", n_problems),
                           "count", count, NULL);
  if (context->complaints->len > 0)
    g_string_append_c (context->complaints, '\n');
  g_string_append (context->complaints, sentence);
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  static const char *const formats[] = { "table", "json", "csv", NULL };
  g_autoptr (GPtrArray) links = NULL;
  SocleQuery query = { 0 };
  SocleLibrary *library;
  int format = FORMAT_TABLE;
  gboolean check = socle_arguments_has (context->arguments, "check");

  if (!socle_command_read_text (context, "search", &query.text, error) ||
      !socle_command_read_choice (context, "format", formats, &format, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  links = socle_cli_library_search (socle_library_get_links (library),
                                    socle_library_get_link_index (library), &query);
  if ((check && !check_links (context, links, error)) ||
      !print (context, links, (Format) format, error))
    return FALSE;

  if (check)
    complain_of_problems (context, links);

  return TRUE;
}

const SocleCommand socle_links_command = {
  .name = "links",
  .summary = N_ ("List every linked page, and check where it leads"),
  .specs = specs,
  .run = run,
};
