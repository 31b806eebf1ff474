/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for an open reminder: what is missing, and what can be done about it. */

#include "config.h"

#include "socle-reminder-row.h"

#include "socle-calendar-wording.h"
#include "socle-date-entry.h"
#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-reminder-wording.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SocleReminderRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *kind;                /* (unowned): template child */
  GtkLabel *distance;            /* (unowned): template child */
  GtkLabel *sentence;            /* (unowned): template child */
  GtkButton *show_button;        /* (unowned): template child */
  GtkButton *acknowledge_button; /* (unowned): template child */
  GtkMenuButton *snooze_button;  /* (unowned): template child */
  GMenuModel *snooze_menu;       /* (unowned): template child */

  SocleReminder *reminder; /* (owned) (nullable) */
  SocleSession *session;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleReminderRow, socle_reminder_row, GTK_TYPE_LIST_BOX_ROW)

#define DAYS_OF_WEEK 7

static void
snooze_until (SocleReminderRow *self, const GDate *until)
{
  socle_reminders_snooze (socle_session_get_reminders (self->session), self->reminder, until,
                          socle_session_get_messages (self->session));
}

static char *
check_day (const GDate *date, gpointer user_data)
{
  SocleReminderRow *self = user_data;

  return g_date_compare (date, socle_session_get_today (self->session)) <= 0
           ? g_strdup (_ ("Give a day after today."))
           : NULL;
}

static void
date_typed_cb (SocleDateEntry *entry, AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "snooze", socle_date_entry_is_good (entry));
}

static void
date_chosen_cb (AdwAlertDialog *dialog, const char *response, SocleReminderRow *self)
{
  SocleDateEntry *entry = SOCLE_DATE_ENTRY (adw_alert_dialog_get_extra_child (dialog));
  GDate until;

  if (g_str_equal (response, "snooze") && socle_date_entry_peek (entry, &until))
    snooze_until (self, &until);
}

/* Asks for a day; offered is the first one that the menu does not have. */
static void
ask_for_date (SocleReminderRow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Snooze Until"), NULL);
  GtkWidget *entry = g_object_new (SOCLE_TYPE_DATE_ENTRY, "label", _ ("Snooze until"), "halign",
                                   GTK_ALIGN_CENTER, NULL);
  GDate date = *socle_session_get_today (self->session);

  g_date_add_days (&date, 2 * DAYS_OF_WEEK);
  socle_date_entry_set_messages (SOCLE_DATE_ENTRY (entry),
                                 socle_session_get_messages (self->session));
  socle_date_entry_set_date (SOCLE_DATE_ENTRY (entry), &date);
  socle_date_entry_set_check (SOCLE_DATE_ENTRY (entry), check_day, self);
  g_signal_connect_object (entry, "typed", G_CALLBACK (date_typed_cb), dialog, G_CONNECT_DEFAULT);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "snooze",
                                  _ ("_Snooze"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "snooze",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "snooze");
  /* The row may go while the dialog is there: it is kept until then. */
  g_signal_connect_data (dialog, "response", G_CALLBACK (date_chosen_cb), g_object_ref (self),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
acknowledge_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleReminderRow *self = SOCLE_REMINDER_ROW (widget);

  if (self->reminder != NULL)
    socle_reminders_acknowledge (socle_session_get_reminders (self->session), self->reminder,
                                 socle_session_get_messages (self->session));
}

static void
snooze_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleReminderRow *self = SOCLE_REMINDER_ROW (widget);
  const char *how_long = g_variant_get_string (parameter, NULL);
  GDate until;

  if (self->reminder == NULL)
    return;

  until = *socle_session_get_today (self->session);
  if (g_str_equal (how_long, "week"))
    g_date_add_days (&until, DAYS_OF_WEEK);
  else if (g_str_equal (how_long, "month"))
    g_date_add_months (&until, 1);
  else
    {
      ask_for_date (self);
      return;
    }

  snooze_until (self, &until);
}

/* Most menus are never asked for. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  SocleReminderRow *self = user_data;

  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, self->snooze_menu);
}

static void
socle_reminder_row_dispose (GObject *object)
{
  SocleReminderRow *self = SOCLE_REMINDER_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_REMINDER_ROW);
  g_clear_object (&self->reminder);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_reminder_row_parent_class)->dispose (object);
}

static void
socle_reminder_row_class_init (SocleReminderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_reminder_row_dispose;

  gtk_widget_class_install_action (widget_class, "reminder.acknowledge", NULL, acknowledge_cb);
  gtk_widget_class_install_action (widget_class, "reminder.snooze", "s", snooze_cb);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, kind);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, distance);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderRow, snooze_menu);
}

static void
socle_reminder_row_init (SocleReminderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->snooze_button, create_menu_cb, self, NULL);
}

/* All that the buttons have in common with those of other rows is their name. */
static void
describe_buttons (SocleReminderRow *self, const char *sentence)
{
  GtkWidget *const buttons[] = { GTK_WIDGET (self->show_button),
                                 GTK_WIDGET (self->acknowledge_button),
                                 GTK_WIDGET (self->snooze_button) };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/* Says it as it is today: a reminder stays for days, and what is due becomes late. */
void
socle_reminder_row_refresh (SocleReminderRow *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  const GDate *today = socle_session_get_today (self->session);
  const char *kind = socle_reminder_wording_kind (messages, self->reminder, today);
  g_autofree char *sentence = socle_reminder_wording_sentence (messages, self->reminder, today);
  g_autofree char *distance =
    socle_calendar_wording_distance (messages, today, socle_reminder_get_due (self->reminder));
  /* Translators: read aloud for a reminder; {kind} is such as “Report not received”, {distance}
   * such as “3 days ago” */
  g_autofree char *label = socle_format (_ ("{kind}, {distance}. {sentence}"), "kind", kind,
                                         "distance", distance, "sentence", sentence, NULL);

  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->distance, distance);
  gtk_label_set_text (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  describe_buttons (self, sentence);
}

/* Where nothing can be recorded, the row only leads to the report. */
GtkWidget *
socle_reminder_row_new (SocleReminder *reminder, SocleSession *session)
{
  SocleReminderRow *self = g_object_new (SOCLE_TYPE_REMINDER_ROW, NULL);
  gboolean can_answer = socle_reminders_can_answer (socle_session_get_reminders (session));
  g_autofree char *target = socle_item_target_new (G_OBJECT (socle_reminder_get_report (reminder)));

  g_set_object (&self->reminder, reminder);
  g_set_object (&self->session, session);
  socle_reminder_row_refresh (self);

  gtk_widget_set_visible (GTK_WIDGET (self->acknowledge_button), can_answer);
  gtk_widget_set_visible (GTK_WIDGET (self->snooze_button), can_answer);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), target != NULL);
  if (target != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_button), "win.show-item");
    }

  return GTK_WIDGET (self);
}

/* Whether the row would be no other one if it were made anew for a reminder. */
gboolean
socle_reminder_row_is_for (SocleReminderRow *self, SocleReminder *reminder)
{
  SocleReminders *reminders = socle_session_get_reminders (self->session);

  return strcmp (socle_reminder_get_id (self->reminder), socle_reminder_get_id (reminder)) == 0 &&
         g_date_compare (socle_reminder_get_due (self->reminder),
                         socle_reminder_get_due (reminder)) == 0 &&
         gtk_widget_get_visible (GTK_WIDGET (self->acknowledge_button)) ==
           socle_reminders_can_answer (reminders);
}
