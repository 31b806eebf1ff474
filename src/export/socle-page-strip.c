/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months of coverage as cells, with a legend. */

#include "config.h"

#include "socle-summary-pages-private.h"

#include "socle-coverage-wording.h"

#include <math.h>
#include <string.h>

/*
 * Each state has a letter and a pattern of its own, so that the strip reads the same on a
 * printer without colours: tested is toned, bridged is hatched, uncovered is empty with a
 * heavier outline. What we hold is darker than what is only expected. Where no period is
 * published, there are no months to tell apart: one box says so.
 */

#define HATCH_DISTANCE 4.0
#define CELL_GAP 2.0
#define LEGEND_CELL 20.0
#define LEGEND_GAP 5.0
#define LEGEND_SPACE 14.0

static void
fill_tone (cairo_t *cr, SoclePageColor color, double x, double y, double width)
{
  socle_page_set_color (cr, color);
  cairo_rectangle (cr, x, y, width, SOCLE_PAGE_STRIP_HEIGHT);
  cairo_fill (cr);
}

static void
fill_hatch (cairo_t *cr, gboolean held, double x, double y, double width)
{
  double height = SOCLE_PAGE_STRIP_HEIGHT;

  if (held)
    fill_tone (cr, SOCLE_PAGE_TINT, x, y, width);

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double offset = HATCH_DISTANCE - height; offset < width; offset += HATCH_DISTANCE)
    {
      cairo_move_to (cr, x + offset, y + height);
      cairo_line_to (cr, x + offset + height, y);
    }
  socle_page_set_color (cr, SOCLE_PAGE_ACCENT);
  cairo_set_line_width (cr, held ? 1.4 : 0.6);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_cell (cairo_t *cr, const SocleSummaryMonth *month, double x, double y, double width)
{
  switch (month->state)
    {
    case SOCLE_COVERAGE_TESTED:
      fill_tone (cr, month->held ? SOCLE_PAGE_ACCENT : SOCLE_PAGE_TINT, x, y, width);
      break;
    case SOCLE_COVERAGE_BRIDGED:
      fill_hatch (cr, month->held, x, y, width);
      break;
    case SOCLE_COVERAGE_PARTLY:
      fill_hatch (cr, month->held, x, y, width / 2);
      break;
    case SOCLE_COVERAGE_UNCOVERED:
    default:
      break;
    }
}

static void
draw_outline (cairo_t *cr, gboolean open, double x, double y, double width)
{
  double thickness = open ? 0.9 : 0.6;

  socle_page_set_color (cr, open ? SOCLE_PAGE_GREY : SOCLE_PAGE_ACCENT);
  cairo_set_line_width (cr, thickness);
  cairo_rectangle (cr, x + thickness / 2, y + thickness / 2, width - thickness,
                   SOCLE_PAGE_STRIP_HEIGHT - thickness);
  cairo_stroke (cr);
}

static void
draw_cell (SocleSummaryPages *self,
           cairo_t *cr,
           const SocleSummaryMonth *month,
           double x,
           double y,
           double width)
{
  double line = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_MARK);
  SoclePageBox box = { x, y + (SOCLE_PAGE_STRIP_HEIGHT - line) / 2, width,
                       SOCLE_PAGE_ALIGN_CENTER };
  gboolean full = month->state == SOCLE_COVERAGE_TESTED && month->held;
  gboolean warm = month->state == SOCLE_COVERAGE_UNCOVERED || month->state == SOCLE_COVERAGE_PARTLY;

  fill_cell (cr, month, x, y, width);
  draw_outline (cr, warm, x, y, width);

  /* A letter on hatching needs a quiet ground. */
  if (month->state == SOCLE_COVERAGE_BRIDGED || month->state == SOCLE_COVERAGE_PARTLY)
    {
      socle_page_set_color (cr, SOCLE_PAGE_PAPER);
      cairo_new_path (cr);
      cairo_arc (cr, x + width / 2, y + SOCLE_PAGE_STRIP_HEIGHT / 2, MIN (5.2, width / 2 - 1), 0,
                 2 * G_PI);
      cairo_fill (cr);
    }

  socle_page_set_color (cr, full ? SOCLE_PAGE_PAPER : warm ? SOCLE_PAGE_WARM : SOCLE_PAGE_ACCENT);
  socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_MARK,
                        socle_coverage_wording_mark (self->messages, month->state), &box, 0, 1);
}

static void
draw_unpublished (SocleSummaryPages *self, cairo_t *cr, double x, double y, double width)
{
  double line = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_NOTE);
  SoclePageBox box = { x, y + (SOCLE_PAGE_STRIP_HEIGHT - line) / 2, width,
                       SOCLE_PAGE_ALIGN_CENTER };

  draw_outline (cr, TRUE, x, y, width);
  socle_page_set_color (cr, SOCLE_PAGE_WARM);
  socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_NOTE,
                        /* Translators: in a box that stands for the months of a year */
                        socle_messages_get (self->messages, "Audit period not published"), &box, 0,
                        1);
}

/**
 * socle_page_draw_months: (skip)
 * @self: pages
 * @cr: where they are drawn
 * @months: the months
 * @y: their upper edge
 *
 * Draws a strip of months from margin to margin.
 */
void
socle_page_draw_months (SocleSummaryPages *self,
                        cairo_t *cr,
                        const SocleSummaryMonths *months,
                        double y)
{
  double step = (self->inner + CELL_GAP) / MAX (months->n_months, 1);

  if (!months->known)
    {
      draw_unpublished (self, cr, SOCLE_PAGE_MARGIN, y, self->inner);
      return;
    }

  for (guint i = 0; i < months->n_months; i++)
    draw_cell (self, cr, &months->months[i], SOCLE_PAGE_MARGIN + step * i, y, step - CELL_GAP);
}

/**
 * socle_page_draw_month_names: (skip)
 * @self: pages
 * @cr: where they are drawn
 * @months: the months
 * @y: their upper edge
 *
 * Draws the names of months, each above its column. Of a very long year, only as many as
 * there is room for.
 */
void
socle_page_draw_month_names (SocleSummaryPages *self,
                             cairo_t *cr,
                             const SocleSummaryMonths *months,
                             double y)
{
  double step = (self->inner + CELL_GAP) / MAX (months->n_months, 1);
  guint stride = step >= 24 ? 1 : (guint) ceil (24 / step);

  socle_page_set_color (cr, SOCLE_PAGE_GREY);
  for (guint i = 0; i < months->n_months; i += stride)
    {
      SoclePageBox box = { SOCLE_PAGE_MARGIN + step * i, y, step * stride - CELL_GAP,
                           stride == 1 ? SOCLE_PAGE_ALIGN_CENTER : SOCLE_PAGE_ALIGN_LEFT };

      socle_page_text_draw (
        self->text, cr, SOCLE_PAGE_STYLE_HEADER,
        socle_messages_get_short_month (self->messages, months->months[i].month), &box, 0, 1);
    }
}

typedef struct
{
  SocleSummaryMonth month;
  const char *text;
} LegendEntry;

#define N_LEGEND_ENTRIES 6

static void
get_legend (SocleMessages *messages, LegendEntry *entries)
{
  const LegendEntry legend[N_LEGEND_ENTRIES] = {
    { { .state = SOCLE_COVERAGE_TESTED, .held = TRUE },
      /* Translators: legend of the coverage strips; received: we hold the report */
      socle_messages_get (messages, "Tested, received") },
    { { .state = SOCLE_COVERAGE_TESTED },
      /* Translators: legend of the coverage strips; expected: we do not hold the report yet */
      socle_messages_get (messages, "Tested, expected") },
    { { .state = SOCLE_COVERAGE_BRIDGED, .held = TRUE },
      socle_messages_get (messages, "Bridged by letter, received") },
    { { .state = SOCLE_COVERAGE_BRIDGED },
      socle_messages_get (messages, "Bridged by letter, expected") },
    { { .state = SOCLE_COVERAGE_PARTLY }, socle_messages_get (messages, "Partly covered") },
    { { .state = SOCLE_COVERAGE_UNCOVERED }, socle_messages_get (messages, "Uncovered") },
  };

  memcpy (entries, legend, sizeof legend);
}

/* Where an entry of the legend begins; *x is where the one before it ends, *line its line. */
static double
place_entry (SocleSummaryPages *self, const char *text, double *x, guint *line)
{
  double width =
    LEGEND_CELL + LEGEND_GAP + socle_page_text_measure (self->text, SOCLE_PAGE_STYLE_NOTE, text);
  double start = *x;

  if (start > 0 && start + width > self->inner)
    {
      start = 0;
      (*line)++;
    }
  *x = start + width + LEGEND_SPACE;

  return start;
}

/**
 * socle_page_count_legend_lines: (skip)
 * @self: pages
 *
 * Returns: how many lines of %SOCLE_PAGE_LEGEND_LINE the legend takes
 */
guint
socle_page_count_legend_lines (SocleSummaryPages *self)
{
  LegendEntry entries[N_LEGEND_ENTRIES];
  double x = 0;
  guint line = 0;

  get_legend (self->messages, entries);
  for (guint i = 0; i < N_LEGEND_ENTRIES; i++)
    (void) place_entry (self, entries[i].text, &x, &line);

  return line + 1;
}

/**
 * socle_page_draw_legend: (skip)
 * @self: pages
 * @cr: where it is drawn
 * @y: its upper edge
 *
 * Draws what the cells mean.
 */
void
socle_page_draw_legend (SocleSummaryPages *self, cairo_t *cr, double y)
{
  double height = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_NOTE);
  LegendEntry entries[N_LEGEND_ENTRIES];
  double x = 0;
  guint line = 0;

  get_legend (self->messages, entries);
  for (guint i = 0; i < N_LEGEND_ENTRIES; i++)
    {
      double left = SOCLE_PAGE_MARGIN + place_entry (self, entries[i].text, &x, &line);
      double top = y + line * SOCLE_PAGE_LEGEND_LINE;
      SoclePageBox box = { left + LEGEND_CELL + LEGEND_GAP,
                           top + (SOCLE_PAGE_STRIP_HEIGHT - height) / 2, self->inner,
                           SOCLE_PAGE_ALIGN_LEFT };

      cairo_tag_begin (cr, "NonStruct", NULL);
      draw_cell (self, cr, &entries[i].month, left, top, LEGEND_CELL);
      cairo_tag_end (cr, "NonStruct");

      cairo_tag_begin (cr, "P", NULL);
      socle_page_set_color (cr, SOCLE_PAGE_GREY);
      socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_NOTE, entries[i].text, &box, 0, 1);
      cairo_tag_end (cr, "P");
    }
}
