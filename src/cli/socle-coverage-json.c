/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A coverage as JSON. */

#include "config.h"

#include "socle-coverage-json.h"

#include "socle-coverage-wording.h"
#include "socle-json-output.h"

/**
 * socle_coverage_json_get_state:
 * @state: the state of a month or of some days
 *
 * Returns: (transfer none): its name for programs, the same in every language
 */
const char *
socle_coverage_json_get_state (SocleCoverageState state)
{
  switch (state)
    {
    case SOCLE_COVERAGE_TESTED:
      return "tested";
    case SOCLE_COVERAGE_BRIDGED:
      return "bridged";
    case SOCLE_COVERAGE_PARTLY:
      return "partly";
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      return "uncovered";
    }
}

static const char *
get_kind (SocleCoverageWarningKind kind)
{
  switch (kind)
    {
    case SOCLE_COVERAGE_WARNING_NO_PERIOD:
      return "no-period-published";
    case SOCLE_COVERAGE_WARNING_TYPE_1:
      return "type-1";
    case SOCLE_COVERAGE_WARNING_SOC_3:
      return "soc-3";
    case SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED:
      return "type-not-stated";
    case SOCLE_COVERAGE_WARNING_MODIFIED_OPINION:
      return "modified-opinion";
    case SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT:
      return "letter-without-report";
    case SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP:
      return "letter-after-gap";
    case SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END:
      return "letter-before-end";
    case SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY:
      return "letter-signed-early";
    case SOCLE_COVERAGE_WARNING_LONG_BRIDGE:
    default:
      return "long-bridge";
    }
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, guint value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_ends (JsonBuilder *builder, SocleDateRange *range)
{
  socle_json_output_add_date (builder, "from", socle_date_range_get_from (range));
  socle_json_output_add_date (builder, "to", socle_date_range_get_to (range));
}

/* Adds the edition or letter that is the reason for the days of a span. */
static void
add_reason (JsonBuilder *builder, const SocleCoverageSpan *span)
{
  if (span->edition != NULL)
    {
      json_builder_set_member_name (builder, "edition");
      json_builder_begin_object (builder);
      add_ends (builder, socle_edition_get_period (span->edition));
      socle_json_output_add_date (builder, "available",
                                  socle_edition_get_available (span->edition));
      add_boolean (builder, "held", socle_edition_is_held (span->edition));
      json_builder_end_object (builder);
    }

  if (span->letter != NULL)
    {
      json_builder_set_member_name (builder, "letter");
      json_builder_begin_object (builder);
      add_ends (builder, socle_letter_get_range (span->letter));
      socle_json_output_add_date (builder, "available", socle_letter_get_available (span->letter));
      add_boolean (builder, "held", socle_letter_is_held (span->letter));
      json_builder_end_object (builder);
    }
}

static void
add_month (JsonBuilder *builder, SocleCoverageMonth *month)
{
  SocleCoverageState state = socle_coverage_month_get_state (month);
  g_autofree char *name = g_strdup_printf ("%04d-%02d", socle_coverage_month_get_year (month),
                                           socle_coverage_month_get_month (month));

  json_builder_begin_object (builder);
  socle_json_output_add_string (builder, "month", name);
  socle_json_output_add_string (builder, "state", socle_coverage_json_get_state (state));
  add_boolean (builder, "held", socle_coverage_month_is_held (month));
  if (socle_coverage_month_get_n_spans (month) == 1)
    add_reason (builder, socle_coverage_month_get_span (month, 0));
  else
    {
      socle_json_output_add_string (builder, "counts_as",
                                    socle_coverage_json_get_state (
                                      socle_coverage_month_get_counts_as (month)));
      json_builder_set_member_name (builder, "days");
      json_builder_begin_array (builder);
      for (guint i = 0; i < socle_coverage_month_get_n_spans (month); i++)
        {
          const SocleCoverageSpan *span = socle_coverage_month_get_span (month, i);

          json_builder_begin_object (builder);
          add_ends (builder, span->days);
          socle_json_output_add_string (builder, "state",
                                        socle_coverage_json_get_state (span->state));
          add_reason (builder, span);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_warnings (JsonBuilder *builder, SocleMessages *messages, SocleCoverage *coverage)
{
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++)
    {
      SocleCoverageWarning *warning = g_ptr_array_index (warnings, i);
      g_autofree char *sentence = socle_coverage_wording_warning (messages, coverage, warning);

      json_builder_begin_object (builder);
      socle_json_output_add_string (builder, "kind",
                                    get_kind (socle_coverage_warning_get_kind (warning)));
      socle_json_output_add_string (builder, "sentence", sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * socle_coverage_json_add:
 * @builder: where an object can stand
 * @messages: the language of the sentences
 * @coverage: the coverage of a report
 *
 * Adds an object with everything known of @coverage.
 */
void
socle_coverage_json_add (JsonBuilder *builder, SocleMessages *messages, SocleCoverage *coverage)
{
  SocleReport *report = socle_coverage_get_report (coverage);
  GPtrArray *months = socle_coverage_get_months (coverage);
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);

  json_builder_begin_object (builder);
  socle_json_output_add_string (builder, "report", socle_report_get_id (report));
  add_ends (builder, socle_coverage_get_year (coverage));
  socle_json_output_add_date (builder, "sign_off", socle_coverage_get_sign_off (coverage));
  add_number (builder, "tested", socle_coverage_get_tested (coverage));
  add_number (builder, "bridged", socle_coverage_get_bridged (coverage));
  add_number (builder, "uncovered", socle_coverage_get_uncovered (coverage));
  socle_json_output_add_string (builder, "sentence", totals);
  add_boolean (builder, "period_published", socle_coverage_is_period_published (coverage));

  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < months->len; i++)
    add_month (builder, g_ptr_array_index (months, i));
  json_builder_end_array (builder);

  add_warnings (builder, messages, coverage);
  socle_json_output_add_catalogue (builder, socle_report_get_catalogue (report));
  json_builder_end_object (builder);
}
