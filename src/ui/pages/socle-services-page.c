/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The services of all open catalogues, filtered by SOC type. */

#include "config.h"

#include "socle-services-page.h"

#include "socle-service-columns.h"
#include "socle-service-detail.h"

#include <glib/gi18n.h>

struct _SocleServicesPage
{
  SocleListPage parent_instance;

  SocleServiceDetail *detail;        /* (unowned): template child */
  GtkToggleButton *in_use_button;    /* (unowned): template child */
  GtkToggleButton *uncovered_button; /* (unowned): template child */

  SocleServiceColumns *columns; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SocleServicesPage, socle_services_page, SOCLE_TYPE_LIST_PAGE)

static void
socle_services_page_library_changed (SocleListPage *page, SocleLibrary *library)
{
  socle_service_columns_set_library (SOCLE_SERVICES_PAGE (page)->columns, library,
                                     socle_page_get_session (SOCLE_PAGE (page)));
}

/* The services that the filters leave, as a byte for each. */
static GBytes *
find_only (SocleListPage *page, gboolean in_use, SocleSoc missing)
{
  SocleSession *session = socle_page_get_session (SOCLE_PAGE (page));
  SocleHoldings *holdings = socle_recorder_get_holdings (socle_session_get_recorder (session));
  SocleLibrary *library = socle_session_get_library (session);
  SocleSearchIndex *index = socle_library_get_service_index (library);
  GListModel *services = socle_library_get_services (library);
  guint n_services = socle_search_index_get_n_items (index);
  guint8 *only = g_new0 (guint8, n_services);

  for (guint i = 0; i < n_services; i++)
    {
      gboolean wanted = (socle_search_index_get_mask (index, i) & missing) != missing;

      if (missing == SOCLE_SOC_NONE)
        wanted = TRUE;
      if (wanted && in_use)
        {
          g_autoptr (SocleService) service = g_list_model_get_item (services, i);

          wanted = holdings != NULL && socle_holdings_is_in_use (holdings, service);
        }
      only[i] = wanted;
    }

  return g_bytes_new_take (only, n_services);
}

static void
socle_services_page_fill_query (SocleListPage *page, SocleQuery *query)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);
  gboolean in_use = gtk_toggle_button_get_active (self->in_use_button);
  gboolean uncovered = gtk_toggle_button_get_active (self->uncovered_button);

  query->column = socle_service_columns_get_sort (self->columns, &query->descending);
  /* Not covered is turned round what the SOC filter says: of all kinds, at least one. */
  if (uncovered)
    query->masks[0] = 0;
  if (in_use || uncovered)
    query->only =
      find_only (page, in_use, uncovered ? socle_list_page_get_soc (page) : SOCLE_SOC_NONE);
}

static void
socle_services_page_clear_filters (SocleListPage *page)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (page);

  gtk_toggle_button_set_active (self->in_use_button, FALSE);
  gtk_toggle_button_set_active (self->uncovered_button, FALSE);
}

static const char *
socle_services_page_get_count_sentence (guint total, guint all)
{
  return total == all ? ngettext ("{count} service", "{count} services", total)
                      : ngettext ("{count} of {all} service", "{count} of {all} services", all);
}

static const char *
socle_services_page_show_details (SocleListPage *page, gpointer item)
{
  socle_service_detail_show (SOCLE_SERVICES_PAGE (page)->detail, item,
                             socle_page_get_session (SOCLE_PAGE (page)));

  return item != NULL ? socle_service_get_name (item) : _ ("Service");
}

static void
socle_services_page_constructed (GObject *object)
{
  SocleServicesPage *self = SOCLE_SERVICES_PAGE (object);
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));
  SocleSession *session = socle_page_get_session (SOCLE_PAGE (self));

  if (settings != NULL)
    {
      socle_service_columns_bind_settings (self->columns, settings);
      g_settings_bind (settings, "services-in-use", self->in_use_button, "active",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "services-not-covered", self->uncovered_button, "active",
                       G_SETTINGS_BIND_DEFAULT);
    }
  if (session != NULL)
    g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                             G_CALLBACK (socle_list_page_items_changed), self, G_CONNECT_SWAPPED);

  g_object_bind_property (self, "narrow", self->columns, "narrow", G_BINDING_SYNC_CREATE);

  G_OBJECT_CLASS (socle_services_page_parent_class)->constructed (object);
}

static void
socle_services_page_dispose (GObject *object)
{
  /* The columns are what the view's rows are made with, so the view goes first. */
  G_OBJECT_CLASS (socle_services_page_parent_class)->dispose (object);

  g_clear_object (&SOCLE_SERVICES_PAGE (object)->columns);
}

static void
socle_services_page_class_init (SocleServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SocleListPageClass *page_class = SOCLE_LIST_PAGE_CLASS (klass);

  object_class->constructed = socle_services_page_constructed;
  object_class->dispose = socle_services_page_dispose;

  page_class->get_items = socle_library_get_services;
  page_class->get_index = socle_library_get_service_index;
  page_class->get_item_type = socle_service_get_type;
  page_class->soc_setting = "services-soc";
  page_class->library_changed = socle_services_page_library_changed;
  page_class->fill_query = socle_services_page_fill_query;
  page_class->clear_filters = socle_services_page_clear_filters;
  page_class->get_count_sentence = socle_services_page_get_count_sentence;
  page_class->show_details = socle_services_page_show_details;

  g_type_ensure (SOCLE_TYPE_SERVICE_DETAIL);
  socle_list_page_class_bind_template (page_class,
                                       SOCLE_RESOURCE_PATH "/ui/pages/socle-services-page.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), SocleServicesPage, detail);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), SocleServicesPage, in_use_button);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), SocleServicesPage,
                                        uncovered_button);
}

static void
socle_services_page_init (SocleServicesPage *self)
{
  GtkWidget *view;

  socle_list_page_init_template (SOCLE_LIST_PAGE (self));

  view = socle_list_page_get_view (SOCLE_LIST_PAGE (self));
  self->columns = socle_service_columns_new (GTK_COLUMN_VIEW (view));
  g_signal_connect_object (self->columns, "sort-changed",
                           G_CALLBACK (socle_list_page_query_changed), self, G_CONNECT_SWAPPED);
}
