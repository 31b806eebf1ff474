/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing of what is in use, and what was said to that. */

#include "config.h"

#include "socle-reminder-card.h"

#include "socle-format.h"
#include "socle-list-rows.h"
#include "socle-reminder-row.h"
#include "socle-reminder-wording.h"
#include "socle-text-label.h"

#include <glib/gi18n.h>

/*
 * The session finds the reminders, on a thread; the card shows them whenever they are others.
 * Of many it makes some rows, and more when asked, and keeps those that stay as they are, so
 * that a frame is never late for them.
 */
struct _SocleReminderCard
{
  GtkBox parent_instance;

  GtkLabel *count;  /* (unowned): template child */
  GtkListBox *list; /* (unowned): template child */

  SocleSession *session;  /* (owned) (nullable) */
  GtkWidget *more_row;    /* (unowned) (nullable): asks for more rows */
  guint n_wanted;         /* how many rows were asked for */
  gboolean answered_open; /* whether those that were answered are listed */
};

G_DEFINE_FINAL_TYPE (SocleReminderCard, socle_reminder_card, GTK_TYPE_BOX)

/* So many rows are made at once. */
#define STEP 5
/* Of those that were answered, so many are listed. */
#define MAX_ANSWERED 20

static SocleReminders *
get_reminders (SocleReminderCard *self)
{
  return socle_session_get_reminders (self->session);
}

static char *
count (SocleReminderCard *self, const char *sentence, guint n)
{
  g_autofree char *number =
    socle_messages_format_number (socle_session_get_messages (self->session), n);

  return socle_format (sentence, "count", number, NULL);
}

static GtkWidget *
create_text (const char *text, const char *icon_name, const char *action_name, const char *target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = socle_text_label_new (text, NULL);

  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (icon, "success");
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  return socle_list_row_new (box, text, action_name, target);
}

/* Whether it is known of any report that it concerns us. */
static gboolean
is_anything_followed (SocleReminderCard *self)
{
  SocleHoldings *holdings =
    socle_recorder_get_holdings (socle_session_get_recorder (self->session));

  return holdings != NULL &&
         (socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len > 0 ||
          socle_holdings_get_records (holdings, SOCLE_RECORD_EDITION)->len > 0);
}

static GtkWidget *
create_nothing (SocleReminderCard *self, gboolean answered)
{
  if (socle_recorder_is_unopened (socle_session_get_recorder (self->session)))
    return create_text (_ ("The register cannot be read, so it is not known what is missing."),
                        NULL, "win.show-register", NULL);
  if (!is_anything_followed (self))
    return create_text (_ ("Mark the services that you use, and Socle reminds you of their reports "
                           "and bridge letters."),
                        NULL, "win.show-page", "services");

  return create_text (answered ? _ ("No reminder is open")
                               : _ ("No report or bridge letter is missing"),
                      "socle-covered-symbolic", NULL, NULL);
}

static void
reopen_cb (GtkButton *button, SocleReminderCard *self)
{
  SocleReminder *reminder = g_object_get_data (G_OBJECT (button), "socle-reminder");

  socle_reminders_reopen (get_reminders (self), reminder,
                          socle_session_get_messages (self->session));
}

static GtkWidget *
create_answered (SocleReminderCard *self, SocleReminder *reminder)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence =
    socle_reminder_wording_sentence (messages, reminder, socle_session_get_today (self->session));
  g_autofree char *state = socle_reminder_wording_state (messages, reminder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);

  if (socle_reminders_can_answer (get_reminders (self)))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Remind Again"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Remind Again"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      sentence, -1);
      g_object_set_data_full (G_OBJECT (button), "socle-reminder", g_object_ref (reminder),
                              g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (reopen_cb), self, G_CONNECT_DEFAULT);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

/* Those that were answered are made when they are first asked for: most never are. */
static void
fill_answered (SocleReminderCard *self, AdwExpanderRow *expander)
{
  GListModel *reminders = socle_reminders_get_list (get_reminders (self));
  guint n_listed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (reminders) && n_listed < MAX_ANSWERED; i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (reminders, i);

      if (socle_reminder_get_state (reminder) == SOCLE_REMINDER_OPEN)
        continue;
      adw_expander_row_add_row (expander, create_answered (self, reminder));
      n_listed++;
    }
}

static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, SocleReminderCard *self)
{
  gboolean filled = g_object_get_data (G_OBJECT (expander), "socle-filled") != NULL;

  self->answered_open = adw_expander_row_get_expanded (expander);
  if (filled || !self->answered_open)
    return;

  g_object_set_data (G_OBJECT (expander), "socle-filled", self);
  fill_answered (self, expander);
}

static void
add_answered (SocleReminderCard *self, guint n_answered)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *title = count (self,
                                  ngettext ("{count} acknowledged or snoozed",
                                            "{count} acknowledged or snoozed", n_answered),
                                  n_answered);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_list_box_append (self->list, expander);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), self->answered_open);
}

/* (transfer full) (element-type SocleReminder): the open ones, as far as they were asked for. */
static GPtrArray *
list_wanted (SocleReminderCard *self, GListModel *reminders)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; wanted->len < self->n_wanted && i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (SocleReminder) reminder = g_list_model_get_item (reminders, i);

      if (socle_reminder_get_state (reminder) == SOCLE_REMINDER_OPEN)
        g_ptr_array_add (wanted, g_steal_pointer (&reminder));
    }

  return wanted;
}

static gboolean
is_for_any (GtkListBoxRow *row, GPtrArray *wanted)
{
  for (guint i = 0; SOCLE_IS_REMINDER_ROW (row) && i < wanted->len; i++)
    if (socle_reminder_row_is_for (SOCLE_REMINDER_ROW (row), g_ptr_array_index (wanted, i)))
      return TRUE;

  return FALSE;
}

/* Removes all rows but those of reminders that are still wanted. */
static void
remove_others (SocleReminderCard *self, GPtrArray *wanted)
{
  GtkListBoxRow *row;
  int index = 0;

  self->more_row = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, index)) != NULL)
    if (is_for_any (row, wanted))
      index++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Makes the rows that are not there yet. */
static void
add_open (SocleReminderCard *self, GPtrArray *wanted)
{
  guint n_more = socle_reminders_get_n_open (get_reminders (self)) - wanted->len;

  for (guint i = 0; i < wanted->len; i++)
    {
      SocleReminder *reminder = g_ptr_array_index (wanted, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL || !socle_reminder_row_is_for (SOCLE_REMINDER_ROW (row), reminder))
        gtk_list_box_insert (self->list, socle_reminder_row_new (reminder, self->session), (int) i);
      else
        socle_reminder_row_refresh (SOCLE_REMINDER_ROW (row));
    }

  if (n_more > 0)
    {
      g_autofree char *text =
        count (self, ngettext ("Show {count} more", "Show {count} more", n_more), n_more);

      self->more_row = create_text (text, NULL, NULL, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more_row), TRUE);
      gtk_list_box_append (self->list, self->more_row);
    }
}

/* Where the keyboard is in the list; -1 if it is elsewhere. */
static int
find_focus (SocleReminderCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return -1;

  row =
    GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  while (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    row = gtk_widget_get_parent (row);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* The keyboard stays where it was: on the next reminder once one is answered. */
static void
restore_focus (SocleReminderCard *self, int index)
{
  GtkListBoxRow *row = NULL;

  while (index >= 0 && row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, index--);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_count (SocleReminderCard *self)
{
  guint n_open = socle_reminders_get_n_open (get_reminders (self));
  g_autofree char *text =
    count (self, ngettext ("{count} open reminder", "{count} open reminders", n_open), n_open);

  if (n_open > 0 && !socle_reminders_can_answer (get_reminders (self)))
    {
      g_autofree char *whole =
        g_strjoin (" · ", text,
                   _ ("The register can only be read, so nothing can be answered here."), NULL);

      gtk_label_set_text (self->count, whole);
    }
  else
    gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_open > 0);
}

static void
update (SocleReminderCard *self)
{
  GListModel *reminders = socle_reminders_get_list (get_reminders (self));
  int focus = find_focus (self);
  g_autoptr (GPtrArray) wanted = NULL;
  guint n_open, n_answered;

  gtk_widget_set_visible (GTK_WIDGET (self), reminders != NULL);
  if (reminders == NULL)
    return;

  wanted = list_wanted (self, reminders);
  remove_others (self, wanted);
  n_open = socle_reminders_get_n_open (get_reminders (self));
  n_answered = g_list_model_get_n_items (reminders) - n_open;
  show_count (self);
  if (n_open > 0)
    add_open (self, wanted);
  else
    gtk_list_box_append (self->list, create_nothing (self, n_answered > 0));
  if (n_answered > 0)
    add_answered (self, n_answered);
  if (find_focus (self) < 0)
    restore_focus (self, focus);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SocleReminderCard *self)
{
  if (GTK_WIDGET (row) != self->more_row)
    return;

  self->n_wanted += STEP;
  update (self);
}

static void
socle_reminder_card_dispose (GObject *object)
{
  SocleReminderCard *self = SOCLE_REMINDER_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_REMINDER_CARD);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_reminder_card_parent_class)->dispose (object);
}

static void
socle_reminder_card_class_init (SocleReminderCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_reminder_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-reminder-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleReminderCard, count);
  gtk_widget_class_bind_template_child (widget_class, SocleReminderCard, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_reminder_card_init (SocleReminderCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->n_wanted = STEP;
}

/* Shows from now on what the session reminds of. */
void
socle_reminder_card_show (SocleReminderCard *self, SocleSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (get_reminders (self), "notify::list", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_recorder (session), "notify::problem",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
