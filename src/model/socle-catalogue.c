/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one provider published, as of one date. */

#include "config.h"

#include "socle-catalogue.h"

#include "socle-audit-cycle-private.h"
#include "socle-catalogue-private.h"
#include "socle-model-enums.h"
#include "socle-report-private.h"
#include "socle-service-private.h"

/*
 * A SocleCatalogue owns the services, cycles, reports, questions and links of one
 * provider's file. It is a dated record: filled in by the reader, then never
 * changed, so it may be read from any thread. A newer record is another
 * catalogue.
 */

typedef enum
{
  PROP_ID = 1,
  PROP_PROVIDER,
  PROP_TITLE,
  PROP_SERVICES,
  PROP_REPORTS,
} SocleCatalogueProperty;

static GParamSpec *props[PROP_REPORTS + 1];

G_DEFINE_FINAL_TYPE (SocleCatalogue, socle_catalogue, G_TYPE_OBJECT)

/* Services and reports may be kept by others for longer than their catalogue. */
static void
disconnect_items (SocleCatalogue *self)
{
  GPtrArray *services = socle_array_list_get_items (self->services);
  GPtrArray *reports = socle_array_list_get_items (self->reports);
  GPtrArray *cycles = socle_array_list_get_items (self->cycles);

  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);

      service->catalogue = NULL;
      service->cycle = NULL;
      g_clear_pointer (&service->reports, g_ptr_array_unref);
    }

  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);

      report->catalogue = NULL;
      report->cycle = NULL;
    }

  for (guint i = 0; i < cycles->len; i++)
    {
      SocleAuditCycle *cycle = g_ptr_array_index (cycles, i);

      g_ptr_array_set_size (cycle->reports, 0);
    }
}

static void
clear_source (SocleSource *source)
{
  g_clear_pointer (&source->title, g_free);
  g_clear_pointer (&source->url, g_free);
  g_clear_pointer (&source->locale, g_free);
  g_clear_pointer (&source->revision, g_free);
  g_clear_pointer (&source->sha256, g_free);
}

static void
socle_catalogue_finalize (GObject *object)
{
  SocleCatalogue *self = SOCLE_CATALOGUE (object);

  disconnect_items (self);
  clear_source (&self->source);
  g_free (self->id);
  g_free (self->provider);
  g_free (self->file);
  g_clear_pointer (&self->title, socle_text_unref);
  for (int i = 0; i < SOCLE_N_SOCS; i++)
    g_clear_pointer (&self->standards[i], g_strfreev);
  g_clear_object (&self->links);
  g_clear_object (&self->guide);
  g_clear_object (&self->questions);
  g_clear_object (&self->reports);
  g_clear_object (&self->cycles);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (socle_catalogue_parent_class)->finalize (object);
}

static void
socle_catalogue_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleCatalogue *self = SOCLE_CATALOGUE (object);

  switch ((SocleCatalogueProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, self->provider);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_REPORTS:
      g_value_set_object (value, self->reports);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_catalogue_class_init (SocleCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_catalogue_finalize;
  object_class->get_property = socle_catalogue_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROVIDER] =
    g_param_spec_string ("provider", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, SOCLE_TYPE_TEXT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, G_TYPE_LIST_MODEL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_REPORTS] = g_param_spec_object ("reports", NULL, NULL, G_TYPE_LIST_MODEL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_catalogue_init (SocleCatalogue *self)
{
  g_date_clear (&self->as_of, 1);
  self->services = socle_array_list_new (SOCLE_TYPE_SERVICE);
  self->cycles = socle_array_list_new (SOCLE_TYPE_AUDIT_CYCLE);
  self->reports = socle_array_list_new (SOCLE_TYPE_REPORT);
  self->questions = socle_array_list_new (SOCLE_TYPE_QUESTION);
  self->guide = socle_array_list_new (SOCLE_TYPE_QUESTION);
  self->links = socle_array_list_new (SOCLE_TYPE_PORTAL_LINK);
}

static void
connect_report (SocleCatalogue *self, SocleReport *report)
{
  report->catalogue = self;
  if (report->cycle != NULL)
    g_ptr_array_add (report->cycle->reports, report);

  for (guint i = 0; i < report->services->len; i++)
    {
      SocleService *service = g_ptr_array_index (report->services, i);

      if (service->reports == NULL)
        service->reports = g_ptr_array_new ();
      g_ptr_array_add (service->reports, report);
    }
}

/**
 * socle_catalogue_connect:
 * @self: a catalogue that has been filled in
 *
 * Makes services know their reports and cycle, and cycles their reports. To be
 * called once, last.
 */
void
socle_catalogue_connect (SocleCatalogue *self)
{
  GPtrArray *services = socle_array_list_get_items (self->services);
  GPtrArray *cycles = socle_array_list_get_items (self->cycles);
  GPtrArray *reports = socle_array_list_get_items (self->reports);

  for (guint i = 0; i < services->len; i++)
    SOCLE_SERVICE (g_ptr_array_index (services, i))->catalogue = self;

  for (guint i = 0; i < reports->len; i++)
    connect_report (self, g_ptr_array_index (reports, i));

  for (guint i = 0; i < cycles->len; i++)
    {
      SocleAuditCycle *cycle = g_ptr_array_index (cycles, i);

      for (guint j = 0; j < cycle->services->len; j++)
        SOCLE_SERVICE (g_ptr_array_index (cycle->services, j))->cycle = cycle;
    }
}

/**
 * socle_catalogue_get_id:
 * @self: a catalogue
 *
 * Returns: (transfer none): its identifier, [a-z0-9-]
 */
const char *
socle_catalogue_get_id (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return self->id;
}

/**
 * socle_catalogue_get_provider:
 * @self: a catalogue
 *
 * Returns: (transfer none): the name of the provider, never translated
 */
const char *
socle_catalogue_get_provider (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return self->provider;
}

/**
 * socle_catalogue_get_title:
 * @self: a catalogue
 *
 * Returns: (transfer none): its title
 */
SocleText *
socle_catalogue_get_title (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return self->title;
}

/**
 * socle_catalogue_get_as_of:
 * @self: a catalogue
 *
 * Returns: (transfer none): the day on which the provider's page said this
 */
const GDate *
socle_catalogue_get_as_of (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return &self->as_of;
}

/**
 * socle_catalogue_get_source:
 * @self: a catalogue
 *
 * Returns: (transfer none): the page that it was made from
 */
const SocleSource *
socle_catalogue_get_source (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return &self->source;
}

/**
 * socle_catalogue_get_file:
 * @self: a catalogue
 *
 * Returns: (transfer none) (nullable): the path it was read from
 */
const char *
socle_catalogue_get_file (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return self->file;
}

/**
 * socle_catalogue_get_standards:
 * @self: a catalogue
 * @soc: one kind of SOC report
 *
 * Returns: (transfer none) (nullable): the standards that the provider is audited
 *   against for @soc; %NULL if not published
 */
const char *const *
socle_catalogue_get_standards (SocleCatalogue *self, SocleSoc soc)
{
  int number = socle_soc_get_number (soc);

  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return number > 0 ? (const char *const *) self->standards[number - 1] : NULL;
}

/**
 * socle_catalogue_get_services:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SocleService: the services, in published order
 */
GListModel *
socle_catalogue_get_services (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->services);
}

/**
 * socle_catalogue_get_cycles:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SocleAuditCycle: the audit cycles
 */
GListModel *
socle_catalogue_get_cycles (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->cycles);
}

/**
 * socle_catalogue_get_reports:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SocleReport: the reports, in published order
 */
GListModel *
socle_catalogue_get_reports (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->reports);
}

/**
 * socle_catalogue_get_questions:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SocleQuestion: the provider's questions and answers
 */
GListModel *
socle_catalogue_get_questions (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->questions);
}

/**
 * socle_catalogue_get_guide:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SocleQuestion: what the provider says of its audits
 */
GListModel *
socle_catalogue_get_guide (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->guide);
}

/**
 * socle_catalogue_get_links:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list of #SoclePortalLink: every address of the catalogue, once each
 */
GListModel *
socle_catalogue_get_links (SocleCatalogue *self)
{
  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->links);
}

/**
 * socle_catalogue_find_service:
 * @self: a catalogue
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the service with that identifier
 */
SocleService *
socle_catalogue_find_service (SocleCatalogue *self, const char *id)
{
  GPtrArray *items;

  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  items = socle_array_list_get_items (self->services);
  for (guint i = 0; i < items->len; i++)
    {
      SocleService *service = g_ptr_array_index (items, i);

      if (g_strcmp0 (service->id, id) == 0)
        return service;
    }

  return NULL;
}

/**
 * socle_catalogue_find_report:
 * @self: a catalogue
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the report with that identifier
 */
SocleReport *
socle_catalogue_find_report (SocleCatalogue *self, const char *id)
{
  GPtrArray *items;

  g_return_val_if_fail (SOCLE_IS_CATALOGUE (self), NULL);

  items = socle_array_list_get_items (self->reports);
  for (guint i = 0; i < items->len; i++)
    {
      SocleReport *report = g_ptr_array_index (items, i);

      if (g_strcmp0 (report->id, id) == 0)
        return report;
    }

  return NULL;
}
