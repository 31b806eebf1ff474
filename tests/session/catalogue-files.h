/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of small catalogues. */

#pragma once

#include <glib.h>

static inline char *
make_catalogue (const char *id, const char *as_of)
{
  return g_strdup_printf (
    "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"%s\", \"provider\": \"Small\","
    " \"title\": {\"en\": \"Small\", \"fr\": \"Petit\"}, \"as_of\": \"%s\","
    " \"source\": {\"title\": \"A page\"},"
    " \"services\": [{\"id\": \"mail\", \"name\": \"Mail\", \"scope\": [\"soc1\"]}]}",
    id, as_of);
}

static inline char *
write_catalogue (const char *folder, const char *name, const char *id, const char *as_of)
{
  g_autofree char *content = make_catalogue (id, as_of);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}
