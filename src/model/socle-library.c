/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogues that are open together. */

#include "config.h"

#include "socle-library.h"

#include "socle-array-list.h"
#include "socle-library-index.h"

#include <string.h>

/*
 * A SocleLibrary keeps any number of catalogues and offers what they hold as if it
 * were one: the services, reports and links of all of them in one list each, in
 * the order of the catalogues, with an index to search and sort the first two.
 * Position n of an index is position n of its list.
 *
 * It is made whole and never changes. When files change, a new library takes its
 * place. It may be made on one thread and used on others.
 *
 * Links are looked through far less often than services and reports, and there may
 * be more of them, so their index is made when it is first asked for.
 */
struct _SocleLibrary
{
  GObject parent_instance;

  SocleArrayList *catalogues; /* (owned) of SocleCatalogue */
  SocleArrayList *services;   /* (owned) of SocleService */
  SocleArrayList *reports;    /* (owned) of SocleReport */
  SocleArrayList *links;      /* (owned) of SoclePortalLink */

  SocleSearchIndex *service_index; /* (owned) */
  SocleSearchIndex *report_index;  /* (owned) */

  GMutex link_index_lock;
  SocleSearchIndex *link_index; /* (owned) (nullable): until it is first asked for */

  guint n_providers;
};

/* Fewer are indexed before a thread has started. */
#define MIN_REPORTS_FOR_HELP 1000

typedef enum
{
  PROP_CATALOGUES = 1,
  PROP_SERVICES,
  PROP_REPORTS,
  PROP_LINKS,
  PROP_SERVICE_INDEX,
  PROP_REPORT_INDEX,
  PROP_N_PROVIDERS,
} SocleLibraryProperty;

static GParamSpec *props[PROP_N_PROVIDERS + 1];

G_DEFINE_FINAL_TYPE (SocleLibrary, socle_library, G_TYPE_OBJECT)

static void
append_items (SocleArrayList *list, GListModel *items)
{
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    socle_array_list_add (list, g_list_model_get_item (items, i));
}

static guint
count_providers (GPtrArray *catalogues)
{
  g_autoptr (GHashTable) providers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < catalogues->len; i++)
    {
      SocleCatalogue *catalogue = g_ptr_array_index (catalogues, i);

      g_hash_table_add (providers, (gpointer) socle_catalogue_get_provider (catalogue));
    }

  return g_hash_table_size (providers);
}

static gpointer
index_reports (gpointer reports)
{
  return socle_library_index_reports (reports);
}

/* The two indexes have nothing to do with each other, and cost about the same. */
static void
make_indexes (SocleLibrary *self)
{
  GPtrArray *services = socle_array_list_get_items (self->services);
  GPtrArray *reports = socle_array_list_get_items (self->reports);
  GThread *helper = NULL;

  if (reports->len >= MIN_REPORTS_FOR_HELP)
    helper = g_thread_try_new ("socle-indexer", index_reports, reports, NULL);

  self->service_index = socle_library_index_services (services);
  self->report_index = helper != NULL ? g_thread_join (helper) : index_reports (reports);
}

/* What comes after "catalogue-id/" in @id, if @catalogue has that id; @id itself if
 * it names no catalogue; else %NULL. */
static const char *
strip_catalogue (SocleCatalogue *catalogue, const char *id)
{
  const char *slash = strchr (id, '/');
  const char *catalogue_id = socle_catalogue_get_id (catalogue);
  gsize length;

  if (slash == NULL)
    return id;

  length = (gsize) (slash - id);
  if (strlen (catalogue_id) != length || memcmp (catalogue_id, id, length) != 0)
    return NULL;

  return slash + 1;
}

static void
socle_library_finalize (GObject *object)
{
  SocleLibrary *self = SOCLE_LIBRARY (object);

  g_clear_object (&self->service_index);
  g_clear_object (&self->report_index);
  g_clear_object (&self->link_index);
  g_mutex_clear (&self->link_index_lock);
  g_clear_object (&self->links);
  g_clear_object (&self->reports);
  g_clear_object (&self->services);
  g_clear_object (&self->catalogues);

  G_OBJECT_CLASS (socle_library_parent_class)->finalize (object);
}

static void
socle_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleLibrary *self = SOCLE_LIBRARY (object);

  switch ((SocleLibraryProperty) prop_id)
    {
    case PROP_CATALOGUES:
      g_value_set_object (value, self->catalogues);
      break;
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_REPORTS:
      g_value_set_object (value, self->reports);
      break;
    case PROP_LINKS:
      g_value_set_object (value, self->links);
      break;
    case PROP_SERVICE_INDEX:
      g_value_set_object (value, self->service_index);
      break;
    case PROP_REPORT_INDEX:
      g_value_set_object (value, self->report_index);
      break;
    case PROP_N_PROVIDERS:
      g_value_set_uint (value, self->n_providers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
make_object_property (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
socle_library_class_init (SocleLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_library_finalize;
  object_class->get_property = socle_library_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_CATALOGUES] = make_object_property ("catalogues", G_TYPE_LIST_MODEL);
  props[PROP_SERVICES] = make_object_property ("services", G_TYPE_LIST_MODEL);
  props[PROP_REPORTS] = make_object_property ("reports", G_TYPE_LIST_MODEL);
  props[PROP_LINKS] = make_object_property ("links", G_TYPE_LIST_MODEL);
  props[PROP_SERVICE_INDEX] = make_object_property ("service-index", SOCLE_TYPE_SEARCH_INDEX);
  props[PROP_REPORT_INDEX] = make_object_property ("report-index", SOCLE_TYPE_SEARCH_INDEX);
  props[PROP_N_PROVIDERS] = g_param_spec_uint ("n-providers", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_library_init (SocleLibrary *self)
{
  g_mutex_init (&self->link_index_lock);
  self->catalogues = socle_array_list_new (SOCLE_TYPE_CATALOGUE);
  self->services = socle_array_list_new (SOCLE_TYPE_SERVICE);
  self->reports = socle_array_list_new (SOCLE_TYPE_REPORT);
  self->links = socle_array_list_new (SOCLE_TYPE_PORTAL_LINK);
}

/**
 * socle_library_new:
 * @catalogues: (element-type SocleCatalogue): the catalogues, in the order in which
 *   they are shown; no two with the same identifier
 *
 * Gathers catalogues and makes the indexes of their services and reports.
 *
 * Returns: (transfer full): a new library, which keeps a reference on each catalogue
 */
SocleLibrary *
socle_library_new (GPtrArray *catalogues)
{
  SocleLibrary *self;

  g_return_val_if_fail (catalogues != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_LIBRARY, NULL);

  for (guint i = 0; i < catalogues->len; i++)
    {
      SocleCatalogue *catalogue = g_ptr_array_index (catalogues, i);

      socle_array_list_add (self->catalogues, g_object_ref (catalogue));
      append_items (self->services, socle_catalogue_get_services (catalogue));
      append_items (self->reports, socle_catalogue_get_reports (catalogue));
      append_items (self->links, socle_catalogue_get_links (catalogue));
    }

  self->n_providers = count_providers (catalogues);
  make_indexes (self);

  return self;
}

/**
 * socle_library_get_catalogues:
 * @self: a library
 *
 * Returns: (transfer none): a list of #SocleCatalogue: the catalogues that are open
 */
GListModel *
socle_library_get_catalogues (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->catalogues);
}

/**
 * socle_library_get_services:
 * @self: a library
 *
 * Returns: (transfer none): a list of #SocleService: the services of all catalogues
 */
GListModel *
socle_library_get_services (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->services);
}

/**
 * socle_library_get_reports:
 * @self: a library
 *
 * Returns: (transfer none): a list of #SocleReport: the reports of all catalogues
 */
GListModel *
socle_library_get_reports (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->reports);
}

/**
 * socle_library_get_links:
 * @self: a library
 *
 * Returns: (transfer none): a list of #SoclePortalLink: the links of all catalogues;
 *   an address that two catalogues have is there twice
 */
GListModel *
socle_library_get_links (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->links);
}

/**
 * socle_library_get_n_providers:
 * @self: a library
 *
 * Returns: from how many providers the catalogues are
 */
guint
socle_library_get_n_providers (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), 0);

  return self->n_providers;
}

/**
 * socle_library_get_service_index:
 * @self: a library
 *
 * Returns: (transfer none): the index of the services, with the columns of
 *   #SocleServiceColumn; their masks are their scopes
 */
SocleSearchIndex *
socle_library_get_service_index (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return self->service_index;
}

/**
 * socle_library_get_report_index:
 * @self: a library
 *
 * Returns: (transfer none): the index of the reports, with the columns of
 *   #SocleReportColumn; their masks are their SOC bit and their SOCLE_MASK_TYPE() bit
 */
SocleSearchIndex *
socle_library_get_report_index (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  return self->report_index;
}

/**
 * socle_library_get_link_index:
 * @self: a library
 *
 * Makes the index when it is called first; with many catalogues that takes long
 * enough to be left to a thread. Any number of threads may call this at once.
 *
 * Returns: (transfer none): the index of the links, in published order; their masks
 *   are 0
 */
SocleSearchIndex *
socle_library_get_link_index (SocleLibrary *self)
{
  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);

  g_mutex_lock (&self->link_index_lock);
  if (self->link_index == NULL)
    self->link_index = socle_library_index_links (socle_array_list_get_items (self->links));
  g_mutex_unlock (&self->link_index_lock);

  return self->link_index;
}

/**
 * socle_library_find_service:
 * @self: a library
 * @id: the identifier of a service, or "catalogue/service"
 *
 * Returns: (transfer none) (nullable): the service with that identifier, of the first
 *   catalogue that has one
 */
SocleService *
socle_library_find_service (SocleLibrary *self, const char *id)
{
  GPtrArray *catalogues;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  catalogues = socle_array_list_get_items (self->catalogues);
  for (guint i = 0; i < catalogues->len; i++)
    {
      SocleCatalogue *catalogue = g_ptr_array_index (catalogues, i);
      const char *own_id = strip_catalogue (catalogue, id);
      SocleService *service =
        own_id != NULL ? socle_catalogue_find_service (catalogue, own_id) : NULL;

      if (service != NULL)
        return service;
    }

  return NULL;
}

/**
 * socle_library_find_report:
 * @self: a library
 * @id: the identifier of a report, or "catalogue/report"
 *
 * Returns: (transfer none) (nullable): the report with that identifier, of the first
 *   catalogue that has one
 */
SocleReport *
socle_library_find_report (SocleLibrary *self, const char *id)
{
  GPtrArray *catalogues;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  catalogues = socle_array_list_get_items (self->catalogues);
  for (guint i = 0; i < catalogues->len; i++)
    {
      SocleCatalogue *catalogue = g_ptr_array_index (catalogues, i);
      const char *own_id = strip_catalogue (catalogue, id);
      SocleReport *report = own_id != NULL ? socle_catalogue_find_report (catalogue, own_id) : NULL;

      if (report != NULL)
        return report;
    }

  return NULL;
}
