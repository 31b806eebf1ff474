/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary on pages: what stands where, and the drawing of one page. */

#include "config.h"

#include "socle-summary-pages.h"

#include "socle-summary-pages-private.h"

/*
 * summary ─► blocks (how high is each row?) ─► socle_page_layout() ─► places ─► drawing
 *
 * The whole document is laid out before anything is drawn, since each page tells how many
 * there are. A row's text is made for measuring and again for drawing, so that memory
 * grows by the size of a block for each row and not by that of its text. The same pages
 * go into a PDF, onto a printer and into a preview.
 *
 * For one thread: fonts belong to it.
 */

/* A table of up to so many rows, without groups, stands on one page… */
#define MAX_UNDIVIDED_ROWS 15
/* … and so does a group of up to so many rows… */
#define MAX_UNDIVIDED_GROUP 6
/* … unless they take more than this part of it: headings come on top. */
#define MAX_UNDIVIDED_PART 0.75
/* A document of more rows and headings than this does not have every cell tagged. */
#define MAX_TAGGED_BLOCKS 8000
/* How many rows are measured before looking whether to give up. */
#define ROWS_PER_CHECK 256

/**
 * socle_paper_get_size:
 * @paper: a size of paper
 * @width: (out): its width in points
 * @height: (out): its height in points
 */
void
socle_paper_get_size (SoclePaper paper, double *width, double *height)
{
  *width = paper == SOCLE_PAPER_LETTER ? 612.0 : 595.276;
  *height = paper == SOCLE_PAPER_LETTER ? 792.0 : 841.89;
}

static guint32
add_block (SocleSummaryPages *self, SoclePageBlock block, SoclePagePiece piece)
{
  g_array_append_val (self->blocks, block);
  g_array_append_val (self->pieces, piece);

  return self->blocks->len - 1;
}

static SoclePageBlock
make_block (SocleSummaryPages *self, SoclePageStyle style, const char *text, double width)
{
  return (SoclePageBlock) { .line = (float) socle_page_text_get_line (self->text, style),
                            .n_lines = socle_page_text_count_lines (self->text, style, text, width),
                            .header = SOCLE_PAGE_NO_HEADER };
}

/**
 * socle_page_table_is_strips: (skip)
 * @table: a table
 *
 * Returns: whether its rows are strips of months, with a name above and a sentence below
 */
gboolean
socle_page_table_is_strips (SocleSummaryTable *table)
{
  for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
    if (socle_summary_table_get_column (table, i)->kind == SOCLE_SUMMARY_MONTHS)
      return TRUE;

  return FALSE;
}

/**
 * socle_page_cell_get_indent: (skip)
 * @column: a column
 *
 * Returns: how much room before the text a mark takes in its cells
 */
double
socle_page_cell_get_indent (const SocleSummaryColumn *column)
{
  return column->kind == SOCLE_SUMMARY_YES_NO ? 12 : 0;
}

/**
 * socle_page_table_get_columns: (skip)
 * @self: pages
 * @table: a table
 * @columns: (out caller-allocates): its printed columns
 *
 * Returns: how many of its columns are printed
 */
guint
socle_page_table_get_columns (SocleSummaryPages *self,
                              SocleSummaryTable *table,
                              SoclePageColumn *columns)
{
  guint n = 0;
  double shares = 0;
  double x = 0;
  double room;

  for (guint i = 0; i < socle_summary_table_get_n_columns (table); i++)
    {
      const SocleSummaryColumn *column = socle_summary_table_get_column (table, i);

      if (column->share <= 0)
        continue;
      shares += column->share;
      columns[n++] =
        (SoclePageColumn) { .column = i,
                            .width = column->share,
                            .align = column->kind == SOCLE_SUMMARY_NUMBER ? SOCLE_PAGE_ALIGN_RIGHT
                                                                          : SOCLE_PAGE_ALIGN_LEFT };
    }

  room = self->inner - SOCLE_PAGE_GUTTER * (n - 1);
  for (guint i = 0; i < n; i++)
    {
      columns[i].x = x;
      columns[i].width *= room / shares;
      x += columns[i].width + SOCLE_PAGE_GUTTER;
    }

  return n;
}

static void
add_group (SocleSummaryPages *self,
           guint8 section,
           guint32 row,
           guint32 header,
           const char *title,
           const char *note)
{
  SoclePageBlock block = make_block (self, SOCLE_PAGE_STYLE_GROUP, title, self->inner);

  block.space = 8;
  block.top = 6;
  block.bottom = note != NULL ? 0 : 4;
  block.flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
  block.header = header;
  add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_GROUP, section, FALSE, row });
  if (note == NULL)
    return;

  block = make_block (self, SOCLE_PAGE_STYLE_NOTE, note, self->inner);
  block.bottom = 4;
  block.flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
  block.header = header;
  add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_GROUP_NOTE, section, FALSE, row });
}

/* A report's name, and below it its months with a sentence. */
static void
add_strip (SocleSummaryPages *self,
           SocleSummaryTable *table,
           SoclePagePiece piece,
           guint32 header,
           const SocleSummaryRow *row)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = socle_page_table_get_columns (self, table, columns);
  const SocleSummaryCell *name = &row->cells[columns[0].column];
  const SocleSummaryCell *sentence = &row->cells[columns[n_columns - 1].column];
  SoclePagePiece head = piece;
  SoclePageBlock block =
    make_block (self, SOCLE_PAGE_STYLE_CELL_STRONG, name->text, self->inner * 0.76);

  head.kind = SOCLE_PAGE_PIECE_STRIP_NAME;
  head.last = FALSE;
  block.top = 6;
  block.bottom = 2.5F;
  block.header = header;
  block.flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
  add_block (self, block, head);

  block = make_block (self, SOCLE_PAGE_STYLE_NOTE, sentence->text, self->inner);
  block.top = SOCLE_PAGE_STRIP_HEIGHT + 2.5F;
  block.bottom = 4;
  block.header = header;
  piece.kind = SOCLE_PAGE_PIECE_STRIP;
  add_block (self, block, piece);
}

static void
add_row (SocleSummaryPages *self,
         SocleSummaryTable *table,
         SoclePagePiece piece,
         guint32 header,
         const SocleSummaryRow *row)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = socle_page_table_get_columns (self, table, columns);
  SoclePageBlock block = { .line =
                             (float) socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_CELL),
                           .top = 4,
                           .bottom = 4,
                           .n_lines = 1,
                           .header = header };

  for (guint i = 0; i < n_columns; i++)
    {
      const SocleSummaryColumn *column = socle_summary_table_get_column (table, columns[i].column);
      guint n_lines = socle_page_text_count_lines (
        self->text, i == 0 ? SOCLE_PAGE_STYLE_CELL_STRONG : SOCLE_PAGE_STYLE_CELL,
        row->cells[columns[i].column].text, columns[i].width - socle_page_cell_get_indent (column));

      block.n_lines = MAX (block.n_lines, n_lines);
    }

  piece.kind = SOCLE_PAGE_PIECE_ROW;
  add_block (self, block, piece);
}

static guint32
add_header (SocleSummaryPages *self, SocleSummaryTable *table, guint8 section)
{
  SoclePageColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns = socle_page_table_get_columns (self, table, columns);
  SoclePageBlock block = { .line =
                             (float) socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_HEADER),
                           .space = 10,
                           .bottom = 4,
                           .n_lines = 1,
                           .header = SOCLE_PAGE_NO_HEADER,
                           .flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT };

  /* A table of one column needs no heading for it: a rule above is enough. */
  if (n_columns == 1)
    block.line = 2;

  for (guint i = 0; i < n_columns && !socle_page_table_is_strips (table); i++)
    {
      const SocleSummaryColumn *column = socle_summary_table_get_column (table, columns[i].column);

      block.n_lines =
        MAX (block.n_lines, socle_page_text_count_lines (self->text, SOCLE_PAGE_STYLE_HEADER,
                                                         column->title, columns[i].width));
    }

  return add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_HEADER, section, FALSE, 0 });
}

/* Keeps the blocks from @first on together, if the rows they are for are few and low. */
static void
keep_together (SocleSummaryPages *self, guint first, guint n_rows, guint most)
{
  double height = 0;

  for (guint i = first; i < self->blocks->len; i++)
    {
      const SoclePageBlock *block = &g_array_index (self->blocks, SoclePageBlock, i);

      height +=
        (double) (block->space + block->top + block->bottom + block->line * (float) block->n_lines);
    }
  if (n_rows > most || height > self->body * MAX_UNDIVIDED_PART)
    return;

  for (guint i = first; i + 1 < self->blocks->len; i++)
    g_array_index (self->blocks, SoclePageBlock, i).flags |= SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
}

static gboolean
add_rows (SocleSummaryPages *self,
          SocleSummaryTable *table,
          guint8 section,
          GCancellable *cancellable,
          GError **error)
{
  guint32 header = add_header (self, table, section);
  guint n_rows = socle_summary_table_get_n_rows (table);
  gboolean strips = socle_page_table_is_strips (table);
  g_autofree char *group = NULL;
  guint first_block = self->blocks->len;
  guint first_row = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };
      SoclePagePiece piece = { 0, section, i == n_rows - 1, i };

      if (i % ROWS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      socle_summary_table_fill_row (table, i, &row);
      if (row.group != NULL && g_strcmp0 (row.group, group) != 0)
        {
          if (group != NULL)
            keep_together (self, first_block, i - first_row, MAX_UNDIVIDED_GROUP);
          first_block = self->blocks->len;
          first_row = i;
          add_group (self, section, i, header, row.group, row.group_note);
          g_set_str (&group, row.group);
        }
      if (strips)
        add_strip (self, table, piece, header, &row);
      else
        add_row (self, table, piece, header, &row);
    }
  keep_together (self, first_block, n_rows - first_row,
                 group != NULL ? MAX_UNDIVIDED_GROUP : MAX_UNDIVIDED_ROWS);

  return TRUE;
}

static gboolean
add_section (SocleSummaryPages *self, guint index, GCancellable *cancellable, GError **error)
{
  const SocleSummarySection *section = socle_summary_get_section (self->summary, index);
  guint8 number = (guint8) index;
  SoclePageBlock block = make_block (self, SOCLE_PAGE_STYLE_SECTION, section->title, self->inner);

  block.space = 32;
  block.bottom = 4;
  block.flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
  /* The cover stands alone. */
  if (index == 0)
    block.flags |= SOCLE_PAGE_BLOCK_BREAK_BEFORE;
  add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_HEADING, number, FALSE, 0 });

  for (guint i = 0; section->paragraphs[i] != NULL; i++)
    {
      block = make_block (self, SOCLE_PAGE_STYLE_BODY, section->paragraphs[i], self->inner);
      block.bottom = 4;
      block.flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
      add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_PARAGRAPH, number, FALSE, i });
    }

  if (socle_summary_table_get_n_rows (section->table) == 0)
    {
      block = make_block (self, SOCLE_PAGE_STYLE_BODY, section->empty, self->inner);
      block.space = 6;
      add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_EMPTY, number, FALSE, 0 });
      return TRUE;
    }

  if (socle_page_table_is_strips (section->table))
    {
      block = (SoclePageBlock) { .line = (float) SOCLE_PAGE_LEGEND_LINE,
                                 .space = 6,
                                 .n_lines = socle_page_count_legend_lines (self),
                                 .header = SOCLE_PAGE_NO_HEADER,
                                 .flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT };
      add_block (self, block, (SoclePagePiece) { SOCLE_PAGE_PIECE_LEGEND, number, FALSE, 0 });
    }

  return add_rows (self, section->table, number, cancellable, error);
}

static void
find_page_starts (SocleSummaryPages *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, SoclePagePlace, i).page == self->page_starts->len)
      g_array_append_val (self->page_starts, i);
}

/**
 * socle_summary_pages_new: (skip)
 * @summary: what is to stand on the pages
 * @paper: their size
 * @cancellable: (nullable): to give up with
 * @error: where %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable): the pages; %NULL if it was given up
 */
SocleSummaryPages *
socle_summary_pages_new (SocleSummary *summary,
                         SoclePaper paper,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SocleSummaryPages) self = NULL;

  g_return_val_if_fail (SOCLE_IS_SUMMARY (summary), NULL);

  self = g_new0 (SocleSummaryPages, 1);
  self->summary = g_object_ref (summary);
  self->messages = socle_summary_get_messages (summary);
  self->text = socle_page_text_new ();
  socle_paper_get_size (paper, &self->width, &self->height);
  self->inner = self->width - 2 * SOCLE_PAGE_MARGIN;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SoclePageBlock));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (SoclePagePiece));
  self->page_starts = g_array_new (FALSE, FALSE, sizeof (guint));

  self->body = self->height - SOCLE_PAGE_TOP - SOCLE_PAGE_BOTTOM;
  add_block (self,
             (SoclePageBlock) {
               .line = (float) self->body, .n_lines = 1, .header = SOCLE_PAGE_NO_HEADER },
             (SoclePagePiece) { SOCLE_PAGE_PIECE_COVER, 0, FALSE, 0 });
  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    if (!add_section (self, i, cancellable, error))
      return NULL;

  self->detailed = self->blocks->len <= MAX_TAGGED_BLOCKS;
  self->places = socle_page_layout ((const SoclePageBlock *) (void *) self->blocks->data,
                                    self->blocks->len, self->body);
  find_page_starts (self);

  return g_steal_pointer (&self);
}

/**
 * socle_summary_pages_free: (skip)
 * @self: (transfer full): pages
 */
void
socle_summary_pages_free (SocleSummaryPages *self)
{
  g_clear_pointer (&self->page_starts, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->text, socle_page_text_free);
  g_clear_object (&self->summary);
  g_free (self);
}

/**
 * socle_summary_pages_get_summary: (skip)
 * @self: pages
 *
 * Returns: (transfer none): what stands on them
 */
SocleSummary *
socle_summary_pages_get_summary (SocleSummaryPages *self)
{
  return self->summary;
}

/**
 * socle_summary_pages_get_size: (skip)
 * @self: pages
 * @width: (out): their width in points
 * @height: (out): their height in points
 */
void
socle_summary_pages_get_size (SocleSummaryPages *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * socle_summary_pages_get_n_pages: (skip)
 * @self: pages
 *
 * Returns: how many there are
 */
guint
socle_summary_pages_get_n_pages (SocleSummaryPages *self)
{
  return self->page_starts->len;
}

/**
 * socle_summary_pages_get_section_page: (skip)
 * @self: pages
 * @section: the index of a section of the summary
 *
 * Returns: the page that it begins on, from 0
 */
guint
socle_summary_pages_get_section_page (SocleSummaryPages *self, guint section)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const SoclePagePlace *place = &g_array_index (self->places, SoclePagePlace, i);
      const SoclePagePiece *piece = &g_array_index (self->pieces, SoclePagePiece, place->block);

      if (piece->kind == SOCLE_PAGE_PIECE_HEADING && piece->section == section)
        return place->page;
    }

  return 0;
}

/**
 * socle_summary_pages_draw: (skip)
 * @self: pages
 * @cr: where a page is drawn, in points from its upper left corner
 * @page: the page, from 0
 *
 * Draws a page, on white.
 */
void
socle_summary_pages_draw (SocleSummaryPages *self, cairo_t *cr, guint page)
{
  guint start, end;

  g_return_if_fail (page < self->page_starts->len);

  start = g_array_index (self->page_starts, guint, page);
  end = page + 1 < self->page_starts->len ? g_array_index (self->page_starts, guint, page + 1)
                                          : self->places->len;

  socle_page_draw_furniture (self, cr, page);
  socle_page_draw_row_rules (self, cr, &g_array_index (self->places, SoclePagePlace, start),
                             end - start);
  for (guint i = start; i < end; i++)
    socle_page_draw_place (self, cr, &g_array_index (self->places, SoclePagePlace, i));
}
