/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of due dates. */

#include "config.h"

#include "socle-calendar-wording.h"

#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

/**
 * socle_calendar_wording_kind:
 * @messages: the language to speak
 * @kind: what happens on a day
 *
 * Returns: (transfer none): the same in a few words
 */
const char *
socle_calendar_wording_kind (SocleMessages *messages, SocleDueDateKind kind)
{
  switch (kind)
    {
    case SOCLE_DUE_DATE_PERIOD_END:
      return socle_messages_get (messages, "Audit period ends");
    case SOCLE_DUE_DATE_REPORT:
      return socle_messages_get (messages, "Report expected");
    case SOCLE_DUE_DATE_LETTER:
      return socle_messages_get (messages, "Bridge letter expected");
    case SOCLE_DUE_DATE_YEAR_END:
      return socle_messages_get (messages, "Fiscal year ends");
    case SOCLE_DUE_DATE_SIGN_OFF:
    default:
      return socle_messages_get (messages, "Auditor’s sign-off");
    }
}

/**
 * socle_calendar_wording_subject:
 * @messages: the language to speak
 * @due_date: a due date
 *
 * Returns: (transfer full): the name of the cycle or report it is about; empty for
 *   our fiscal year
 */
char *
socle_calendar_wording_subject (SocleMessages *messages, SocleDueDate *due_date)
{
  SocleAuditCycle *cycle = socle_due_date_get_cycle (due_date);
  SocleReport *report = socle_due_date_get_report (due_date);

  if (report != NULL)
    return socle_wording_report_title (messages, report);
  if (cycle != NULL)
    return socle_wording_cycle_title (messages, cycle);

  return g_strdup ("");
}

/**
 * socle_calendar_wording_title:
 * @messages: the language to speak
 * @due_date: a due date
 *
 * Returns: (transfer full): what happens, and to what
 */
char *
socle_calendar_wording_title (SocleMessages *messages, SocleDueDate *due_date)
{
  g_autofree char *subject = socle_calendar_wording_subject (messages, due_date);
  const char *kind = socle_calendar_wording_kind (messages, socle_due_date_get_kind (due_date));

  if (*subject == '\0')
    return g_strdup (kind);

  /* Translators: {kind} is such as “Report expected”, {subject} the title of a report or of a
   * group of services */
  return socle_format (socle_messages_get (messages, "{kind}: {subject}"), "kind", kind, "subject",
                       subject, NULL);
}

/**
 * socle_calendar_wording_detail:
 * @messages: the language to speak
 * @due_date: a due date
 *
 * Returns: (transfer full): what it is about and where it comes from, in sentences
 */
char *
socle_calendar_wording_detail (SocleMessages *messages, SocleDueDate *due_date)
{
  SocleDateRange *range = socle_due_date_get_range (due_date);
  SocleCatalogue *catalogue = socle_due_date_get_catalogue (due_date);
  g_autofree char *days = range != NULL ? socle_coverage_wording_range (messages, range) : NULL;
  g_autofree char *about = NULL;
  g_autofree char *source = NULL;

  if (days != NULL && catalogue == NULL)
    about = socle_format (socle_messages_get (messages, "The fiscal year is {range}."), "range",
                          days, NULL);
  else if (days != NULL && socle_due_date_get_kind (due_date) == SOCLE_DUE_DATE_LETTER)
    about = socle_format (socle_messages_get (messages, "The letter is for {range}."), "range",
                          days, NULL);
  else if (days != NULL)
    about = socle_format (socle_messages_get (messages, "The report is for {range}."), "range",
                          days, NULL);

  if (catalogue != NULL)
    {
      g_autofree char *provider = socle_visible_text (socle_catalogue_get_provider (catalogue));
      g_autofree char *as_of =
        socle_messages_format_date (messages, socle_catalogue_get_as_of (catalogue));

      source =
        socle_format (socle_messages_get (messages,
                                          "Derived from what {provider} published as of {date}."),
                      "provider", provider, "date", as_of, NULL);
    }

  if (about == NULL || source == NULL)
    return g_strdup (about != NULL ? about : source);

  return g_strjoin (" ", about, source, NULL);
}

static char *
count (SocleMessages *messages, const char *sentence, guint n)
{
  g_autofree char *number = socle_messages_format_number (messages, n);

  return socle_format (sentence, "count", number, NULL);
}

/* From this many days on a distance is told in months. */
#define FEW_DAYS 90

/**
 * socle_calendar_wording_distance:
 * @messages: the language to speak
 * @today: what day it is
 * @date: a day
 *
 * Returns: (transfer full): how far away the day is: "Today", "In 12 days", "In 7 months",
 *   "3 days ago"
 */
char *
socle_calendar_wording_distance (SocleMessages *messages, const GDate *today, const GDate *date)
{
  int n_days = g_date_days_between (today, date);
  guint n;

  if (n_days == 0)
    return g_strdup (socle_messages_get (messages, "Today"));
  if (n_days == 1)
    return g_strdup (socle_messages_get (messages, "Tomorrow"));
  if (n_days < 0)
    {
      n = (guint) -n_days;
      return count (messages,
                    socle_messages_nget (messages, "{count} day ago", "{count} days ago", n), n);
    }
  if (n_days <= FEW_DAYS)
    return count (
      messages, socle_messages_nget (messages, "In {count} day", "In {count} days", (guint) n_days),
      (guint) n_days);

  /* A month is 30.44 days, to the nearest. */
  n = ((guint) n_days * 100 + 1522) / 3044;

  return count (messages,
                socle_messages_nget (messages, "In {count} month", "In {count} months", n), n);
}
