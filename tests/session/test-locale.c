/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of which language is wanted, and of the locale that serves it. */

#include "config.h"

#include "socle-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The locale is a matter of the whole process, so each case has its own. */
typedef struct
{
  const char *name;
  const char *lang;      /* LANG */
  const char *languages; /* LANGUAGE; NULL: not set */
  SocleLanguage wanted;
} Case;

static const Case cases[] = {
  { "nothing-set", NULL, NULL, SOCLE_LANGUAGE_ENGLISH },
  { "c", "C", NULL, SOCLE_LANGUAGE_ENGLISH },
  { "c-utf8-french", "C.UTF-8", "fr", SOCLE_LANGUAGE_FRENCH },
  { "c-french", "C", "fr", SOCLE_LANGUAGE_FRENCH },
  { "first-known-language", "C.UTF-8", "de:fr_CA:en", SOCLE_LANGUAGE_FRENCH },
  { "english-before-french", "C.UTF-8", "en_GB:fr", SOCLE_LANGUAGE_ENGLISH },
  { "unknown-language", "C.UTF-8", "de", SOCLE_LANGUAGE_ENGLISH },
  { "missing-locale", "fr_XX.UTF-8", NULL, SOCLE_LANGUAGE_FRENCH },
  { "language-before-lang", "fr_FR.UTF-8", "en", SOCLE_LANGUAGE_ENGLISH },
  { "empty-language", "fr_FR.UTF-8", "", SOCLE_LANGUAGE_FRENCH },
};

static void
run_in_own_process (const char *path, const char *lang, const char *languages)
{
  g_auto (GStrv) environment = g_get_environ ();
  static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE",
                                           "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    environment = g_environ_unsetenv (environment, variables[i]);
  if (lang != NULL)
    environment = g_environ_setenv (environment, "LANG", lang, TRUE);
  if (languages != NULL)
    environment = g_environ_setenv (environment, "LANGUAGE", languages, TRUE);

  g_test_trap_subprocess_with_envp (path, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autofree char *path = g_strdup_printf ("/locale/%s", row->name);

  if (!g_test_subprocess ())
    {
      run_in_own_process (path, row->lang, row->languages);
      return;
    }

  g_assert_cmpint (socle_locale_get_wanted (), ==, row->wanted);
  socle_locale_init (NULL);
  g_assert_cmpint (socle_locale_get_wanted (), ==, row->wanted);
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
}

static gboolean
has_locale_with_translations (void)
{
  return setlocale (LC_MESSAGES, "fr_FR.UTF-8") != NULL ||
         setlocale (LC_MESSAGES, "en_US.UTF-8") != NULL;
}

/* gettext itself, as GTK uses it, must come out of C.UTF-8. */
static void
test_gettext_is_woken (void)
{
  if (!g_test_subprocess ())
    {
      if (!has_locale_with_translations ())
        {
          g_test_skip ("This machine has no locale but C");
          return;
        }
      run_in_own_process ("/locale/gettext-is-woken", "C.UTF-8", "fr");
      return;
    }

  socle_locale_init (NULL);
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C.UTF-8");
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, "C.UTF-8");
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
}

static void
test_english_needs_no_locale (void)
{
  if (!g_test_subprocess ())
    {
      run_in_own_process ("/locale/english-needs-no-locale", "C.UTF-8", "en");
      return;
    }

  socle_locale_init (NULL);
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "C.UTF-8");
}

static void
test_option_overrules (void)
{
  SocleLanguage language = SOCLE_LANGUAGE_FRENCH;

  if (!g_test_subprocess ())
    {
      run_in_own_process ("/locale/option-overrules", "en_US.UTF-8", "en");
      return;
    }

  socle_locale_init (&language);
  g_assert_cmpint (socle_locale_get_wanted (), ==, SOCLE_LANGUAGE_FRENCH);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr");
}

int
main (int argc, char **argv)
{
  /* Folders of its own would be removed twice: by each case's process and by this one. */
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/locale/gettext-is-woken", test_gettext_is_woken);
  g_test_add_func ("/locale/english-needs-no-locale", test_english_needs_no_locale);
  g_test_add_func ("/locale/option-overrules", test_option_overrules);

  return g_test_run ();
}
