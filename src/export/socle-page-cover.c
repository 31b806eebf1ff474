/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover: the answer in three sentences, its figures, and what follows. */

#include "config.h"

#include "socle-format.h"
#include "socle-summary-pages-private.h"
#include "socle-wording.h"

#define COVER_TOP 84.0
#define CONTENTS_LINE 19.0
#define FACT_LABEL 130.0

/* Draws a whole text and returns the y below it. */
static double
draw_block (SocleSummaryPages *self,
            cairo_t *cr,
            const char *tag,
            SoclePageStyle style,
            SoclePageColor color,
            const char *text,
            SoclePageBox box)
{
  guint n_lines = socle_page_text_count_lines (self->text, style, text, box.width);

  cairo_tag_begin (cr, tag, NULL);
  socle_page_set_color (cr, color);
  socle_page_text_draw (self->text, cr, style, text, &box, 0, n_lines);
  cairo_tag_end (cr, tag);

  return box.y + n_lines * socle_page_text_get_line (self->text, style);
}

static double
draw_figure (SocleSummaryPages *self,
             cairo_t *cr,
             SoclePageBox box,
             guint count,
             guint all,
             const char *label)
{
  g_autofree char *figure = socle_messages_format_number (self->messages, count);
  g_autofree char *total = socle_messages_format_number (self->messages, all);
  /* Translators: a large figure above is a part of {count} */
  g_autofree char *share =
    socle_format (socle_messages_pget (self->messages, "figure", "of {count}"), "count", total,
                  NULL);
  double width = socle_page_text_measure (self->text, SOCLE_PAGE_STYLE_FIGURE, figure);
  double tall = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_FIGURE);
  SoclePageBox beside = { box.x + width + 5, box.y + tall - 18, box.width, SOCLE_PAGE_ALIGN_LEFT };
  double y = draw_block (self, cr, "P", SOCLE_PAGE_STYLE_FIGURE, SOCLE_PAGE_ACCENT, figure, box);

  if (all > 0)
    draw_block (self, cr, "P", SOCLE_PAGE_STYLE_BODY, SOCLE_PAGE_GREY, share, beside);
  box.y = y + 2;

  return draw_block (self, cr, "P", SOCLE_PAGE_STYLE_NOTE, SOCLE_PAGE_GREY, label, box);
}

static double
draw_figures (SocleSummaryPages *self, cairo_t *cr, double y)
{
  const SocleSummaryFigures *figures = socle_summary_get_figures (self->summary);
  SocleSoc socs = socle_summary_get_socs (self->summary);
  guint n = 2;
  guint i = 0;
  double lowest = y;
  double step;

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    n += (socs & socle_soc_from_number (number)) != 0;
  step = (self->inner + SOCLE_PAGE_GUTTER) / n;

  for (guint item = 0; item < SOCLE_N_SOCS + 2; item++)
    {
      SoclePageBox box = { SOCLE_PAGE_MARGIN + step * i, y + 8, step - SOCLE_PAGE_GUTTER,
                           SOCLE_PAGE_ALIGN_LEFT };
      g_autofree char *label = NULL;
      double end;

      if (item < SOCLE_N_SOCS && !(socs & (1U << item)))
        continue;

      if (item < SOCLE_N_SOCS)
        /* Translators: below a large figure; {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
        label =
          socle_format (socle_messages_get (self->messages, "services in the scope of {soc}"),
                        "soc", socle_wording_soc (socle_soc_from_number ((int) item + 1)), NULL);
      socle_page_draw_rule (cr, box.x, y, box.width, 1.2, SOCLE_PAGE_ACCENT);
      if (item < SOCLE_N_SOCS)
        end = draw_figure (self, cr, box, figures->n_in_scope[item], figures->n_services, label);
      else if (item == SOCLE_N_SOCS)
        end = draw_figure (self, cr, box, figures->n_whole, figures->n_reliable,
                           /* Translators: below a large figure */
                           socle_messages_get (self->messages,
                                               "SOC 1 and SOC 2 reports with no uncovered month"));
      else
        end = draw_figure (self, cr, box, figures->n_gaps, 0,
                           /* Translators: below a large figure */
                           socle_messages_get (self->messages, "open points"));
      lowest = MAX (lowest, end);
      i++;
    }

  return lowest;
}

static void
draw_contents (SocleSummaryPages *self, cairo_t *cr, double y)
{
  double line = socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_BODY);
  guint n_sections = socle_summary_get_n_sections (self->summary);

  cairo_tag_begin (cr, "TOC", NULL);
  for (guint i = 0; i < n_sections; i++)
    {
      guint page = socle_summary_pages_get_section_page (self, i);
      g_autofree char *target = g_strdup_printf ("page=%u", page + 1);
      g_autofree char *number = socle_messages_format_number (self->messages, page + 1);
      SoclePageBox box = { SOCLE_PAGE_MARGIN, y + (CONTENTS_LINE - line) / 2, self->inner,
                           SOCLE_PAGE_ALIGN_LEFT };

      cairo_tag_begin (cr, "TOCI", NULL);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, target);
      socle_page_set_color (cr, SOCLE_PAGE_INK);
      socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_BODY,
                            socle_summary_get_section (self->summary, i)->title, &box, 0, 1);
      box.align = SOCLE_PAGE_ALIGN_RIGHT;
      socle_page_text_draw (self->text, cr, SOCLE_PAGE_STYLE_BODY, number, &box, 0, 1);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
      cairo_tag_end (cr, "TOCI");
      y += CONTENTS_LINE;

      cairo_tag_begin (cr, "NonStruct", NULL);
      socle_page_draw_rule (cr, SOCLE_PAGE_MARGIN, y, self->inner, 0.5, SOCLE_PAGE_RULE);
      cairo_tag_end (cr, "NonStruct");
    }
  cairo_tag_end (cr, "TOC");
}

static double
draw_fact (SocleSummaryPages *self, cairo_t *cr, double y, const char *label, const char *value)
{
  SoclePageBox box = { SOCLE_PAGE_MARGIN, y, FACT_LABEL, SOCLE_PAGE_ALIGN_LEFT };

  cairo_tag_begin (cr, "TR", NULL);
  (void) draw_block (self, cr, "TH", SOCLE_PAGE_STYLE_NOTE, SOCLE_PAGE_GREY, label, box);
  box.x += FACT_LABEL;
  box.width = self->inner - FACT_LABEL;
  y = draw_block (self, cr, "TD", SOCLE_PAGE_STYLE_NOTE, SOCLE_PAGE_INK, value, box);
  cairo_tag_end (cr, "TR");

  return y + 2;
}

/* What the trail was when this was printed. */
static void
draw_trail (SocleSummaryPages *self, cairo_t *cr, double y, SocleHoldings *holdings)
{
  SocleMessages *messages = self->messages;
  guint64 n_entries = socle_holdings_get_n_entries (holdings);
  g_autofree char *count = socle_messages_format_number (messages, n_entries);
  g_autofree char *entries =
    socle_format (socle_messages_nget (messages, "{count} entry", "{count} entries", n_entries),
                  "count", count, NULL);

  y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Trail of the register"),
                 entries);
  (void) draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Fingerprint"),
                    socle_holdings_get_fingerprint (holdings));
}

static void
draw_facts (SocleSummaryPages *self, cairo_t *cr, double y)
{
  SocleMessages *messages = self->messages;
  const char *version = socle_summary_get_version (self->summary);
  SocleHoldings *holdings = socle_summary_get_holdings (self->summary);
  g_autofree char *today =
    socle_messages_format_date (messages, socle_summary_get_today (self->summary));

  cairo_tag_begin (cr, "Table", NULL);
  /* Translators: labels on the cover, each with a value beside it */
  y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Date"), today);
  y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Facts"),
                 socle_summary_get_as_of (self->summary));
  y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Confidentiality"),
                 socle_page_get_confidentiality (self));
  y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "State"),
                 socle_page_get_state (self));
  if (version != NULL)
    y = draw_fact (self, cr, y, socle_messages_pget (messages, "cover", "Version"), version);
  if (holdings != NULL)
    draw_trail (self, cr, y, holdings);
  cairo_tag_end (cr, "Table");
}

/**
 * socle_page_draw_cover: (skip)
 * @self: pages
 * @cr: where it is drawn
 *
 * Draws the cover.
 */
void
socle_page_draw_cover (SocleSummaryPages *self, cairo_t *cr)
{
  const char *const *sentences = socle_summary_get_sentences (self->summary);
  guint n_facts = 4U + (socle_summary_get_version (self->summary) != NULL ? 1 : 0) +
                  (socle_summary_get_holdings (self->summary) != NULL ? 2 : 0);
  double facts_height =
    n_facts * (socle_page_text_get_line (self->text, SOCLE_PAGE_STYLE_NOTE) + 2);
  double contents_height = CONTENTS_LINE * socle_summary_get_n_sections (self->summary);
  double facts_y = self->height - SOCLE_PAGE_BOTTOM - facts_height;
  SoclePageBox box = { SOCLE_PAGE_MARGIN, COVER_TOP, self->inner, SOCLE_PAGE_ALIGN_LEFT };

  box.y = draw_block (self, cr, "H1", SOCLE_PAGE_STYLE_TITLE, SOCLE_PAGE_INK,
                      socle_summary_get_title (self->summary), box) +
          8;
  box.y = draw_block (self, cr, "P", SOCLE_PAGE_STYLE_SUBTITLE, SOCLE_PAGE_GREY,
                      socle_summary_get_subtitle (self->summary), box) +
          16;
  cairo_tag_begin (cr, "NonStruct", NULL);
  socle_page_draw_rule (cr, SOCLE_PAGE_MARGIN, box.y, 48, 2.4, SOCLE_PAGE_ACCENT);
  cairo_tag_end (cr, "NonStruct");

  box.y += 20;
  for (guint i = 0; sentences[i] != NULL; i++)
    box.y =
      draw_block (self, cr, "P", SOCLE_PAGE_STYLE_LEAD, SOCLE_PAGE_INK, sentences[i], box) + 9;

  (void) draw_figures (self, cr, box.y + 16);
  draw_contents (self, cr, facts_y - 22 - contents_height);
  draw_facts (self, cr, facts_y);
}
