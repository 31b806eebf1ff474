/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside, with what would be invisible or misleading made visible. */

#include "config.h"

#include "socle-visible-text.h"

/* Control and format characters change how the text around them looks (bidi
 * overrides), hide in it (zero width) or drive a terminal (escape). No-break
 * spaces are spaces, and the joiners are letters' business in some scripts, but
 * not between Latin ones. */
static gboolean
is_hidden (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;

    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_SPACE_SEPARATOR:
    default:
      return FALSE;
    }
}

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) ||
         (c >= 0xfe70 && c <= 0xfefc) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

/**
 * socle_visible_text:
 * @text: (nullable): UTF-8 text from a provider's file
 *
 * Writes hidden characters out as "[U+202E]", and keeps the direction of
 * right-to-left names to themselves, so that a name cannot rearrange the sentence
 * or the line it stands in. Most names come back as they are.
 *
 * Returns: (transfer full): the text to show
 */
char *
socle_visible_text (const char *text)
{
  GString *result;
  gboolean isolate = FALSE;
  const char *p = text;

  if (text == NULL)
    return g_strdup ("");

  while (*p >= 0x20 && *p < 0x7f)
    p++;
  if (*p == '\0')
    return g_strdup (text);

  result = g_string_new_len (text, p - text);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_hidden (c))
        g_string_append_printf (result, "[U+%04X]", c);
      else
        g_string_append_unichar (result, c);
      isolate = isolate || is_right_to_left (c);
    }

  if (isolate)
    {
      g_string_prepend (result, "\u2068");
      g_string_append (result, "\u2069");
    }

  return g_string_free_and_steal (result);
}
