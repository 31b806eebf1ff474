/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every widget class is made and finalised once, under fatal warnings. */

#include "config.h"

#include "all-types.h"

static void
destroy (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_type (gconstpointer user_data)
{
  GType type = ((TypeFunc) user_data) ();
  GtkWidget *widget = g_object_new (type, NULL);

  g_object_ref_sink (widget);
  destroy (widget);
  g_assert_finalize_object (widget);
}

/* A pane that was filled gives everything back. */
static void
test_filled_pane (void)
{
  GtkWidget *widget = g_object_ref_sink (socle_detail_pane_new ("Empty", "image-missing"));
  SocleDetailPane *pane = SOCLE_DETAIL_PANE (widget);

  for (int i = 0; i < 3; i++)
    {
      GtkListBox *list;

      socle_detail_pane_begin (pane, "Heading", "Subheading");
      socle_detail_pane_add_badge (pane, "Badge", "accent");
      socle_detail_pane_add_text (pane, "<b>Text</b> & more");
      list = socle_detail_pane_add_section (pane, "Section");
      socle_detail_list_add_fact (list, "Fact", "Value");
      socle_detail_list_add_state (list, "image-missing", "State", NULL);
      socle_detail_list_add_item (list, "Item", NULL, "win.show-item", "service:a/b");
      socle_detail_list_add_link (list, "Link", "https://example.org/?a=1&b=2");
    }

  socle_detail_pane_clear (pane);
  g_assert_finalize_object (widget);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (widget_types); i++)
    {
      g_autofree char *path = g_strdup_printf ("/templates/%s", g_type_name (widget_types[i] ()));

      g_test_add_data_func (path, (gconstpointer) widget_types[i], test_type);
    }

  g_test_add_func ("/templates/filled-pane", test_filled_pane);

  return g_test_run ();
}
