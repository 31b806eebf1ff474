/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of a coverage strip: a box whose drawing says what we have for it. */

#include "config.h"

#include "socle-coverage-cell.h"

#include "socle-coverage-wording.h"

/*
 * Each state has a drawing of its own, so that none needs its colour: tested is plain,
 * bridged is hatched, uncovered is an empty dashed box, and partly is filled for the days
 * that it covers. What we hold is drawn filled, what is only expected hollow. Where there
 * is room, the state's letter stands in the box and the month's name above it.
 *
 * The style gives the colour through a style class named after the state.
 */
struct _SocleCoverageCell
{
  GtkWidget parent_instance;

  SocleCoverageMonth *month; /* (owned) (nullable): none in a sample */
  SocleCoverageState state;
  gboolean held;
  gboolean compact;
  const char *name;   /* (unowned): the short name of the month, of the language in use */
  const char *letter; /* (unowned) */
  char *text;         /* (owned) (nullable): the month and why it is in its state */
};

G_DEFINE_FINAL_TYPE (SocleCoverageCell, socle_coverage_cell, GTK_TYPE_WIDGET)

static guint activate_signal;

#define BOX_HEIGHT 28
#define COMPACT_HEIGHT 16
#define MIN_WIDTH 20
#define MIN_COMPACT_WIDTH 6
/* The months of a strip are all written out, or none is. */
#define MIN_NAME_WIDTH 38
#define NATURAL_WIDTH 56
#define NATURAL_COMPACT_WIDTH 24
#define GAP 2
#define RADIUS 5
#define HATCH_STEP 6

static const char *const state_classes[] = { "tested", "bridged", "uncovered", "partly" };

static PangoLayout *
create_layout (SocleCoverageCell *self, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

/* How much the name of the month takes above the box. */
static int
get_name_height (SocleCoverageCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics;
  int height;

  if (self->compact || self->name == NULL)
    return 0;

  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);

  return height + GAP;
}

static void
socle_coverage_cell_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  SocleCoverageCell *self = SOCLE_COVERAGE_CELL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->compact ? MIN_COMPACT_WIDTH : MIN_WIDTH;
      *natural = self->compact ? NATURAL_COMPACT_WIDTH : NATURAL_WIDTH;
    }
  else
    *minimum = *natural = self->compact ? COMPACT_HEIGHT : BOX_HEIGHT + get_name_height (self);
}

static void
draw_text (GtkSnapshot *snapshot,
           PangoLayout *layout,
           const graphene_rect_t *area,
           const GdkRGBA *color)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                    area->origin.y + (area->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The first letter of the month where its short name has no room. */
static void
draw_name (SocleCoverageCell *self, GtkSnapshot *snapshot, int width, int height)
{
  g_autoptr (PangoLayout) layout = create_layout (self, self->name, FALSE);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height - GAP);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GdkRGBA color;
  int text_width;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (width < MIN_NAME_WIDTH || text_width > width - GAP)
    {
      g_autofree char *first = g_utf8_substring (self->name, 0, 1);
      g_autofree char *initial = g_utf8_strup (first, -1);

      pango_layout_set_text (layout, initial, -1);
    }

  gtk_widget_get_color (parent != NULL ? parent : GTK_WIDGET (self), &color);
  draw_text (snapshot, layout, &area, &color);
}

static GskPath *
create_hatch (const graphene_rect_t *box)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float height = box->size.height;

  for (float x = -height; x < box->size.width; x += HATCH_STEP)
    {
      gsk_path_builder_move_to (builder, box->origin.x + x, box->origin.y + height);
      gsk_path_builder_line_to (builder, box->origin.x + x + height, box->origin.y);
    }

  return gsk_path_builder_free_to_path (builder);
}

static void
draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *box, const GdkRGBA *color)
{
  g_autoptr (GskPath) path = create_hatch (box);
  GskStroke *stroke = gsk_stroke_new (1.5f);

  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
draw_dashes (GtkSnapshot *snapshot, const GskRoundedRect *outline, const GdkRGBA *color)
{
  static const float dash[] = { 4, 3 };
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1.5f);
  GskRoundedRect inner = *outline;

  gsk_rounded_rect_shrink (&inner, 0.75f, 0.75f, 0.75f, 0.75f);
  gsk_path_builder_add_rounded_rect (builder, &inner);
  path = gsk_path_builder_free_to_path (builder);
  gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static GdkRGBA
with_alpha (const GdkRGBA *color, float alpha)
{
  GdkRGBA result = *color;

  result.alpha *= alpha;

  return result;
}

/* The days of one span, as a part of the box. */
static void
draw_span (SocleCoverageCell *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *box,
           const SocleCoverageSpan *span,
           const GdkRGBA *color)
{
  SocleDateRange *days = socle_coverage_month_get_days (self->month);
  const GDate *first = socle_date_range_get_from (days);
  float n_days = (float) socle_date_range_get_days (days);
  float from = (float) g_date_days_between (first, socle_date_range_get_from (span->days)) / n_days;
  float share = (float) socle_date_range_get_days (span->days) / n_days;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t part;
  GdkRGBA tint = with_alpha (color, 0.3f);

  if (span->state == SOCLE_COVERAGE_UNCOVERED)
    return;

  if (mirrored)
    from = 1 - from - share;
  graphene_rect_init (&part, box->origin.x + from * box->size.width, box->origin.y,
                      share * box->size.width, box->size.height);
  gtk_snapshot_push_clip (snapshot, &part);
  if (span->state == SOCLE_COVERAGE_BRIDGED)
    draw_hatch (snapshot, box, &tint);
  else
    gtk_snapshot_append_color (snapshot, &tint, &part);
  gtk_snapshot_pop (snapshot);
}

/* A partly covered month of nobody, for a legend. */
static void
draw_half (SocleCoverageCell *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *box,
           const GdkRGBA *color)
{
  graphene_rect_t half = *box;
  GdkRGBA tint = with_alpha (color, 0.3f);

  half.size.width /= 2;
  gtk_snapshot_append_color (snapshot, &tint, &half);
}

static void
draw_inside (SocleCoverageCell *self,
             GtkSnapshot *snapshot,
             const graphene_rect_t *box,
             const GdkRGBA *color,
             const GdkRGBA *on_color)
{
  GdkRGBA tint = with_alpha (color, self->held ? 1.0f : 0.12f);
  GdkRGBA lines = self->held ? with_alpha (on_color, 0.35f) : with_alpha (color, 0.4f);

  switch (self->state)
    {
    case SOCLE_COVERAGE_TESTED:
      gtk_snapshot_append_color (snapshot, &tint, box);
      break;
    case SOCLE_COVERAGE_BRIDGED:
      if (self->held)
        gtk_snapshot_append_color (snapshot, &tint, box);
      draw_hatch (snapshot, box, &lines);
      break;
    case SOCLE_COVERAGE_PARTLY:
      if (self->month == NULL)
        draw_half (self, snapshot, box, color);
      for (guint i = 0; self->month != NULL && i < socle_coverage_month_get_n_spans (self->month);
           i++)
        draw_span (self, snapshot, box, socle_coverage_month_get_span (self->month, i), color);
      break;
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      break;
    }
}

/* Black or white, whichever is easier to read on a colour. */
static GdkRGBA
find_contrast (const GdkRGBA *color)
{
  float luminance = 0.2126f * color->red + 0.7152f * color->green + 0.0722f * color->blue;

  return luminance > 0.5f ? (GdkRGBA) { 0, 0, 0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

static void
draw_box (SocleCoverageCell *self, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  gboolean filled =
    self->held && self->state != SOCLE_COVERAGE_UNCOVERED && self->state != SOCLE_COVERAGE_PARTLY;
  static const float widths[] = { 1.5f, 1.5f, 1.5f, 1.5f };
  GskRoundedRect outline;
  GdkRGBA color, on_color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  on_color = find_contrast (&color);
  gsk_rounded_rect_init_from_rect (&outline, box, self->compact ? RADIUS - 2 : RADIUS);

  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  draw_inside (self, snapshot, box, &color, &on_color);
  gtk_snapshot_pop (snapshot);

  if (self->state == SOCLE_COVERAGE_UNCOVERED)
    draw_dashes (snapshot, &outline, &color);
  else
    gtk_snapshot_append_border (snapshot, &outline, widths,
                                (const GdkRGBA[]) { color, color, color, color });

  if (!self->compact && self->letter != NULL)
    {
      g_autoptr (PangoLayout) layout = create_layout (self, self->letter, TRUE);

      draw_text (snapshot, layout, box, filled ? &on_color : &color);
    }
}

static void
socle_coverage_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SocleCoverageCell *self = SOCLE_COVERAGE_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int name_height = get_name_height (self);
  graphene_rect_t box;

  socle_coverage_cell_get_box (self, &box);
  if (name_height > 0)
    draw_name (self, snapshot, width, name_height);
  draw_box (self, snapshot, &box);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, SocleCoverageCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, activate_signal, 0);
}

/* A list has thousands of cells, of which few are ever pointed at. */
static gboolean
socle_coverage_cell_query_tooltip (GtkWidget *widget,
                                   int x,
                                   int y,
                                   gboolean keyboard_tooltip,
                                   GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, SOCLE_COVERAGE_CELL (widget)->text);

  return TRUE;
}

static void
socle_coverage_cell_dispose (GObject *object)
{
  g_clear_object (&SOCLE_COVERAGE_CELL (object)->month);

  G_OBJECT_CLASS (socle_coverage_cell_parent_class)->dispose (object);
}

static void
socle_coverage_cell_finalize (GObject *object)
{
  g_free (SOCLE_COVERAGE_CELL (object)->text);

  G_OBJECT_CLASS (socle_coverage_cell_parent_class)->finalize (object);
}

static void
socle_coverage_cell_class_init (SocleCoverageCellClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                                GDK_KEY_KP_Space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_coverage_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_coverage_cell_finalize;

  widget_class->query_tooltip = socle_coverage_cell_query_tooltip;
  widget_class->measure = socle_coverage_cell_measure;
  widget_class->snapshot = socle_coverage_cell_snapshot;

  /**
   * SocleCoverageCell::activate:
   *
   * The cell was clicked, or Enter or space pressed on it.
   */
  activate_signal =
    g_signal_new ("activate", SOCLE_TYPE_COVERAGE_CELL, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, activate_signal);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);

  gtk_widget_class_set_css_name (widget_class, "coverage-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
socle_coverage_cell_init (SocleCoverageCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), state_classes[self->state]);
}

/* A compact cell is a drawing only: no names, no letters, nothing to click. */
GtkWidget *
socle_coverage_cell_new (gboolean compact)
{
  SocleCoverageCell *self;
  GtkGesture *click;

  if (compact)
    {
      self = g_object_new (SOCLE_TYPE_COVERAGE_CELL, "accessible-role",
                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      self->compact = TRUE;
      return GTK_WIDGET (self);
    }

  self = g_object_new (SOCLE_TYPE_COVERAGE_CELL, "focusable", TRUE, "has-tooltip", TRUE, NULL);
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  return GTK_WIDGET (self);
}

static void
set_state (SocleCoverageCell *self, SocleCoverageState state, gboolean held)
{
  if (self->state != state)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), state_classes[self->state]);
      gtk_widget_add_css_class (GTK_WIDGET (self), state_classes[state]);
    }

  self->state = state;
  self->held = held;
}

/* text is the month and why it is in its state; NULL in a compact cell. */
void
socle_coverage_cell_show (SocleCoverageCell *self,
                          SocleCoverageMonth *month,
                          const char *text,
                          SocleMessages *messages)
{
  g_set_object (&self->month, month);
  set_state (self, socle_coverage_month_get_state (month), socle_coverage_month_is_held (month));

  if (!self->compact)
    {
      self->name =
        socle_messages_get_short_month (messages, socle_coverage_month_get_month (month));
      self->letter = socle_coverage_wording_mark (messages, self->state);
      if (g_set_str (&self->text, text))
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                        -1);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a state looks like, for a legend. */
void
socle_coverage_cell_show_sample (SocleCoverageCell *self, SocleCoverageState state, gboolean held)
{
  set_state (self, state, held);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

SocleCoverageMonth *
socle_coverage_cell_get_month (SocleCoverageCell *self)
{
  return self->month;
}

/* Where the box is, in the cell’s own coordinates. */
void
socle_coverage_cell_get_box (SocleCoverageCell *self, graphene_rect_t *box)
{
  float top = (float) get_name_height (self);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  graphene_rect_init (box, GAP / 2.0f, top, MAX (width - GAP, 1), MAX (height - top, 1));
}
