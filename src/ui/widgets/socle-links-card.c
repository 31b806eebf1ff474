/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether links have a problem, leading to the list of them. */

#include "config.h"

#include "socle-links-card.h"

#include "socle-link-state.h"
#include "socle-list-rows.h"
#include "socle-text-label.h"

#include <glib/gi18n.h>

/* Only to be seen once something was checked: before that there is nothing to tell. */
struct _SocleLinksCard
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned): template child */

  SocleLibrary *library; /* (owned) (nullable) */
  SocleSession *session; /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of the checks */
};

G_DEFINE_FINAL_TYPE (SocleLinksCard, socle_links_card, GTK_TYPE_BOX)

static GtkWidget *
create_row (const SocleLinkCounts *counts, SocleMessages *messages)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (
    counts->n_problems > 0 ? "socle-gap-symbolic" : "socle-covered-symbolic");
  g_autofree char *problems = socle_link_state_describe_problems (messages, counts);
  g_autofree char *changes = socle_link_state_describe_changes (messages, counts);
  g_autofree char *spoken = g_strjoin (" ", problems, changes, NULL);

  /* The words beside it say the same. */
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, counts->n_problems > 0 ? "warning" : "success");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), socle_text_label_new (problems, NULL));
  if (changes != NULL)
    gtk_box_append (GTK_BOX (lines), socle_text_label_new (changes, "dim-label"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);

  return socle_list_row_new (box, spoken, "win.show-page", "links");
}

static void
update (SocleLinksCard *self)
{
  SocleLinkChecks *checks = socle_session_get_link_checks (self->session);
  const SocleLinkCounts *counts;

  if (socle_link_checks_get_running (checks))
    return;

  counts = socle_link_checks_count (checks, self->library);
  gtk_list_box_remove_all (self->list);
  if (counts->n_checked > 0)
    gtk_list_box_append (self->list,
                         create_row (counts, socle_session_get_messages (self->session)));
  gtk_widget_set_visible (GTK_WIDGET (self), counts->n_checked > 0);
}

static void
socle_links_card_dispose (GObject *object)
{
  SocleLinksCard *self = SOCLE_LINKS_CARD (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINKS_CARD);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_links_card_parent_class)->dispose (object);
}

static void
socle_links_card_class_init (SocleLinksCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_links_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-links-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinksCard, list);
}

static void
socle_links_card_init (SocleLinksCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (SOCLE_TYPE_LINK_CHECKS);
  g_signal_group_connect_swapped (self->signals, "notify::running", G_CALLBACK (update), self);
}

/* Shows what is known of the links of a library, from now on. */
void
socle_links_card_show (SocleLinksCard *self, SocleSession *session, SocleLibrary *library)
{
  g_set_object (&self->session, session);
  g_set_object (&self->library, library);
  g_signal_group_set_target (self->signals, socle_session_get_link_checks (session));
  update (self);
}
