/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of a PDF, which cairo cannot write, as an update at its end. */

#define _GNU_SOURCE /* memmem() */
#include "config.h"

#include "socle-pdf-language.h"

#include <string.h>

/*
 * A screen reader takes a file's language from /Lang of its catalogue. PDF lets a file be
 * changed by adding to its end: here the catalogue once more, with what is missing, and a
 * table that says where it is now. That needs the plain tables of PDF 1.4.
 *
 * The file passes by in pieces. Kept of it is its end, and the last object that calls
 * itself the catalogue; what providers wrote cannot look like one, since page contents are
 * compressed and addresses have no spaces.
 */
struct _SoclePdfLanguage
{
  char *language;     /* (owned) */
  GByteArray *window; /* (owned): the last bytes */
  gsize length;       /* of the file so far */
  char *catalogue;    /* (owned) (nullable): what stands between its << and >> */
};

#define CATALOGUE_START "<< /Type /Catalog"
#define OBJECT_END "\nendobj"
/* Longer than a catalogue and longer than a trailer. */
#define WINDOW_SIZE 4096

/**
 * socle_pdf_language_new: (skip)
 * @language: a language, such as "fr"
 *
 * Returns: (transfer full): at the start of a file
 */
SoclePdfLanguage *
socle_pdf_language_new (const char *language)
{
  SoclePdfLanguage *self = g_new0 (SoclePdfLanguage, 1);

  self->language = g_strdup (language);
  self->window = g_byte_array_new ();

  return self;
}

/**
 * socle_pdf_language_free: (skip)
 * @self: (transfer full): what watches a file
 */
void
socle_pdf_language_free (SoclePdfLanguage *self)
{
  g_byte_array_unref (self->window);
  g_free (self->catalogue);
  g_free (self->language);
  g_free (self);
}

/* Takes the catalogue from the window if all of it is there. */
static void
find_catalogue (SoclePdfLanguage *self)
{
  const char *data = (const char *) self->window->data;
  const char *start = memmem (data, self->window->len, CATALOGUE_START, strlen (CATALOGUE_START));
  const char *end;

  if (start == NULL)
    return;
  end =
    memmem (start, self->window->len - (size_t) (start - data), OBJECT_END, strlen (OBJECT_END));
  if (end == NULL)
    return;

  g_free (self->catalogue);
  self->catalogue = g_strndup (start, (size_t) (end - start));
}

/**
 * socle_pdf_language_watch: (skip)
 * @self: what watches a file
 * @data: the next bytes of the file
 * @length: how many they are
 */
void
socle_pdf_language_watch (SoclePdfLanguage *self, const void *data, size_t length)
{
  const guint8 *bytes = data;

  self->length += length;
  while (length > 0)
    {
      size_t n = MIN (length, WINDOW_SIZE);

      g_byte_array_append (self->window, bytes, (guint) n);
      bytes += n;
      length -= n;

      if (self->window->len < 4 * WINDOW_SIZE)
        continue;
      find_catalogue (self);
      g_byte_array_remove_range (self->window, 0, self->window->len - 2 * WINDOW_SIZE);
    }
}

/* The number after the last occurrence of a word, or 0. */
static guint64
find_number (const char *text, const char *word)
{
  const char *found = g_strrstr (text, word);

  return found != NULL ? g_ascii_strtoull (found + strlen (word), NULL, 10) : 0;
}

/**
 * socle_pdf_language_finish: (skip)
 * @self: what watched a whole file
 *
 * Returns: (transfer full) (nullable): what to write behind the file; %NULL if it is not
 *   of the form that was expected, and so better left as it is
 */
char *
socle_pdf_language_finish (SoclePdfLanguage *self)
{
  g_autofree char *tail = NULL;
  g_autofree char *object = NULL;
  guint64 root, info, size, table;
  gsize length;
  char *close;

  if (self->window->len == 0)
    return NULL;

  find_catalogue (self);
  /* The tail is text in a plain file: a NUL would only end it early. */
  tail = g_strndup ((const char *) self->window->data +
                      (self->window->len > WINDOW_SIZE ? self->window->len - WINDOW_SIZE : 0),
                    MIN (self->window->len, WINDOW_SIZE));
  root = find_number (tail, "/Root ");
  info = find_number (tail, "/Info ");
  size = find_number (tail, "/Size ");
  table = find_number (tail, "startxref\n");
  close = self->catalogue != NULL ? g_strrstr (self->catalogue, ">>") : NULL;
  if (root == 0 || info == 0 || size == 0 || table == 0 || close == NULL ||
      strstr (self->catalogue, "/Lang") != NULL ||
      strstr (self->catalogue, "/ViewerPreferences") != NULL)
    return NULL;

  *close = '\0';
  object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s   /Lang (%s)\n"
                            "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                            root, self->catalogue, self->language);
  length = self->length + strlen (object);

  return g_strdup_printf ("%sxref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT
                          " 00000 n \ntrailer\n"
                          "<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT
                          " 0 R\n   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT
                          "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          object, root, self->length, size, root, info, table, length);
}
