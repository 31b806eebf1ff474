/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogue files as the desktop knows them: by name, and among the recent ones. */

#include "config.h"

#include "socle-catalogue-file.h"

/* By which Socle finds its own among the recent files of all programs. */
#define APPLICATION_NAME "Socle"

#define MAX_RECENT 20

/**
 * socle_catalogue_file_is_one:
 * @file: a file
 *
 * Goes by the name, since what is in a file is known only once it has been read.
 *
 * Returns: whether it may hold a catalogue
 */
gboolean
socle_catalogue_file_is_one (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && (g_str_has_suffix (name, ".socle") || g_str_has_suffix (name, ".json"));
}

/**
 * socle_catalogue_file_remember:
 * @file: a catalogue that was opened
 *
 * Puts a file among the recent ones.
 */
void
socle_catalogue_file_remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = { .mime_type = (char *) SOCLE_CATALOGUE_MIME_TYPE,
                         .app_name = (char *) APPLICATION_NAME,
                         .app_exec = (char *) GETTEXT_PACKAGE " %u" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified (*(GtkRecentInfo *const *) b),
                              gtk_recent_info_get_modified (*(GtkRecentInfo *const *) a));
}

/**
 * socle_catalogue_file_dup_recent:
 * @manager: who knows the recent files
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the catalogues that were opened in
 *   Socle, the last one first
 */
GPtrArray *
socle_catalogue_file_dup_recent (GtkRecentManager *manager)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (manager);

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, APPLICATION_NAME))
      g_ptr_array_add (recent, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  g_ptr_array_sort (recent, compare_ages);
  if (recent->len > MAX_RECENT)
    g_ptr_array_set_size (recent, MAX_RECENT);

  return recent;
}
