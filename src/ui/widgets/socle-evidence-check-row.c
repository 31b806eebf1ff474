/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the files of evidence were last read again, which are not as filed, and reading now. */

#include "config.h"

#include "socle-evidence-check-row.h"

#include "socle-format.h"
#include "socle-record-wording.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/* The row follows the watch of its session. What takes longer than a moment can be ended. */
struct _SocleEvidenceCheckRow
{
  AdwActionRow parent_instance;

  SocleSession *session; /* (owned) (nullable) */
  gint64 asked_at;       /* when the run that goes on was asked for; 0 if it was not */

  GtkWidget *icon;   /* (unowned): child */
  GtkWidget *button; /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (SocleEvidenceCheckRow, socle_evidence_check_row, ADW_TYPE_ACTION_ROW)

/* How long a run may take before there is something to see of it. */
#define MOMENT (3 * G_USEC_PER_SEC)
/* More than that nobody looks for one by one. */
#define MAX_NAMES 10

static SocleEvidenceWatch *
get_watch (SocleEvidenceCheckRow *self)
{
  return socle_session_get_evidence_watch (self->session);
}

/* The report that a file is filed under, as far as the catalogues know it, and the days. */
static char *
describe_place (SocleEvidenceCheckRow *self, SocleRecord *record)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleLibrary *library = socle_session_get_library (self->session);
  SocleHoldings *holdings =
    socle_recorder_get_holdings (socle_session_get_recorder (self->session));
  SocleRecord *place = socle_holdings_find_subject (holdings, record);
  g_autofree char *days = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  SocleReport *report;

  if (place == NULL)
    return NULL;

  days = socle_record_wording_days (messages, place);
  id = g_strdup_printf ("%s/%s", socle_record_get (place, "catalogue"),
                        socle_record_get (place, "report"));
  report = library != NULL ? socle_library_find_report (library, id) : NULL;

  if (report == NULL)
    return g_steal_pointer (&days);
  title = socle_wording_report_title (messages, report);

  return g_strdup_printf ("%s, %s", title, days);
}

static void
append_name (SocleEvidenceCheckRow *self, GString *text, SocleRecord *record)
{
  g_autofree char *name = socle_visible_text (socle_record_get (record, "name"));
  g_autofree char *place = describe_place (self, record);

  g_string_append_printf (text, "\n%s", *name != '\0' ? name : _ ("File without a name"));
  if (place != NULL)
    g_string_append_printf (text, " (%s)", place);
}

static void
append_count (SocleEvidenceCheckRow *self, GString *text, const char *sentence, guint count)
{
  g_autofree char *number =
    socle_messages_format_number (socle_session_get_messages (self->session), count);
  g_autofree char *shown = socle_format (sentence, "count", number, NULL);

  g_string_append (text, shown);
}

static void
append_findings (SocleEvidenceCheckRow *self, GString *text)
{
  GPtrArray *findings = socle_evidence_watch_get_findings (get_watch (self));

  g_string_append_c (text, '\n');
  append_count (self, text,
                ngettext ("{count} file is not as it was filed:",
                          "{count} files are not as they were filed:", findings->len),
                findings->len);
  for (guint i = 0; i < MIN (findings->len, MAX_NAMES); i++)
    append_name (self, text, g_ptr_array_index (findings, i));
  if (findings->len > MAX_NAMES)
    {
      g_string_append_c (text, '\n');
      append_count (self, text,
                    ngettext ("and {count} more", "and {count} more", findings->len - MAX_NAMES),
                    findings->len - MAX_NAMES);
    }
}

/* "12 files, last checked on 1 February 2020" */
static void
append_day (SocleEvidenceCheckRow *self, GString *text, guint n_files)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autofree char *count = socle_messages_format_number (messages, n_files);
  g_autofree char *date = NULL;
  g_autofree char *shown = NULL;
  GDate day;

  if (socle_evidence_watch_get_day (get_watch (self), &day))
    {
      date = socle_messages_format_date (messages, &day);
      shown = socle_format (ngettext ("{count} file, last checked on {date}",
                                      "{count} files, last checked on {date}", n_files),
                            "count", count, "date", date, NULL);
    }
  else
    shown = socle_format (ngettext ("{count} file, not checked yet",
                                    "{count} files, not all checked yet", n_files),
                          "count", count, NULL);
  g_string_append (text, shown);
}

/* What stands below the title when nothing is at work. */
static char *
describe (SocleEvidenceCheckRow *self, guint n_files)
{
  GPtrArray *findings = socle_evidence_watch_get_findings (get_watch (self));
  GString *text = g_string_new (NULL);
  GDate day;

  append_day (self, text, n_files);
  if (findings->len > 0)
    append_findings (self, text);
  else if (socle_evidence_watch_get_day (get_watch (self), &day))
    g_string_append_printf (text, "\n%s", _ ("All as filed"));

  return g_string_free_and_steal (text);
}

static char *
describe_progress (SocleEvidenceCheckRow *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autofree char *count =
    socle_messages_format_number (messages, socle_evidence_watch_get_done (get_watch (self)));
  g_autofree char *total =
    socle_messages_format_number (messages, socle_evidence_watch_get_total (get_watch (self)));

  return socle_format (_ ("{count} of {total} files read"), "count", count, "total", total, NULL);
}

/* Whether somebody waits for a run, and has for more than a moment. */
static gboolean
is_long (SocleEvidenceCheckRow *self)
{
  return self->asked_at != 0 && g_get_monotonic_time () - self->asked_at > MOMENT;
}

static void
show_button (SocleEvidenceCheckRow *self)
{
  const char *label = is_long (self) ? _ ("Cancel the Check") : _ ("Check Now");

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            is_long (self) ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update (SocleEvidenceCheckRow *self)
{
  SocleHoldings *holdings =
    socle_recorder_get_holdings (socle_session_get_recorder (self->session));
  guint n_files =
    holdings != NULL ? socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE)->len : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n_files > 0);
  if (n_files == 0)
    return;

  text = is_long (self) ? describe_progress (self) : describe (self, n_files);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  show_button (self);
  gtk_widget_set_visible (self->icon,
                          socle_evidence_watch_get_findings (get_watch (self))->len > 0);
}

static void
running_changed_cb (SocleEvidenceCheckRow *self)
{
  gboolean ended = self->asked_at != 0 && !socle_evidence_watch_get_running (get_watch (self));

  if (ended)
    self->asked_at = 0;
  update (self);
  if (ended)
    gtk_accessible_announce (GTK_ACCESSIBLE (self),
                             adw_action_row_get_subtitle (ADW_ACTION_ROW (self)),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
clicked_cb (SocleEvidenceCheckRow *self)
{
  if (is_long (self))
    socle_evidence_watch_cancel (get_watch (self));
  else if (self->asked_at == 0)
    {
      socle_evidence_watch_check_now (get_watch (self));
      /* Only now: a run that went on has been given up for this one. */
      self->asked_at = g_get_monotonic_time ();
    }
}

static void
socle_evidence_check_row_dispose (GObject *object)
{
  g_clear_object (&SOCLE_EVIDENCE_CHECK_ROW (object)->session);

  G_OBJECT_CLASS (socle_evidence_check_row_parent_class)->dispose (object);
}

static void
socle_evidence_check_row_class_init (SocleEvidenceCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_evidence_check_row_dispose;
}

static void
socle_evidence_check_row_init (SocleEvidenceCheckRow *self)
{
  self->icon = gtk_image_new_from_icon_name ("socle-gap-symbolic");
  /* The row's text says what the icon shows. */
  g_object_set (self->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->icon, "error");
  gtk_widget_set_visible (self->icon, FALSE);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  show_button (self);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Evidence"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Follows the evidence of a session from now on. */
void
socle_evidence_check_row_set_session (SocleEvidenceCheckRow *self, SocleSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (get_watch (self), "notify::running", G_CALLBACK (running_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_watch (self), "notify::done", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
