/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale of the process, for gettext and for what the libraries say. */

#include "config.h"

#include "socle-locale.h"

#include "socle-paths.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/*
 * glibc takes no translations at all while LC_MESSAGES is C, POSIX or C.UTF-8,
 * whatever LANGUAGE says. In any other locale LANGUAGE decides, so one that is
 * installed is as good as the wanted language's own.
 */
static const char *const candidates[] = {
  "fr_FR.UTF-8", "fr_CA.UTF-8", "fr_BE.UTF-8", "fr_CH.UTF-8", "fr_LU.UTF-8", "en_US.UTF-8",
  "en_GB.UTF-8", "en_CA.UTF-8", "en_IE.UTF-8", "en_AU.UTF-8", "de_DE.UTF-8", "de_CH.UTF-8",
  "es_ES.UTF-8", "it_IT.UTF-8", "nl_NL.UTF-8", "nl_BE.UTF-8", "pt_BR.UTF-8", "pt_PT.UTF-8",
};

static gboolean
takes_no_translations (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 ||
         g_str_has_prefix (locale, "C.");
}

static void
choose_messages_locale (SocleLanguage language)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (language == SOCLE_LANGUAGE_ENGLISH || !takes_no_translations (locale))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (setlocale (LC_MESSAGES, candidates[i]) != NULL)
      {
        const char *languages = g_getenv ("LANGUAGE");

        /* The locale may be another language's; LANGUAGE overrules it. */
        if (languages == NULL || languages[0] == '\0')
          g_setenv ("LANGUAGE", socle_language_get_code (language), TRUE);
        return;
      }
}

/**
 * socle_locale_get_wanted:
 *
 * Reads the environment, LANGUAGE first, even where the process has no locale for
 * what it says.
 *
 * Returns: the language that the user's environment asks for
 */
SocleLanguage
socle_locale_get_wanted (void)
{
  return socle_language_from_environ (g_get_language_names ());
}

/**
 * socle_locale_init:
 * @language: (nullable): the language to speak; %NULL for what the environment asks for
 *
 * Sets the locale of the process and the text domain. Only the window depends on
 * it, for the strings of GTK and of the interface files; the core speaks through
 * #SocleMessages. Call it first thing, before there is a second thread.
 */
void
socle_locale_init (const SocleLanguage *language)
{
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();

  /* GLib decides once whether a program is translated at all, and decides against
   * it where the locale is C.UTF-8 and has no translations. Asked before there is a
   * text domain, it does not. */
  g_dgettext (GETTEXT_PACKAGE, "Socle");

  if (language != NULL)
    g_setenv ("LANGUAGE", socle_language_get_code (*language), TRUE);

  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  choose_messages_locale (language != NULL ? *language : socle_locale_get_wanted ());

  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
