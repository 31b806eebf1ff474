/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line without the window: proof that it needs neither GTK nor a display. */

#include "config.h"

#include "socle-cli.h"
#include "socle-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options =
    socle_options_new_from_words ((const char *const *) argv + MIN (argc, 1), &error);
  SocleLanguage language;
  int status;

  if (options == NULL)
    return socle_cli_complain (error);

  socle_locale_init (socle_options_get_language (options, &language) ? &language : NULL);
  if (socle_cli_run (options, &status))
    return status;

  g_print ("It is the window’s turn.\n");

  return 0;
}
