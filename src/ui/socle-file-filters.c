/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are offered when one is chosen. */

#include "config.h"

#include "socle-file-filters.h"

#include <glib/gi18n.h>

/**
 * socle_file_filters_new:
 * @name: what kind of files is looked for, in the user's language
 * @suffixes: (array zero-terminated=1): how their names end, without the dot
 *
 * Returns: (transfer full): a list of #GtkFileFilter, for these files and for all
 */
GListModel *
socle_file_filters_new (const char *name, const char *const *suffixes)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (wanted, name);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix (wanted, *suffixes);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, wanted);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}
