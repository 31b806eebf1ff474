/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding of text so that a search finds it however it is typed. */

#include "config.h"

#include "socle-search-key.h"

#include <string.h>

/* Appends one character of fully decomposed text: marks go, spaces of every
 * kind become one plain space, typographic apostrophes the typewriter's. */
static void
append_folded (GString *key, gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
      g_string_append_c (key, '\'');
      return;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      g_string_append_c (key, '-');
      return;
    case 0x0153:
    case 0x0152:
      g_string_append (key, "oe");
      return;
    case 0x00e6:
    case 0x00c6:
      g_string_append (key, "ae");
      return;
    default:
      break;
    }

  if (g_unichar_isspace (c))
    {
      if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  else if (!g_unichar_ismark (c) && !g_unichar_iscntrl (c) &&
           g_unichar_type (c) != G_UNICODE_FORMAT)
    g_string_append_unichar (key, g_unichar_tolower (c));
}

/**
 * socle_search_key_append:
 * @key: where the folded text goes, after what it has
 * @text: (nullable): UTF-8 text
 *
 * Folds case, accents, ligatures, spaces (U+00A0 and U+202F too), dashes and
 * apostrophes, so that "securite de l'application" is found in "Sécurité de
 * l’application". Plain ASCII takes a short way, since catalogues are mostly
 * that.
 */
void
socle_search_key_append (GString *key, const char *text)
{
  g_autofree char *decomposed = NULL;
  const char *p = text;

  if (text == NULL)
    return;

  for (; *p != '\0' && (guchar) *p < 0x80; p++)
    {
      if (g_ascii_isspace (*p))
        {
          if (key->len > 0 && key->str[key->len - 1] != ' ')
            g_string_append_c (key, ' ');
        }
      else if (!g_ascii_iscntrl (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
    }

  if (*p == '\0')
    return;

  decomposed = g_utf8_normalize (p, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return;

  for (const char *q = decomposed; *q != '\0'; q = g_utf8_next_char (q))
    append_folded (key, g_utf8_get_char (q));
}

/**
 * socle_search_key_new:
 * @text: (nullable): UTF-8 text, such as what was typed into a search
 *
 * Returns: (transfer full): @text folded as by socle_search_key_append(),
 *   without spaces at its ends
 */
char *
socle_search_key_new (const char *text)
{
  GString *key = g_string_new (NULL);

  socle_search_key_append (key, text);

  return g_strstrip (g_string_free_and_steal (key));
}
