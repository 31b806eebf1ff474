/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services and reports as JSON, with the member names of the catalogue format. */

#include "config.h"

#include "socle-json-output.h"

#include <string.h>

/*
 * What a catalogue leaves out is left out here too. The lists are for programs, so
 * texts come in both languages and identifiers stay identifiers.
 */

/**
 * socle_json_output_add_string:
 * @builder: within an object
 * @name: the name of a member
 * @value: (nullable): its value; %NULL leaves the member out
 *
 * Adds a member.
 */
void
socle_json_output_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  if (values == NULL || values[0] == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * socle_json_output_add_text:
 * @builder: within an object
 * @name: the name of a member
 * @text: (nullable): its value; %NULL leaves the member out
 *
 * Adds a member with the text in each language that there is.
 */
void
socle_json_output_add_text (JsonBuilder *builder, const char *name, SocleText *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    if (socle_text_has (text, (SocleLanguage) i))
      socle_json_output_add_string (builder, socle_language_get_code ((SocleLanguage) i),
                                    socle_text_get (text, (SocleLanguage) i));
  json_builder_end_object (builder);
}

/**
 * socle_json_output_add_date:
 * @builder: within an object
 * @name: the name of a member
 * @date: a date; a clear one is left out
 *
 * Adds a member, as YYYY-MM-DD.
 */
void
socle_json_output_add_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *string = g_date_valid (date) ? socle_date_to_string (date) : NULL;

  socle_json_output_add_string (builder, name, string);
}

static void
add_month_day (JsonBuilder *builder, const SocleMonthDay *month_day)
{
  g_autofree char *string = g_strdup_printf ("%02d-%02d", month_day->month, month_day->day);

  json_builder_add_string_value (builder, string);
}

static void
add_scope (JsonBuilder *builder, const char *name, SocleSoc scope)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (scope & socle_soc_from_number (number))
      json_builder_add_string_value (builder, socle_soc_to_string (socle_soc_from_number (number)));
  json_builder_end_array (builder);
}

static void
add_aliases (JsonBuilder *builder, GPtrArray *aliases)
{
  if (aliases == NULL || aliases->len == 0)
    return;

  json_builder_set_member_name (builder, "aliases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < aliases->len; i++)
    {
      const SocleAlias *alias = g_ptr_array_index (aliases, i);

      json_builder_begin_object (builder);
      socle_json_output_add_string (builder, "name", alias->name);
      socle_json_output_add_string (builder, "locale", alias->locale);
      socle_json_output_add_date (builder, "from", &alias->from);
      socle_json_output_add_date (builder, "until", &alias->until);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_report_ids (JsonBuilder *builder, GPtrArray *reports)
{
  json_builder_set_member_name (builder, "reports");
  json_builder_begin_array (builder);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    json_builder_add_string_value (builder, socle_report_get_id (g_ptr_array_index (reports, i)));
  json_builder_end_array (builder);
}

static void
add_service_ids (JsonBuilder *builder, GPtrArray *services)
{
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; services != NULL && i < services->len; i++)
    json_builder_add_string_value (builder, socle_service_get_id (g_ptr_array_index (services, i)));
  json_builder_end_array (builder);
}

/**
 * socle_json_output_add_catalogue:
 * @builder: within an object
 * @catalogue: the catalogue of what the object is about
 *
 * Adds the members "catalogue", "provider" and "as_of".
 */
void
socle_json_output_add_catalogue (JsonBuilder *builder, SocleCatalogue *catalogue)
{
  socle_json_output_add_string (builder, "catalogue", socle_catalogue_get_id (catalogue));
  socle_json_output_add_string (builder, "provider", socle_catalogue_get_provider (catalogue));
  socle_json_output_add_date (builder, "as_of", socle_catalogue_get_as_of (catalogue));
}

/**
 * socle_json_output_add_service:
 * @builder: within an object
 * @service: a service
 *
 * Adds what is known of @service to the object.
 */
void
socle_json_output_add_service (JsonBuilder *builder, SocleService *service)
{
  SocleAuditCycle *cycle = socle_service_get_cycle (service);

  socle_json_output_add_string (builder, "id", socle_service_get_id (service));
  socle_json_output_add_string (builder, "name", socle_service_get_name (service));
  add_strings (builder, "members", socle_service_get_members (service));
  add_aliases (builder, socle_service_get_aliases (service));
  socle_json_output_add_text (builder, "qualifier", socle_service_get_qualifier (service));
  if (socle_service_get_qualifier_scope (service) != SOCLE_SOC_NONE)
    add_scope (builder, "qualifier_scope", socle_service_get_qualifier_scope (service));
  add_scope (builder, "scope", socle_service_get_scope (service));
  add_strings (builder, "environments", socle_service_get_environments (service));
  socle_json_output_add_string (builder, "url", socle_service_get_url (service));
  socle_json_output_add_text (builder, "remark", socle_service_get_remark (service));
  add_report_ids (builder, socle_service_get_reports (service));
  socle_json_output_add_string (builder, "cycle",
                                cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  socle_json_output_add_catalogue (builder, socle_service_get_catalogue (service));
}

/**
 * socle_json_output_get_access:
 * @access: how a report is obtained
 *
 * Returns: (nullable): its spelling in a catalogue; %NULL if it is not stated
 */
const char *
socle_json_output_get_access (SocleAccess access)
{
  switch (access)
    {
    case SOCLE_ACCESS_NDA:
      return "nda";
    case SOCLE_ACCESS_PUBLIC:
      return "public";
    case SOCLE_ACCESS_REQUEST:
      return "request";
    case SOCLE_ACCESS_NOT_STATED:
    default:
      return NULL;
    }
}

static const char *
get_frequency (SocleFrequency frequency)
{
  switch (frequency)
    {
    case SOCLE_FREQUENCY_AT_LEAST_ANNUALLY:
      return "at-least-annually";
    case SOCLE_FREQUENCY_ANNUALLY:
      return "annually";
    case SOCLE_FREQUENCY_SEMI_ANNUALLY:
      return "semi-annually";
    case SOCLE_FREQUENCY_NOT_PUBLISHED:
    default:
      return NULL;
    }
}

/**
 * socle_json_output_add_report:
 * @builder: within an object
 * @report: a report
 *
 * Adds what is known of @report to the object.
 */
void
socle_json_output_add_report (JsonBuilder *builder, SocleReport *report)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  SocleReportType type = socle_report_get_report_type (report);

  socle_json_output_add_string (builder, "id", socle_report_get_id (report));
  socle_json_output_add_text (builder, "title", socle_report_get_title (report));
  socle_json_output_add_string (builder, "label", socle_report_get_label (report));
  json_builder_set_member_name (builder, "soc");
  json_builder_add_int_value (builder, socle_soc_get_number (socle_report_get_soc (report)));
  if (type != SOCLE_REPORT_TYPE_NOT_STATED)
    {
      json_builder_set_member_name (builder, "type");
      json_builder_add_int_value (builder, type == SOCLE_REPORT_TYPE_1 ? 1 : 2);
    }
  socle_json_output_add_string (builder, "standard", socle_report_get_standard (report));
  socle_json_output_add_string (builder, "superseded_by", socle_report_get_superseded_by (report));
  socle_json_output_add_string (builder, "cycle",
                                cycle != NULL ? socle_audit_cycle_get_id (cycle) : NULL);
  add_service_ids (builder, socle_report_get_services (report));
  add_strings (builder, "members", socle_report_get_members (report));
  add_strings (builder, "also_covers", socle_report_get_also_covers (report));
  socle_json_output_add_string (builder, "url", socle_report_get_url (report));
  socle_json_output_add_string (builder, "access",
                                socle_json_output_get_access (socle_report_get_access (report)));
  socle_json_output_add_catalogue (builder, socle_report_get_catalogue (report));
}

static void
add_letters (JsonBuilder *builder, SocleAuditCycle *cycle)
{
  guint n_letters;
  const SocleLetterRule *letters = socle_audit_cycle_get_letters (cycle, &n_letters);

  if (n_letters == 0)
    return;

  json_builder_set_member_name (builder, "letters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_letters; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "issued");
      json_builder_add_int_value (builder, letters[i].issued);
      json_builder_set_member_name (builder, "from");
      add_month_day (builder, &letters[i].from);
      json_builder_set_member_name (builder, "to");
      add_month_day (builder, &letters[i].to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * socle_json_output_add_cycle:
 * @builder: within an object
 * @cycle: an audit cycle
 *
 * Adds what is known of @cycle to the object.
 */
void
socle_json_output_add_cycle (JsonBuilder *builder, SocleAuditCycle *cycle)
{
  guint n_ends;
  const SocleMonthDay *ends = socle_audit_cycle_get_period_ends (cycle, &n_ends);
  guint months = socle_audit_cycle_get_window_months (cycle);

  socle_json_output_add_string (builder, "id", socle_audit_cycle_get_id (cycle));
  socle_json_output_add_text (builder, "title", socle_audit_cycle_get_title (cycle));
  add_service_ids (builder, socle_audit_cycle_get_services (cycle));
  add_strings (builder, "also_covers", socle_audit_cycle_get_also_covers (cycle));
  socle_json_output_add_string (builder, "frequency",
                                get_frequency (socle_audit_cycle_get_frequency (cycle)));
  if (months > 0)
    {
      json_builder_set_member_name (builder, "window_months");
      json_builder_add_int_value (builder, months);
    }
  if (n_ends > 0)
    {
      json_builder_set_member_name (builder, "period_ends");
      json_builder_begin_array (builder);
      for (guint i = 0; i < n_ends; i++)
        add_month_day (builder, &ends[i]);
      json_builder_end_array (builder);
    }
  add_letters (builder, cycle);
}

/**
 * socle_json_output_add_source:
 * @builder: within an object
 * @catalogue: a catalogue
 *
 * Adds the page that @catalogue was made from, as the member "source".
 */
void
socle_json_output_add_source (JsonBuilder *builder, SocleCatalogue *catalogue)
{
  const SocleSource *source = socle_catalogue_get_source (catalogue);

  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  socle_json_output_add_string (builder, "title", source->title);
  socle_json_output_add_string (builder, "url", source->url);
  socle_json_output_add_string (builder, "locale", source->locale);
  socle_json_output_add_string (builder, "revision", source->revision);
  socle_json_output_add_string (builder, "sha256", source->sha256);
  json_builder_end_object (builder);
}

/* Control characters drive a terminal and format characters hide; the escapes mean
 * the same to a program. Such characters occur within strings only. */
static gboolean
is_escaped (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return character >= 0x7f &&
         (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
          type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR);
}

/* JSON escapes code units of UTF-16. */
static void
append_escaped (GString *output, gunichar character)
{
  if (character < 0x10000)
    g_string_append_printf (output, "\\u%04x", character);
  else
    g_string_append_printf (output, "\\u%04x\\u%04x", 0xd800 + ((character - 0x10000) >> 10),
                            0xdc00 + ((character - 0x10000) & 0x3ff));
}

/**
 * socle_json_output_print:
 * @builder: with a complete array or object
 * @output: where it goes
 *
 * Appends the JSON text, indented, with a line end.
 */
void
socle_json_output_print (JsonBuilder *builder, GString *output)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_escaped (character))
        append_escaped (output, character);
      else
        g_string_append_len (output, p, g_utf8_next_char (p) - p);
    }
  g_string_append_c (output, '\n');
}
