/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last check of a link has found, and a button for the next one. */

#include "config.h"

#include "socle-link-check-row.h"

#include "socle-link-state.h"
#include "socle-link-wording.h"
#include "socle-page.h"

#include <glib/gi18n.h>

/* The row finds the session through the page that it is in, and follows its checks. */
struct _SocleLinkCheckRow
{
  AdwActionRow parent_instance;

  char *url;               /* (owned) (nullable) */
  SocleLinkChecks *checks; /* (owned) (nullable): while the row is in a page */
  SocleMessages *messages; /* (owned) (nullable): of the same time */
  GSignalGroup *signals;   /* (owned) */

  GtkImage *icon;     /* (unowned): child */
  GtkWidget *spinner; /* (unowned): child */
  GtkWidget *button;  /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (SocleLinkCheckRow, socle_link_check_row, ADW_TYPE_ACTION_ROW)

static void
update (SocleLinkCheckRow *self)
{
  SocleLinkResult *last;
  gboolean waiting;
  g_autofree char *state = NULL;
  g_autofree char *sentence = NULL;

  if (self->checks == NULL || self->url == NULL)
    return;

  last = socle_link_history_get_last (socle_link_checks_get_history (self->checks), self->url);
  waiting = socle_link_checks_is_waiting (self->checks, self->url);
  state = socle_link_state_describe (self->checks, self->messages, self->url);
  sentence = last != NULL ? socle_link_wording_sentence (self->messages, last)
                          : g_strdup (_ ("Socle contacts the provider when you ask for it."));

  socle_link_state_show_icon (self->icon, last);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), state);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence);
  gtk_widget_set_visible (self->spinner, waiting);
  gtk_widget_set_visible (self->button, !waiting);
  gtk_widget_set_sensitive (self->button, socle_link_checks_get_allowed (self->checks) &&
                                            !socle_link_checks_get_running (self->checks));
}

static void
socle_link_check_row_root (GtkWidget *widget)
{
  SocleLinkCheckRow *self = SOCLE_LINK_CHECK_ROW (widget);
  GtkWidget *page;
  SocleSession *session;

  GTK_WIDGET_CLASS (socle_link_check_row_parent_class)->root (widget);

  page = gtk_widget_get_ancestor (widget, SOCLE_TYPE_PAGE);
  session = page != NULL ? socle_page_get_session (SOCLE_PAGE (page)) : NULL;
  if (session == NULL)
    return;

  g_set_object (&self->checks, socle_session_get_link_checks (session));
  g_set_object (&self->messages, socle_session_get_messages (session));
  g_signal_group_set_target (self->signals, self->checks);
  update (self);
}

static void
socle_link_check_row_unroot (GtkWidget *widget)
{
  SocleLinkCheckRow *self = SOCLE_LINK_CHECK_ROW (widget);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->checks);
  g_clear_object (&self->messages);

  GTK_WIDGET_CLASS (socle_link_check_row_parent_class)->unroot (widget);
}

static void
socle_link_check_row_dispose (GObject *object)
{
  SocleLinkCheckRow *self = SOCLE_LINK_CHECK_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->checks);
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (socle_link_check_row_parent_class)->dispose (object);
}

static void
socle_link_check_row_finalize (GObject *object)
{
  g_free (SOCLE_LINK_CHECK_ROW (object)->url);

  G_OBJECT_CLASS (socle_link_check_row_parent_class)->finalize (object);
}

static void
socle_link_check_row_class_init (SocleLinkCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_link_check_row_dispose;
  object_class->finalize = socle_link_check_row_finalize;
  widget_class->root = socle_link_check_row_root;
  widget_class->unroot = socle_link_check_row_unroot;
}

static void
socle_link_check_row_init (SocleLinkCheckRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);

  /* The title says the same in words. */
  self->icon = GTK_IMAGE (gtk_image_new ());
  g_object_set (self->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));

  self->spinner = adw_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Being checked…"), -1);
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spinner);

  self->button = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _ ("Check This Link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Check This Link"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);

  self->signals = g_signal_group_new (SOCLE_TYPE_LINK_CHECKS);
  g_signal_group_connect_swapped (self->signals, "checked", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::running", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::allowed", G_CALLBACK (update), self);
}

GtkWidget *
socle_link_check_row_new (const char *url)
{
  SocleLinkCheckRow *self = g_object_new (SOCLE_TYPE_LINK_CHECK_ROW, NULL);

  self->url = g_strdup (url);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", url);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.check-link");

  return GTK_WIDGET (self);
}
