/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the cells of standard input, each ended by a NUL, as a table of two columns. */

#include "config.h"

#include "socle-csv-writer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int
main (void)
{
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SocleCsvWriter) writer = socle_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  size_t length;
  gboolean second = FALSE;

  while ((length = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (input, buffer, (gssize) length);

  for (const char *p = input->str; p < input->str + input->len; p += strlen (p) + 1)
    {
      socle_csv_writer_add_text (writer, p);
      if (second && !socle_csv_writer_end_row (writer, NULL, &error))
        g_error ("%s", error->message);
      second = !second;
    }

  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  fwrite (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 1, length, stdout);

  return 0;
}
