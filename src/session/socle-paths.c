/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Socle's own files and the user's are. */

#include "config.h"

#include "socle-paths.h"

#define CATALOGUES "catalogues"

static char *
dup_from_environment (const char *variable, const char *installed)
{
  const char *value = g_getenv (variable);

  return g_strdup (value != NULL && value[0] != '\0' ? value : installed);
}

/**
 * socle_paths_dup_data_dir:
 *
 * Returns: (transfer full) (type filename): the folder of what Socle brings along
 */
char *
socle_paths_dup_data_dir (void)
{
  return dup_from_environment ("SOCLE_DATA_DIR", SOCLE_DATA_DIR);
}

/**
 * socle_paths_dup_locale_dir:
 *
 * Returns: (transfer full) (type filename): the folder of the translations
 */
char *
socle_paths_dup_locale_dir (void)
{
  return dup_from_environment ("SOCLE_LOCALE_DIR", SOCLE_LOCALE_DIR);
}

/**
 * socle_paths_dup_user_dir:
 * @options: the options of this run
 *
 * Returns: (transfer full) (type filename): the folder of the user's own data, which
 *   need not exist
 */
char *
socle_paths_dup_user_dir (SocleOptions *options)
{
  const char *data_dir;

  g_return_val_if_fail (SOCLE_IS_OPTIONS (options), NULL);

  data_dir = socle_options_get_data_dir (options);

  return data_dir != NULL ? g_strdup (data_dir)
                          : g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
}

/**
 * socle_paths_dup_state_dir:
 * @options: the options of this run
 *
 * Returns: (transfer full) (type filename): the folder of what Socle remembers and could
 *   do without, which need not exist
 */
char *
socle_paths_dup_state_dir (SocleOptions *options)
{
  const char *data_dir;

  g_return_val_if_fail (SOCLE_IS_OPTIONS (options), NULL);

  data_dir = socle_options_get_data_dir (options);

  return data_dir != NULL ? g_strdup (data_dir)
                          : g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, NULL);
}

/**
 * socle_paths_dup_user_catalogues:
 * @options: the options of this run
 *
 * Returns: (transfer full) (type filename): the folder of the user's own catalogues, which
 *   need not exist
 */
char *
socle_paths_dup_user_catalogues (SocleOptions *options)
{
  g_autofree char *user_dir = socle_paths_dup_user_dir (options);

  return g_build_filename (user_dir, CATALOGUES, NULL);
}

/**
 * socle_paths_dup_catalogues:
 * @options: the options of this run
 *
 * The catalogues that the command line names; if it names none, the bundled folder
 * and, where there is one, the user's.
 *
 * Returns: (transfer full) (element-type filename): files and folders
 */
GStrv
socle_paths_dup_catalogues (SocleOptions *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *data_dir = socle_paths_dup_data_dir ();
  g_autofree char *user_catalogues = socle_paths_dup_user_catalogues (options);
  const char *const *given = socle_options_get_catalogues (options);

  if (given[0] != NULL)
    return g_strdupv ((GStrv) given);

  g_strv_builder_take (builder, g_build_filename (data_dir, CATALOGUES, NULL));
  if (g_file_test (user_catalogues, G_FILE_TEST_IS_DIR))
    g_strv_builder_add (builder, user_catalogues);

  return g_strv_builder_end (builder);
}

/**
 * socle_paths_dup_register:
 * @options: the options of this run
 *
 * Returns: (transfer full) (type filename): the register that the command line names; if it
 *   names none, the user's, which need not exist
 */
char *
socle_paths_dup_register (SocleOptions *options)
{
  g_autofree char *user_dir = socle_paths_dup_user_dir (options);
  const char *given = socle_options_get_register (options);

  return given != NULL ? g_strdup (given) : g_build_filename (user_dir, SOCLE_REGISTER_NAME, NULL);
}
