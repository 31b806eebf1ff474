/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of a document stand on its pages; nothing is drawn here. */

#include "config.h"

#include "socle-page-layout.h"

/*
 * Blocks are placed one after the other. A short block stands on one page as a whole,
 * a long one may be split between lines, but never so that a single line of it is left
 * alone. A block that is kept with the next one moves to the next page together with it.
 * Only what is higher than a whole page breaks these rules.
 */

/* A block of up to so many lines is not split. */
#define MAX_WHOLE_LINES 12
/* At least so many lines of a block that is split stand together. */
#define MIN_LINES 2
/* Sums of fractions of points may differ by less than anybody sees. */
#define TOLERANCE 0.01

typedef struct
{
  const SoclePageBlock *blocks; /* (unowned) */
  guint n_blocks;
  double height;  /* of a page's body */
  GArray *places; /* (unowned) */
  guint32 page;
  double y;       /* where the next block may begin */
  gboolean empty; /* nothing but repeated headers stands on the page yet */
} Layout;

static double
get_part_height (const SoclePageBlock *block, guint32 n_lines)
{
  return (double) block->top + (double) block->line * n_lines + (double) block->bottom;
}

static double
get_height (const SoclePageBlock *block)
{
  return get_part_height (block, block->n_lines);
}

/* The least that has to stand on one page of a block when it begins there. */
static guint32
get_least_lines (const SoclePageBlock *block)
{
  return block->n_lines <= MAX_WHOLE_LINES ? block->n_lines : MIN_LINES;
}

static void
add_place (Layout *layout, guint32 block, guint32 first_line, guint32 n_lines, gboolean repeated)
{
  SoclePagePlace place = { layout->page, block, first_line, n_lines, (float) layout->y, repeated };

  g_array_append_val (layout->places, place);
  layout->y += get_part_height (&layout->blocks[block], n_lines);
  layout->empty = layout->empty && repeated;
}

static void
begin_page (Layout *layout, guint32 header)
{
  layout->page++;
  layout->y = 0;
  layout->empty = TRUE;

  if (header != SOCLE_PAGE_NO_HEADER)
    add_place (layout, header, 0, layout->blocks[header].n_lines, TRUE);
}

/* What has to fit below the current position for a block to begin there: itself, or its
 * first lines, and what it is kept with; of that, only as much as one page can hold. */
static double
get_needed_height (Layout *layout, guint index)
{
  double needed = 0;

  for (guint i = index; i < layout->n_blocks; i++)
    {
      const SoclePageBlock *block = &layout->blocks[i];
      gboolean kept = (block->flags & SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT) != 0;
      double space = i > index ? (double) block->space : 0;
      double least = space + get_part_height (block, get_least_lines (block));
      double whole = space + get_height (block);

      if (!kept || needed + whole > layout->height)
        return i == index || needed + least <= layout->height ? needed + least : needed;
      needed += whole;
    }

  return needed;
}

/* How many of the lines from @first_line on stand on this page; 0 for none. */
static guint32
count_fitting_lines (Layout *layout, const SoclePageBlock *block, guint32 first_line)
{
  double room =
    layout->height - layout->y + TOLERANCE - (double) block->top - (double) block->bottom;
  guint32 left = block->n_lines - first_line;
  guint32 fitting = room < (double) block->line ? 0 : (guint32) (room / (double) block->line);

  if (fitting >= left)
    return left;
  /* Leave enough for the next page, and enough on this one. */
  if (left - fitting < MIN_LINES && left > MIN_LINES)
    fitting = left - MIN_LINES;
  if (fitting < MIN_LINES)
    return 0;

  return fitting;
}

static void
place_lines (Layout *layout, guint32 index)
{
  const SoclePageBlock *block = &layout->blocks[index];
  guint32 first_line = 0;

  while (first_line < block->n_lines)
    {
      guint32 n_lines = count_fitting_lines (layout, block, first_line);

      if (n_lines == 0 && !layout->empty)
        {
          begin_page (layout, block->header);
          continue;
        }
      /* A line that is higher than the page stands on one of its own. */
      n_lines = MAX (n_lines, 1);
      add_place (layout, index, first_line, n_lines, FALSE);
      first_line += n_lines;
    }
}

static void
place_block (Layout *layout, guint32 index)
{
  const SoclePageBlock *block = &layout->blocks[index];
  gboolean first = layout->places->len == 0;
  double space = layout->empty ? 0 : (double) block->space;
  double needed;

  if ((block->flags & SOCLE_PAGE_BLOCK_BREAK_BEFORE) && !first)
    {
      begin_page (layout, SOCLE_PAGE_NO_HEADER);
      space = 0;
    }

  needed = get_needed_height (layout, index);
  if (!layout->empty && layout->y + space + needed > layout->height + TOLERANCE)
    {
      begin_page (layout, block->header);
      space = 0;
    }

  layout->y += space;
  place_lines (layout, index);
}

/**
 * socle_page_layout: (skip)
 * @blocks: (array length=n_blocks): what to place, in order
 * @n_blocks: how many there are
 * @body_height: how much room a page has
 *
 * Returns: (transfer full) (element-type SoclePagePlace): where the parts of the
 *   blocks stand, page by page from the top
 */
GArray *
socle_page_layout (const SoclePageBlock *blocks, guint n_blocks, double body_height)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (SoclePagePlace), n_blocks);
  Layout layout = {
    .blocks = blocks, .n_blocks = n_blocks, .height = body_height, .places = places, .empty = TRUE
  };

  for (guint i = 0; i < n_blocks; i++)
    place_block (&layout, i);

  return g_steal_pointer (&places);
}
