/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the CSV writer. */

#include "config.h"

#include "socle-csv-writer.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

typedef struct
{
  GOutputStream *stream;
  SocleCsvWriter *writer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stream = g_memory_output_stream_new_resizable ();
  fixture->writer = socle_csv_writer_new (fixture->stream);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->writer);
  g_assert_finalize_object (fixture->stream);
}

static void
assert_written (Fixture *fixture, const char *expected)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (fixture->stream);

  g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                   g_memory_output_stream_get_data_size (memory), expected, strlen (expected));
}

static void
end_row (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  socle_csv_writer_end_row (fixture->writer, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Azure", "\"Azure\"" },
    { "a,b", "\"a,b\"" },
    { "a \"b\" c", "\"a \"\"b\"\" c\"" },
    { "a\r\nb", "\"a\r\nb\"" },
    { "é\u202f€", "\"é\u202f€\"" },
    { "a=b", "\"a=b\"" },
    { "'=b", "\"'=b\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+1", "\"'+1\"" },
    { "-1", "\"'-1\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "＝1", "\"'＝1\"" },
    { "＋1", "\"'＋1\"" },
    { "－1", "\"'－1\"" },
    { "＠x", "\"'＠x\"" },
  };
  g_autoptr (GString) expected = g_string_new (MARK);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      socle_csv_writer_add_text (fixture->writer, cases[i].text);
      socle_csv_writer_add_text (fixture->writer, "x");
      end_row (fixture);
      g_string_append_printf (expected, "%s,\"x\"\r\n", cases[i].cell);
    }

  assert_written (fixture, expected->str);
}

static void
test_numbers_and_dates (Fixture *fixture, gconstpointer data)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_FEBRUARY, 2020);

  /* A negative number is ours and so is no formula. */
  socle_csv_writer_add_number (fixture->writer, -12);
  socle_csv_writer_add_number (fixture->writer, G_MAXINT64);
  socle_csv_writer_add_date (fixture->writer, &date);
  socle_csv_writer_add_date (fixture->writer, NULL);
  end_row (fixture);

  assert_written (fixture, MARK "-12,9223372036854775807,2020-02-01,\r\n");
}

static void
test_row_not_ended (Fixture *fixture, gconstpointer data)
{
  socle_csv_writer_add_text (fixture->writer, "x");

  assert_written (fixture, "");
}

static void
test_stream_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char place[8];
  g_autoptr (GOutputStream) small = g_memory_output_stream_new (place, sizeof place, NULL, NULL);
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (small);

  socle_csv_writer_add_text (writer, "too long for it");

  g_assert_false (socle_csv_writer_end_row (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/csv-writer/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/csv-writer/numbers-and-dates", Fixture, NULL, set_up, test_numbers_and_dates,
              tear_down);
  g_test_add ("/csv-writer/row-not-ended", Fixture, NULL, set_up, test_row_not_ended, tear_down);
  g_test_add ("/csv-writer/stream-fails", Fixture, NULL, set_up, test_stream_fails, tear_down);

  return g_test_run ();
}
