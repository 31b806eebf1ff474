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

/* Appends one character that is not ASCII. Decomposing each by itself instead of the
 * whole text takes no memory, and the order of marks does not matter as they go. */
static void
append_decomposed (GString *key, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    append_folded (key, parts[i]);
}

static void
append_ascii (GString *key, char c)
{
  if (g_ascii_isspace (c))
    {
      if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  else if (!g_ascii_iscntrl (c))
    g_string_append_c (key, g_ascii_tolower (c));
}

/**
 * socle_search_key_append:
 * @key: where the folded text goes, after what it has
 * @text: (nullable): UTF-8 text; what follows a fault in it is left out
 *
 * Folds case, accents, ligatures, spaces (U+00A0 and U+202F too), dashes and
 * apostrophes, so that "securite de l'application" is found in "Sécurité de
 * l’application". Plain ASCII takes a short way, since catalogues are mostly
 * that.
 */
void
socle_search_key_append (GString *key, const char *text)
{
  const char *p = text;

  while (p != NULL && *p != '\0')
    if ((guchar) *p < 0x80)
      append_ascii (key, *p++);
    else
      {
        gunichar c = g_utf8_get_char_validated (p, -1);

        if (c == (gunichar) -1 || c == (gunichar) -2)
          return;

        append_decomposed (key, c);
        p = g_utf8_next_char (p);
      }
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
