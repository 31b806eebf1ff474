/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the sidebar: icon, title and a count. */

#include "config.h"

#include "socle-sidebar-row.h"

struct _SocleSidebarRow
{
  GtkListBoxRow parent_instance;

  char *page;      /* (owned) (nullable) */
  GtkImage *icon;  /* (unowned): template child */
  GtkLabel *title; /* (unowned): template child */
  GtkLabel *count; /* (unowned): template child */
};

G_DEFINE_FINAL_TYPE (SocleSidebarRow, socle_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
socle_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (socle_sidebar_row_parent_class)->dispose (object);
}

static void
socle_sidebar_row_finalize (GObject *object)
{
  g_free (SOCLE_SIDEBAR_ROW (object)->page);

  G_OBJECT_CLASS (socle_sidebar_row_parent_class)->finalize (object);
}

static void
socle_sidebar_row_class_init (SocleSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_sidebar_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/widgets/socle-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SocleSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, SocleSidebarRow, count);
}

static void
socle_sidebar_row_init (SocleSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
socle_sidebar_row_new (const char *page, const char *title, const char *icon_name)
{
  SocleSidebarRow *self = g_object_new (SOCLE_TYPE_SIDEBAR_ROW, NULL);

  self->page = g_strdup (page);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

const char *
socle_sidebar_row_get_page (SocleSidebarRow *self)
{
  return self->page;
}

/* The count as shown and, since a bare number says little, as read aloud. */
void
socle_sidebar_row_set_count (SocleSidebarRow *self, const char *count, const char *spoken)
{
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *count != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
}
