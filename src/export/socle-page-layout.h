/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoclePageBlockFlags:
 * @SOCLE_PAGE_BLOCK_NONE: nothing special
 * @SOCLE_PAGE_BLOCK_BREAK_BEFORE: starts a page
 * @SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT: does not stand alone at the foot of a page
 *
 * How a block wants to be placed.
 */
typedef enum
{
  SOCLE_PAGE_BLOCK_NONE = 0,
  SOCLE_PAGE_BLOCK_BREAK_BEFORE = 1 << 0,
  SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT = 1 << 1,
} SoclePageBlockFlags;

#define SOCLE_PAGE_NO_HEADER G_MAXUINT32

/**
 * SoclePageBlock:
 * @space: free room above, left out at the top of a page
 * @top: room inside, above the first line of each part
 * @line: the height of a line
 * @bottom: room inside, below the last line of each part
 * @n_lines: how many lines it has, at least 1
 * @header: the index of the block that is repeated above its parts on further pages, or
 *   %SOCLE_PAGE_NO_HEADER
 * @flags: how it wants to be placed
 *
 * Something to place on pages: a paragraph, a row of a table. Measures are in points.
 */
typedef struct
{
  float space;
  float top;
  float line;
  float bottom;
  guint32 n_lines;
  guint32 header;
  SoclePageBlockFlags flags;
} SoclePageBlock;

/**
 * SoclePagePlace:
 * @page: the page, from 0
 * @block: the index of the block
 * @first_line: the first of its lines that stand here
 * @n_lines: how many of its lines stand here
 * @y: where its part begins, from the top of the page's body
 * @repeated: whether it is a header that stood on an earlier page already
 *
 * Where a part of a block stands.
 */
typedef struct
{
  guint32 page;
  guint32 block;
  guint32 first_line;
  guint32 n_lines;
  float y;
  gboolean repeated;
} SoclePagePlace;

GArray *socle_page_layout (const SoclePageBlock *blocks,
                           guint                 n_blocks,
                           double                body_height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
