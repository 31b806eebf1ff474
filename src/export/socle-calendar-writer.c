/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due dates as an iCalendar file, which other programs show beside their own. */

#include "config.h"

#include "socle-calendar-writer.h"

#include "socle-calendar-wording.h"

#include <libical/ical.h>
#include <string.h>

/*
 * RFC 5545 through libical, which escapes and folds. Each due date is an event of a whole
 * day that leaves the day free. There is no METHOD: the file is a calendar to read, not
 * an invitation.
 *
 * A program that has read an earlier file takes an event with a known UID for the same
 * one, and its new date only if SEQUENCE has grown. The UID names what the date is about
 * and not the date, see socle_due_date_dup_uid(). SEQUENCE is the number of days from
 * 2000-01-01 to the day the file is made: nothing need be stored, and whatever has moved
 * since a file of an earlier day has a higher number in the file of a later one.
 */

/* Longer texts are cut: an event is a reminder, and some programs refuse long ones. */
#define LONGEST_TEXT 4096

/* Cuts a text to what a property may have, between two characters. */
static char *
limit_text (const char *text)
{
  static const char ellipsis[] = "…";
  g_autofree char *head = NULL;
  const char *end;

  if (strlen (text) <= LONGEST_TEXT)
    return g_strdup (text);

  end = g_utf8_find_prev_char (text, text + LONGEST_TEXT - strlen (ellipsis) + 1);
  head = g_strndup (text, (size_t) (end - text));

  return g_strconcat (head, ellipsis, NULL);
}

static guint
get_sequence (const GDate *today)
{
  g_autoptr (GDate) start = g_date_new_dmy (1, G_DATE_JANUARY, 2000);
  int days = g_date_days_between (start, today);

  return days > 0 ? (guint) days : 0;
}

static struct icaltimetype
get_day (const GDate *date)
{
  struct icaltimetype time = icaltime_null_date ();

  time.year = g_date_get_year (date);
  time.month = g_date_get_month (date);
  time.day = g_date_get_day (date);

  return time;
}

static struct icaltimetype
get_stamp (const GDate *today)
{
  struct icaltimetype time = get_day (today);

  /* A day without an hour has -1 for it. */
  time.is_date = 0;
  time.hour = time.minute = time.second = 0;
  time.zone = icaltimezone_get_utc_timezone ();

  return time;
}

static void
add_text (icalcomponent *component, icalproperty *property, const SocleCalendarOptions *options)
{
  SocleLanguage language = socle_messages_get_language (options->messages);

  icalproperty_add_parameter (property,
                              icalparameter_new_language (socle_language_get_code (language)));
  icalcomponent_add_property (component, property);
}

/* The page where a report is obtained, where it has one that a program may open. */
static void
add_url (icalcomponent *event, SocleDueDate *due_date)
{
  SocleReport *report = socle_due_date_get_report (due_date);
  const char *url = report != NULL ? socle_report_get_url (report) : NULL;
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *text = NULL;

  if (uri == NULL || (strcmp (g_uri_get_scheme (uri), "https") != 0 &&
                      strcmp (g_uri_get_scheme (uri), "http") != 0))
    return;

  text = g_uri_to_string (uri);
  if (strlen (text) <= LONGEST_TEXT)
    icalcomponent_add_property (event, icalproperty_new_url (text));
}

static void
add_alarm (icalcomponent *event, const char *title, const SocleCalendarOptions *options)
{
  icalcomponent *alarm = icalcomponent_new_valarm ();
  struct icaltriggertype trigger = { icaltime_null_time (), icaldurationtype_null_duration () };

  trigger.duration.is_neg = 1;
  trigger.duration.days = options->reminder;
  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
  add_text (alarm, icalproperty_new_description (title), options);
  icalcomponent_add_component (event, alarm);
}

static icalcomponent *
create_event (SocleDueDate *due_date, const char *uid, const SocleCalendarOptions *options)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *title = socle_calendar_wording_title (options->messages, due_date);
  g_autofree char *summary = limit_text (title);
  g_autofree char *detail = socle_calendar_wording_detail (options->messages, due_date);
  g_autofree char *description = limit_text (detail);
  GDate next = *socle_due_date_get_date (due_date);

  g_date_add_days (&next, 1);
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (get_stamp (options->today)));
  icalcomponent_add_property (event,
                              icalproperty_new_sequence ((int) get_sequence (options->today)));
  icalcomponent_add_property (event, icalproperty_new_dtstart (
                                       get_day (socle_due_date_get_date (due_date))));
  icalcomponent_add_property (event, icalproperty_new_dtend (get_day (&next)));
  add_text (event, icalproperty_new_summary (summary), options);
  add_text (event, icalproperty_new_description (description), options);
  icalcomponent_add_property (event, icalproperty_new_categories (socle_due_date_get_kind_name (
                                       socle_due_date_get_kind (due_date))));
  add_url (event, due_date);
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  if (options->reminder > 0)
    add_alarm (event, summary, options);

  return event;
}

/* Two dates can have the same name only where a cycle has two periods that begin and end
 * in the same months; they are told apart by their order. */
static char *
dup_unique_uid (SocleDueDate *due_date, GHashTable *uids)
{
  g_autofree char *uid = socle_due_date_dup_uid (due_date);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (uids, uid)) + 1;
  char *unique = n > 1 ? g_strdup_printf ("%u-%s", n, uid) : g_strdup (uid);

  g_hash_table_insert (uids, g_steal_pointer (&uid), GUINT_TO_POINTER (n));

  return unique;
}

static gboolean
write_text (GOutputStream *stream, const char *text, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static gboolean
write_event (GOutputStream *stream,
             SocleDueDate *due_date,
             const char *uid,
             const SocleCalendarOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  icalcomponent *event = create_event (due_date, uid, options);
  char *text = icalcomponent_as_ical_string_r (event);
  gboolean written = write_text (stream, text, cancellable, error);

  icalmemory_free_buffer (text);
  icalcomponent_free (event);

  return written;
}

/* Which state of the register the dates come from, in properties of our own: every program
 * leaves these alone, while a description of the calendar would stand among what is shown of
 * it. */
static gboolean
write_trail (GOutputStream *stream,
             const SocleCalendarOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, options->n_entries);
  const char *const properties[][2] = {
    { "X-SOCLE-TRAIL-ENTRIES", count },
    { "X-SOCLE-TRAIL-FINGERPRINT", options->fingerprint },
  };
  gboolean written = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (properties) && written; i++)
    {
      icalproperty *property = icalproperty_new_x (properties[i][1]);
      char *text;

      icalproperty_set_x_name (property, properties[i][0]);
      text = icalproperty_as_ical_string_r (property);
      written = write_text (stream, text, cancellable, error);
      icalmemory_free_buffer (text);
      icalproperty_free (property);
    }

  return written;
}

static gboolean
write_head (GOutputStream *stream,
            const SocleCalendarOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *language =
    g_ascii_strup (socle_language_get_code (socle_messages_get_language (options->messages)), -1);
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\n"
                                           "VERSION:2.0\r\n"
                                           "PRODID:-//Socle//Socle " SOCLE_VERSION "//%s\r\n"
                                           "CALSCALE:GREGORIAN\r\n",
                                           language);

  return write_text (stream, text, cancellable, error) &&
         (options->fingerprint == NULL || write_trail (stream, options, cancellable, error));
}

/**
 * socle_calendar_writer_write: (skip)
 * @stream: where the file goes; it is not closed
 * @due_dates: the due dates (#SocleDueDate)
 * @options: how to write them
 * @cancellable: (nullable): stops the writing
 * @error: where an error of the stream goes
 *
 * Writes an iCalendar file with an event for each of @due_dates.
 *
 * Sets @error to one of %G_IO_ERROR if the stream does not take it all.
 *
 * Returns: whether it was written
 */
gboolean
socle_calendar_writer_write (GOutputStream *stream,
                             GListModel *due_dates,
                             const SocleCalendarOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_due_dates;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (due_dates), FALSE);
  g_return_val_if_fail (options != NULL && g_date_valid (options->today), FALSE);

  if (!write_head (stream, options, cancellable, error))
    return FALSE;

  n_due_dates = g_list_model_get_n_items (due_dates);
  for (guint i = 0; i < n_due_dates; i++)
    {
      g_autoptr (SocleDueDate) due_date = g_list_model_get_item (due_dates, i);
      g_autofree char *uid = dup_unique_uid (due_date, uids);

      if (!write_event (stream, due_date, uid, options, cancellable, error))
        return FALSE;
    }

  return write_text (stream, "END:VCALENDAR\r\n", cancellable, error);
}
