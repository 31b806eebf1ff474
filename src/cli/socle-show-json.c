/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service or report as JSON, with what concerns it. */

#include "config.h"

#include "socle-show-json.h"

#include "socle-gap-finder.h"
#include "socle-gap-wording.h"
#include "socle-json-output.h"
#include "socle-model-enums.h"
#include "socle-paths.h"

static void
add_gap (JsonBuilder *builder, SocleGap *gap, SocleMessages *const *messages)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (SOCLE_TYPE_GAP_KIND);
  GEnumValue *kind = g_enum_get_value (kinds, (int) socle_gap_get_kind (gap));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, kind->value_nick);
  json_builder_set_member_name (builder, "sentence");
  json_builder_begin_object (builder);
  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    {
      g_autofree char *sentence = socle_gap_wording_sentence (messages[i], gap);

      json_builder_set_member_name (builder, socle_language_get_code ((SocleLanguage) i));
      json_builder_add_string_value (builder, sentence);
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
 * cycle, the source of it all, and the gaps that concern it or its cycle.
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
  socle_json_output_add_source (builder, catalogue);
  add_gaps (builder, catalogue, item, cycle);
  json_builder_end_object (builder);

  socle_json_output_print (builder, output);
}
