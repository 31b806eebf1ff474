/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the fiscal year, as a month and a day of it. */

#include "config.h"

#include "socle-year-end-rows.h"

#include <glib/gi18n.h>

/* Both rows make one day, which the fiscal year of the session has. The month is chosen,
 * and the day goes no further than that month does, so no day is wrong. */
typedef struct
{
  SocleFiscal *fiscal; /* (owned) */
  GtkDropDown *month;  /* (unowned): in a row of the same group */
  AdwSpinRow *day;     /* (unowned): likewise; has these, and lets go of them last */
  gboolean setting;    /* while the rows show what the fiscal year has */
} Rows;

static void
rows_free (gpointer data, GClosure *closure)
{
  Rows *rows = data;

  g_object_unref (rows->fiscal);
  g_free (rows);
}

/* Of February it is the 29th: 28 February in a common year. */
static guint8
get_last_day (guint month)
{
  return g_date_get_days_in_month ((GDateMonth) month, 2000);
}

static void
show (Rows *rows)
{
  const SocleMonthDay *year_end = socle_fiscal_get_year_end (rows->fiscal);

  rows->setting = TRUE;
  gtk_drop_down_set_selected (rows->month, year_end->month - 1U);
  gtk_adjustment_set_upper (adw_spin_row_get_adjustment (rows->day),
                            get_last_day (year_end->month));
  adw_spin_row_set_value (rows->day, year_end->day);
  rows->setting = FALSE;
}

/* Whoever ends with the last day of a month does so in another month, too. */
static void
month_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, Rows *rows)
{
  SocleMonthDay year_end = *socle_fiscal_get_year_end (rows->fiscal);
  guint month = gtk_drop_down_get_selected (drop_down) + 1;
  gboolean is_last = year_end.day == get_last_day (year_end.month);

  if (rows->setting || month < 1 || month > 12)
    return;

  year_end.month = (guint8) month;
  year_end.day = is_last ? get_last_day (month) : MIN (year_end.day, get_last_day (month));
  socle_fiscal_set_year_end (rows->fiscal, &year_end);
  show (rows);
}

static void
day_changed_cb (AdwSpinRow *row, GParamSpec *pspec, Rows *rows)
{
  SocleMonthDay year_end = *socle_fiscal_get_year_end (rows->fiscal);

  if (rows->setting)
    return;

  year_end.day = (guint8) CLAMP (adw_spin_row_get_value (row), 1, get_last_day (year_end.month));
  socle_fiscal_set_year_end (rows->fiscal, &year_end);
}

static GtkDropDown *
add_month (AdwPreferencesGroup *group, SocleMessages *messages)
{
  GtkWidget *row = adw_action_row_new ();
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (int i = G_DATE_JANUARY; i <= G_DATE_DECEMBER; i++)
    gtk_string_list_append (names, socle_messages_get_month (messages, (GDateMonth) i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fiscal year ends in"), -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Fiscal year ends in"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop_down);
  adw_preferences_group_add (group, row);

  return GTK_DROP_DOWN (drop_down);
}

static AdwSpinRow *
add_day (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_spin_row_new_with_range (1, 31, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Last day"));
  adw_preferences_group_add (group, row);

  return ADW_SPIN_ROW (row);
}

/* Adds the two rows. Every change takes effect at once. */
void
socle_year_end_rows_add (AdwPreferencesGroup *group, SocleSession *session)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->fiscal = g_object_ref (socle_session_get_fiscal (session));
  rows->month = add_month (group, socle_session_get_messages (session));
  rows->day = add_day (group);
  show (rows);

  g_signal_connect (rows->month, "notify::selected", G_CALLBACK (month_selected_cb), rows);
  g_signal_connect_data (rows->day, "notify::value", G_CALLBACK (day_changed_cb), rows, rows_free,
                         0);
}
