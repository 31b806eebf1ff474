/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the summary and of its pages, before they are files. */

#include "config.h"

#include "socle-catalogue-reader.h"
#include "socle-date.h"
#include "socle-fiscal-year.h"
#include "socle-summary-writer.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SocleLibrary *library;
  SocleMessages *messages;
  SocleDateRange *year;
  GDate sign_off;
  GDate today;
  SocleSummaryOptions options;
} Fixture;

static GDate
make_date (const char *text)
{
  GDate date;

  g_assert_true (socle_date_parse (text, &date));

  return date;
}

static SocleLibrary *
make_library (const char *json)
{
  g_autoptr (GPtrArray) catalogues = g_ptr_array_new_with_free_func (g_object_unref);

  if (json != NULL)
    {
      g_autoptr (GPtrArray) problems =
        g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      SocleCatalogue *catalogue = socle_catalogue_read_bytes (bytes, "test.json", problems);

      g_assert_nonnull (catalogue);
      g_ptr_array_add (catalogues, catalogue);
    }

  return socle_library_new (catalogues);
}

static char *
read_bundled (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", "microsoft-2020-02-01.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
set_up (Fixture *fixture, gconstpointer json)
{
  const SocleMonthDay year_end = { 12, 31 };
  g_autofree char *bundled = json == NULL ? read_bundled () : NULL;

  if (json == NULL)
    json = bundled;
  fixture->library = make_library (*(const char *) json != '\0' ? json : NULL);
  fixture->messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, g_getenv ("SOCLE_LOCALE_DIR"));
  fixture->year = socle_fiscal_year_new (&year_end, 2019);
  fixture->sign_off = make_date ("2020-01-31");
  fixture->today = make_date ("2020-02-01");
  fixture->options = (SocleSummaryOptions) {
    .messages = fixture->messages,
    .socs = SOCLE_SOC_ALL,
    .parts = SOCLE_SUMMARY_ALL,
    .year = fixture->year,
    .sign_off = &fixture->sign_off,
    .today = &fixture->today,
    .lag = 2,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  socle_date_range_unref (fixture->year);
  g_assert_finalize_object (fixture->messages);
  g_assert_finalize_object (fixture->library);
}

static SocleSummary *
make_summary (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SocleSummary *summary = socle_summary_new (fixture->library, &fixture->options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (summary);

  return summary;
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (fixture);
  const SocleSummaryFigures *figures = socle_summary_get_figures (summary);

  g_assert_cmpuint (figures->n_services, ==, 12);
  g_assert_cmpuint (figures->n_in_scope[0], ==, 12);
  g_assert_cmpuint (figures->n_in_scope[1], ==, 12);
  g_assert_cmpuint (figures->n_in_scope[2], ==, 10);
  g_assert_cmpuint (figures->n_reports, ==, 12);
  g_assert_cmpuint (figures->n_reliable, ==, 10);
  g_assert_cmpuint (figures->n_whole, ==, 2);
  g_assert_cmpuint (figures->n_unpublished, ==, 8);
  g_assert_cmpuint (figures->n_months, ==, 12);
  g_assert_cmpuint (g_strv_length ((char **) socle_summary_get_sentences (summary)), ==, 3);
  g_assert_cmpuint (socle_summary_get_n_sections (summary), ==, SOCLE_N_SUMMARY_PARTS - 1);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  fixture->options.parts = SOCLE_SUMMARY_SCOPE | SOCLE_SUMMARY_SOURCES;
  {
    g_autoptr (SocleSummary) summary = make_summary (fixture);

    g_assert_cmpuint (socle_summary_get_n_sections (summary), ==, 2);
    g_assert_cmpstr (socle_summary_get_section (summary, 0)->id, ==, "scope");
    g_assert_cmpstr (socle_summary_get_section (summary, 1)->id, ==, "sources");
  }

  fixture->options.parts = 0;
  {
    g_autoptr (SocleSummary) summary = make_summary (fixture);
    g_autoptr (SocleSummaryPages) pages =
      socle_summary_pages_new (summary, SOCLE_PAPER_A4, NULL, NULL);

    g_assert_cmpuint (socle_summary_pages_get_n_pages (pages), ==, 1);
  }
}

static void
test_empty_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (fixture);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  SocleSummaryWriting writing = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (socle_summary_get_figures (summary)->n_services, ==, 0);
  g_assert_cmpstr (socle_summary_get_as_of (summary), ==, "");
  for (guint i = 0; i < socle_summary_get_n_sections (summary); i++)
    if (socle_summary_get_section (summary, i)->part != SOCLE_SUMMARY_DUE_DATES)
      g_assert_cmpuint (
        socle_summary_table_get_n_rows (socle_summary_get_section (summary, i)->table), ==, 0);

  for (writing.format = SOCLE_SUMMARY_FORMAT_PDF; writing.format <= SOCLE_SUMMARY_FORMAT_JSON;
       writing.format++)
    {
      socle_summary_write (summary, &writing, stream, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_sign_off_before_the_year_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->sign_off = make_date ("2019-12-30");
  g_assert_null (socle_summary_new (fixture->library, &fixture->options, NULL, &error));
  g_assert_error (error, SOCLE_EXPORT_ERROR, SOCLE_EXPORT_ERROR_DATES);
}

static void
test_cancelled_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (socle_summary_new (fixture->library, &fixture->options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GCancellable *cancellable;
  guint n_calls;
} Progress;

static void
cancel_after_two_pages (guint done, guint all, gpointer user_data)
{
  Progress *progress = user_data;

  progress->n_calls++;
  g_assert_cmpuint (done, ==, progress->n_calls);
  g_assert_cmpuint (done, <=, all);
  if (done == 2)
    g_cancellable_cancel (progress->cancellable);
}

/* What was at the target stays as it is, and nothing lies beside it. */
static void
test_cancelled_between_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("socle-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "summary.pdf", NULL);
  g_autoptr (SocleSummary) summary = make_summary (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GDir) files = NULL;
  Progress progress = { cancellable, 0 };
  SocleSummaryWriting writing = { .progress = cancel_after_two_pages, .user_data = &progress };

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_false (socle_summary_save (summary, &writing, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n_calls, ==, 2);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  files = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (files), ==, "summary.pdf");
  g_assert_null (g_dir_read_name (files));

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (folder), ==, 0);
}

static void
test_file_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf =
    socle_summary_format_dup_name (SOCLE_SUMMARY_FORMAT_PDF, fixture->messages, fixture->year);
  g_autofree char *ics =
    socle_summary_format_dup_name (SOCLE_SUMMARY_FORMAT_ICS, fixture->messages, fixture->year);

  g_assert_cmpstr (pdf, ==, "SOC summary 2019.pdf");
  g_assert_cmpstr (ics, ==, "SOC summary 2019.ics");
}

/* Rows are made when asked for, and outlive the summary that made the table. */
static void
test_table_outlives_the_summary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleSummaryTable) table = NULL;
  g_auto (SocleSummaryRow) row = { 0 };

  {
    g_autoptr (SocleSummary) summary = make_summary (fixture);

    table = g_object_ref (socle_summary_get_section (summary, 1)->table);
  }
  socle_summary_table_fill_row (table, 0, &row);
  g_assert_cmpstr (row.cells[1].text, ==, "Azure, Azure Government, and Azure Germany");
}

static void
test_unpublished_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleSummary) summary = make_summary (fixture);
  SocleSummaryTable *table = socle_summary_get_section (summary, 0)->table;
  guint n_published = 0;

  for (guint i = 0; i < socle_summary_table_get_n_rows (table); i++)
    {
      g_auto (SocleSummaryRow) row = { 0 };
      const SocleSummaryMonths *months = NULL;

      socle_summary_table_fill_row (table, i, &row);
      for (guint column = 0; column < SOCLE_SUMMARY_MAX_COLUMNS; column++)
        if (row.cells[column].months != NULL)
          months = row.cells[column].months;
      g_assert_nonnull (months);
      g_assert_cmpuint (months->n_months, ==, 12);
      n_published += months->known;
    }

  /* The three of the Azure group. */
  g_assert_cmpuint (n_published, ==, 3);
}

/* Rows that stand together only as far as a page goes do not take a page each. */
static void
test_small_table_of_tall_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *name = g_strnfill (500, 'w');
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (SocleSummary) summary = NULL;
  g_autoptr (SocleSummaryPages) pages = NULL;
  guint n_pages;

  g_string_append (json, "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"tall\","
                         " \"provider\": \"Tall\", \"title\": {\"en\": \"T\", \"fr\": \"T\"},"
                         " \"as_of\": \"2020-02-01\", \"source\": {\"title\": \"A page\"},"
                         " \"services\": [");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (json, "%s{\"id\": \"s%u\", \"name\": \"%s\", \"scope\": [\"soc1\"]}",
                            i > 0 ? ", " : "", i, name);
  g_string_append (json, "]}");

  library = make_library (json->str);
  fixture->options.parts = SOCLE_SUMMARY_SCOPE;
  summary = socle_summary_new (library, &fixture->options, NULL, NULL);
  pages = socle_summary_pages_new (summary, SOCLE_PAPER_A4, NULL, NULL);
  n_pages = socle_summary_pages_get_n_pages (pages);
  /* The cover, and pages of a few rows each. */
  g_assert_cmpuint (n_pages, >=, 3);
  g_assert_cmpuint (n_pages, <=, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/summary/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/summary/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/summary/empty-library", Fixture, "", set_up, test_empty_library, tear_down);
  g_test_add ("/summary/sign-off-before-the-year-ends", Fixture, NULL, set_up,
              test_sign_off_before_the_year_ends, tear_down);
  g_test_add ("/summary/cancelled-at-once", Fixture, NULL, set_up, test_cancelled_at_once,
              tear_down);
  g_test_add ("/summary/cancelled-between-pages", Fixture, NULL, set_up,
              test_cancelled_between_pages, tear_down);
  g_test_add ("/summary/file-names", Fixture, NULL, set_up, test_file_names, tear_down);
  g_test_add ("/summary/table-outlives-the-summary", Fixture, NULL, set_up,
              test_table_outlives_the_summary, tear_down);
  g_test_add ("/summary/unpublished-is-said", Fixture, NULL, set_up, test_unpublished_is_said,
              tear_down);
  g_test_add ("/summary/small-table-of-tall-rows", Fixture, "", set_up,
              test_small_table_of_tall_rows, tear_down);

  return g_test_run ();
}
