/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing what stands on a page, with the tags that tell its structure. */

#include "config.h"

#include "socle-summary-pages-private.h"

#include "socle-format.h"

/*
 * Tags: H1 for a section, H2 for a group, P for text, Table with TR, TH and TD. What is
 * repeated on every page is NonStruct, so that it is not read out as text; cairo 1.18
 * writes damaged files when told Artifact. The writer holds one Document tag open around
 * all pages. A table stays open from page to page.
 *
 * Each tag costs cairo about a kilobyte until the file is finished, and readers refuse
 * files with a million of them. So a document of thousands of rows has its headings
 * tagged, and its rows are read as the text they are.
 */

/**
 * socle_page_set_color: (skip)
 * @cr: a context
 * @color: a colour
 */
void
socle_page_set_color (cairo_t *cr, SoclePageColor color)
{
  cairo_set_source_rgb (cr, color.r, color.g, color.b);
}

/**
 * socle_page_draw_rule: (skip)
 * @cr: where it is drawn
 * @x: its left end
 * @y: its upper edge
 * @width: how long it is
 * @thickness: how thick it is
 * @color: its colour
 */
void
socle_page_draw_rule (cairo_t *cr,
                      double x,
                      double y,
                      double width,
                      double thickness,
                      SoclePageColor color)
{
  socle_page_set_color (cr, color);
  cairo_rectangle (cr, x, y, width, thickness);
  cairo_fill (cr);
}

/**
 * socle_page_begin_tag: (skip)
 * @self: pages
 * @cr: a context
 * @tag: a tag of the structure
 *
 * Begins a part of the structure, unless there would be too many of them.
 */
void
socle_page_begin_tag (SocleSummaryPages *self, cairo_t *cr, const char *tag)
{
  if (self->detailed)
    cairo_tag_begin (cr, tag, NULL);
}

/**
 * socle_page_end_tag: (skip)
 * @self: pages
 * @cr: a context
 * @tag: the tag to end
 */
void
socle_page_end_tag (SocleSummaryPages *self, cairo_t *cr, const char *tag)
{
  if (self->detailed)
    cairo_tag_end (cr, tag);
}

/**
 * socle_page_begin_link: (skip)
 * @cr: where the link's text is drawn
 * @url: an http or https address
 *
 * Begins a link, which cairo_tag_end() ends.
 */
void
socle_page_begin_link (cairo_t *cr, const char *url)
{
  /* The apostrophe would end cairo's attribute; cairo takes ASCII only. */
  g_autofree char *safe = g_uri_escape_string (url, "%:/?#[]@!$&()*+,;=", FALSE);
  g_autofree char *attributes = g_strdup_printf ("uri='%s'", safe);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

/**
 * socle_page_get_confidentiality: (skip)
 * @self: pages
 *
 * Returns: (transfer none): who may read the summary, in a word
 */
const char *
socle_page_get_confidentiality (SocleSummaryPages *self)
{
  switch (socle_summary_get_confidentiality (self->summary))
    {
    case SOCLE_CONFIDENTIALITY_PUBLIC:
      /* Translators: who may read the document */
      return socle_messages_pget (self->messages, "confidentiality", "Public");
    case SOCLE_CONFIDENTIALITY_INTERNAL:
      return socle_messages_pget (self->messages, "confidentiality", "Internal");
    case SOCLE_CONFIDENTIALITY_CONFIDENTIAL:
    default:
      return socle_messages_pget (self->messages, "confidentiality", "Confidential");
    }
}

/**
 * socle_page_get_state: (skip)
 * @self: pages
 *
 * Returns: (transfer none): whether the summary is a draft, in a word
 */
const char *
socle_page_get_state (SocleSummaryPages *self)
{
  /* Translators: the state of the document */
  return socle_summary_is_draft (self->summary)
           ? socle_messages_pget (self->messages, "state of a document", "Draft")
           : socle_messages_pget (self->messages, "state of a document", "Final");
}

static void
draw_watermark (SocleSummaryPages *self, cairo_t *cr)
{
  g_autofree char *word = g_utf8_strup (socle_page_get_state (self), -1);
  double width = socle_page_text_measure (self->text, SOCLE_PAGE_STYLE_WATERMARK, word);
  double line = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_WATERMARK);

  cairo_save (cr);
  cairo_translate (cr, self->width / 2, self->height / 2);
  cairo_rotate (cr, -G_PI / 4);
  socle_page_set_color (cr, SOCLE_PAGE_WATERMARK);
  socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_WATERMARK, word,
                        &(SoclePageBox) { -width / 2, -line / 2, width + 1, SOCLE_PAGE_ALIGN_LEFT },
                        0, 1);
  cairo_restore (cr);
}

static void
draw_furniture_line (SocleSummaryPages *self,
                     cairo_t *cr,
                     double y,
                     const char *left,
                     const char *right)
{
  SoclePageBox box = { SOCLE_PAGE_MARGIN, y, self->inner, SOCLE_PAGE_ALIGN_LEFT };

  socle_page_set_color (cr, SOCLE_PAGE_GREY);
  socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_FURNITURE, left, &box, 0, 1);
  box.align = SOCLE_PAGE_ALIGN_RIGHT;
  socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_FURNITURE, right, &box, 0, 1);
}

static char *
make_footer (SocleSummaryPages *self)
{
  const char *version = socle_summary_get_version (self->summary);
  const char *state = socle_page_get_state (self);
  g_autofree char *shown = NULL;

  if (version != NULL)
    /* Translators: {version} is a number such as “1.2” */
    shown = socle_format (socle_messages_get (self->messages, "Version {version}"), "version",
                          version, NULL);

  return g_strjoin (" · ", socle_summary_get_as_of (self->summary), state, shown, NULL);
}

/**
 * socle_page_draw_furniture: (skip)
 * @self: pages
 * @cr: where it is drawn
 * @page: the page, from 0
 *
 * Draws what every page has: the watermark of a draft, header and footer.
 */
void
socle_page_draw_furniture (SocleSummaryPages *self, cairo_t *cr, guint page)
{
  g_autofree char *number = socle_messages_format_number (self->messages, page + 1);
  g_autofree char *count =
    socle_messages_format_number (self->messages, socle_summary_pages_get_n_pages (self));
  g_autofree char *page_text =
    socle_format (socle_messages_get (self->messages, "Page {number} of {count}"), "number", number,
                  "count", count, NULL);
  g_autofree char *footer = make_footer (self);
  double below = self->height - SOCLE_PAGE_BOTTOM + 24;

  cairo_tag_begin (cr, "NonStruct", NULL);
  if (socle_summary_is_draft (self->summary))
    draw_watermark (self, cr);

  draw_furniture_line (self, cr, 38, page == 0 ? NULL : socle_summary_get_title (self->summary),
                       socle_page_get_confidentiality (self));
  if (page > 0)
    socle_page_draw_rule (cr, SOCLE_PAGE_MARGIN, 52, self->inner, 0.5, SOCLE_PAGE_RULE);

  socle_page_draw_rule (cr, SOCLE_PAGE_MARGIN, below - 6, self->inner, 0.5, SOCLE_PAGE_RULE);
  draw_furniture_line (self, cr, below, footer, page_text);
  cairo_tag_end (cr, "NonStruct");
}

static void
draw_text (SocleSummaryPages *self,
           cairo_t *cr,
           const char *tag,
           SoclePageStyle style,
           SoclePageColor color,
           const char *text,
           const SoclePagePlace *place)
{
  const SoclePageBlock *block = &g_array_index (self->blocks, SoclePageBlock, place->block);
  SoclePageBox box = { SOCLE_PAGE_MARGIN, SOCLE_PAGE_TOP + (double) (place->y + block->top),
                       self->inner, SOCLE_PAGE_ALIGN_LEFT };

  socle_page_begin_tag (self, cr, tag);
  socle_page_set_color (cr, color);
  socle_page_text_draw (self->text, cr, style, text, &box, place->first_line, place->n_lines);
  socle_page_end_tag (self, cr, tag);
}

/* However long the document, its sections are in its structure. */
static void
draw_heading (SocleSummaryPages *self, cairo_t *cr, const char *title, const SoclePagePlace *place)
{
  const char *tag = "H1";

  if (!self->detailed)
    cairo_tag_begin (cr, tag, NULL);
  draw_text (self, cr, tag, SOCLE_PAGE_STYLE_SECTION, SOCLE_PAGE_INK, title, place);
  if (!self->detailed)
    cairo_tag_end (cr, tag);
}

static void
draw_header_cells (SocleSummaryPages *self,
                   cairo_t *cr,
                   SocleSummaryTable *table,
                   double y,
                   gboolean repeated)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = socle_page_table_get_columns (self, table, columns);

  for (guint i = 0; i < n_columns; i++)
    {
      SoclePageBox box = { SOCLE_PAGE_MARGIN + columns[i].x, y, columns[i].width,
                           columns[i].align };

      const char *title = socle_summary_table_get_column (table, columns[i].column)->title;

      if (title == NULL)
        continue;
      if (!repeated)
        socle_page_begin_tag (self, cr, "TH");
      socle_page_set_color (cr, SOCLE_PAGE_GREY);
      socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_HEADER, title, &box, 0, G_MAXINT);
      if (!repeated)
        socle_page_end_tag (self, cr, "TH");
    }
}

static void
draw_header (SocleSummaryPages *self,
             cairo_t *cr,
             SocleSummaryTable *table,
             const SoclePageBlock *block,
             const SoclePagePlace *place)
{
  double y = SOCLE_PAGE_TOP + (double) place->y;
  double below = y + (double) (block->line * (float) block->n_lines + block->bottom) - 1;
  gboolean strips = socle_page_table_is_strips (table);
  const char *tag = place->repeated || strips ? "NonStruct" : "TR";

  if (!place->repeated)
    socle_page_begin_tag (self, cr, "Table");
  socle_page_begin_tag (self, cr, tag);
  if (strips)
    {
      g_auto (SocleSummaryRow) row = { 0 };

      /* All strips show the same months. */
      socle_summary_table_fill_row (table, 0, &row);
      for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
        if (row.cells[i].months != NULL)
          socle_page_draw_month_names (self, cr, row.cells[i].months, y);
    }
  else
    draw_header_cells (self, cr, table, y, place->repeated);
  socle_page_draw_rule (cr, SOCLE_PAGE_MARGIN, below, self->inner, 0.9, SOCLE_PAGE_ACCENT);
  socle_page_end_tag (self, cr, tag);
}

static void
draw_group (SocleSummaryPages *self,
            cairo_t *cr,
            SocleSummaryTable *table,
            const SoclePagePiece *piece,
            const SoclePagePlace *place)
{
  g_auto (SocleSummaryRow) row = { 0 };

  socle_summary_table_fill_row (table, piece->index, &row);
  socle_page_begin_tag (self, cr, "TR");
  if (piece->kind == SOCLE_PAGE_PIECE_GROUP)
    draw_text (self, cr, "TH", SOCLE_PAGE_STYLE_GROUP, SOCLE_PAGE_ACCENT, row.group, place);
  else
    draw_text (self, cr, "TD", SOCLE_PAGE_STYLE_NOTE, SOCLE_PAGE_GREY, row.group_note, place);
  socle_page_end_tag (self, cr, "TR");
}

static void
draw_yes_no (cairo_t *cr, gboolean yes, double x, double y, double line)
{
  socle_page_set_color (cr, yes ? SOCLE_PAGE_ACCENT : SOCLE_PAGE_WARM);
  cairo_new_path (cr);
  cairo_arc (cr, x + 3.4, y + line / 2, yes ? 3.2 : 2.8, 0, 2 * G_PI);
  if (yes)
    cairo_fill (cr);
  else
    {
      cairo_set_line_width (cr, 0.9);
      cairo_stroke (cr);
    }
}

static void
draw_cell (SocleSummaryPages *self,
           cairo_t *cr,
           const SocleSummaryColumn *column,
           const SocleSummaryCell *cell,
           SoclePageStyle style,
           SoclePageBox box,
           const SoclePagePlace *place)
{
  double indent = socle_page_cell_get_indent (column);
  g_autofree char *number = NULL;
  const char *text = cell->text;

  if (column->kind == SOCLE_SUMMARY_NUMBER && cell->number >= 0)
    text = number = socle_messages_format_number (self->messages, (guint64) cell->number);

  socle_page_begin_tag (self, cr, "TD");
  /* In a long table the words have to do: circles are what its file would be made of. */
  if (column->kind == SOCLE_SUMMARY_YES_NO && place->first_line == 0 && self->detailed)
    draw_yes_no (cr, cell->number > 0, box.x, box.y, socle_page_text_get_line (self->text, style));
  box.x += indent;
  box.width -= indent;
  socle_page_set_color (cr, cell->url != NULL ? SOCLE_PAGE_ACCENT : SOCLE_PAGE_INK);
  if (cell->url != NULL)
    socle_page_begin_link (cr, cell->url);
  socle_page_text_draw (self->text, cr, style, text, &box, place->first_line, place->n_lines);
  if (cell->url != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  socle_page_end_tag (self, cr, "TD");
}

static void
draw_row (SocleSummaryPages *self,
          cairo_t *cr,
          SocleSummaryTable *table,
          const SoclePageBlock *block,
          const SoclePagePiece *piece,
          const SoclePagePlace *place)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = socle_page_table_get_columns (self, table, columns);
  double y = SOCLE_PAGE_TOP + (double) place->y;
  g_auto (SocleSummaryRow) row = { 0 };

  socle_summary_table_fill_row (table, piece->index, &row);
  socle_page_begin_tag (self, cr, "TR");
  for (guint i = 0; i < n_columns; i++)
    draw_cell (self, cr, socle_summary_table_get_column (table, columns[i].column),
               &row.cells[columns[i].column],
               i == 0 && n_columns > 1 ? SOCLE_PAGE_STYLE_CELL_STRONG : SOCLE_PAGE_STYLE_CELL,
               (SoclePageBox) { SOCLE_PAGE_MARGIN + columns[i].x, y + (double) block->top,
                                columns[i].width, columns[i].align },
               place);
  socle_page_end_tag (self, cr, "TR");
}

/* The name of a report and, at the right, its kind. The row ends with the strip below. */
static void
draw_strip_name (SocleSummaryPages *self,
                 cairo_t *cr,
                 SocleSummaryTable *table,
                 const SoclePageBlock *block,
                 const SoclePagePiece *piece,
                 const SoclePagePlace *place)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  double y = SOCLE_PAGE_TOP + (double) (place->y + block->top);
  double left = self->inner * 0.76;
  g_auto (SocleSummaryRow) row = { 0 };

  (void) socle_page_table_get_columns (self, table, columns);
  socle_summary_table_fill_row (table, piece->index, &row);
  if (place->first_line == 0)
    socle_page_begin_tag (self, cr, "TR");
  draw_cell (self, cr, socle_summary_table_get_column (table, columns[0].column),
             &row.cells[columns[0].column], SOCLE_PAGE_STYLE_CELL_STRONG,
             (SoclePageBox) { SOCLE_PAGE_MARGIN, y, left, SOCLE_PAGE_ALIGN_LEFT }, place);
  if (place->first_line == 0)
    draw_cell (self, cr, socle_summary_table_get_column (table, columns[1].column),
               &row.cells[columns[1].column], SOCLE_PAGE_STYLE_CELL,
               (SoclePageBox) { SOCLE_PAGE_MARGIN + left, y, self->inner - left,
                                SOCLE_PAGE_ALIGN_RIGHT },
               place);
}

static void
draw_strip (SocleSummaryPages *self,
            cairo_t *cr,
            SocleSummaryTable *table,
            const SoclePageBlock *block,
            const SoclePagePiece *piece,
            const SoclePagePlace *place)
{
  double y = SOCLE_PAGE_TOP + (double) place->y;
  guint n_columns = socle_summary_table_get_n_columns (table);
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_printed = socle_page_table_get_columns (self, table, columns);
  g_auto (SocleSummaryRow) row = { 0 };

  socle_summary_table_fill_row (table, piece->index, &row);
  socle_page_begin_tag (self, cr, "NonStruct");
  for (guint i = 0; i < n_columns && place->first_line == 0; i++)
    if (row.cells[i].months != NULL)
      socle_page_draw_months (self, cr, row.cells[i].months, y);
  socle_page_end_tag (self, cr, "NonStruct");

  draw_text (self, cr, "TD", SOCLE_PAGE_STYLE_NOTE, SOCLE_PAGE_GREY,
             row.cells[columns[n_printed - 1].column].text, place);
  if (place->first_line + place->n_lines == block->n_lines)
    socle_page_end_tag (self, cr, "TR");
}

/**
 * socle_page_draw_row_rules: (skip)
 * @self: pages
 * @cr: where they are drawn
 * @places: (array length=n_places): what stands on the page
 * @n_places: how many there are
 *
 * Draws a rule below each row: all in one go, which a page of many rows is smaller for.
 */
void
socle_page_draw_row_rules (SocleSummaryPages *self,
                           cairo_t *cr,
                           const SoclePagePlace *places,
                           guint n_places)
{
  cairo_tag_begin (cr, "NonStruct", NULL);
  socle_page_set_color (cr, SOCLE_PAGE_RULE);
  for (guint i = 0; i < n_places; i++)
    {
      const SoclePagePlace *place = &places[i];
      const SoclePagePiece *piece = &g_array_index (self->pieces, SoclePagePiece, place->block);
      const SoclePageBlock *block = &g_array_index (self->blocks, SoclePageBlock, place->block);
      float height = block->top + block->bottom + block->line * (float) place->n_lines;

      if (piece->kind == SOCLE_PAGE_PIECE_ROW)
        cairo_rectangle (cr, SOCLE_PAGE_MARGIN, SOCLE_PAGE_TOP + (double) (place->y + height) - 0.5,
                         self->inner, 0.5);
    }
  cairo_fill (cr);
  cairo_tag_end (cr, "NonStruct");
}

/**
 * socle_page_draw_place: (skip)
 * @self: pages
 * @cr: where it is drawn
 * @place: what is drawn
 *
 * Draws what stands at one place.
 */
void
socle_page_draw_place (SocleSummaryPages *self, cairo_t *cr, const SoclePagePlace *place)
{
  const SoclePagePiece *piece = &g_array_index (self->pieces, SoclePagePiece, place->block);
  const SoclePageBlock *block = &g_array_index (self->blocks, SoclePageBlock, place->block);
  const SocleSummarySection *section = piece->kind != SOCLE_PAGE_PIECE_COVER
                                         ? socle_summary_get_section (self->summary, piece->section)
                                         : NULL;

  switch ((SoclePagePieceKind) piece->kind)
    {
    case SOCLE_PAGE_PIECE_COVER:
      socle_page_draw_cover (self, cr);
      break;
    case SOCLE_PAGE_PIECE_HEADING:
      draw_heading (self, cr, section->title, place);
      break;
    case SOCLE_PAGE_PIECE_PARAGRAPH:
      draw_text (self, cr, "P", SOCLE_PAGE_STYLE_BODY, SOCLE_PAGE_INK,
                 section->paragraphs[piece->index], place);
      break;
    case SOCLE_PAGE_PIECE_EMPTY:
      draw_text (self, cr, "P", SOCLE_PAGE_STYLE_BODY, SOCLE_PAGE_INK, section->empty, place);
      break;
    case SOCLE_PAGE_PIECE_LEGEND:
      socle_page_draw_legend (self, cr, SOCLE_PAGE_TOP + (double) place->y);
      break;
    case SOCLE_PAGE_PIECE_HEADER:
      draw_header (self, cr, section->table, block, place);
      break;
    case SOCLE_PAGE_PIECE_GROUP:
    case SOCLE_PAGE_PIECE_GROUP_NOTE:
      draw_group (self, cr, section->table, piece, place);
      break;
    case SOCLE_PAGE_PIECE_ROW:
      draw_row (self, cr, section->table, block, piece, place);
      break;
    case SOCLE_PAGE_PIECE_STRIP_NAME:
      draw_strip_name (self, cr, section->table, block, piece, place);
      break;
    case SOCLE_PAGE_PIECE_STRIP:
      draw_strip (self, cr, section->table, block, piece, place);
      break;
    default:
      g_assert_not_reached ();
    }

  if (piece->last && place->first_line + place->n_lines == block->n_lines)
    socle_page_end_tag (self, cr, "Table");
}
