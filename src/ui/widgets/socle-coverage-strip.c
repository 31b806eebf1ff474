/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report covers of a fiscal year: a cell for each month, and a line at today. */

#include "config.h"

#include "socle-coverage-strip.h"

#include "socle-coverage-cell.h"
#include "socle-coverage-wording.h"

/*
 * The cells are children, so that each has a name for screen readers and a place for the
 * focus. The strip is one stop of the Tab key; within it the arrow keys go from month to
 * month, Home and End to the first and the last. A cell that is activated says why it is
 * in its state, in a popover.
 *
 * The months stand in one line as long as the width allows, else in lines of equal length.
 * The strip is made for lists with recycled rows: showing another coverage changes the
 * cells that are there.
 *
 * A compact strip is a picture, with the totals as its name.
 */
struct _SocleCoverageStrip
{
  GtkWidget parent_instance;

  GPtrArray *cells;   /* (owned) (element-type SocleCoverageCell): unowned, the children */
  GtkWidget *popover; /* (unowned) (nullable): a child, made when first needed */
  GtkLabel *heading;  /* (unowned) (nullable): in the popover */
  GtkLabel *reason;   /* (unowned) (nullable): in the popover */
  guint pointed;      /* the cell that the popover points to */
  guint current;      /* the cell that Tab comes to */
  gboolean compact;
  guint today;             /* the cell that has today; G_MAXUINT if none has */
  float today_share;       /* how much of its month is over */
  SocleMessages *messages; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleCoverageStrip, socle_coverage_strip, GTK_TYPE_WIDGET)

#define LINE_SPACING 9
/* Narrower cells make a second line. */
#define MIN_CELL_WIDTH 22
#define MIN_COMPACT_CELL_WIDTH 8
#define MONTHS_OF_YEAR 12

static GtkWidget *
get_cell (SocleCoverageStrip *self, guint index)
{
  return g_ptr_array_index (self->cells, index);
}

/* How many cells stand in a line of this width. */
static guint
get_line_length (SocleCoverageStrip *self, int width)
{
  int min_width = self->compact ? MIN_COMPACT_CELL_WIDTH : MIN_CELL_WIDTH;
  guint n_cells = self->cells->len;
  guint most = (guint) MAX (width / min_width, 1);
  guint n_lines;

  if (n_cells == 0)
    return 1;

  n_lines = (n_cells + most - 1) / most;

  return (n_cells + n_lines - 1) / n_lines;
}

static GtkSizeRequestMode
socle_coverage_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
socle_coverage_strip_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);
  guint n_cells = self->cells->len;
  guint line_length, n_lines;
  int cell_min, cell_natural;

  if (n_cells == 0)
    {
      *minimum = *natural = 0;
      return;
    }

  gtk_widget_measure (get_cell (self, 0), orientation, -1, &cell_min, &cell_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = cell_min * (int) MIN (n_cells, MONTHS_OF_YEAR / 2);
      *natural = cell_natural * (int) MIN (n_cells, MONTHS_OF_YEAR + 1);
      return;
    }

  line_length =
    for_size >= 0 ? get_line_length (self, for_size) : MIN (n_cells, MONTHS_OF_YEAR + 1);
  n_lines = (n_cells + line_length - 1) / line_length;
  *minimum = *natural = (int) n_lines * cell_natural + (int) (n_lines - 1) * LINE_SPACING;
}

static void
point_popover (SocleCoverageStrip *self)
{
  GtkWidget *cell = get_cell (self, self->pointed);
  graphene_rect_t box;

  if (gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &box))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) { (int) box.origin.x, (int) box.origin.y,
                                                   (int) box.size.width, (int) box.size.height });
}

static void
socle_coverage_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint line_length = get_line_length (self, width);
  guint n_lines = (self->cells->len + line_length - 1) / line_length;
  int line_height =
    n_lines > 0 ? (height - (int) (n_lines - 1) * LINE_SPACING) / (int) n_lines : height;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int column = (int) (i % line_length);
      int from = column * width / (int) line_length;
      int to = (column + 1) * width / (int) line_length;
      GtkAllocation place = { mirrored ? width - to : from,
                              (int) (i / line_length) * (line_height + LINE_SPACING), to - from,
                              line_height };

      gtk_widget_size_allocate (get_cell (self, i), &place, -1);
    }

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* A line through the cell, with a point at its top. */
static void
draw_today (SocleCoverageStrip *self, GtkSnapshot *snapshot)
{
  SocleCoverageCell *cell = SOCLE_COVERAGE_CELL (get_cell (self, self->today));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float share = mirrored ? 1 - self->today_share : self->today_share;
  float half = self->compact ? 2.5f : 4;
  graphene_rect_t box;
  graphene_point_t origin;
  GskPathBuilder *builder;
  g_autoptr (GskPath) path = NULL;
  GdkRGBA color;
  float x, top;

  socle_coverage_cell_get_box (cell, &box);
  if (!gtk_widget_compute_point (GTK_WIDGET (cell), GTK_WIDGET (self), &box.origin, &origin))
    return;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  x = origin.x + share * box.size.width;
  top = origin.y - 2;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (x - 0.75f, top, 1.5f, box.size.height + 5));
  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, x - half, top - 1);
  gsk_path_builder_line_to (builder, x + half, top - 1);
  gsk_path_builder_line_to (builder, x, top + half);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

static void
socle_coverage_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);

  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_snapshot_child (widget, get_cell (self, i), snapshot);

  if (self->today < self->cells->len)
    draw_today (self, snapshot);
}

static gboolean
focus_cell (SocleCoverageStrip *self, guint index)
{
  if (index >= self->cells->len)
    return FALSE;

  self->current = index;

  return gtk_widget_grab_focus (get_cell (self, index));
}

static gboolean
has_focus (SocleCoverageStrip *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* One stop for the Tab key; the arrows are bound below. */
static gboolean
socle_coverage_strip_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);

  if (self->compact || has_focus (self))
    return FALSE;

  return focus_cell (self, MIN (self->current, MAX (self->cells->len, 1) - 1));
}

static gboolean
socle_coverage_strip_grab_focus (GtkWidget *widget)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);

  return !self->compact && focus_cell (self, MIN (self->current, MAX (self->cells->len, 1) - 1));
}

static guint
find_focused (SocleCoverageStrip *self)
{
  guint index = 0;

  g_ptr_array_find (self->cells, gtk_widget_get_focus_child (GTK_WIDGET (self)), &index);

  return index;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);
  int step = g_variant_get_int32 (arguments);
  int index;

  if (!has_focus (self))
    return FALSE;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  index = (int) find_focused (self) + step;
  if (index >= 0)
    focus_cell (self, (guint) index);

  /* At its ends, too: the key is the strip's. */
  return TRUE;
}

static gboolean
go_to_end_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (widget);

  if (!has_focus (self))
    return FALSE;

  focus_cell (self, g_variant_get_boolean (arguments) ? self->cells->len - 1 : 0);

  return TRUE;
}

static void
create_popover (SocleCoverageStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *reason = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (reason), 36);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  self->popover = gtk_popover_new ();
  self->heading = GTK_LABEL (heading);
  self->reason = GTK_LABEL (reason);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
cell_activated_cb (SocleCoverageCell *cell, SocleCoverageStrip *self)
{
  SocleCoverageMonth *month = socle_coverage_cell_get_month (cell);
  g_autofree char *name = socle_coverage_wording_month (self->messages, month);
  g_autofree char *reason = socle_coverage_wording_reason (self->messages, month);

  g_ptr_array_find (self->cells, cell, &self->pointed);
  self->current = self->pointed;
  if (self->popover == NULL)
    create_popover (self);

  gtk_label_set_text (self->heading, name);
  gtk_label_set_text (self->reason, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  point_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), reason,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
socle_coverage_strip_dispose (GObject *object)
{
  SocleCoverageStrip *self = SOCLE_COVERAGE_STRIP (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (get_cell (self, i));
  g_ptr_array_set_size (self->cells, 0);
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (socle_coverage_strip_parent_class)->dispose (object);
}

static void
socle_coverage_strip_finalize (GObject *object)
{
  g_ptr_array_unref (SOCLE_COVERAGE_STRIP (object)->cells);

  G_OBJECT_CLASS (socle_coverage_strip_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_to_end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, go_to_end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, go_to_end_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, go_to_end_cb, "b", TRUE);
}

static void
socle_coverage_strip_class_init (SocleCoverageStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_coverage_strip_dispose;
  object_class->finalize = socle_coverage_strip_finalize;

  widget_class->get_request_mode = socle_coverage_strip_get_request_mode;
  widget_class->measure = socle_coverage_strip_measure;
  widget_class->size_allocate = socle_coverage_strip_size_allocate;
  widget_class->snapshot = socle_coverage_strip_snapshot;
  widget_class->focus = socle_coverage_strip_focus;
  widget_class->grab_focus = socle_coverage_strip_grab_focus;

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "coverage-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
socle_coverage_strip_init (SocleCoverageStrip *self)
{
  self->cells = g_ptr_array_new ();
  self->today = G_MAXUINT;
}

GtkWidget *
socle_coverage_strip_new (gboolean compact)
{
  SocleCoverageStrip *self =
    g_object_new (SOCLE_TYPE_COVERAGE_STRIP, "accessible-role",
                  compact ? GTK_ACCESSIBLE_ROLE_IMG : GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->compact = compact;

  return GTK_WIDGET (self);
}

static void
set_n_cells (SocleCoverageStrip *self, guint n_cells)
{
  if (self->cells->len != n_cells)
    gtk_widget_queue_resize (GTK_WIDGET (self));

  while (self->cells->len > n_cells)
    {
      GtkWidget *cell = get_cell (self, self->cells->len - 1);

      g_ptr_array_set_size (self->cells, (int) self->cells->len - 1);
      gtk_widget_unparent (cell);
    }

  while (self->cells->len < n_cells)
    {
      GtkWidget *cell = socle_coverage_cell_new (self->compact);

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      if (!self->compact)
        g_signal_connect_object (cell, "activate", G_CALLBACK (cell_activated_cb), self,
                                 G_CONNECT_DEFAULT);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
find_today (SocleCoverageStrip *self, GPtrArray *months, const GDate *today)
{
  self->today = G_MAXUINT;

  for (guint i = 0; i < months->len; i++)
    {
      SocleDateRange *days = socle_coverage_month_get_days (g_ptr_array_index (months, i));

      if (!socle_date_range_contains (days, today))
        continue;

      self->today = i;
      self->today_share =
        ((float) g_date_days_between (socle_date_range_get_from (days), today) + 0.5f) /
        (float) socle_date_range_get_days (days);
    }
}

/* Whether two months are in their state for one and the same reason. */
static gboolean
has_same_reason (SocleCoverageMonth *a, SocleCoverageMonth *b)
{
  const SocleCoverageSpan *ours, *theirs;

  if (socle_coverage_month_get_n_spans (a) != 1 || socle_coverage_month_get_n_spans (b) != 1)
    return FALSE;

  ours = socle_coverage_month_get_span (a, 0);
  theirs = socle_coverage_month_get_span (b, 0);

  return ours->state == theirs->state && ours->edition == theirs->edition &&
         ours->letter == theirs->letter;
}

/* Months in a row mostly have one reason, and putting it into words takes longer than
 * anything else here. */
static void
show_months (SocleCoverageStrip *self, GPtrArray *months)
{
  g_autofree char *reason = NULL;

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);
      g_autofree char *text = NULL;

      if (!self->compact)
        {
          if (i == 0 || !has_same_reason (g_ptr_array_index (months, i - 1), month))
            {
              g_free (reason);
              reason = socle_coverage_wording_reason (self->messages, month);
            }
          text = socle_coverage_wording_cell (self->messages, month, reason);
        }
      socle_coverage_cell_show (SOCLE_COVERAGE_CELL (get_cell (self, i)), month, text,
                                self->messages);
    }
}

/* Takes the place of what the strip showed before. */
void
socle_coverage_strip_show (SocleCoverageStrip *self,
                           SocleCoverage *coverage,
                           const GDate *today,
                           SocleMessages *messages)
{
  GPtrArray *months = socle_coverage_get_months (coverage);
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);

  g_set_object (&self->messages, messages);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));

  set_n_cells (self, months->len);
  self->current = MIN (self->current, MAX (months->len, 1) - 1);
  show_months (self, months);
  find_today (self, months, today);
  if (socle_coverage_can_test (coverage))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "muted");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "muted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, totals, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
