/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: fiscal year, calendar files, language and style. */

#include "config.h"

#include "socle-preferences-dialog.h"

#include "socle-choice-row.h"
#include "socle-plain-group.h"
#include "socle-year-end-rows.h"

#include <glib/gi18n.h>

static const SocleChoice language_choice = {
  "language",
  N_ ("Language"),
  { "system", "en", "fr", NULL },
  /* Each language in its own words, so that it is found by who speaks it. */
  { N_ ("Language of the desktop"), "English", "Français", NULL },
};

static const SocleChoice style_choice = {
  "style",
  N_ ("Style"),
  { "system", "light", "dark", NULL },
  { N_ ("Style of the desktop"), N_ ("Light"), N_ ("Dark"), NULL },
};

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = socle_plain_group_new (title, description);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);

  return group;
}

static GtkWidget *
add_number (AdwPreferencesGroup *group,
            GSettings *settings,
            const char *key,
            guint most,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_spin_row_new_with_range (0, most, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);

  return row;
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group,
            GSettings *settings,
            const char *key,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);

  return row;
}

static void
add_reminders (AdwPreferencesGroup *group, GSettings *settings)
{
  GtkWidget *lead;
  GtkWidget *notifications;

  add_switch (group, settings, "reminders", _ ("Reminders"),
              _ ("Of reports and bridge letters that should have arrived"));
  lead = add_number (group, settings, "reminder-lead", SOCLE_REMINDERS_LONGEST_LEAD,
                     _ ("Remind Before"), _ ("Days before the due date"));
  notifications = add_switch (group, settings, "reminder-notifications", _ ("Notifications"),
                              _ ("The desktop shows what is new when Socle starts"));
  g_settings_bind (settings, "reminders", lead, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "reminders", notifications, "sensitive", G_SETTINGS_BIND_GET);
}

/* Every change takes effect at once. */
AdwDialog *
socle_preferences_dialog_new (SocleSession *session, GSettings *settings)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group;

  group = add_group (page, _ ("Fiscal Year"),
                     _ ("A year that ends on 29 February ends on the 28th in a common year."));
  socle_year_end_rows_add (group, session);
  add_number (group, settings, "sign-off-lag", SOCLE_FISCAL_LONGEST_LAG, _ ("Auditor’s sign-off"),
              _ ("Months after the end of the fiscal year"));
  add_number (group, settings, "availability-lag", SOCLE_FISCAL_LONGEST_LAG, _ ("Reports expected"),
              _ ("Months after the end of their audit period"));

  group = add_group (page, _ ("Due Dates"), "");
  add_reminders (group, settings);
  add_switch (group, settings, "calendar-alarms", _ ("Alarms in Calendar Files"),
              _ ("One week before each date"));

  group = add_group (page, _ ("Appearance"), "");
  adw_preferences_group_add (group, socle_choice_row_new (&language_choice, settings));
  adw_preferences_group_add (group, socle_choice_row_new (&style_choice, settings));

  group = add_group (page, _ ("Network"), "");
  add_switch (group, settings, "check-links", _ ("Allow Checking Links"),
              _ ("Socle contacts providers when you ask for it, and never by itself"));

  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));

  return dialog;
}
