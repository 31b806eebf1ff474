/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over its corpus, whole, cut off and damaged, as a test. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#define N_DAMAGED 400

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What the syntax of catalogues, addresses, pages and trails turns on; random bytes alone
 * rarely hit it. */
static const char *const pieces[] = {
  "{",    "}",    "[",   "]",      "\"",   ":",   ",", "\\", "\\u0000", "\\ud800", "1e999", "null",
  "\xff", "\xe2", "://", "%0d%0a", "127.", "0x7", "@", "<",  "</",      ">",       "<!--",  "&#",
  "\n",   ": ",   "=",   "-",      "\\x41", "\\n",
};

static void
run (const guint8 *data, size_t size)
{
  /* A copy of just that length, so that sanitizers see a byte too many being read. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

/* One to three changes: a bit, a byte, a piece put in, a stretch taken out. */
static void
damage (GString *bytes, GRand *random)
{
  for (gint32 n = g_rand_int_range (random, 1, 4); n > 0 && bytes->len > 0; n--)
    {
      size_t at = (size_t) g_rand_int_range (random, 0, (gint32) bytes->len);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      size_t wanted = (size_t) g_rand_int_range (random, 1, 200);
      size_t length = MIN (wanted, bytes->len - at);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->str[at] = (char) (bytes->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
          break;
        case 1:
          bytes->str[at] = (char) g_rand_int_range (random, 0, 256);
          break;
        case 2:
          g_string_insert (bytes, (gssize) at, piece);
          break;
        default:
          g_string_erase (bytes, (gssize) at, (gssize) length);
          break;
        }
    }
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20200201);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  size_t size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);

  run ((const guint8 *) content, size);
  for (size_t i = 1; i < 200; i++)
    run ((const guint8 *) content, size * i / 200);

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autoptr (GString) bytes = g_string_new_len (content, (gssize) size);

      damage (bytes, random);
      run ((const guint8 *) bytes->str, bytes->len);
    }
}

static void
add_folder (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *file;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *test = g_strdup_printf ("/fuzz/%s/%s", name, file);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_test_add_data_func_full (test, g_steal_pointer (&path), test_file, g_free);
    }
}

/* Arguments: the folders of the corpus. */
int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);

      add_folder (argv[i], name);
    }

  return g_test_run ();
}
