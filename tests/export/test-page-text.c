/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text on pages: its lines, whichever way they are made. */

#include "config.h"

#include "socle-page-text.h"

#define STYLE SOCLE_PAGE_STYLE_CELL

/* What is drawn, as an image, so that two ways of drawing can be compared. */
static guint
count_dark_pixels (SoclePageText *text, const char *words, guint first_line, guint n_lines)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 220, 120);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  socle_page_text_draw (text, cr, STYLE, words, &(SoclePageBox) { 10, 10, 200, 0 }, first_line,
                        n_lines);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 120; y++)
    {
      const guint8 *row =
        cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < 220; x++)
        n += row[x] > 96;
    }
  cairo_surface_destroy (surface);

  return n;
}

static void
test_lines (void)
{
  g_autoptr (SoclePageText) text = socle_page_text_new ();
  double width = socle_page_text_measure (text, STYLE, "Azure and Azure") + 1;

  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, NULL, width), ==, 1);
  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, "", width), ==, 1);
  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, "Azure", width), ==, 1);
  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, "Azure and Azure", width), ==, 1);
  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, "Azure and Azure Azure", width), ==,
                    2);
  g_assert_cmpuint (socle_page_text_count_lines (text, STYLE,
                                                 "Azure and Azure Azure and Azure Azure", width),
                    ==, 3);
}

/* The same words with a letter that only a layout can place take as many lines. */
static void
test_both_ways_agree (void)
{
  static const char *const samples[] = {
    "Azure and Azure Government SOC 1 Type 2 Report, for restricted use",
    "Rapport de la société de services : « sans réserve », à l’exclusion du sous-traitant",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z and once more from the start",
  };
  g_autoptr (SoclePageText) text = socle_page_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (double width = 60; width < 400; width += 13)
      {
        /* U+2060 is invisible, but no Latin letter. */
        g_autofree char *other = g_strconcat (samples[i], "\u2060", NULL);

        g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, samples[i], width), ==,
                          socle_page_text_count_lines (text, STYLE, other, width));
      }
}

static void
test_word_longer_than_the_line (void)
{
  g_autoptr (SoclePageText) text = socle_page_text_new ();
  g_autofree char *word = g_strnfill (1000, 'w');
  double one = socle_page_text_measure (text, STYLE, "w");
  guint n_lines = socle_page_text_count_lines (text, STYLE, word, one * 100);

  g_assert_cmpuint (n_lines, >=, 10);
  g_assert_cmpuint (n_lines, <=, 12);
}

static void
test_scripts (void)
{
  static const char *const samples[] = { "שירות ענן",          "خدمة سحابية", "クラウド",
                                         "a\u0301\u0301",      "<b>x</b>",    "&amp;",
                                         "\u2068שירות\u2069 x" };
  g_autoptr (SoclePageText) text = socle_page_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, samples[i], 200), ==, 1);
      g_assert_cmpuint (count_dark_pixels (text, samples[i], 0, 1), >, 0);
    }
}

/* Markup is text: more of it, not bold. */
static void
test_markup_is_text (void)
{
  g_autoptr (SoclePageText) text = socle_page_text_new ();

  g_assert_cmpfloat (socle_page_text_measure (text, STYLE, "<b>x</b>"), >,
                     socle_page_text_measure (text, STYLE, "x") * 3);
}

static void
test_draw_some_lines (void)
{
  g_autoptr (SoclePageText) text = socle_page_text_new ();
  g_autofree char *words = g_strnfill (3000, 'x');
  static const char *const plain =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty";

  /* The first line, a line of the middle, lines behind the end. */
  g_assert_cmpuint (count_dark_pixels (text, plain, 0, 1), >, 0);
  g_assert_cmpuint (count_dark_pixels (text, plain, 1, 1), >, 0);
  g_assert_cmpuint (count_dark_pixels (text, plain, 0, 2), >,
                    count_dark_pixels (text, plain, 0, 1));
  g_assert_cmpuint (count_dark_pixels (text, plain, 50, 5), ==, 0);
  g_assert_cmpuint (count_dark_pixels (text, words, 3, 2), >, 0);
  g_assert_cmpuint (count_dark_pixels (text, words, 3000, 2), ==, 0);
}

/* So many words that the shaped ones are forgotten in between. */
static void
test_many_words (void)
{
  g_autoptr (SoclePageText) text = socle_page_text_new ();

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *words = g_strdup_printf ("word%u and word%u", i, i / 2);

      g_assert_cmpuint (socle_page_text_count_lines (text, STYLE, words, 300), ==, 1);
    }
  g_assert_cmpuint (count_dark_pixels (text, "word1 and word2", 0, 1), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/page-text/lines", test_lines);
  g_test_add_func ("/page-text/both-ways-agree", test_both_ways_agree);
  g_test_add_func ("/page-text/word-longer-than-the-line", test_word_longer_than_the_line);
  g_test_add_func ("/page-text/scripts", test_scripts);
  g_test_add_func ("/page-text/markup-is-text", test_markup_is_text);
  g_test_add_func ("/page-text/draw-some-lines", test_draw_some_lines);
  g_test_add_func ("/page-text/many-words", test_many_words);

  return g_test_run ();
}
