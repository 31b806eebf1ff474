/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of reports, services and cycles, in either language. */

#include "config.h"

#include "socle-wording.h"

#include "socle-format.h"
#include "socle-visible-text.h"

/*
 * The window, the command line and the summary say the same thing in the same
 * words, so the sentences are made here. Every text from a catalogue passes
 * socle_visible_text() on its way into a sentence.
 */

/**
 * socle_wording_soc:
 * @soc: one kind of report
 *
 * Returns: (transfer none): its name, the same in every language
 */
const char *
socle_wording_soc (SocleSoc soc)
{
  static const char *const names[SOCLE_N_SOCS] = { "SOC 1", "SOC 2", "SOC 3" };
  int number = socle_soc_get_number (soc);

  return number > 0 ? names[number - 1] : "SOC";
}

/**
 * socle_wording_type:
 * @messages: the language to speak
 * @type: a type
 *
 * Returns: (transfer none): its name
 */
const char *
socle_wording_type (SocleMessages *messages, SocleReportType type)
{
  switch (type)
    {
    case SOCLE_REPORT_TYPE_1:
      return socle_messages_get (messages, "Type 1");
    case SOCLE_REPORT_TYPE_2:
      return socle_messages_get (messages, "Type 2");
    case SOCLE_REPORT_TYPE_NOT_STATED:
    default:
      /* Translators: the provider does not say whether the report is Type 1 or Type 2 */
      return socle_messages_get (messages, "Type not stated");
    }
}

/**
 * socle_wording_report_title:
 * @messages: the language to speak
 * @report: a report
 *
 * Returns: (transfer full): its title, with nothing in it that cannot be seen
 */
char *
socle_wording_report_title (SocleMessages *messages, SocleReport *report)
{
  return socle_visible_text (
    socle_text_get (socle_report_get_title (report), socle_messages_get_language (messages)));
}

/**
 * socle_wording_kind:
 * @messages: the language to speak
 * @report: a report
 *
 * Returns: (transfer full): its kind in short: "SOC 1 Type 2"
 */
char *
socle_wording_kind (SocleMessages *messages, SocleReport *report)
{
  const char *soc = socle_wording_soc (socle_report_get_soc (report));
  SocleReportType type = socle_report_get_report_type (report);

  if (socle_report_get_soc (report) == SOCLE_SOC_3)
    return g_strdup (soc);

  if (type == SOCLE_REPORT_TYPE_NOT_STATED)
    /* Translators: {soc} is “SOC 1” or “SOC 2” */
    return socle_format (socle_messages_get (messages, "{soc}, type not stated"), "soc", soc, NULL);

  /* Translators: {soc} is “SOC 1” or “SOC 2” */
  return socle_format (type == SOCLE_REPORT_TYPE_1 ? socle_messages_get (messages, "{soc} Type 1")
                                                   : socle_messages_get (messages, "{soc} Type 2"),
                       "soc", soc, NULL);
}

/**
 * socle_wording_kind_explained:
 * @messages: the language to speak
 * @report: a report
 *
 * Returns: (transfer none): a sentence or two on what a report of its kind is
 */
const char *
socle_wording_kind_explained (SocleMessages *messages, SocleReport *report)
{
  gboolean soc_1 = socle_report_get_soc (report) == SOCLE_SOC_1;

  if (socle_report_get_soc (report) == SOCLE_SOC_3)
    return socle_messages_get (messages,
                               "A SOC 3 report is the short, general-use version of a SOC 2 Type 2 "
                               "report. It has no type of its own and adds no tested month for a "
                               "reliance on SOC 1.");

  switch (socle_report_get_report_type (report))
    {
    case SOCLE_REPORT_TYPE_1:
      return soc_1 ? socle_messages_get (
                       messages,
                       "A SOC 1 Type 1 report describes controls relevant to financial reporting "
                       "and their design at one date. It tests no month of your year.")
                   : socle_messages_get (
                       messages,
                       "A SOC 2 Type 1 report describes controls measured against the Trust "
                       "Services Criteria and their design at one date. It tests no month of your "
                       "year.");
    case SOCLE_REPORT_TYPE_2:
      return soc_1 ? socle_messages_get (
                       messages,
                       "A SOC 1 Type 2 report tests whether controls relevant to financial "
                       "reporting operated effectively over a period. It is made for the auditors "
                       "of your financial statements.")
                   : socle_messages_get (
                       messages,
                       "A SOC 2 Type 2 report tests whether controls measured against the Trust "
                       "Services Criteria operated effectively over a period.");
    case SOCLE_REPORT_TYPE_NOT_STATED:
    default:
      return soc_1 ? socle_messages_get (
                       messages,
                       "A SOC 1 report is about controls relevant to financial reporting. The "
                       "provider does not state whether this one is Type 1 or Type 2; the cover of "
                       "the report does.")
                   : socle_messages_get (
                       messages,
                       "A SOC 2 report is about controls measured against the Trust Services "
                       "Criteria. The provider does not state whether this one is Type 1 or Type "
                       "2; the cover of the report does.");
    }
}

/**
 * socle_wording_access:
 * @messages: the language to speak
 * @access: how a report is obtained
 *
 * Returns: (transfer none): the same in a word or two
 */
const char *
socle_wording_access (SocleMessages *messages, SocleAccess access)
{
  switch (access)
    {
    case SOCLE_ACCESS_NDA:
      return socle_messages_get (messages, "Restricted use");
    case SOCLE_ACCESS_PUBLIC:
      return socle_messages_get (messages, "Public");
    case SOCLE_ACCESS_REQUEST:
      return socle_messages_get (messages, "On request");
    case SOCLE_ACCESS_NOT_STATED:
    default:
      return socle_messages_get (messages, "Access not stated");
    }
}

/**
 * socle_wording_access_explained:
 * @messages: the language to speak
 * @access: how a report is obtained
 *
 * Returns: (transfer none): a sentence on how to get it
 */
const char *
socle_wording_access_explained (SocleMessages *messages, SocleAccess access)
{
  switch (access)
    {
    case SOCLE_ACCESS_NDA:
      return socle_messages_get (messages,
                                 "Given to customers under a nondisclosure agreement. Sign in to "
                                 "the provider’s portal to get it, and do not pass it on.");
    case SOCLE_ACCESS_PUBLIC:
      return socle_messages_get (messages, "Anyone may read it and pass it on.");
    case SOCLE_ACCESS_REQUEST:
      return socle_messages_get (messages, "Ask the provider for it.");
    case SOCLE_ACCESS_NOT_STATED:
    default:
      return socle_messages_get (messages, "The provider does not say how to get it.");
    }
}

/**
 * socle_wording_standard:
 * @messages: the language to speak
 * @report: a report
 *
 * Returns: (transfer full): the standard it names, marked where superseded
 */
char *
socle_wording_standard (SocleMessages *messages, SocleReport *report)
{
  g_autofree char *standard = socle_visible_text (socle_report_get_standard (report));
  g_autofree char *successor = socle_visible_text (socle_report_get_superseded_by (report));

  if (socle_report_get_standard (report) == NULL)
    return g_strdup (socle_messages_get (messages, "Standard not stated"));

  if (socle_report_get_superseded_by (report) == NULL)
    return g_steal_pointer (&standard);

  /* Translators: attestation standards, for example “SSAE 16, superseded by SSAE 18” */
  return socle_format (socle_messages_get (messages, "{standard}, superseded by {successor}"),
                       "standard", standard, "successor", successor, NULL);
}

/**
 * socle_wording_coverage:
 * @messages: the language to speak
 * @report: a report
 *
 * Returns: (transfer full): everything that it names, as an enumeration; empty if
 *   it names nothing
 */
char *
socle_wording_coverage (SocleMessages *messages, SocleReport *report)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *services = socle_report_get_services (report);
  const char *const *also = socle_report_get_also_covers (report);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < services->len; i++)
    {
      g_auto (GStrv) covered =
        socle_report_dup_covered_names (report, g_ptr_array_index (services, i));

      for (guint j = 0; covered[j] != NULL; j++)
        g_strv_builder_take (builder, socle_visible_text (covered[j]));
    }

  for (guint i = 0; also != NULL && also[i] != NULL; i++)
    g_strv_builder_take (builder, socle_visible_text (also[i]));

  names = g_strv_builder_end (builder);

  return socle_messages_join (messages, (const char *const *) names);
}

/**
 * socle_wording_scope:
 * @messages: the language to speak
 * @service: a service
 * @soc: one kind of report
 *
 * Returns: (transfer full): a sentence on whether the service is in the scope of
 *   @soc
 */
char *
socle_wording_scope (SocleMessages *messages, SocleService *service, SocleSoc soc)
{
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  g_autofree char *provider =
    socle_visible_text (catalogue != NULL ? socle_catalogue_get_provider (catalogue) : "");

  if (socle_service_get_scope (service) & soc)
    /* Translators: {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
    return socle_format (socle_messages_get (messages, "In scope of {soc}"), "soc",
                         socle_wording_soc (soc), NULL);

  /* Translators: {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
  return socle_format (socle_messages_get (messages,
                                           "Not in scope of {soc}: {provider} does not list it"),
                       "soc", socle_wording_soc (soc), "provider", provider, NULL);
}

/**
 * socle_wording_scope_short:
 * @messages: the language to speak
 * @scope: any set of kinds
 *
 * Returns: (transfer full): the kinds as an enumeration: "SOC 1 and SOC 2"
 */
char *
socle_wording_scope_short (SocleMessages *messages, SocleSoc scope)
{
  const char *names[SOCLE_N_SOCS + 1] = { NULL };
  guint n_names = 0;

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (scope & socle_soc_from_number (number))
      names[n_names++] = socle_wording_soc (socle_soc_from_number (number));

  return socle_messages_join (messages, names);
}

/**
 * socle_wording_qualifier:
 * @messages: the language to speak
 * @service: a service
 *
 * Returns: (transfer full) (nullable): in which form the service is in scope, and
 *   for which kinds of report that is said; %NULL if it has no qualifier
 */
char *
socle_wording_qualifier (SocleMessages *messages, SocleService *service)
{
  SocleText *qualifier = socle_service_get_qualifier (service);
  SocleSoc stated = socle_service_get_qualifier_scope (service);
  g_autofree char *scope = NULL;
  g_autofree char *text = NULL;

  if (qualifier == NULL)
    return NULL;

  text = socle_visible_text (socle_text_get (qualifier, socle_messages_get_language (messages)));
  if (stated == SOCLE_SOC_NONE || (socle_service_get_scope (service) & ~stated) == 0)
    return g_steal_pointer (&text);

  scope = socle_wording_scope_short (messages, stated);

  /* Translators: {qualifier} is the provider’s condition, {scope} for example “SOC 1 and SOC 2” */
  return socle_format (socle_messages_get (messages, "{qualifier} (stated for {scope} only)"),
                       "qualifier", text, "scope", scope, NULL);
}

/**
 * socle_wording_alias:
 * @messages: the language to speak
 * @alias: another name of a service
 *
 * Returns: (transfer full): the name, and where it is used if that is known
 */
char *
socle_wording_alias (SocleMessages *messages, const SocleAlias *alias)
{
  g_autofree char *name = socle_visible_text (alias->name);

  if (g_strcmp0 (alias->locale, "fr") != 0)
    return g_steal_pointer (&name);

  /* Translators: {name} is how the provider’s French page calls a product */
  return socle_format (socle_messages_get (messages, "{name} (on the provider’s French page)"),
                       "name", name, NULL);
}

/**
 * socle_wording_cycle_title:
 * @messages: the language to speak
 * @cycle: a cycle
 *
 * Returns: (transfer full): its title, with nothing in it that cannot be seen
 */
char *
socle_wording_cycle_title (SocleMessages *messages, SocleAuditCycle *cycle)
{
  return socle_visible_text (
    socle_text_get (socle_audit_cycle_get_title (cycle), socle_messages_get_language (messages)));
}

/**
 * socle_wording_frequency:
 * @messages: the language to speak
 * @frequency: how often a cycle's services are audited
 *
 * Returns: (transfer none): the same in words
 */
const char *
socle_wording_frequency (SocleMessages *messages, SocleFrequency frequency)
{
  switch (frequency)
    {
    case SOCLE_FREQUENCY_AT_LEAST_ANNUALLY:
      return socle_messages_get (messages, "Audited at least once a year");
    case SOCLE_FREQUENCY_ANNUALLY:
      return socle_messages_get (messages, "Audited once a year");
    case SOCLE_FREQUENCY_SEMI_ANNUALLY:
      return socle_messages_get (messages, "Audited twice a year");
    case SOCLE_FREQUENCY_NOT_PUBLISHED:
    default:
      return socle_messages_get (messages, "Audit frequency not published");
    }
}

/**
 * socle_wording_periods:
 * @messages: the language to speak
 * @cycle: a cycle
 *
 * Returns: (transfer full): a sentence on the audit periods, or on their not being
 *   published
 */
char *
socle_wording_periods (SocleMessages *messages, SocleAuditCycle *cycle)
{
  guint n_ends;
  const SocleMonthDay *ends = socle_audit_cycle_get_period_ends (cycle, &n_ends);
  guint months = socle_audit_cycle_get_window_months (cycle);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) days = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *count = NULL;

  if (n_ends == 0)
    return g_strdup (socle_messages_get (
      messages, "The provider does not publish the audit periods of this group"));

  for (guint i = 0; i < n_ends; i++)
    g_strv_builder_take (builder, socle_messages_format_day (messages, ends[i].day,
                                                             (GDateMonth) ends[i].month));
  days = g_strv_builder_end (builder);
  dates = socle_messages_join (messages, (const char *const *) days);

  if (months == 0)
    /* Translators: {dates} is an enumeration of days, such as “31 March and 30 September” */
    return socle_format (socle_messages_get (messages, "Audit periods end on {dates}"), "dates",
                         dates, NULL);

  count = socle_messages_format_number (messages, months);

  /* Translators: {dates} is an enumeration of days, such as “31 March and 30 September” */
  return socle_format (
    socle_messages_nget (messages, "Audit periods of {count} month end on {dates}",
                         "Audit periods of {count} months end on {dates}", months),
    "count", count, "dates", dates, NULL);
}

/**
 * socle_wording_letter:
 * @messages: the language to speak
 * @letter: when a bridge letter appears and what it covers
 *
 * Returns: (transfer full): the same in a sentence
 */
char *
socle_wording_letter (SocleMessages *messages, const SocleLetterRule *letter)
{
  g_autofree char *from =
    socle_messages_format_day (messages, letter->from.day, (GDateMonth) letter->from.month);
  g_autofree char *to =
    socle_messages_format_day (messages, letter->to.day, (GDateMonth) letter->to.month);

  /* Translators: {month} is the name of a month; {from} and {to} are days such as “1 October” */
  return socle_format (
    socle_messages_get (messages, "Bridge letter in {month}, for {from} to {to}"), "month",
    socle_messages_get_month (messages, letter->issued), "from", from, "to", to, NULL);
}

/**
 * socle_wording_as_of:
 * @messages: the language to speak
 * @catalogue: a catalogue
 *
 * Returns: (transfer full): the date of its facts: "As of 1 February 2020"
 */
char *
socle_wording_as_of (SocleMessages *messages, SocleCatalogue *catalogue)
{
  g_autofree char *date =
    socle_messages_format_date (messages, socle_catalogue_get_as_of (catalogue));

  /* Translators: {date} is the day on which the catalogue’s facts were published */
  return socle_format (socle_messages_get (messages, "As of {date}"), "date", date, NULL);
}

/**
 * socle_wording_standards:
 * @messages: the language to speak
 * @catalogue: a catalogue
 * @soc: one kind of report
 *
 * Returns: (transfer full) (nullable): what the provider is audited against for
 *   @soc; %NULL if not published
 */
char *
socle_wording_standards (SocleMessages *messages, SocleCatalogue *catalogue, SocleSoc soc)
{
  const char *const *standards = socle_catalogue_get_standards (catalogue, soc);
  g_autofree char *joined = NULL;
  g_autofree char *names = NULL;

  if (standards == NULL || standards[0] == NULL)
    return NULL;

  joined = socle_messages_join (messages, standards);
  names = socle_visible_text (joined);

  /* Translators: {soc} is “SOC 1”, “SOC 2” or “SOC 3”, {standards} an enumeration of standards */
  return socle_format (socle_messages_get (messages, "{soc} audits under {standards}"), "soc",
                       socle_wording_soc (soc), "standards", names, NULL);
}

/**
 * socle_wording_link:
 * @messages: the language to speak
 * @kind: what a link leads to
 *
 * Returns: (transfer none): the same in a few words
 */
const char *
socle_wording_link (SocleMessages *messages, SocleLinkKind kind)
{
  switch (kind)
    {
    case SOCLE_LINK_SERVICE:
      return socle_messages_get (messages, "Service page");
    case SOCLE_LINK_REPORT:
      return socle_messages_get (messages, "Report");
    case SOCLE_LINK_LETTERS:
      return socle_messages_get (messages, "Bridge letters and further reports");
    case SOCLE_LINK_PORTAL:
      return socle_messages_get (messages, "Portal");
    case SOCLE_LINK_DOCUMENT:
      return socle_messages_get (messages, "Document");
    case SOCLE_LINK_SERVICES:
      return socle_messages_get (messages, "List of services");
    case SOCLE_LINK_QUESTION:
      return socle_messages_get (messages, "Questions and answers");
    case SOCLE_LINK_RESOURCE:
      return socle_messages_get (messages, "Further reading");
    case SOCLE_LINK_CONTACT:
      return socle_messages_get (messages, "Contact");
    default:
      return "";
    }
}
