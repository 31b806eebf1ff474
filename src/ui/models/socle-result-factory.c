/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Factories for rows that show the results of a query. */

#include "config.h"

#include "socle-result-factory.h"

#include "socle-result.h"

/*
 * The rows of a SocleResultList stay and what they show changes, so a bound row
 * follows its SocleResult until it is unbound. A row whose place has nothing is about
 * to go, and is hidden until then.
 */
typedef struct
{
  SocleCellSetup setup;   /* (nullable) */
  SocleCellUpdate update; /* (nullable) */
  SocleLabelFunc label;   /* (nullable) */
  gpointer user_data;     /* (unowned) */
} Recipe;

static SocleResult *
get_result (GObject *row)
{
  return GTK_IS_LIST_ITEM (row) ? gtk_list_item_get_item (GTK_LIST_ITEM (row))
                                : gtk_column_view_row_get_item (GTK_COLUMN_VIEW_ROW (row));
}

/* Shows the row that a cell is in, or hides it. The row is of a private class of GTK,
 * so that its CSS name is what tells it. */
static void
show_row_of (GtkWidget *cell, gboolean show)
{
  GtkWidget *row = cell;

  while (row != NULL && !g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);

  if (row != NULL)
    gtk_widget_set_visible (row, show);
}

static void
update_row (GObject *row)
{
  const Recipe *recipe = g_object_get_data (row, "socle-recipe");
  SocleResult *result = get_result (row);
  gpointer item = result != NULL ? socle_result_get_item (result) : NULL;

  if (GTK_IS_LIST_ITEM (row))
    show_row_of (gtk_list_item_get_child (GTK_LIST_ITEM (row)), item != NULL);

  if (item == NULL)
    return;

  if (recipe->update != NULL)
    recipe->update (gtk_list_item_get_child (GTK_LIST_ITEM (row)), item, recipe->user_data);

  if (recipe->label != NULL)
    {
      g_autofree char *label = recipe->label (item, recipe->user_data);

      g_object_set (row, "accessible-label", label, NULL);
    }
}

static void
item_changed_cb (SocleResult *result, GParamSpec *pspec, GObject *row)
{
  update_row (row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GObject *row, const Recipe *recipe)
{
  g_object_set_data (row, "socle-recipe", (gpointer) recipe);
  if (recipe->setup != NULL)
    gtk_list_item_set_child (GTK_LIST_ITEM (row), recipe->setup (recipe->user_data));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GObject *row, const Recipe *recipe)
{
  g_signal_connect_object (get_result (row), "notify::item", G_CALLBACK (item_changed_cb), row,
                           G_CONNECT_DEFAULT);
  update_row (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GObject *row, const Recipe *recipe)
{
  g_signal_handlers_disconnect_by_func (get_result (row), item_changed_cb, row);
}

static GtkListItemFactory *
create_factory (const Recipe *recipe)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Recipe *kept = g_memdup2 (recipe, sizeof *recipe);

  g_object_set_data_full (G_OBJECT (factory), "socle-recipe", kept, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), kept);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), kept);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), kept);

  return factory;
}

/* A factory of cells or rows. label may be NULL for the cells of a column view,
 * whose rows speak for them. */
GtkListItemFactory *
socle_result_factory_new (SocleCellSetup setup,
                          SocleCellUpdate update,
                          SocleLabelFunc label,
                          gpointer user_data)
{
  const Recipe recipe = { setup, update, label, user_data };

  return create_factory (&recipe);
}

/* A factory of the rows of a column view, for what screen readers say of them. */
GtkListItemFactory *
socle_result_row_factory_new (SocleLabelFunc label, gpointer user_data)
{
  const Recipe recipe = { NULL, NULL, label, user_data };

  return create_factory (&recipe);
}
