/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that lay out and draw the pages share. */

#pragma once

#include "socle-page-layout.h"
#include "socle-page-text.h"
#include "socle-summary-pages.h"

G_BEGIN_DECLS

#define SOCLE_PAGE_MARGIN 58.0
#define SOCLE_PAGE_TOP 76.0
#define SOCLE_PAGE_BOTTOM 68.0
#define SOCLE_PAGE_GUTTER 12.0
#define SOCLE_PAGE_STRIP_HEIGHT 16.0
#define SOCLE_PAGE_LEGEND_LINE 20.0

typedef enum
{
  SOCLE_PAGE_PIECE_COVER,
  SOCLE_PAGE_PIECE_HEADING,
  SOCLE_PAGE_PIECE_PARAGRAPH,
  SOCLE_PAGE_PIECE_LEGEND,
  SOCLE_PAGE_PIECE_HEADER,
  SOCLE_PAGE_PIECE_GROUP,
  SOCLE_PAGE_PIECE_GROUP_NOTE,
  SOCLE_PAGE_PIECE_ROW,
  SOCLE_PAGE_PIECE_STRIP_NAME,
  SOCLE_PAGE_PIECE_STRIP,
  SOCLE_PAGE_PIECE_EMPTY,
} SoclePagePieceKind;

/* What a block of the layout is. */
typedef struct
{
  guint8 kind;    /* SoclePagePieceKind */
  guint8 section;
  guint8 last;    /* of the table */
  guint32 index;  /* of the row or paragraph */
} SoclePagePiece;

typedef struct
{
  double r;
  double g;
  double b;
} SoclePageColor;

#define SOCLE_PAGE_INK ((SoclePageColor) { 0.11, 0.11, 0.13 })
#define SOCLE_PAGE_GREY ((SoclePageColor) { 0.36, 0.36, 0.40 })
#define SOCLE_PAGE_RULE ((SoclePageColor) { 0.82, 0.82, 0.84 })
#define SOCLE_PAGE_PAPER ((SoclePageColor) { 1, 1, 1 })
#define SOCLE_PAGE_ACCENT ((SoclePageColor) { 0.10, 0.26, 0.44 })
#define SOCLE_PAGE_TINT ((SoclePageColor) { 0.84, 0.90, 0.96 })
#define SOCLE_PAGE_WARM ((SoclePageColor) { 0.62, 0.20, 0.10 })
#define SOCLE_PAGE_WATERMARK ((SoclePageColor) { 0.945, 0.945, 0.95 })

struct _SocleSummaryPages
{
  SocleSummary *summary;   /* (owned) */
  SocleMessages *messages; /* (unowned): the summary's */
  SoclePageText *text;     /* (owned) */
  double width;
  double height;
  double inner;        /* the width between the margins */
  double body;         /* the height between the margins */
  gboolean detailed;   /* whether tables are tagged cell by cell */
  GArray *blocks;      /* (owned) (element-type SoclePageBlock) */
  GArray *pieces;      /* (owned) (element-type SoclePagePiece): one for each block */
  GArray *places;      /* (owned) (element-type SoclePagePlace) */
  GArray *page_starts; /* (owned) (element-type guint): the first place of each page */
};

/* Where a printed column stands, from the left margin. */
typedef struct
{
  guint column;
  double x;
  double width;
  SoclePageAlign align;
} SoclePageColumn;

guint  socle_page_table_get_columns (SocleSummaryPages         *self,
                                     SocleSummaryTable         *table,
                                     SoclePageColumn           *columns);
gboolean socle_page_table_is_strips (SocleSummaryTable         *table);
double socle_page_cell_get_indent   (const SocleSummaryColumn  *column);

void   socle_page_set_color         (cairo_t                   *cr,
                                     SoclePageColor             color);
void   socle_page_draw_rule         (cairo_t                   *cr,
                                     double                     x,
                                     double                     y,
                                     double                     width,
                                     double                     thickness,
                                     SoclePageColor             color);
void   socle_page_begin_tag         (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const char                *tag);
void   socle_page_end_tag           (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const char                *tag);
void   socle_page_begin_link        (cairo_t                   *cr,
                                     const char                *url);

void   socle_page_draw_cover        (SocleSummaryPages         *self,
                                     cairo_t                   *cr);
void   socle_page_draw_furniture    (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     guint                      page);
void   socle_page_draw_place        (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const SoclePagePlace      *place);
void   socle_page_draw_row_rules    (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const SoclePagePlace      *places,
                                     guint                      n_places);
void   socle_page_draw_months       (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const SocleSummaryMonths  *months,
                                     double                     y);
void   socle_page_draw_month_names  (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     const SocleSummaryMonths  *months,
                                     double                     y);
guint  socle_page_count_legend_lines (SocleSummaryPages        *self);
void   socle_page_draw_legend       (SocleSummaryPages         *self,
                                     cairo_t                   *cr,
                                     double                     y);

const char *socle_page_get_confidentiality (SocleSummaryPages *self);
const char *socle_page_get_state           (SocleSummaryPages *self);

G_END_DECLS
