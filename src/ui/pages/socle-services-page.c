/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The services of all open catalogues, filtered by SOC type. */

#include "config.h"

#include "socle-services-page.h"

#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-list-pane.h"
#include "socle-result-list.h"
#include "socle-service-columns.h"
#include "socle-service-detail.h"
#include "socle-soc-filter.h"

#include <glib/gi18n.h>

/*
 * The stack of the list:
 *
 *   GtkColumnView
 *     GtkSingleSelection     selection by position
 *       SocleResultList      SocleResult: what is at a position now
 *         SocleLibrary       SocleService, with an index for searching
 *
 * Since rows stay and what they show changes, the selected position is worked out
 * anew from the service that is shown whenever the query changes.
 */
struct _SocleServicesPage
{
  SoclePage parent_instance;

  AdwNavigationSplitView *split_view; /* (unowned): template child */
  SocleListPane *list_pane;           /* (unowned): template child */
  SocleSocFilter *soc_filter;         /* (unowned): template child */
  GtkColumnView *column_view;         /* (unowned): template child */
  AdwNavigationPage *detail_page;     /* (unowned): template child */
  SocleServiceDetail *detail;         /* (unowned): template child */

  SocleServiceColumns *columns;  /* (owned) */
  SocleResultList *results;      /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  SocleLibrary *library;         /* (owned) (nullable): what results shows */
  SocleService *shown;           /* (owned) (nullable) */
  gboolean selecting;            /* while the page moves the selection itself */
};

G_DEFINE_FINAL_TYPE (SocleServicesPage, socle_services_page, SOCLE_TYPE_PAGE)

static SocleMessages *
get_messages (SocleServicesPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static void
select_shown (SocleServicesPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->shown == NULL || !socle_result_list_find (self->results, self->shown, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
show_service (SocleServicesPage *self, SocleService *service)
{
  g_set_object (&self->shown, service);
  socle_service_detail_show (self->detail, service, get_messages (self));
  adw_navigation_page_set_title (self->detail_page, service != NULL
                                                      ? socle_service_get_name (service)
                                                      : _("Service"));
}

static void
update_count (SocleServicesPage *self)
{
  SocleMessages *messages = get_messages (self);
  guint total = socle_result_list_get_total (self->results);
  guint all = socle_search_index_get_n_items (socle_library_get_service_index (self->library));
  g_autofree char *count = socle_messages_format_number (messages, total);
  g_autofree char *of = socle_messages_format_number (messages, all);
  g_autofree char *text =
    total == all
      ? socle_format (ngettext ("{count} service", "{count} services", total), "count", count, NULL)
      : socle_format (ngettext ("{count} of {all} service", "{count} of {all} services", all),
                      "count", count, "all", of, NULL);

  socle_list_pane_set_count_text (self->list_pane, text);
  socle_list_pane_set_state (self->list_pane, all == 0     ? SOCLE_LIST_EMPTY
                                              : total == 0 ? SOCLE_LIST_NO_RESULTS
                                                           : SOCLE_LIST_SHOWN);
}

static void
run_query (SocleServicesPage *self)
{
  SocleSoc soc = socle_soc_filter_get_soc (self->soc_filter);
  SocleQuery query = { 0 };

  query.text = socle_list_pane_get_search_text (self->list_pane);
  query.masks[0] = soc == SOCLE_SOC_ALL ? 0 : soc;
  query.column = socle_service_columns_get_sort (self->columns, &query.descending);

  socle_result_list_set_query (self->results, &query);
  select_shown (self);
  update_count (self);
}

static void
query_changed_cb (SocleServicesPage *self)
{
  /* Nothing to ask yet, or, while the page goes, no longer. */
  if (self->library == NULL)
    return;

  run_query (self);
  socle_list_pane_scroll_to_top (self->list_pane);
}

static void
show_all_cb (SocleServicesPage *self)
{
  socle_list_pane_clear_search (self->list_pane);
  socle_soc_filter_set_soc (self->soc_filter, SOCLE_SOC_ALL);
}

static SocleService *
get_service_at (SocleServicesPage *self, guint position)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  return result != NULL ? socle_result_get_item (result) : NULL;
}

static void
selected_changed_cb (SocleServicesPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting && position != GTK_INVALID_LIST_POSITION)
    show_service (self, get_service_at (self, position));
}

static void
row_activated_cb (GtkColumnView *column_view, guint position, SocleServicesPage *self)
{
  show_service (self, get_service_at (self, position));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Where there is room for a detail pane, it is not left empty. */
static void
show_first (SocleServicesPage *self)
{
  if (self->shown == NULL && !socle_page_get_compact (SOCLE_PAGE (self)))
    show_service (self, get_service_at (self, 0));
}

/* A row that was not chosen is not marked where its details do not show. */
static void
compact_changed_cb (SocleServicesPage *self)
{
  if (!socle_page_get_compact (SOCLE_PAGE (self)))
    show_first (self);
  else if (!adw_navigation_split_view_get_show_content (self->split_view))
    show_service (self, NULL);

  select_shown (self);
}

static void
socle_services_page_update (SoclePage *page)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (self->list_pane,
                                 loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
      return;
    }

  if (self->library != library)
    {
      /* Rows that go may still show what the library before has. */
      g_autoptr (SocleLibrary) before = g_steal_pointer (&self->library);
      /* The same service of a library that was read anew is another object. */
      g_autofree char *target =
        self->shown != NULL ? socle_item_target_new (G_OBJECT (self->shown)) : NULL;

      self->library = g_object_ref (library);
      socle_service_columns_set_library (self->columns, library, get_messages (self));
      socle_result_list_set_contents (self->results, socle_library_get_services (library),
                                      socle_library_get_service_index (library));
      run_query (self);
      show_service (self, target != NULL ? (gpointer) socle_item_target_find (target, library) : NULL);
      show_first (self);
      select_shown (self);
    }
}

static gboolean
socle_services_page_show_item (SoclePage *page, GObject *item)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);
  guint position;

  if (!SOCLE_IS_SERVICE (item))
    return FALSE;

  show_service (self, SOCLE_SERVICE (item));
  if (!socle_result_list_find (self->results, item, &position))
    show_all_cb (self);
  select_shown (self);

  if (socle_result_list_find (self->results, item, &position))
    gtk_column_view_scroll_to (self->column_view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  return TRUE;
}

static void
socle_services_page_start_search (SoclePage *page)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  socle_list_pane_start_search (self->list_pane);
}

static void
socle_services_page_set_soc (SoclePage *page, SocleSoc soc)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  socle_soc_filter_set_soc (self->soc_filter, soc);
}

static void
socle_services_page_constructed (GObject *object)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (object);
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));

  if (settings != NULL)
    {
      socle_soc_filter_bind_setting (self->soc_filter, settings, "services-soc");
      socle_service_columns_bind_settings (self->columns, settings);
    }

  g_object_bind_property (self, "narrow", self->columns, "narrow", G_BINDING_SYNC_CREATE);

  g_signal_connect (self, "notify::compact", G_CALLBACK (compact_changed_cb), NULL);

  G_OBJECT_CLASS (socle_services_page_parent_class)->constructed (object);
}

static void
socle_services_page_dispose (GObject *object)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (object);

  g_clear_object (&self->library);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_SERVICES_PAGE);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->results);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (socle_services_page_parent_class)->dispose (object);
}

static void
socle_services_page_class_init (SocleServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SoclePageClass *page_class = SOCLE_PAGE_CLASS (klass);

  object_class->constructed = socle_services_page_constructed;
  object_class->dispose = socle_services_page_dispose;

  page_class->update = socle_services_page_update;
  page_class->show_item = socle_services_page_show_item;
  page_class->start_search = socle_services_page_start_search;
  page_class->set_soc = socle_services_page_set_soc;

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  g_type_ensure (SOCLE_TYPE_SERVICE_DETAIL);
  g_type_ensure (SOCLE_TYPE_SOC_FILTER);

  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/pages/socle-services-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, soc_filter);
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, detail_page);
  gtk_widget_class_bind_template_child (widget_class, SocleServicesPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_services_page_init (SocleServicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->results = socle_result_list_new ();
  g_signal_connect_object (self->results, "notify::complete", G_CALLBACK (select_shown), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->results)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->columns = socle_service_columns_new (self->column_view);
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
}
