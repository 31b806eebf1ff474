/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lines of a list row: a name, and what tells it from others. */

#include "config.h"

#include "socle-name-cell.h"

/*
 * Rows of long lists are bound anew on every key of a search, so the lines are
 * GtkInscriptions: they are several times cheaper to bind than labels. A column
 * view asks its cells for a height without saying how wide they will be, so a
 * long subtitle asks for two lines by its length.
 */
struct _SocleNameCell
{
  GtkWidget parent_instance;

  GtkInscription *title;    /* (unowned): child */
  GtkInscription *subtitle; /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (SocleNameCell, socle_name_cell, GTK_TYPE_WIDGET)

/* About as much as fits into one line of a narrow column. */
#define SUBTITLE_LINE 27
#define MAX_SUBTITLE_LINES 3

static GtkInscription *
create_line (SocleNameCell *self)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 24);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_parent (line, GTK_WIDGET (self));

  return GTK_INSCRIPTION (line);
}

static void
socle_name_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (socle_name_cell_parent_class)->dispose (object);
}

static void
socle_name_cell_class_init (SocleNameCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_name_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "namecell");
}

static void
socle_name_cell_init (SocleNameCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->title = create_line (self);
  self->subtitle = create_line (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
}

GtkWidget *
socle_name_cell_new (void)
{
  return g_object_new (SOCLE_TYPE_NAME_CELL, NULL);
}

/* An empty or NULL subtitle leaves the title alone in the middle of the row. */
void
socle_name_cell_set_texts (SocleNameCell *self, const char *title, const char *subtitle)
{
  gboolean has_subtitle = subtitle != NULL && *subtitle != '\0';
  glong length = has_subtitle ? g_utf8_strlen (subtitle, -1) : 0;
  guint n_lines =
    (guint) CLAMP ((length + SUBTITLE_LINE - 1) / SUBTITLE_LINE, 1, MAX_SUBTITLE_LINES);

  gtk_inscription_set_text (self->title, title);
  gtk_inscription_set_text (self->subtitle, subtitle);
  gtk_inscription_set_min_lines (self->subtitle, n_lines);
  gtk_inscription_set_nat_lines (self->subtitle, n_lines);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), has_subtitle);
}
