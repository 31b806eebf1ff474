/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Socle: a command if one is given, else the window. */

#include "config.h"

#include "socle-application.h"
#include "socle-cli.h"
#include "socle-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = NULL;
  g_autoptr (SocleApplication) application = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  SocleLanguage language;
  int status;

  /* Nothing of a process without even a name. */
  if (argc < 1)
    return 2;

  options = socle_options_new_from_words ((const char *const *) argv + 1, &error);
  if (options == NULL)
    return socle_cli_complain (error);

  socle_locale_init (socle_options_get_language (options, &language) ? &language : NULL);
  if (socle_cli_run (options, &status))
    return status;

  /* GApplication knows the rest of the command line only from us. */
  g_strv_builder_add (builder, argv[0]);
  if (socle_options_get_service (options))
    g_strv_builder_add (builder, "--gapplication-service");
  g_strv_builder_addv (builder, (const char **) socle_options_get_files (options));
  words = g_strv_builder_end (builder);
  application = socle_application_new (options);

  return g_application_run (G_APPLICATION (application), (int) g_strv_length (words), words);
}
