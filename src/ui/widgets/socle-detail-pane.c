/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scrolling pane of facts about one item, in sections. */

#include "config.h"

#include "socle-detail-pane.h"

#include "socle-list-rows.h"
#include "socle-text-label.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The panes of services and reports are filled anew for each item. Texts from
 * catalogues are plain text: every row here has its markup switched off.
 */
struct _SocleDetailPane
{
  AdwBin parent_instance;

  GtkStack *stack;                    /* (unowned): template child */
  AdwStatusPage *empty_page;          /* (unowned): template child */
  GtkScrolledWindow *scrolled_window; /* (unowned): template child */
  GtkLabel *heading;                  /* (unowned): template child */
  GtkLabel *subheading;               /* (unowned): template child */
  AdwWrapBox *badges;                 /* (unowned): template child */
  GtkBox *sections;                   /* (unowned): template child */
  guint n_at_once;                    /* how many further sections are shown at once */
  guint reveal_source;                /* of showing further sections, or 0 */
};

/* Laying out and painting all that is known about an item takes longer than a frame,
 * so most sections follow the first ones, one a frame. The first item of all is the
 * slowest, since its fonts and icons have never been painted. */
#define SECTIONS_AT_ONCE 2

G_DEFINE_FINAL_TYPE (SocleDetailPane, socle_detail_pane, ADW_TYPE_BIN)

static gboolean
shows_item (SocleDetailPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "detail") == 0;
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SocleDetailPane *self = SOCLE_DETAIL_PANE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_visible (child))
      {
        gtk_widget_set_visible (child, TRUE);
        return G_SOURCE_CONTINUE;
      }

  self->reveal_source = 0;

  return G_SOURCE_REMOVE;
}

static void
append_section (SocleDetailPane *self, GtkWidget *section)
{
  gtk_box_append (self->sections, section);
  if (self->n_at_once > 0)
    {
      self->n_at_once--;
      return;
    }

  gtk_widget_set_visible (section, FALSE);
  if (self->reveal_source == 0)
    self->reveal_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
socle_detail_pane_dispose (GObject *object)
{
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_DETAIL_PANE);

  G_OBJECT_CLASS (socle_detail_pane_parent_class)->dispose (object);
}

static void
socle_detail_pane_class_init (SocleDetailPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_detail_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, heading);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, subheading);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, badges);
  gtk_widget_class_bind_template_child (widget_class, SocleDetailPane, sections);
}

static void
socle_detail_pane_init (SocleDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);
  gtk_list_box_append (list, row);

  return row;
}

static GtkWidget *
create_icon (const char *icon_name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  /* The row's text says what the icon shows. */
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  return icon;
}

static GtkWidget *
create_button (const char *icon_name, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/* A pane that says empty_title until begin() is called. */
GtkWidget *
socle_detail_pane_new (const char *empty_title, const char *empty_icon)
{
  SocleDetailPane *self = g_object_new (SOCLE_TYPE_DETAIL_PANE, NULL);

  adw_status_page_set_title (self->empty_page, empty_title);
  adw_status_page_set_icon_name (self->empty_page, empty_icon);

  return GTK_WIDGET (self);
}

void
socle_detail_pane_clear (SocleDetailPane *self)
{
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* Takes away what was there and starts anew at the top. */
void
socle_detail_pane_begin (SocleDetailPane *self, const char *heading, const char *subheading)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badges))) != NULL)
    adw_wrap_box_remove (self->badges, child);
  self->n_at_once = shows_item (self) ? SECTIONS_AT_ONCE : 0;

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->subheading, subheading);
  gtk_widget_set_visible (GTK_WIDGET (self->badges), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

void
socle_detail_pane_add_badge (SocleDetailPane *self, const char *text, const char *css_class)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "socle-badge");
  if (css_class != NULL)
    gtk_widget_add_css_class (badge, css_class);
  adw_wrap_box_append (self->badges, badge);
  gtk_widget_set_visible (GTK_WIDGET (self->badges), TRUE);
}

void
socle_detail_pane_add_text (SocleDetailPane *self, const char *text)
{
  GtkWidget *label = socle_text_label_new (text, NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  append_section (self, label);
}

/* A section that sees to itself. */
void
socle_detail_pane_add_widget (SocleDetailPane *self, GtkWidget *widget)
{
  append_section (self, widget);
}

/* A heading with an empty list below it, to be filled by the functions below. */
GtkListBox *
socle_detail_pane_add_section (SocleDetailPane *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = socle_boxed_list_new (title);

  gtk_box_append (GTK_BOX (box), socle_text_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), list);
  append_section (self, box);

  return GTK_LIST_BOX (list);
}

/* A named value, which can be selected and copied. */
void
socle_detail_list_add_fact (GtkListBox *list, const char *title, const char *value)
{
  GtkWidget *row = create_row (list, title, value);

  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
}

/* A statement with the icon that goes with it. */
void
socle_detail_list_add_state (GtkListBox *list,
                             const char *icon_name,
                             const char *text,
                             const char *detail)
{
  GtkWidget *row = create_row (list, text, detail);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (icon_name));
}

/* Another item, one click away. */
void
socle_detail_list_add_item (GtkListBox *list,
                            const char *title,
                            const char *detail,
                            const char *action_name,
                            const char *target)
{
  GtkWidget *row = create_row (list, title, detail);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_icon ("go-next-symbolic"));
}

/* An address, to be opened in the browser or copied. */
void
socle_detail_list_add_link (GtkListBox *list, const char *title, const char *url)
{
  GtkWidget *row = create_row (list, title, url);
  gboolean is_mail = g_ascii_strncasecmp (url, "mailto:", strlen ("mailto:")) == 0;
  const char *label = is_mail ? _ ("Write E-Mail") : _ ("Open in Browser");

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "socle-address");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button ("edit-copy-symbolic", _ ("Copy Link"), "win.copy-link",
                                            url));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button ("socle-external-symbolic", label,
                                                                  "win.open-link", url));
}

/* Breaks the lines of a row without hyphens, which would be taken for a part of a digest or
 * an address. */
void
socle_detail_row_keep_whole (GtkWidget *row)
{
  if (GTK_IS_LABEL (row))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      gtk_label_set_attributes (GTK_LABEL (row), attributes);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    socle_detail_row_keep_whole (child);
}
