/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service or report as JSON, with what concerns it. */

#include "config.h"

#include "socle-show-json.h"

#include "socle-gap-finder.h"
#include "socle-gap-wording.h"
#include "socle-item-links.h"
#include "socle-json-output.h"
#include "socle-model-enums.h"
#include "socle-paths.h"

#include <string.h>

/* A kind is called as in C, but for the name of its type: SOCLE_GAP_NO_REPORT is
 * "no-report". */
static void
add_kind (JsonBuilder *builder, GType type, int value)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (type);
  const char *nick = g_enum_get_value (kinds, value)->value_nick;

  socle_json_output_add_string (builder, "kind", strchr (nick, '-') + 1);
}

static void
add_links (JsonBuilder *builder, SocleCatalogue *catalogue, GObject *item, SocleAuditCycle *cycle)
{
  g_autoptr (GArray) links = socle_item_links_find (catalogue, item, cycle);

  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++)
    {
      const SocleItemLink *link = &g_array_index (links, SocleItemLink, i);

      json_builder_begin_object (builder);
      add_kind (builder, SOCLE_TYPE_LINK_KIND, (int) link->use->kind);
      socle_json_output_add_text (builder, "title", link->use->title);
      socle_json_output_add_string (builder, "url", socle_portal_link_get_url (link->link));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_gap (JsonBuilder *builder, SocleGap *gap, SocleMessages *const *messages)
{
  json_builder_begin_object (builder);
  add_kind (builder, SOCLE_TYPE_GAP_KIND, (int) socle_gap_get_kind (gap));
  json_builder_set_member_name (builder, "sentence");
  json_builder_begin_object (builder);
  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    {
      g_autofree char *sentence = socle_gap_wording_sentence (messages[i], gap);

      socle_json_output_add_string (builder, socle_language_get_code ((SocleLanguage) i), sentence);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_gaps_of (JsonBuilder *builder,
             SocleCatalogue *catalogue,
             gpointer subject,
             SocleMessages *const *messages)
{
  g_autoptr (GListModel) gaps = NULL;

  if (subject == NULL)
    return;

  gaps = socle_gap_finder_find_for (catalogue, subject);
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);

      add_gap (builder, gap, messages);
    }
}

static void
add_gaps (JsonBuilder *builder, SocleCatalogue *catalogue, GObject *item, SocleAuditCycle *cycle)
{
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();
  SocleMessages *messages[SOCLE_N_LANGUAGES];

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    messages[i] = socle_messages_new ((SocleLanguage) i, locale_dir);

  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  add_gaps_of (builder, catalogue, item, messages);
  add_gaps_of (builder, catalogue, cycle, messages);
  json_builder_end_array (builder);

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    g_object_unref (messages[i]);
}

/**
 * socle_show_json_print:
 * @item: a #SocleService or #SocleReport
 * @output: where it goes
 *
 * Appends an object with the members that a list has for @item, and with its audit
 * cycle, the links and the source, and the gaps that concern it or its cycle.
 */
void
socle_show_json_print (GObject *item, GString *output)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SocleCatalogue *catalogue;
  SocleAuditCycle *cycle;

  json_builder_begin_object (builder);
  if (SOCLE_IS_SERVICE (item))
    {
      catalogue = socle_service_get_catalogue (SOCLE_SERVICE (item));
      cycle = socle_service_get_cycle (SOCLE_SERVICE (item));
      socle_json_output_add_service (builder, SOCLE_SERVICE (item));
    }
  else
    {
      catalogue = socle_report_get_catalogue (SOCLE_REPORT (item));
      cycle = socle_report_get_cycle (SOCLE_REPORT (item));
      socle_json_output_add_report (builder, SOCLE_REPORT (item));
    }

  if (cycle != NULL)
    {
      json_builder_set_member_name (builder, "audit_cycle");
      json_builder_begin_object (builder);
      socle_json_output_add_cycle (builder, cycle);
      json_builder_end_object (builder);
    }
  add_links (builder, catalogue, item, cycle);
  socle_json_output_add_source (builder, catalogue);
  add_gaps (builder, catalogue, item, cycle);
  json_builder_end_object (builder);

  socle_json_output_print (builder, output);
}
