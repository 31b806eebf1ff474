/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of writing a command's output. */

#include "config.h"

#include "socle-cli-output.h"
#include "socle-command.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  int descriptor;
  gsize length;
  char *read; /* (owned): what arrived */
} Reader;

/* Reads a few bytes at a time, so that the writer meets a full pipe. */
static gpointer
read_slowly (gpointer data)
{
  Reader *reader = data;
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[1000];
  ssize_t n;

  while ((n = read (reader->descriptor, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);

  reader->length = text->len;
  reader->read = g_string_free_and_steal (g_steal_pointer (&text));

  return NULL;
}

static void
test_all_arrives (void)
{
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "/nonexistent");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_malloc (1000000);
  Reader reader = { 0 };
  GThread *thread;
  int pipes[2];

  for (guint i = 0; i < 1000000; i++)
    text[i] = (char) ('a' + i % 26);

  g_assert_cmpint (pipe (pipes), ==, 0);
  reader.descriptor = pipes[0];
  thread = g_thread_new ("reader", read_slowly, &reader);
  socle_cli_output_write (pipes[1], text, 1000000, messages, &error);
  close (pipes[1]);
  g_thread_join (thread);
  close (pipes[0]);

  g_assert_no_error (error);
  g_assert_cmpmem (reader.read, reader.length, text, 1000000);
  g_free (reader.read);
}

static void
assert_refused (int descriptor)
{
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "/nonexistent");
  g_autoptr (GError) error = NULL;

  g_assert_false (socle_cli_output_write (descriptor, "text", 4, messages, &error));
  g_assert_error (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_OUTPUT);
  g_assert_true (g_str_has_prefix (error->message, "The output could not be written: "));
}

static void
test_full (void)
{
  int full = open ("/dev/full", O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (full, >=, 0);
  assert_refused (full);
  close (full);
}

static void
test_nobody_reads (void)
{
  int pipes[2];

  socle_cli_output_prepare ();
  g_assert_cmpint (pipe (pipes), ==, 0);
  close (pipes[0]);
  assert_refused (pipes[1]);
  close (pipes[1]);
}

static void
test_not_open_for_writing (void)
{
  int null = open ("/dev/null", O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (null, >=, 0);
  assert_refused (null);
  close (null);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli-output/all-arrives", test_all_arrives);
  g_test_add_func ("/cli-output/full", test_full);
  g_test_add_func ("/cli-output/nobody-reads", test_nobody_reads);
  g_test_add_func ("/cli-output/not-open-for-writing", test_not_open_for_writing);

  return g_test_run ();
}
