/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages that Socle speaks, and which of them a desktop asks for. */

#include "config.h"

#include "socle-language.h"

#include <string.h>

static const char *const codes[SOCLE_N_LANGUAGES] = { "en", "fr" };

/**
 * socle_language_get_code:
 * @language: a language
 *
 * Returns: its ISO 639-1 code, as used in catalogues and by --language
 */
const char *
socle_language_get_code (SocleLanguage language)
{
  g_return_val_if_fail ((guint) language < SOCLE_N_LANGUAGES, codes[0]);

  return codes[language];
}

/**
 * socle_language_from_code:
 * @code: (nullable): a code or locale name: "fr", "fr_CA", "fr_FR.UTF-8"
 * @language: (out): where the language goes; untouched on failure
 *
 * Returns: whether @code names a language that Socle speaks
 */
gboolean
socle_language_from_code (const char *code, SocleLanguage *language)
{
  for (int i = 0; code != NULL && i < SOCLE_N_LANGUAGES; i++)
    {
      size_t length = strlen (codes[i]);

      if (g_ascii_strncasecmp (code, codes[i], length) == 0 && !g_ascii_isalpha (code[length]))
        {
          *language = (SocleLanguage) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * socle_language_from_environ:
 * @names: (array zero-terminated=1): locale names, the most wanted first, as
 *   g_get_language_names() gives them
 *
 * Picks the first language of @names that Socle speaks.
 *
 * Returns: that language; English if there is none
 */
SocleLanguage
socle_language_from_environ (const char *const *names)
{
  SocleLanguage language = SOCLE_LANGUAGE_ENGLISH;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (socle_language_from_code (names[i], &language))
      break;

  return language;
}
