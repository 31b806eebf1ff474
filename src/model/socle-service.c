/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service of a provider, and the SOC scopes that it is in. */

#include "config.h"

#include "socle-service.h"

#include "socle-model-enums.h"
#include "socle-service-private.h"

/*
 * A SocleService is filled in by the catalogue reader and never changes
 * afterwards, so it may be read from any thread. It belongs to a catalogue;
 * what it says of its catalogue, reports and cycle is gone once that catalogue
 * is.
 */

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_SCOPE,
  PROP_URL,
} SocleServiceProperty;

static GParamSpec *props[PROP_URL + 1];

G_DEFINE_FINAL_TYPE (SocleService, socle_service, G_TYPE_OBJECT)

SocleAlias *
socle_alias_new (const char *name, const char *locale)
{
  SocleAlias *self = g_new0 (SocleAlias, 1);

  self->name = g_strdup (name);
  self->locale = g_strdup (locale);
  g_date_clear (&self->from, 1);
  g_date_clear (&self->until, 1);

  return self;
}

void
socle_alias_free (SocleAlias *self)
{
  g_free (self->name);
  g_free (self->locale);
  g_free (self);
}

static void
socle_service_finalize (GObject *object)
{
  SocleService *self = SOCLE_SERVICE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->url);
  g_strfreev (self->members);
  g_strfreev (self->environments);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->qualifier, socle_text_unref);
  g_clear_pointer (&self->remark, socle_text_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_service_parent_class)->finalize (object);
}

static void
socle_service_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleService *self = SOCLE_SERVICE (object);

  switch ((SocleServiceProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SCOPE:
      g_value_set_flags (value, self->scope);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_service_class_init (SocleServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_service_finalize;
  object_class->get_property = socle_service_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SCOPE] = g_param_spec_flags ("scope", NULL, NULL, SOCLE_TYPE_SOC, SOCLE_SOC_NONE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_URL] =
    g_param_spec_string ("url", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_service_init (SocleService *self)
{
}

/**
 * socle_service_get_id:
 * @self: a service
 *
 * Returns: (transfer none): its identifier within the catalogue, [a-z0-9-]
 */
const char *
socle_service_get_id (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->id;
}

/**
 * socle_service_get_name:
 * @self: a service
 *
 * Returns: (transfer none): the product name, never translated
 */
const char *
socle_service_get_name (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->name;
}

/**
 * socle_service_get_members:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the products that the entry names together; %NULL
 *   if it names one
 */
const char *const *
socle_service_get_members (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return (const char *const *) self->members;
}

/**
 * socle_service_get_aliases:
 * @self: a service
 *
 * Returns: (transfer none) (nullable) (element-type SocleAlias): its other names
 */
GPtrArray *
socle_service_get_aliases (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->aliases;
}

/**
 * socle_service_get_qualifier:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): in which form the service is in scope
 */
SocleText *
socle_service_get_qualifier (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->qualifier;
}

/**
 * socle_service_get_qualifier_scope:
 * @self: a service
 *
 * Returns: the SOC scopes that state the qualifier
 */
SocleSoc
socle_service_get_qualifier_scope (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), SOCLE_SOC_NONE);

  return self->qualifier_scope;
}

/**
 * socle_service_get_scope:
 * @self: a service
 *
 * Returns: the SOC scopes that list the service
 */
SocleSoc
socle_service_get_scope (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), SOCLE_SOC_NONE);

  return self->scope;
}

/**
 * socle_service_get_environments:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the environments in scope, if the provider names any
 */
const char *const *
socle_service_get_environments (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return (const char *const *) self->environments;
}

/**
 * socle_service_get_url:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the address of its linked page
 */
const char *
socle_service_get_url (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->url;
}

/**
 * socle_service_get_remark:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): what else there is to know
 */
SocleText *
socle_service_get_remark (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->remark;
}

/**
 * socle_service_get_catalogue:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the catalogue it belongs to; %NULL once that is gone
 */
SocleCatalogue *
socle_service_get_catalogue (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->catalogue;
}

/**
 * socle_service_get_reports:
 * @self: a service
 *
 * Returns: (transfer none) (nullable) (element-type SocleReport): the reports that name it, in
 *   published order; %NULL if none does
 */
GPtrArray *
socle_service_get_reports (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->reports;
}

/**
 * socle_service_get_cycle:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): the audit cycle that names it
 */
SocleAuditCycle *
socle_service_get_cycle (SocleService *self)
{
  g_return_val_if_fail (SOCLE_IS_SERVICE (self), NULL);

  return self->cycle;
}
