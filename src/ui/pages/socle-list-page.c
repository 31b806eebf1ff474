/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of services and of reports have in common. */

#include "config.h"

#include "socle-list-page.h"

#include "socle-item-target.h"
#include "socle-list-pane.h"
#include "socle-soc-filter.h"

/*
 * The stack of the list:
 *
 *   GtkColumnView or GtkListView
 *     GtkSingleSelection     selection by position
 *       SocleResultList      SocleResult: what is at a position now
 *         SocleLibrary       services or reports, with an index for searching
 *
 * Since rows stay and what they show changes, the selected position is worked out
 * anew from the item that is shown whenever the query changes.
 *
 * Each page has its own interface file. The widgets that are found in all of them,
 * by these names, are of this class.
 */
typedef struct
{
  AdwNavigationSplitView *split_view; /* (unowned): template child */
  SocleListPane *list_pane;           /* (unowned): template child */
  SocleSocFilter *soc_filter;         /* (unowned): template child */
  GtkWidget *view;                    /* (unowned): template child */
  AdwNavigationPage *detail_page;     /* (unowned): template child */

  SocleResultList *results;      /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  SocleLibrary *library;         /* (owned) (nullable): what results shows */
  GObject *shown;                /* (owned) (nullable) */
  gboolean selecting;            /* while the page moves the selection itself */
  gboolean first_is_due;         /* once the list has grown */
} SocleListPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SocleListPage, socle_list_page, SOCLE_TYPE_PAGE)

static const char *const child_names[] = { "split_view", "list_pane", "soc_filter", "view",
                                           "detail_page" };

static void
select_shown (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  guint position = GTK_INVALID_LIST_POSITION;

  if (priv->shown == NULL || !socle_result_list_find (priv->results, priv->shown, &position))
    position = GTK_INVALID_LIST_POSITION;

  priv->selecting = TRUE;
  gtk_single_selection_set_selected (priv->selection, position);
  priv->selecting = FALSE;
}

static void
show_item (SocleListPage *self, gpointer item)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  const char *title;

  g_set_object (&priv->shown, item);
  title = SOCLE_LIST_PAGE_GET_CLASS (self)->show_details (self, item);
  adw_navigation_page_set_title (priv->detail_page, title);
}

static void
update_count (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  SocleListPageClass *klass = SOCLE_LIST_PAGE_GET_CLASS (self);
  guint total = socle_result_list_get_total (priv->results);
  guint all = socle_search_index_get_n_items (klass->get_index (priv->library));

  socle_list_pane_show_count (priv->list_pane, socle_list_page_get_messages (self), total, all,
                              klass->get_count_sentence (total, all));
}

static void
run_query (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  SocleSoc soc = socle_soc_filter_get_soc (priv->soc_filter);
  SocleQuery query = { 0 };

  query.text = socle_list_pane_get_search_text (priv->list_pane);
  query.masks[0] = soc == SOCLE_SOC_ALL ? 0 : soc;
  SOCLE_LIST_PAGE_GET_CLASS (self)->fill_query (self, &query);

  socle_result_list_set_query (priv->results, &query);
  g_clear_pointer (&query.only, g_bytes_unref);
  select_shown (self);
  update_count (self);
}

static void
show_all_cb (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  SocleListPageClass *klass = SOCLE_LIST_PAGE_GET_CLASS (self);

  socle_list_pane_clear_search (priv->list_pane);
  socle_soc_filter_set_soc (priv->soc_filter, SOCLE_SOC_ALL);
  if (klass->clear_filters != NULL)
    klass->clear_filters (self);
}

static gpointer
get_item_at (SocleListPage *self, guint position)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (priv->results), position);

  return result != NULL ? socle_result_get_item (result) : NULL;
}

static void
selected_changed_cb (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  gpointer item = get_item_at (self, gtk_single_selection_get_selected (priv->selection));

  /* Keys may reach a place that is about to go. */
  if (!priv->selecting && item != NULL)
    show_item (self, item);
}

static void
row_activated_cb (GtkWidget *view, guint position, SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  show_item (self, get_item_at (self, position));
  adw_navigation_split_view_set_show_content (priv->split_view, TRUE);
}

/* Where there is room for a detail pane, it is not left empty. */
static void
show_first (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  priv->first_is_due = FALSE;
  if (priv->shown == NULL && !socle_page_get_compact (SOCLE_PAGE (self)))
    show_item (self, get_item_at (self, 0));
}

/* All rows are there, and the selection of a place is to be that of the item again. */
static void
complete_changed_cb (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  if (!socle_result_list_get_complete (priv->results))
    return;

  if (priv->first_is_due)
    show_first (self);
  select_shown (self);
}

/* A row that was not chosen is not marked where its details do not show. */
static void
compact_changed_cb (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  if (!socle_page_get_compact (SOCLE_PAGE (self)))
    show_first (self);
  else if (!adw_navigation_split_view_get_show_content (priv->split_view))
    show_item (self, NULL);

  select_shown (self);
}

static void
take_library (SocleListPage *self, SocleLibrary *library)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  SocleListPageClass *klass = SOCLE_LIST_PAGE_GET_CLASS (self);
  /* Rows that go may still show what the library before has. */
  g_autoptr (SocleLibrary) before = g_steal_pointer (&priv->library);
  /* The same item of a library that was read anew is another object. */
  g_autofree char *target = priv->shown != NULL ? socle_item_target_new (priv->shown) : NULL;

  priv->library = g_object_ref (library);
  if (klass->library_changed != NULL)
    klass->library_changed (self, library);
  socle_result_list_set_contents (priv->results, klass->get_items (library),
                                  klass->get_index (library));
  run_query (self);
  if (before == NULL)
    socle_list_pane_scroll_to_top (priv->list_pane);
  show_item (self, target != NULL ? socle_item_target_find (target, library) : NULL);

  /* Making many rows and the details together is more than a frame holds. */
  priv->first_is_due = TRUE;
  complete_changed_cb (self);
}

static void
socle_list_page_update (SoclePage *page)
{
  SocleListPage *self = SOCLE_LIST_PAGE (page);
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  SocleLibrary *library = socle_page_get_library (page);

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (priv->list_pane, loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
    }
  else if (library != priv->library)
    take_library (self, library);
}

static void
scroll_to (GtkWidget *view, guint position)
{
  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
socle_list_page_show_item (SoclePage *page, GObject *item)
{
  SocleListPage *self = SOCLE_LIST_PAGE (page);
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  guint position;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (item, SOCLE_LIST_PAGE_GET_CLASS (self)->get_item_type ()))
    return FALSE;

  show_item (self, item);
  if (!socle_result_list_find (priv->results, item, &position))
    show_all_cb (self);
  select_shown (self);

  if (socle_result_list_find (priv->results, item, &position))
    scroll_to (priv->view, position);
  adw_navigation_split_view_set_show_content (priv->split_view, TRUE);

  return TRUE;
}

static void
socle_list_page_start_search (SoclePage *page)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (SOCLE_LIST_PAGE (page));

  adw_navigation_split_view_set_show_content (priv->split_view, FALSE);
  socle_list_pane_start_search (priv->list_pane);
}

static void
socle_list_page_search (SoclePage *page, const char *text)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (SOCLE_LIST_PAGE (page));

  adw_navigation_split_view_set_show_content (priv->split_view, FALSE);
  socle_list_pane_search (priv->list_pane, text);
}

static void
socle_list_page_set_soc (SoclePage *page, SocleSoc soc)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (SOCLE_LIST_PAGE (page));

  adw_navigation_split_view_set_show_content (priv->split_view, FALSE);
  socle_soc_filter_set_soc (priv->soc_filter, soc);
}

static void
socle_list_page_constructed (GObject *object)
{
  SocleListPage *self = SOCLE_LIST_PAGE (object);
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));

  if (settings != NULL)
    socle_soc_filter_bind_setting (priv->soc_filter, settings,
                                   SOCLE_LIST_PAGE_GET_CLASS (self)->soc_setting);

  g_signal_connect (self, "notify::compact", G_CALLBACK (compact_changed_cb), NULL);

  G_OBJECT_CLASS (socle_list_page_parent_class)->constructed (object);
}

static void
socle_list_page_dispose (GObject *object)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (SOCLE_LIST_PAGE (object));

  g_clear_object (&priv->library);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  g_clear_object (&priv->selection);
  g_clear_object (&priv->results);
  g_clear_object (&priv->shown);

  G_OBJECT_CLASS (socle_list_page_parent_class)->dispose (object);
}

static void
socle_list_page_class_init (SocleListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SoclePageClass *page_class = SOCLE_PAGE_CLASS (klass);

  object_class->constructed = socle_list_page_constructed;
  object_class->dispose = socle_list_page_dispose;

  page_class->update = socle_list_page_update;
  page_class->show_item = socle_list_page_show_item;
  page_class->start_search = socle_list_page_start_search;
  page_class->search = socle_list_page_search;
  page_class->set_soc = socle_list_page_set_soc;

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  g_type_ensure (SOCLE_TYPE_SOC_FILTER);
}

static void
socle_list_page_init (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  priv->results = socle_result_list_new ();
  g_signal_connect_object (priv->results, "notify::complete", G_CALLBACK (complete_changed_cb),
                           self, G_CONNECT_SWAPPED);

  priv->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (priv->results)));
  gtk_single_selection_set_autoselect (priv->selection, FALSE);
  gtk_single_selection_set_can_unselect (priv->selection, TRUE);
  g_signal_connect_object (priv->selection, "notify::selected", G_CALLBACK (selected_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* Takes the interface file of a page, which has the children that all of them have
 * and may use the callbacks query_changed_cb, show_all_cb and row_activated_cb. To be
 * called first of all that is done with the template. */
void
socle_list_page_class_bind_template (SocleListPageClass *klass, const char *resource)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, resource);
  for (guint i = 0; i < G_N_ELEMENTS (child_names); i++)
    gtk_widget_class_bind_template_child_full (widget_class, child_names[i], FALSE, 0);
  gtk_widget_class_bind_template_callback_full (widget_class, "query_changed_cb",
                                                G_CALLBACK (socle_list_page_query_changed));
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static gpointer
get_child (SocleListPage *self, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), G_OBJECT_TYPE (self), name);
}

/* To be called by a page in place of gtk_widget_init_template(). */
void
socle_list_page_init_template (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));

  priv->split_view = get_child (self, "split_view");
  priv->list_pane = get_child (self, "list_pane");
  priv->soc_filter = get_child (self, "soc_filter");
  priv->view = get_child (self, "view");
  priv->detail_page = get_child (self, "detail_page");
  g_object_set (priv->view, "model", priv->selection, NULL);

  /* A view whose rows take a single click selects what the pointer is over. Where the details
   * stand beside it they would follow the pointer, and a click selects just as well there. */
  g_object_bind_property (self, "compact", priv->view, "single-click-activate",
                          G_BINDING_SYNC_CREATE);
}

SocleMessages *
socle_list_page_get_messages (SocleListPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

SocleResultList *
socle_list_page_get_results (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  return priv->results;
}

/* The view of the list: a GtkColumnView or GtkListView, as the interface file has it. */
GtkWidget *
socle_list_page_get_view (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  return priv->view;
}

/* Asks again, since a filter or the order is another one. */
void
socle_list_page_query_changed (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  /* Nothing to ask yet, or, while the page goes, no longer. */
  if (priv->library == NULL)
    return;

  /* First, since a view that is far down would lose all of its rows when the list gets
   * short; those that move to the top are only bound anew. */
  socle_list_pane_scroll_to_top (priv->list_pane);
  run_query (self);
}

/* Shows the items anew, since what is recorded of them is different now; which of them are
 * found may depend on that. The list stays where it is. */
void
socle_list_page_items_changed (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  if (priv->library == NULL)
    return;

  run_query (self);
  socle_result_list_refresh (priv->results);
}

/* The kind of report that is filtered by. */
SocleSoc
socle_list_page_get_soc (SocleListPage *self)
{
  SocleListPagePrivate *priv = socle_list_page_get_instance_private (self);

  return socle_soc_filter_get_soc (priv->soc_filter);
}
