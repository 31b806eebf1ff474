/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SoclePageStyle:
 * @SOCLE_PAGE_STYLE_BODY: running text
 * @SOCLE_PAGE_STYLE_CELL: a cell of a table
 * @SOCLE_PAGE_STYLE_CELL_STRONG: a cell that names its row
 * @SOCLE_PAGE_STYLE_HEADER: the header of a column
 * @SOCLE_PAGE_STYLE_NOTE: small print
 * @SOCLE_PAGE_STYLE_MARK: a letter in a month
 * @SOCLE_PAGE_STYLE_SECTION: the heading of a section
 * @SOCLE_PAGE_STYLE_GROUP: the heading of some rows
 * @SOCLE_PAGE_STYLE_FURNITURE: what stands above and below every page
 * @SOCLE_PAGE_STYLE_TITLE: the title of the document
 * @SOCLE_PAGE_STYLE_SUBTITLE: what stands below it
 * @SOCLE_PAGE_STYLE_LEAD: the sentences of the cover
 * @SOCLE_PAGE_STYLE_FIGURE: a figure of the cover
 * @SOCLE_PAGE_STYLE_WATERMARK: a word across the page
 *
 * Styles of text.
 */
typedef enum
{
  SOCLE_PAGE_STYLE_BODY,
  SOCLE_PAGE_STYLE_CELL,
  SOCLE_PAGE_STYLE_CELL_STRONG,
  SOCLE_PAGE_STYLE_HEADER,
  SOCLE_PAGE_STYLE_NOTE,
  SOCLE_PAGE_STYLE_MARK,
  SOCLE_PAGE_STYLE_SECTION,
  SOCLE_PAGE_STYLE_GROUP,
  SOCLE_PAGE_STYLE_FURNITURE,
  SOCLE_PAGE_STYLE_TITLE,
  SOCLE_PAGE_STYLE_SUBTITLE,
  SOCLE_PAGE_STYLE_LEAD,
  SOCLE_PAGE_STYLE_FIGURE,
  SOCLE_PAGE_STYLE_WATERMARK,
} SoclePageStyle;

#define SOCLE_N_PAGE_STYLES (SOCLE_PAGE_STYLE_WATERMARK + 1)

/**
 * SoclePageAlign:
 * @SOCLE_PAGE_ALIGN_LEFT: at the left edge
 * @SOCLE_PAGE_ALIGN_CENTER: in the middle
 * @SOCLE_PAGE_ALIGN_RIGHT: at the right edge
 *
 * Where the lines of a text begin.
 */
typedef enum
{
  SOCLE_PAGE_ALIGN_LEFT,
  SOCLE_PAGE_ALIGN_CENTER,
  SOCLE_PAGE_ALIGN_RIGHT,
} SoclePageAlign;

/**
 * SoclePageBox:
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @align: where the lines begin
 *
 * Where a text goes; measures are in points.
 */
typedef struct
{
  double x;
  double y;
  double width;
  SoclePageAlign align;
} SoclePageBox;

typedef struct _SoclePageText SoclePageText;

SoclePageText *socle_page_text_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           socle_page_text_free        (SoclePageText       *self);

double         socle_page_text_get_line    (SoclePageText       *self,
                                            SoclePageStyle       style);
guint          socle_page_text_count_lines (SoclePageText       *self,
                                            SoclePageStyle       style,
                                            const char          *text,
                                            double               width);
void           socle_page_text_draw        (SoclePageText       *self,
                                            cairo_t             *cr,
                                            SoclePageStyle       style,
                                            const char          *text,
                                            const SoclePageBox  *box,
                                            guint                first_line,
                                            guint                n_lines);
double         socle_page_text_measure     (SoclePageText       *self,
                                            SoclePageStyle       style,
                                            const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePageText, socle_page_text_free)

G_END_DECLS
