/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small catalogue of the tests, changes of it, and the problems they make. */

#pragma once

#include "socle-catalogue-reader.h"

#include <string.h>

static inline GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

static inline char *
load_small (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "catalogues", "small.json", NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

static inline SocleCatalogue *
read_text (const char *text, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return socle_catalogue_read_bytes (bytes, "small.json", problems);
}

/* The small catalogue with the first @find replaced, which must be there. */
static inline char *
change_small (const char *find, const char *replacement)
{
  g_autofree char *small = load_small ();
  GString *text = g_string_new (small);

  g_assert_cmpuint (g_string_replace (text, find, replacement, 1), ==, 1);

  return g_string_free_and_steal (text);
}

static inline void
assert_problem (GPtrArray *problems,
                guint index,
                SocleCatalogueError code,
                guint line,
                const char *path,
                const char *detail)
{
  SocleProblem *problem;

  g_assert_cmpuint (problems->len, >, index);
  problem = problems->pdata[index];
  g_assert_cmpint (socle_problem_get_code (problem), ==, code);
  g_assert_cmpuint (socle_problem_get_line (problem), ==, line);
  g_assert_cmpstr (socle_problem_get_path (problem), ==, path);
  g_assert_cmpstr (socle_problem_get_detail (problem), ==, detail);
}
