/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogues that were opened lately. */

#include "config.h"

#include "socle-recent-dialog.h"

#include "socle-catalogue-file.h"
#include "socle-list-rows.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

static GtkWidget *
create_status_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open Catalogue…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-catalogue");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Recent Catalogues"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Catalogues that are opened from a file are found here"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

/* Where it is; not for files that a sandbox was handed, whose folder says nothing. */
static char *
dup_place (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autofree char *name = NULL;

  if (!gtk_recent_info_exists (info))
    return g_strdup (_ ("No longer there"));
  if (path == NULL || g_str_has_prefix (path, g_get_user_runtime_dir ()))
    return NULL;

  name = g_filename_display_name (path);

  return socle_visible_text (name);
}

static GtkWidget *
create_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  const char *uris[] = { gtk_recent_info_get_uri (info), NULL };
  g_autofree char *name = socle_visible_text (gtk_recent_info_get_display_name (info));
  g_autofree char *place = dup_place (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  /* With an action, it would be sensitive whenever the action is. */
  if (!gtk_recent_info_exists (info))
    {
      gtk_widget_set_sensitive (row, FALSE);
      return row;
    }

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_strv (uris, -1));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-catalogues");

  return row;
}

static GtkWidget *
create_list (GPtrArray *recent, AdwDialog *dialog)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = socle_boxed_list_new (_ ("Recent Catalogues"));

  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (recent->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (adw_dialog_close), dialog,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

static void
clear_cb (GtkButton *button, GtkRecentManager *manager)
{
  g_autoptr (GPtrArray) recent = socle_catalogue_file_dup_recent (manager);
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_DIALOG);

  for (guint i = 0; i < recent->len; i++)
    gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (recent->pdata[i]), NULL);
  adw_dialog_close (ADW_DIALOG (dialog));
}

/* The files stay where they are; only the list is emptied. */
static GtkWidget *
create_clear_button (GtkRecentManager *manager)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear List"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), manager, G_CONNECT_DEFAULT);

  return button;
}

AdwDialog *
socle_recent_dialog_new (GtkRecentManager *manager)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GPtrArray) recent = socle_catalogue_file_dup_recent (manager);

  if (recent->len > 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), create_clear_button (manager));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), recent->len > 0
                                                           ? create_list (recent, dialog)
                                                           : create_status_page ());

  adw_dialog_set_title (dialog, _ ("Recent Catalogues"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 420);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
