/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the catalogues that could not be read. */

#include "config.h"

#include "socle-problems-dialog.h"

#include "socle-detail-pane.h"
#include "socle-list-rows.h"

#include <glib/gi18n.h>

static GtkWidget *
create_list (SocleSession *session)
{
  GPtrArray *problems = socle_session_get_problems (session);
  GtkWidget *list = socle_boxed_list_new (_ ("Problems"));

  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *sentence = socle_problem_describe (g_ptr_array_index (problems, i),
                                                          socle_session_get_messages (session));

      socle_detail_list_add_state (GTK_LIST_BOX (list), "socle-gap-symbolic", sentence, NULL);
      /* To be sent to who can repair the file. */
      adw_preferences_row_set_title_selectable (
        ADW_PREFERENCES_ROW (gtk_widget_get_last_child (list)), TRUE);
    }

  return list;
}

static GtkWidget *
create_content (SocleSession *session)
{
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = create_list (session);

  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 24);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), clamp);

  return scrolled_window;
}

AdwDialog *
socle_problems_dialog_new (SocleSession *session)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *reload = gtk_button_new_with_mnemonic (_ ("_Reload Catalogues"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (reload), "app.reload");
  g_signal_connect_object (reload, "clicked", G_CALLBACK (adw_dialog_close), dialog,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), reload);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_content (session));

  adw_dialog_set_title (dialog, _ ("Problems"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
