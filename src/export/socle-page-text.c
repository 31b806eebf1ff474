/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for pages: broken into lines, counted, drawn. */

#define _GNU_SOURCE /* strchrnul() */
#include "config.h"

#include "socle-page-text.h"

#include <string.h>

/*
 * Shaping is what costs in a table of thousands of rows, and its words repeat. So words of
 * plain left-to-right letters are shaped once and put together into lines here. Any other
 * text (right to left, combining, of a script that the font lacks, a word longer than a
 * line) goes through a PangoLayout. Both ways take text as it is: never as markup.
 *
 * For one thread, as Pango's default font map is.
 */

/* Shaped words are forgotten all at once when there are so many of them. */
#define MAX_WORDS 20000

typedef struct
{
  double size;
  double line; /* the height of a line, as a multiple of the size */
  PangoWeight weight;
} StyleSpec;

static const StyleSpec specs[SOCLE_N_PAGE_STYLES] = {
  [SOCLE_PAGE_STYLE_BODY] = { 9.5, 1.5, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_CELL] = { 9, 1.4, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_CELL_STRONG] = { 9, 1.4, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_HEADER] = { 8, 1.4, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_NOTE] = { 8.25, 1.45, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_MARK] = { 7.5, 1.4, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_SECTION] = { 17, 1.35, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_GROUP] = { 10.5, 1.4, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_FURNITURE] = { 7.5, 1.4, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_TITLE] = { 24, 1.25, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_SUBTITLE] = { 11, 1.5, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_LEAD] = { 12.5, 1.5, PANGO_WEIGHT_NORMAL },
  [SOCLE_PAGE_STYLE_FIGURE] = { 28, 1.2, PANGO_WEIGHT_BOLD },
  [SOCLE_PAGE_STYLE_WATERMARK] = { 120, 1.2, PANGO_WEIGHT_BOLD },
};

/* The first of these that is there. */
#define FAMILIES "Adwaita Sans,Cantarell,Inter,Noto Sans,Sans"

/* A word of one run in the style's own font. Without glyphs, it is not that simple. */
typedef struct
{
  PangoGlyphString *glyphs; /* (owned) (nullable) */
  double width;
} Word;

typedef struct
{
  PangoFontDescription *description; /* (owned) */
  PangoFont *font;                   /* (owned) */
  PangoGlyphInfo space;
  double space_width;
  double baseline; /* from the top of a line */
  double line;
  GHashTable *words; /* (owned): Word by its text */
} Style;

struct _SoclePageText
{
  PangoContext *context;     /* (owned) */
  PangoLayout *layout;       /* (owned) */
  PangoAttrList *attributes; /* (owned) */
  PangoGlyphString *glyphs;  /* (owned): of the line being drawn */
  PangoItem *item;           /* (owned): likewise */
  Style styles[SOCLE_N_PAGE_STYLES];
};

static void
free_word (gpointer data)
{
  Word *word = data;

  g_clear_pointer (&word->glyphs, pango_glyph_string_free);
  g_free (word);
}

static PangoLayoutRun *
shape (SoclePageText *self, Style *style, const char *text, int length)
{
  PangoLayoutLine *line;

  pango_layout_set_width (self->layout, -1);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  pango_layout_set_font_description (self->layout, style->description);
  pango_layout_set_text (self->layout, text, length);
  line = pango_layout_get_line_readonly (self->layout, 0);

  return line->runs != NULL && line->runs->next == NULL ? line->runs->data : NULL;
}

static void
init_style (SoclePageText *self, Style *style, const StyleSpec *spec)
{
  PangoFontMetrics *metrics;
  PangoLayoutRun *run;
  double ascent, descent;

  style->description = pango_font_description_new ();
  pango_font_description_set_family_static (style->description, FAMILIES);
  pango_font_description_set_absolute_size (style->description, spec->size * PANGO_SCALE);
  pango_font_description_set_weight (style->description, spec->weight);
  style->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_word);

  metrics = pango_context_get_metrics (self->context, style->description, NULL);
  ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  style->line = spec->size * spec->line;
  style->baseline = (style->line - ascent - descent) / 2 + ascent;

  /* Without a usable space, the style has no font and every text takes the long way. */
  run = shape (self, style, "a b", -1);
  if (run != NULL && run->glyphs->num_glyphs == 3)
    {
      style->font = g_object_ref (run->item->analysis.font);
      style->space = run->glyphs->glyphs[1];
      style->space_width = (double) style->space.geometry.width / PANGO_SCALE;
    }
}

/**
 * socle_page_text_new: (skip)
 *
 * Returns: (transfer full): text in the fonts that the machine has
 */
SoclePageText *
socle_page_text_new (void)
{
  SoclePageText *self = g_new0 (SoclePageText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  /* Paper has no pixels; rounding to them makes uneven words and larger files. */
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  self->layout = pango_layout_new (self->context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  /* A name that is written from right to left still stands at the left of its cell. */
  pango_layout_set_auto_dir (self->layout, FALSE);
  /* Figures stand below each other; letters are found as they are written. */
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1, liga=0"));
  /* A hyphen would be taken for a part of a digest or an address. */
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (self->layout, self->attributes);

  self->glyphs = pango_glyph_string_new ();
  self->item = pango_item_new ();
  for (guint i = 0; i < SOCLE_N_PAGE_STYLES; i++)
    init_style (self, &self->styles[i], &specs[i]);

  return self;
}

/**
 * socle_page_text_free: (skip)
 * @self: (transfer full): text
 */
void
socle_page_text_free (SoclePageText *self)
{
  for (guint i = 0; i < SOCLE_N_PAGE_STYLES; i++)
    {
      g_clear_pointer (&self->styles[i].words, g_hash_table_unref);
      g_clear_object (&self->styles[i].font);
      g_clear_pointer (&self->styles[i].description, pango_font_description_free);
    }
  /* The item only borrows the font of a style. */
  self->item->analysis.font = NULL;
  g_clear_pointer (&self->item, pango_item_free);
  g_clear_pointer (&self->glyphs, pango_glyph_string_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * socle_page_text_get_line: (skip)
 * @self: text
 * @style: a style
 *
 * Returns: the height of a line
 */
double
socle_page_text_get_line (SoclePageText *self, SoclePageStyle style)
{
  return self->styles[style].line;
}

/* Letters of Latin, and the punctuation that goes with them. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if (*p >= ' ' && *p < 0x7f)
        continue;
      c = g_utf8_get_char (p);
      if (!(c >= 0xa0 && c < 0x250) && !(c >= 0x2010 && c <= 0x2027) && c != 0x202f)
        return FALSE;
    }

  return TRUE;
}

static const Word *
get_word (SoclePageText *self, Style *style, const char *text, size_t length)
{
  char buffer[256];
  Word *word;
  PangoLayoutRun *run;

  if (length >= sizeof buffer)
    return NULL;

  memcpy (buffer, text, length);
  buffer[length] = '\0';
  word = g_hash_table_lookup (style->words, buffer);
  if (word != NULL)
    return word;

  if (g_hash_table_size (style->words) >= MAX_WORDS)
    g_hash_table_remove_all (style->words);

  word = g_new0 (Word, 1);
  run = shape (self, style, buffer, (int) length);
  if (run != NULL && run->item->analysis.font == style->font)
    {
      word->glyphs = pango_glyph_string_copy (run->glyphs);
      word->width = (double) pango_glyph_string_get_width (word->glyphs) / PANGO_SCALE;
    }
  g_hash_table_insert (style->words, g_strdup (buffer), word);

  return word;
}

/* Finds the words of the line that begins at *start, and moves *start behind it. Returns
 * the line's width, or a negative number if the text is not for this way. */
static double
break_line (SoclePageText *self, Style *style, const char **start, const char **end, double width)
{
  const char *p = *start;
  double used = 0;

  *end = p;
  for (;;)
    {
      const char *stop = strchrnul (p, ' ');
      const Word *word = stop > p ? get_word (self, style, p, (size_t) (stop - p)) : NULL;
      double word_width = word != NULL ? word->width : 0;
      double gap = p > *start ? style->space_width : 0;

      if (stop > p && (word == NULL || word->glyphs == NULL || word_width > width))
        return -1;

      if (p > *start && used + gap + word_width > width)
        {
          *start = p;
          return used;
        }
      used += gap + word_width;
      *end = stop;
      if (*stop == '\0')
        {
          *start = stop;
          return used;
        }
      p = stop + 1;
    }
}

/* Counts the lines of plain text; 0 if it is not plain. */
static guint
count_plain_lines (SoclePageText *self, Style *style, const char *text, double width)
{
  const char *start = text;
  guint n_lines = 0;

  if (style->font == NULL || !is_plain (text))
    return 0;

  do
    {
      const char *end;

      if (break_line (self, style, &start, &end, width) < 0)
        return 0;
      n_lines++;
    }
  while (*start != '\0');

  return n_lines;
}

static void
set_layout (SoclePageText *self, Style *style, const char *text, const SoclePageBox *box)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT };

  pango_layout_set_font_description (self->layout, style->description);
  pango_layout_set_width (self->layout, (int) (box->width * PANGO_SCALE));
  pango_layout_set_alignment (self->layout, alignments[box->align]);
  pango_layout_set_text (self->layout, text, -1);
}

/**
 * socle_page_text_count_lines: (skip)
 * @self: text
 * @style: a style
 * @text: (nullable): what it says
 * @width: how wide the lines may be
 *
 * Returns: how many lines it takes, at least 1
 */
guint
socle_page_text_count_lines (SoclePageText *self,
                             SoclePageStyle style,
                             const char *text,
                             double width)
{
  guint n_lines;

  if (text == NULL || *text == '\0')
    return 1;

  n_lines = count_plain_lines (self, &self->styles[style], text, width);
  if (n_lines > 0)
    return n_lines;

  set_layout (self, &self->styles[style], text, &(SoclePageBox) { .width = width });

  return (guint) pango_layout_get_line_count (self->layout);
}

static void
append_glyphs (PangoGlyphString *line, const PangoGlyphString *word, int offset)
{
  int n = line->num_glyphs;

  pango_glyph_string_set_size (line, n + word->num_glyphs);
  memcpy (line->glyphs + n, word->glyphs, (size_t) word->num_glyphs * sizeof *word->glyphs);
  for (int i = 0; i < word->num_glyphs; i++)
    line->log_clusters[n + i] = word->log_clusters[i] + offset;
}

static void
append_space (PangoGlyphString *line, const PangoGlyphInfo *space, int offset)
{
  int n = line->num_glyphs;

  pango_glyph_string_set_size (line, n + 1);
  line->glyphs[n] = *space;
  line->log_clusters[n] = offset;
}

static void
draw_plain_line (SoclePageText *self,
                 cairo_t *cr,
                 Style *style,
                 const char *text,
                 const char *start,
                 const char *end)
{
  PangoGlyphItem glyph_item = { .item = self->item, .glyphs = self->glyphs };

  pango_glyph_string_set_size (self->glyphs, 0);
  for (const char *p = start; p <= end;)
    {
      const char *stop = strchrnul (p, ' ');

      if (p > start)
        append_space (self->glyphs, &style->space, (int) (p - 1 - start));
      if (stop > p)
        append_glyphs (self->glyphs, get_word (self, style, p, (size_t) (stop - p))->glyphs,
                       (int) (p - start));
      p = stop + 1;
    }

  self->item->offset = (int) (start - text);
  self->item->length = (int) (end - start);
  self->item->num_chars = (int) g_utf8_strlen (start, end - start);
  self->item->analysis.font = style->font;
  pango_cairo_show_glyph_item (cr, text, &glyph_item);
}

static double
get_start (const SoclePageBox *box, double used)
{
  switch (box->align)
    {
    case SOCLE_PAGE_ALIGN_CENTER:
      return box->x + (box->width - used) / 2;
    case SOCLE_PAGE_ALIGN_RIGHT:
      return box->x + box->width - used;
    case SOCLE_PAGE_ALIGN_LEFT:
    default:
      return box->x;
    }
}

static void
draw_plain (SoclePageText *self,
            cairo_t *cr,
            Style *style,
            const char *text,
            const SoclePageBox *box,
            guint first_line,
            guint n_lines)
{
  const char *start = text;

  for (guint i = 0; i < first_line + n_lines && (i == 0 || *start != '\0'); i++)
    {
      const char *begin = start;
      const char *end;
      double used = break_line (self, style, &start, &end, box->width);

      if (i < first_line || end == begin)
        continue;
      cairo_move_to (cr, get_start (box, used),
                     box->y + style->line * (i - first_line) + style->baseline);
      draw_plain_line (self, cr, style, text, begin, end);
    }
}

static void
draw_layout (SoclePageText *self,
             cairo_t *cr,
             Style *style,
             const char *text,
             const SoclePageBox *box,
             guint first_line,
             guint n_lines)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  guint i = 0;

  set_layout (self, style, text, box);
  iter = pango_layout_get_iter (self->layout);
  /* Marks piled upon each other in a name stay near it. */
  cairo_save (cr);
  cairo_rectangle (cr, box->x - style->line, box->y - style->line, box->width + 2 * style->line,
                   style->line * (n_lines + 2));
  cairo_clip (cr);
  do
    {
      PangoRectangle extents;

      if (i < first_line)
        continue;
      if (i >= first_line + n_lines)
        break;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (cr, box->x + (double) extents.x / PANGO_SCALE,
                     box->y + style->line * (i - first_line) + style->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (i++, pango_layout_iter_next_line (iter));
  cairo_restore (cr);
}

/**
 * socle_page_text_draw: (skip)
 * @self: text
 * @cr: where it is drawn, in the current colour
 * @style: a style
 * @text: (nullable): what it says
 * @box: where it goes
 * @first_line: the first line to draw; it stands at the top of @box
 * @n_lines: how many lines to draw; text that has fewer ends earlier
 */
void
socle_page_text_draw (SoclePageText *self,
                      cairo_t *cr,
                      SoclePageStyle style,
                      const char *text,
                      const SoclePageBox *box,
                      guint first_line,
                      guint n_lines)
{
  if (text == NULL || *text == '\0')
    return;

  if (count_plain_lines (self, &self->styles[style], text, box->width) > 0)
    draw_plain (self, cr, &self->styles[style], text, box, first_line, n_lines);
  else
    draw_layout (self, cr, &self->styles[style], text, box, first_line, n_lines);
}

/**
 * socle_page_text_measure: (skip)
 * @self: text
 * @style: a style
 * @text: what it says
 *
 * Returns: how wide it is on one line
 */
double
socle_page_text_measure (SoclePageText *self, SoclePageStyle style, const char *text)
{
  int width;

  set_layout (self, &self->styles[style], text, &(SoclePageBox) { .width = 0 });
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_size (self->layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}
