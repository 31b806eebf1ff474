/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a page to UTF-8. */

#include "config.h"

#include "socle-page-decoder.h"

#include <string.h>

/* The encodings that pages of this family come in. */
static const char *
get_converter_name (const char *charset)
{
  static const char *const western[] = { "iso-8859-1", "iso8859-1",    "latin1",
                                         "us-ascii",   "windows-1252", "cp1252" };

  for (guint i = 0; i < G_N_ELEMENTS (western); i++)
    if (g_ascii_strcasecmp (charset, western[i]) == 0)
      return "WINDOWS-1252";

  return g_ascii_strcasecmp (charset, "iso-8859-15") == 0 ? "ISO-8859-15" : NULL;
}

/* The page's own word on its encoding, which must be near its start. */
static char *
find_charset (const char *data, size_t size)
{
  g_autofree char *start = g_ascii_strdown (data, (gssize) MIN (size, 1024));
  const char *p = strstr (start, "charset=");

  if (p == NULL)
    return NULL;

  p += strlen ("charset=");
  p += *p == '"' || *p == '\'';

  return g_strndup (p, strspn (p, "abcdefghijklmnopqrstuvwxyz0123456789-_"));
}

/**
 * socle_page_decoder_decode:
 * @content: the bytes of a page
 * @charset: (nullable): their encoding as the server says
 *
 * Returns: (transfer full) (nullable): the page in UTF-8, without NUL; %NULL if its
 *   encoding is none of those that Socle reads
 */
char *
socle_page_decoder_decode (GBytes *content, const char *charset)
{
  size_t size;
  const char *data = g_bytes_get_data (content, &size);
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;
  const char *converter;

  if (size == 0)
    return g_strdup ("");

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
      charset = "utf-8";
    }
  if (charset == NULL || *charset == '\0')
    charset = own = find_charset (data, size);

  if (charset == NULL || g_ascii_strcasecmp (charset, "utf-8") == 0 ||
      g_ascii_strcasecmp (charset, "utf8") == 0)
    converter = charset != NULL || g_utf8_validate_len (data, size, NULL) ? NULL : "WINDOWS-1252";
  else
    {
      converter = get_converter_name (charset);
      if (converter == NULL)
        return g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
    }

  if (converter != NULL)
    text =
      g_convert_with_fallback (data, (gssize) size, "UTF-8", converter, NULL, NULL, NULL, NULL);
  if (text == NULL)
    text = g_utf8_make_valid (data, (gssize) size);

  return g_steal_pointer (&text);
}
