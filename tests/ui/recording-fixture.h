/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a register in a folder of its own, for tests under a display. */

#pragma once

#include "socle-held-section.h"
#include "socle-record-dialog.h"
#include "socle-record-fields.h"

#include "../support/remove-all.h"
#include "ui-fixture.h"

typedef struct
{
  char *folder; /* (owned) */
  SocleSession *session;
  GSettings *settings;
  SocleWindow *window;
} Fixture;

static inline void
set_up_window (Fixture *self)
{
  self->window = socle_window_new (NULL, self->session, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_for (ui_is_mapped, self->window);
}

static inline void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "services-in-use", "services-not-covered", "services-soc" };
  const char *words[6] = { "--today", "2020-02-01", "--data-dir" };
  g_autoptr (SocleOptions) options = NULL;

  self->folder = g_dir_make_tmp ("socle-register-XXXXXX", NULL);
  words[3] = self->folder;
  options = socle_options_new_from_words (words, NULL);
  self->session = socle_session_new (options);
  self->settings = g_settings_new (SOCLE_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
  g_assert_true (socle_session_load (self->session, NULL));
  set_up_window (self);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  remove_all (self->folder);
  g_free (self->folder);
}

static inline SocleRecorder *
get_recorder (Fixture *self)
{
  return socle_session_get_recorder (self->session);
}

static inline gboolean
is_idle (gpointer recorder)
{
  return !socle_recorder_get_busy (recorder);
}

static inline void
wait_for_recorder (Fixture *self)
{
  ui_wait_for (is_idle, get_recorder (self));
}

static inline void
activate (Fixture *self, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action,
                                             target != NULL ? "s" : NULL, target));
}

static inline GtkWidget *
find (Fixture *self, GType type)
{
  GtkWidget *found = ui_find (GTK_WIDGET (self->window), type, 0);

  g_assert_nonnull (found);

  return found;
}

/* A widget with a tooltip or title, however deep. */
static inline GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_test_message ("clicking “%s”", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static inline GPtrArray *
get_records (Fixture *self, SocleRecordKind kind)
{
  return socle_holdings_get_records (socle_recorder_get_holdings (get_recorder (self)), kind);
}

static inline SocleRecordDialog *
get_form (Fixture *self)
{
  AdwDialog *dialog =
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  g_assert_true (SOCLE_IS_RECORD_DIALOG (dialog));

  return SOCLE_RECORD_DIALOG (dialog);
}

static inline gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
}

static inline void
fill_in (Fixture *self, const char *field, const char *value)
{
  GtkWidget *fields = ui_find (GTK_WIDGET (get_form (self)), SOCLE_TYPE_RECORD_FIELDS, 0);

  socle_record_fields_set (SOCLE_RECORD_FIELDS (fields), field, value);
}

static inline void
save (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_form (self)), "record.save", NULL));
  ui_wait_for (has_no_dialog, self->window);
  wait_for_recorder (self);
}

static inline SocleHeldSection *
show_report (Fixture *self, guint section)
{
  GtkWidget *found;

  activate (self, "win.show-item", "report:microsoft/azure-soc1-type2");
  found = ui_find (GTK_WIDGET (self->window), SOCLE_TYPE_HELD_SECTION, section);
  g_assert_nonnull (found);

  return SOCLE_HELD_SECTION (found);
}

static inline void
add_edition (Fixture *self)
{
  click (GTK_WIDGET (show_report (self, 0)), "_Add Edition…");
  fill_in (self, "period_from", "2019-10-01");
  fill_in (self, "period_to", "2020-09-30");
  fill_in (self, "received_on", "2020-11-20");
  fill_in (self, "opinion", "qualified");
  save (self);
}
