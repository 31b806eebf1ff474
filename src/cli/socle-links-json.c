/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link and its last check as JSON. */

#include "config.h"

#include "socle-links-json.h"

#include "socle-json-output.h"
#include "socle-link-change.h"
#include "socle-link-wording.h"

static void
add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_hops (JsonBuilder *builder, SocleLinkResult *result)
{
  json_builder_set_member_name (builder, "hops");
  json_builder_begin_array (builder);
  for (guint i = 0; i < socle_link_result_get_n_hops (result); i++)
    {
      const SocleLinkHop *hop = socle_link_result_get_hop (result, i);

      json_builder_begin_object (builder);
      socle_json_output_add_string (builder, "address", hop->address);
      json_builder_set_member_name (builder, "status");
      json_builder_add_int_value (builder, hop->status);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_result (JsonBuilder *builder, SocleMessages *messages, SocleLinkResult *result)
{
  g_autofree char *time = g_date_time_format_iso8601 (socle_link_result_get_checked_at (result));
  g_autofree char *sentence = socle_link_wording_sentence (messages, result);

  socle_json_output_add_string (builder, "status",
                                socle_link_status_get_name (socle_link_result_get_status (result)));
  add_bool (builder, "problem",
            socle_link_result_get_verdict (result) == SOCLE_LINK_VERDICT_PROBLEM);
  socle_json_output_add_string (builder, "message", sentence);
  socle_json_output_add_string (builder, "checked_at", time);
  if (socle_link_result_get_http_status (result) != 0)
    {
      json_builder_set_member_name (builder, "http_status");
      json_builder_add_int_value (builder, socle_link_result_get_http_status (result));
    }
  socle_json_output_add_string (builder, "final", socle_link_result_get_final (result));
  socle_json_output_add_string (builder, "page_title", socle_link_result_get_title (result));
  socle_json_output_add_string (builder, "last_modified", socle_link_result_get_modified (result));
  if (socle_link_result_get_size (result) >= 0)
    {
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, socle_link_result_get_size (result));
    }
  add_hops (builder, result);
}

/**
 * socle_links_json_add:
 * @builder: inside an array
 * @messages: the language to speak
 * @link: a link
 * @history: what checks have found
 *
 * Adds an object: the link, and what its last check has found, if there was one.
 */
void
socle_links_json_add (JsonBuilder *builder,
                      SocleMessages *messages,
                      SoclePortalLink *link,
                      SocleLinkHistory *history)
{
  const char *url = socle_portal_link_get_url (link);
  SocleLinkResult *last = socle_link_history_get_last (history, url);
  SocleLinkResult *before = socle_link_history_get_before (history, url);

  json_builder_begin_object (builder);
  socle_json_output_add_string (builder, "url", url);
  socle_json_output_add_string (
    builder, "title", socle_portal_link_get_title (link, socle_messages_get_language (messages)));
  if (last != NULL)
    add_result (builder, messages, last);
  if (last != NULL && before != NULL)
    {
      g_autofree char *change = socle_link_change_describe (messages, before, last);

      socle_json_output_add_string (builder, "change", change);
    }
  json_builder_end_object (builder);
}
