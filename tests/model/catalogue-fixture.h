/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues for tests: the bundled one, and small ones from text. */

#pragma once

#include "socle-catalogue-reader.h"

#include <string.h>

static inline SocleCatalogue *
read_catalogue_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleCatalogue *catalogue = socle_catalogue_read_bytes (bytes, "test.json", problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (catalogue);

  return catalogue;
}

static inline SocleCatalogue *
read_bundled_catalogue (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues",
                                            "microsoft-2020-02-01.json", NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleCatalogue *catalogue = socle_catalogue_read_file (path, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (catalogue);

  return catalogue;
}
