/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of links: what it is called, where it leads, what has it. */

#include "config.h"

#include "socle-link-row.h"

#include "socle-link-state.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

struct _SocleLinkRow
{
  GtkBox parent_instance;

  GtkImage *icon;         /* (unowned): template child */
  GtkLabel *title;        /* (unowned): template child */
  GtkLabel *address;      /* (unowned): template child */
  GtkLabel *uses;         /* (unowned): template child */
  GtkLabel *state;        /* (unowned): template child */
  GtkButton *copy_button; /* (unowned): template child */
  GtkButton *open_button; /* (unowned): template child */

  GtkWidget *menu; /* (unowned) (nullable): child, kept until another one is shown */
  char *url;       /* (owned) (nullable) */
  gboolean is_mail;
};

G_DEFINE_FINAL_TYPE (SocleLinkRow, socle_link_row, GTK_TYPE_BOX)

static const char *
get_open_label (SocleLinkRow *self)
{
  return self->is_mail ? _ ("Write E-Mail") : _ ("Open in Browser");
}

/* The menu hangs at a point of the row, or, with the keyboard, below its middle. */
static void
show_menu (SocleLinkRow *self, const GdkRectangle *point)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) open_item = NULL;
  g_autoptr (GMenuItem) check_item = NULL;
  g_autoptr (GMenuItem) copy_item = g_menu_item_new (_ ("Copy Link"), NULL);

  if (self->url == NULL)
    return;

  open_item = g_menu_item_new (get_open_label (self), NULL);
  g_menu_item_set_action_and_target (open_item, "win.open-link", "s", self->url);
  g_menu_item_set_action_and_target (copy_item, "win.copy-link", "s", self->url);
  if (!self->is_mail)
    {
      check_item = g_menu_item_new (_ ("Check This Link"), NULL);
      g_menu_item_set_action_and_target (check_item, "win.check-link", "s", self->url);
      g_menu_append_item (menu, check_item);
    }
  g_menu_append_item (menu, open_item);
  g_menu_append_item (menu, copy_item);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), point == NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), point);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_menu (SOCLE_LINK_ROW (widget), NULL);
}

static void
secondary_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, SocleLinkRow *self)
{
  show_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
socle_link_row_dispose (GObject *object)
{
  SocleLinkRow *self = SOCLE_LINK_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINK_ROW);

  G_OBJECT_CLASS (socle_link_row_parent_class)->dispose (object);
}

static void
socle_link_row_finalize (GObject *object)
{
  g_free (SOCLE_LINK_ROW (object)->url);

  G_OBJECT_CLASS (socle_link_row_parent_class)->finalize (object);
}

static void
socle_link_row_class_init (SocleLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_link_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_link_row_finalize;

  gtk_widget_class_install_action (widget_class, "link.menu", NULL, menu_cb);
  /* For the buttons of the row; its list passes on the keys of the row itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "link.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "link.menu", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/widgets/socle-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, title);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, address);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, uses);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, state);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkRow, open_button);
}

static void
socle_link_row_init (SocleLinkRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
socle_link_row_new (void)
{
  return g_object_new (SOCLE_TYPE_LINK_ROW, NULL);
}

/* What the link is for, and what is wrong with it: "Report · Not encrypted". */
char *
socle_link_row_describe (SoclePortalLink *link, SocleMessages *messages)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  guint seen = 0;

  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      SocleLinkKind kind = socle_portal_link_get_use (link, i)->kind;

      if (seen & (1U << kind))
        continue;
      seen |= 1U << kind;
      g_strv_builder_add (builder, socle_wording_link (messages, kind));
    }

  if (!socle_portal_link_is_encrypted (link))
    g_strv_builder_add (builder, _ ("Not encrypted"));

  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

/* Before there is anything else to tell, whether the link is encrypted. */
static void
show_icon (SocleLinkRow *self, SoclePortalLink *link, SocleLinkResult *last)
{
  gboolean is_warning = last == NULL && !socle_portal_link_is_encrypted (link);

  socle_link_state_show_icon (self->icon, last);
  if (socle_portal_link_is_mail (link))
    gtk_image_set_from_icon_name (self->icon, "mail-unread-symbolic");
  else if (is_warning)
    {
      gtk_image_set_from_icon_name (self->icon, "socle-gap-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), "warning");
    }
}

static void
show_buttons (SocleLinkRow *self, gboolean is_mail)
{
  static const char *const actions[] = { "win.copy-link", "win.open-link" };
  GtkActionable *buttons[] = { GTK_ACTIONABLE (self->copy_button),
                               GTK_ACTIONABLE (self->open_button) };

  self->is_mail = is_mail;
  gtk_widget_set_visible (GTK_WIDGET (self->state), !is_mail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open_button), get_open_label (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_open_label (self), -1);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_actionable_set_action_target (buttons[i], "s", self->url);
      gtk_actionable_set_action_name (buttons[i], actions[i]);
    }
}

/* Shows a link, with what its last check has found. */
void
socle_link_row_show (SocleLinkRow *self,
                     SoclePortalLink *link,
                     SocleLinkChecks *checks,
                     SocleMessages *messages)
{
  const char *url = socle_portal_link_get_url (link);
  g_autofree char *address = socle_visible_text (url);
  g_autofree char *title =
    socle_visible_text (socle_portal_link_get_title (link, socle_messages_get_language (messages)));
  g_autofree char *uses = socle_link_row_describe (link, messages);
  g_autofree char *state = socle_link_state_describe (checks, messages, url);

  show_icon (self, link, socle_link_history_get_last (socle_link_checks_get_history (checks), url));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->address, address);
  gtk_label_set_text (self->uses, uses);
  gtk_label_set_text (self->state, state);
  if (g_set_str (&self->url, url))
    show_buttons (self, socle_portal_link_is_mail (link));
}
