/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen for the summary, as it is kept in the settings. */

#include "config.h"

#include "socle-export-choices.h"

#include "socle-paths.h"

#include <glib/gi18n.h>
#include <string.h>

const SocleChoice socle_export_choices[SOCLE_N_EXPORT_CHOICES] = {
  { "export-format",
    N_ ("Format"),
    { "pdf", "csv", "ics", "json" },
    { N_ ("PDF document"), N_ ("CSV tables"), N_ ("Calendar of due dates"), N_ ("JSON data") } },
  { "export-language",
    N_ ("Language"),
    { "window", "en", "fr" },
    /* Each language in its own words, so that it is found by who speaks it. */
    { N_ ("Language of the window"), "English", "Français" } },
  { "export-paper", N_ ("Paper"), { "a4", "letter" }, { N_ ("A4"), N_ ("US Letter") } },
  { "export-soc",
    N_ ("SOC types"),
    { "all", "soc1", "soc2", "soc3" },
    { N_ ("All types"), "SOC 1", "SOC 2", "SOC 3" } },
  { "export-confidentiality",
    N_ ("Confidentiality"),
    { "public", "internal", "confidential" },
    { N_ ("Public"), N_ ("Internal"), N_ ("Confidential") } },
};

static const char *const sections[SOCLE_N_SUMMARY_PARTS] = {
  "coverage", "scope", "reports", "gaps", "due-dates", "sources", "evidence",
};

/* The name of a section in the setting, in the order of SocleSummaryPart. */
const char *
socle_export_choices_get_section (guint index)
{
  g_return_val_if_fail (index < SOCLE_N_SUMMARY_PARTS, NULL);

  return sections[index];
}

/* What a section is called in the summary, so in the window as well. */
const char *
socle_export_choices_name_section (SocleMessages *messages, guint index)
{
  switch ((SocleSummaryPart) (1 << index))
    {
    case SOCLE_SUMMARY_COVERAGE:
      return socle_messages_get (messages, "Coverage of the Fiscal Year");
    case SOCLE_SUMMARY_SCOPE:
      return socle_messages_get (messages, "Scope by Service");
    case SOCLE_SUMMARY_REPORTS:
      return socle_messages_get (messages, "Reports");
    case SOCLE_SUMMARY_GAPS:
      return socle_messages_get (messages, "Open Points and What to Do");
    case SOCLE_SUMMARY_DUE_DATES:
      return socle_messages_get (messages, "Due Dates");
    case SOCLE_SUMMARY_SOURCES:
      return socle_messages_get (messages, "Sources");
    case SOCLE_SUMMARY_EVIDENCE:
    default:
      return socle_messages_get (messages, "Evidence");
    }
}

/* Which of its values a setting has; the first if it has none of them. */
static guint
find_value (GSettings *settings, const SocleChoice *choice)
{
  g_autofree char *value = g_settings_get_string (settings, choice->key);

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (strcmp (choice->values[i], value) == 0)
      return i;

  return 0;
}

static guint
get_value (GSettings *settings, const char *key)
{
  for (guint i = 0; i < SOCLE_N_EXPORT_CHOICES; i++)
    if (strcmp (socle_export_choices[i].key, key) == 0)
      return find_value (settings, &socle_export_choices[i]);

  g_return_val_if_reached (0);
}

SocleSummaryFormat
socle_export_choices_get_format (GSettings *settings)
{
  return (SocleSummaryFormat) get_value (settings, "export-format");
}

SoclePaper
socle_export_choices_get_paper (GSettings *settings)
{
  return (SoclePaper) get_value (settings, "export-paper");
}

SocleMessages *
socle_export_choices_dup_messages (GSettings *settings, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  g_autofree char *code = g_settings_get_string (settings, "export-language");
  g_autofree char *locale_dir = NULL;
  SocleLanguage language;

  if (!socle_language_from_code (code, &language) ||
      language == socle_messages_get_language (messages))
    return g_object_ref (messages);

  locale_dir = socle_paths_dup_locale_dir ();

  return socle_messages_new (language, locale_dir);
}

static SocleSummaryPart
get_parts (GSettings *settings)
{
  g_auto (GStrv) chosen = g_settings_get_strv (settings, "export-sections");
  guint parts = 0;

  for (guint i = 0; i < SOCLE_N_SUMMARY_PARTS; i++)
    if (g_strv_contains ((const char *const *) chosen, sections[i]))
      parts |= 1U << i;

  return (SocleSummaryPart) parts;
}

/* The options point to what belongs to messages and to the session. */
SocleSummaryOptions
socle_export_choices_get_options (GSettings *settings,
                                  SocleSession *session,
                                  SocleMessages *messages)
{
  SocleFiscal *fiscal = socle_session_get_fiscal (session);
  guint soc = get_value (settings, "export-soc");

  return (SocleSummaryOptions) {
    .messages = messages,
    .socs = soc == 0 ? SOCLE_SOC_ALL : socle_soc_from_number ((int) soc),
    .confidentiality = (SocleConfidentiality) get_value (settings, "export-confidentiality"),
    .draft = g_settings_get_boolean (settings, "export-draft"),
    .parts = get_parts (settings),
    .year = socle_fiscal_get_year (fiscal),
    .sign_off = socle_fiscal_get_sign_off (fiscal),
    .today = socle_session_get_today (session),
    .lag = socle_fiscal_get_availability_lag (fiscal),
    .holdings = socle_fiscal_get_holdings (fiscal),
    .in_use = g_settings_get_boolean (settings, "export-in-use"),
  };
}
