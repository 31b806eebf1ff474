/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the placing of blocks on pages. */

#include "config.h"

#include "socle-page-layout.h"

#define BODY 100.0
#define LINE 10

static SoclePageBlock
make_block (guint32 n_lines, SoclePageBlockFlags flags)
{
  return (SoclePageBlock) {
    .line = LINE, .n_lines = n_lines, .header = SOCLE_PAGE_NO_HEADER, .flags = flags
  };
}

static const SoclePagePlace *
get_place (GArray *places, guint index)
{
  g_assert_cmpuint (index, <, places->len);

  return &g_array_index (places, SoclePagePlace, index);
}

static void
assert_place (GArray *places, guint index, guint page, guint block, guint first, guint n, double y)
{
  const SoclePagePlace *place = get_place (places, index);

  g_assert_cmpuint (place->page, ==, page);
  g_assert_cmpuint (place->block, ==, block);
  g_assert_cmpuint (place->first_line, ==, first);
  g_assert_cmpuint (place->n_lines, ==, n);
  g_assert_cmpfloat_with_epsilon ((double) place->y, y, 0.001);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) places = socle_page_layout (NULL, 0, BODY);

  g_assert_cmpuint (places->len, ==, 0);
}

static void
test_one_after_the_other (void)
{
  SoclePageBlock blocks[] = { make_block (3, 0), make_block (2, 0), make_block (6, 0) };
  g_autoptr (GArray) places = NULL;

  blocks[1].space = 5;
  blocks[1].top = 1;
  blocks[1].bottom = 2;
  blocks[2].space = 5;
  places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  g_assert_cmpuint (places->len, ==, 3);
  assert_place (places, 0, 0, 0, 0, 3, 0);
  assert_place (places, 1, 0, 1, 0, 2, 35);
  /* 35 + 23 + 5 + 60 is too much, and the free room above goes at the top of a page. */
  assert_place (places, 2, 1, 2, 0, 6, 0);
}

static void
test_exact_fit (void)
{
  const SoclePageBlock blocks[] = { make_block (4, 0), make_block (6, 0) };
  g_autoptr (GArray) places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  assert_place (places, 1, 0, 1, 0, 6, 40);
}

static void
test_break_before (void)
{
  const SoclePageBlock blocks[] = { make_block (1, SOCLE_PAGE_BLOCK_BREAK_BEFORE),
                                    make_block (1, SOCLE_PAGE_BLOCK_BREAK_BEFORE) };
  g_autoptr (GArray) places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  assert_place (places, 0, 0, 0, 0, 1, 0);
  assert_place (places, 1, 1, 1, 0, 1, 0);
}

static void
test_heading_stays_with_its_text (void)
{
  const SoclePageBlock blocks[] = { make_block (7, 0),
                                    make_block (1, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT),
                                    make_block (1, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT),
                                    make_block (2, 0) };
  g_autoptr (GArray) places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  assert_place (places, 1, 1, 1, 0, 1, 0);
  assert_place (places, 2, 1, 2, 0, 1, 10);
  assert_place (places, 3, 1, 3, 0, 2, 20);
}

static void
test_what_is_kept_is_more_than_a_page (void)
{
  const SoclePageBlock blocks[] = { make_block (2, 0),
                                    make_block (1, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT),
                                    make_block (1, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT),
                                    make_block (40, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT),
                                    make_block (2, 0) };
  g_autoptr (GArray) places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  /* The headings do not get a page each. */
  assert_place (places, 1, 0, 1, 0, 1, 20);
  assert_place (places, 2, 0, 2, 0, 1, 30);
  assert_place (places, 3, 0, 3, 0, 6, 40);
}

static void
test_long_block_is_split_without_lone_lines (void)
{
  const SoclePageBlock blocks[] = { make_block (5, 0), make_block (16, 0) };
  g_autoptr (GArray) places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  g_assert_cmpuint (places->len, ==, 4);
  assert_place (places, 1, 0, 1, 0, 5, 50);
  /* Ten would fit, but then one line would be left. */
  assert_place (places, 2, 1, 1, 5, 9, 0);
  assert_place (places, 3, 2, 1, 14, 2, 0);
}

static void
test_header_is_repeated (void)
{
  SoclePageBlock blocks[] = { make_block (1, SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT), make_block (8, 0),
                              make_block (8, 0), make_block (30, 0) };
  g_autoptr (GArray) places = NULL;
  guint n_repeated = 0;

  for (guint i = 1; i < G_N_ELEMENTS (blocks); i++)
    blocks[i].header = 0;
  places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  assert_place (places, 1, 0, 1, 0, 8, 10);
  assert_place (places, 2, 1, 0, 0, 1, 0);
  g_assert_true (get_place (places, 2)->repeated);
  assert_place (places, 3, 1, 2, 0, 8, 10);
  for (guint i = 0; i < places->len; i++)
    n_repeated += get_place (places, i)->repeated;
  g_assert_cmpuint (n_repeated, ==, get_place (places, places->len - 1)->page);
}

static void
test_line_higher_than_the_page (void)
{
  SoclePageBlock blocks[] = { make_block (1, 0), make_block (2, 0), make_block (1, 0) };
  g_autoptr (GArray) places = NULL;

  blocks[1].line = 150;
  places = socle_page_layout (blocks, G_N_ELEMENTS (blocks), BODY);

  g_assert_cmpuint (places->len, ==, 4);
  assert_place (places, 1, 1, 1, 0, 1, 0);
  assert_place (places, 2, 2, 1, 1, 1, 0);
  assert_place (places, 3, 3, 2, 0, 1, 0);
}

/* A random document: a header, then rows and headings in any order. */
static void
make_document (GRand *rand, SoclePageBlock *blocks, guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      blocks[i] = make_block ((guint32) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 4 : 60),
                              SOCLE_PAGE_BLOCK_NONE);
      blocks[i].line = (float) g_rand_double_range (rand, 4, 14);
      blocks[i].space = (float) g_rand_double_range (rand, 0, 9);
      blocks[i].top = (float) g_rand_double_range (rand, 0, 4);
      blocks[i].bottom = (float) g_rand_double_range (rand, 0, 4);
      if (i == 0)
        blocks[i].n_lines = 1;
      else if (g_rand_boolean (rand))
        blocks[i].header = 0;
      if (i + 1 < n_blocks && g_rand_int_range (rand, 0, 6) == 0)
        {
          blocks[i].flags = SOCLE_PAGE_BLOCK_KEEP_WITH_NEXT;
          blocks[i].n_lines = 1;
        }
    }
}

static double
get_end (const SoclePageBlock *block, const SoclePagePlace *place)
{
  return (double) place->y + (double) block->top + (double) block->bottom +
         (double) block->line * place->n_lines;
}

/* Every line stands once, in order, on its page, below what is before it. */
static void
check_document (const SoclePageBlock *blocks, guint n_blocks, GArray *places)
{
  guint block = 0, line = 0, page = 0;
  double end = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const SoclePagePlace *place = get_place (places, i);

      g_assert_true (place->page == page || place->page == page + 1);
      if (place->page > page)
        end = 0;
      page = place->page;
      g_assert_cmpfloat ((double) place->y, >=, end - 0.01);
      end = get_end (&blocks[place->block], place);
      g_assert_cmpfloat (end, <=, BODY * 3 + 0.02);

      if (place->repeated)
        {
          g_assert_cmpfloat ((double) place->y, ==, 0);
          continue;
        }
      g_assert_cmpuint (place->block, ==, block);
      g_assert_cmpuint (place->first_line, ==, line);
      if (blocks[block].n_lines > 1)
        g_assert_cmpuint (place->n_lines, >, 1);
      line += place->n_lines;
      if (line == blocks[block].n_lines)
        {
          block++;
          line = 0;
        }
    }

  g_assert_cmpuint (block, ==, n_blocks);
}

static void
test_random_documents (void)
{
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 300; round++)
    {
      SoclePageBlock blocks[60];
      guint n_blocks = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (blocks));
      g_autoptr (GArray) places = NULL;

      make_document (rand, blocks, n_blocks);
      places = socle_page_layout (blocks, n_blocks, BODY * 3);
      check_document (blocks, n_blocks, places);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/page-layout/nothing", test_nothing);
  g_test_add_func ("/page-layout/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/page-layout/exact-fit", test_exact_fit);
  g_test_add_func ("/page-layout/break-before", test_break_before);
  g_test_add_func ("/page-layout/heading-stays-with-its-text", test_heading_stays_with_its_text);
  g_test_add_func ("/page-layout/what-is-kept-is-more-than-a-page",
                   test_what_is_kept_is_more_than_a_page);
  g_test_add_func ("/page-layout/long-block-is-split-without-lone-lines",
                   test_long_block_is_split_without_lone_lines);
  g_test_add_func ("/page-layout/header-is-repeated", test_header_is_repeated);
  g_test_add_func ("/page-layout/line-higher-than-the-page", test_line_higher_than_the_page);
  g_test_add_func ("/page-layout/random-documents", test_random_documents);

  return g_test_run ();
}
