/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of paper, as large as there is room for. */

#include "config.h"

#include "socle-page-view.h"

/*
 * What is on the sheet is drawn by somebody else, at the scale that this widget tells, so
 * that letters are sharp at any size and on any screen. Until a new picture is there, the
 * one before is stretched.
 */
struct _SoclePageView
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable) */
  double page_width;   /* in points */
  double page_height;  /* in points */
  double scale;        /* pixels of the screen for each point */
};

/* Room for the shadow. */
#define MARGIN 12

typedef enum
{
  PROP_SCALE = 1,
} SoclePageViewProperty;

static GParamSpec *props[PROP_SCALE + 1];

G_DEFINE_FINAL_TYPE (SoclePageView, socle_page_view, GTK_TYPE_WIDGET)

/* Where the sheet lies. */
static graphene_rect_t
get_sheet (SoclePageView *self)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  double factor = MIN (width / self->page_width, height / self->page_height);
  double sheet_width = self->page_width * factor;
  double sheet_height = self->page_height * factor;

  return GRAPHENE_RECT_INIT ((float) (MARGIN + (width - sheet_width) / 2),
                             (float) (MARGIN + (height - sheet_height) / 2), (float) sheet_width,
                             (float) sheet_height);
}

static void
update_scale (SoclePageView *self)
{
  graphene_rect_t sheet = get_sheet (self);
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double scale = (double) sheet.size.width * factor / self->page_width;

  if (ABS (scale - self->scale) < 0.001)
    return;

  self->scale = scale;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCALE]);
}

static void
socle_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update_scale (SOCLE_PAGE_VIEW (widget));
}

static void
socle_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoclePageView *self = SOCLE_PAGE_VIEW (widget);
  graphene_rect_t sheet = get_sheet (self);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.25F }, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &sheet);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
}

static void
socle_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 560;
}

static void
socle_page_view_dispose (GObject *object)
{
  g_clear_object (&SOCLE_PAGE_VIEW (object)->texture);

  G_OBJECT_CLASS (socle_page_view_parent_class)->dispose (object);
}

static void
socle_page_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoclePageView *self = SOCLE_PAGE_VIEW (object);

  switch ((SoclePageViewProperty) prop_id)
    {
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_page_view_class_init (SoclePageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_page_view_dispose;
  object_class->get_property = socle_page_view_get_property;
  widget_class->size_allocate = socle_page_view_size_allocate;
  widget_class->snapshot = socle_page_view_snapshot;
  widget_class->measure = socle_page_view_measure;

  /**
   * SoclePageView:scale:
   *
   * How many pixels of the screen a point of the page takes.
   */
  props[PROP_SCALE] =
    g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
socle_page_view_init (SoclePageView *self)
{
  self->page_width = 595;
  self->page_height = 842;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_scale), NULL);
}

/* The size of the paper, in points. */
void
socle_page_view_set_size (SoclePageView *self, double width, double height)
{
  g_return_if_fail (width > 0 && height > 0);

  self->page_width = width;
  self->page_height = height;
  update_scale (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
socle_page_view_get_scale (SoclePageView *self)
{
  return self->scale;
}

/* name is what a screen reader says of it. */
void
socle_page_view_set_texture (SoclePageView *self, GdkTexture *texture, const char *name)
{
  g_set_object (&self->texture, texture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
