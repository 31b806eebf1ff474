/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the PDF of a long table, beside the same glyphs put on pages by cairo alone. */

#include "config.h"

#include "socle-fiscal-year.h"
#include "socle-library-loader.h"
#include "socle-summary-writer.h"

#include "bench-support.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <unistd.h>

/* 400 catalogues of 100 services each. */
#define N_FILES 400
#define N_COLUMNS 5
/* As many as on the pages that Socle makes. */
#define ROWS_ON_PAGE 33
#define N_FURNITURE 9

static SocleLibrary *
load (const char *folder)
{
  g_auto (GStrv) paths = g_new0 (char *, N_FILES + 1);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);

  for (int i = 0; i < N_FILES; i++)
    paths[i] = g_strdup_printf ("%s/provider-%04d.json", folder, i);

  return socle_library_load ((const char *const *) paths, problems, NULL, NULL, NULL);
}

static SocleSummary *
make_summary (SocleLibrary *library, SocleSummaryPart parts)
{
  const SocleMonthDay year_end = { 12, 31 };
  g_autoptr (SocleDateRange) year = socle_fiscal_year_new (&year_end, 2020);
  g_autoptr (SocleMessages) messages =
    socle_messages_new (SOCLE_LANGUAGE_ENGLISH, g_getenv ("SOCLE_LOCALE_DIR"));
  g_autoptr (GError) error = NULL;
  SocleSummaryOptions options = {
    .messages = messages, .socs = SOCLE_SOC_ALL, .parts = parts, .year = year, .lag = 2
  };
  GDate sign_off, today;
  SocleSummary *summary;

  socle_fiscal_year_get_sign_off (year, SOCLE_DEFAULT_SIGN_OFF_LAG, &sign_off);
  g_date_set_dmy (&today, 1, G_DATE_FEBRUARY, 2021);
  options.sign_off = &sign_off;
  options.today = &today;
  summary = socle_summary_new (library, &options, NULL, &error);
  if (summary == NULL)
    g_error ("%s", error->message);

  return summary;
}

/* Forgets the peak of memory so far. */
static void
reset_peak (void)
{
  int file = open ("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);

  if (file < 0 || write (file, "5", 1) != 1)
    g_printerr ("bench-pages: the peak of memory could not be reset\n");
  if (file >= 0)
    close (file);
}

static void
count_pages (guint done, guint all, gpointer user_data)
{
  *(guint *) user_data = all;
}

static void
run_socle (SocleLibrary *library, SocleSummaryPart parts)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-pages.pdf", NULL);
  guint n_pages = 0;
  SocleSummaryWriting writing = { .progress = count_pages, .user_data = &n_pages };
  double before = bench_read_memory ("/proc/self/status", "VmRSS:");
  g_autoptr (SocleSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;
  double start;

  reset_peak ();
  start = bench_now ();
  summary = make_summary (library, parts);
  g_print ("model-ms %.1f\n", bench_now () - start);

  start = bench_now ();
  if (!socle_summary_save (summary, &writing, path, NULL, &error))
    g_error ("%s", error->message);

  g_print ("ms %.1f\n", bench_now () - start);
  g_print ("peak-mb %.1f\n", bench_read_memory ("/proc/self/status", "VmHWM:") - before);
  g_file_get_contents (path, &content, &length, NULL);
  unlink (path);
  g_print ("pages %u\nfile-mb %.2f\n", n_pages, (double) length / 1e6);
}

/* A text and its glyphs, which make a file that can be searched; they stay as long as the
 * program runs. */
typedef struct
{
  char *text;
  PangoGlyphItem *glyphs;
} Shaped;

static Shaped
shape (PangoLayout *layout, const char *text)
{
  PangoLayoutLine *line;

  pango_layout_set_text (layout, text, -1);
  line = pango_layout_get_line_readonly (layout, 0);
  if (line->runs == NULL)
    return (Shaped) { 0 };

  return (Shaped) { g_strdup (text), pango_glyph_item_copy (line->runs->data) };
}

static const char *
get_cell (SocleSummaryTable *table, const SocleSummaryRow *row, guint column, char *buffer)
{
  if (socle_summary_table_get_column (table, column)->kind != SOCLE_SUMMARY_NUMBER)
    return row->cells[column].text;

  g_snprintf (buffer, 32, "%d", (int) row->cells[column].number);

  return buffer;
}

static void
draw_shaped (cairo_t *cr, const Shaped *shaped, double x, double y)
{
  cairo_move_to (cr, x, y);
  if (shaped->text != NULL)
    pango_cairo_show_glyph_item (cr, shaped->text, shaped->glyphs);
}

/* What stands on every page besides its rows. */
static void
draw_furniture (cairo_t *cr, const Shaped *furniture, guint n_rows)
{
  static const double places[N_FURNITURE][2] = { { 58, 44 },   { 480, 44 }, { 58, 800 },
                                                 { 500, 800 }, { 58, 84 },  { 250, 84 },
                                                 { 350, 84 },  { 450, 84 }, { 520, 84 } };

  for (guint i = 0; i < N_FURNITURE; i++)
    draw_shaped (cr, &furniture[i], places[i][0], places[i][1]);
  for (guint i = 0; i < n_rows; i++)
    cairo_rectangle (cr, 58, 106 + i * 18, 480, 0.5);
  cairo_fill (cr);
}

static Shaped *
shape_rows (SocleSummaryTable *table, PangoLayout *layout)
{
  g_autoptr (PangoFontDescription) plain = pango_font_description_from_string ("Cantarell 9");
  g_autoptr (PangoFontDescription) strong = pango_font_description_from_string ("Cantarell Bold 9");
  guint n_rows = socle_summary_table_get_n_rows (table);
  Shaped *shaped = g_new0 (Shaped, (gsize) n_rows * N_COLUMNS);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };
      char buffer[32];

      socle_summary_table_fill_row (table, i, &row);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          pango_layout_set_font_description (layout, column == 0 ? strong : plain);
          shaped[i * N_COLUMNS + column] =
            shape (layout, get_cell (table, &row, column + 1, buffer));
        }
    }

  return shaped;
}

/* The same words in the same fonts, at places that nobody had to work out. */
static void
run_bare (SocleLibrary *library)
{
  static const char *const words[N_FURNITURE] = {
    "SOC Reports: Summary for Management",
    "Confidential",
    "As of 1 January 2020 · Final",
    "Page 999 of 1,053",
    "Service",
    "SOC 1",
    "SOC 2",
    "SOC 3",
    "Reports",
  };
  g_autoptr (SocleSummary) summary = make_summary (library, SOCLE_SUMMARY_SCOPE);
  SocleSummaryTable *table = socle_summary_get_section (summary, 0)->table;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-bare.pdf", NULL);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  guint n_rows = socle_summary_table_get_n_rows (table);
  Shaped furniture[N_FURNITURE];
  Shaped *shaped;
  cairo_surface_t *surface;
  cairo_t *cr;
  double start;

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_resolution (context, 72);
  shaped = shape_rows (table, layout);
  for (guint i = 0; i < N_FURNITURE; i++)
    furniture[i] = shape (layout, words[i]);

  start = bench_now ();
  surface = cairo_pdf_surface_create (path, 595, 842);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_rows; i++)
    {
      for (guint column = 0; column < N_COLUMNS; column++)
        draw_shaped (cr, &shaped[i * N_COLUMNS + column], 58 + column * 96,
                     100 + (i % ROWS_ON_PAGE) * 18);
      if (i % ROWS_ON_PAGE == ROWS_ON_PAGE - 1 || i == n_rows - 1)
        {
          draw_furniture (cr, furniture, ROWS_ON_PAGE);
          cairo_show_page (cr);
        }
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_print ("ms %.1f\n", bench_now () - start);
  unlink (path);
  g_free (shaped);
  g_object_unref (layout);
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SocleLibrary) library = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: bench-pages bare|table|all FOLDER\n");
      return EXIT_FAILURE;
    }

  library = load (argv[2]);
  if (g_str_equal (argv[1], "bare"))
    run_bare (library);
  else
    run_socle (library, g_str_equal (argv[1], "table") ? SOCLE_SUMMARY_SCOPE : SOCLE_SUMMARY_ALL);

  return EXIT_SUCCESS;
}
