/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SOC report of a provider: its kind, what it covers, how to get it. */

#include "config.h"

#include "socle-report.h"

#include "socle-model-enums.h"
#include "socle-report-private.h"
#include "socle-service-private.h"

/*
 * A SocleReport is the report as published, edition after edition; one edition
 * with its period is what the register records. It is filled in by the catalogue
 * reader and never changes afterwards, so it may be read from any thread. What it
 * says of its catalogue and cycle is gone once that catalogue is.
 */

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SOC,
  PROP_REPORT_TYPE,
  PROP_STANDARD,
  PROP_URL,
} SocleReportProperty;

static GParamSpec *props[PROP_URL + 1];

G_DEFINE_FINAL_TYPE (SocleReport, socle_report, G_TYPE_OBJECT)

static void
socle_report_finalize (GObject *object)
{
  SocleReport *self = SOCLE_REPORT (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->standard);
  g_free (self->superseded_by);
  g_free (self->url);
  g_strfreev (self->members);
  g_strfreev (self->also_covers);
  g_clear_pointer (&self->title, socle_text_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_report_parent_class)->finalize (object);
}

static void
socle_report_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleReport *self = SOCLE_REPORT (object);

  switch ((SocleReportProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    case PROP_SOC:
      g_value_set_flags (value, self->soc);
      break;
    case PROP_REPORT_TYPE:
      g_value_set_enum (value, self->report_type);
      break;
    case PROP_STANDARD:
      g_value_set_string (value, self->standard);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_report_class_init (SocleReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_report_finalize;
  object_class->get_property = socle_report_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, SOCLE_TYPE_TEXT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SOC] = g_param_spec_flags ("soc", NULL, NULL, SOCLE_TYPE_SOC, SOCLE_SOC_NONE,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_REPORT_TYPE] =
    g_param_spec_enum ("report-type", NULL, NULL, SOCLE_TYPE_REPORT_TYPE,
                       SOCLE_REPORT_TYPE_NOT_STATED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_STANDARD] =
    g_param_spec_string ("standard", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_URL] =
    g_param_spec_string ("url", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_report_init (SocleReport *self)
{
  self->services = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
names_members_of (SocleReport *self, SocleService *service)
{
  for (int i = 0; self->members != NULL && self->members[i] != NULL; i++)
    if (service->members != NULL &&
        g_strv_contains ((const char *const *) service->members, self->members[i]))
      return TRUE;

  return FALSE;
}

/**
 * socle_report_get_id:
 * @self: a report
 *
 * Returns: (transfer none): its identifier within the catalogue, [a-z0-9-]
 */
const char *
socle_report_get_id (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->id;
}

/**
 * socle_report_get_title:
 * @self: a report
 *
 * Returns: (transfer none): the title, with Arabic type numerals
 */
SocleText *
socle_report_get_title (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->title;
}

/**
 * socle_report_get_label:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the title as the provider's page prints it
 */
const char *
socle_report_get_label (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->label;
}

/**
 * socle_report_get_soc:
 * @self: a report
 *
 * Returns: which kind of SOC report it is
 */
SocleSoc
socle_report_get_soc (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), SOCLE_SOC_NONE);

  return self->soc;
}

/**
 * socle_report_get_report_type:
 * @self: a report
 *
 * Returns: its type, if the provider states it; a SOC 3 report has none
 */
SocleReportType
socle_report_get_report_type (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), SOCLE_REPORT_TYPE_NOT_STATED);

  return self->report_type;
}

/**
 * socle_report_get_standard:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the attestation standard that the provider names
 */
const char *
socle_report_get_standard (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->standard;
}

/**
 * socle_report_get_superseded_by:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the standards that replaced it, if it is superseded
 */
const char *
socle_report_get_superseded_by (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->superseded_by;
}

/**
 * socle_report_get_cycle:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the audit cycle it belongs to
 */
SocleAuditCycle *
socle_report_get_cycle (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->cycle;
}

/**
 * socle_report_get_services:
 * @self: a report
 *
 * Returns: (transfer none) (element-type SocleService): the services it names; may be empty
 */
GPtrArray *
socle_report_get_services (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->services;
}

/**
 * socle_report_get_members:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the members of compound services that it names, where
 *   it does not name all of them
 */
const char *const *
socle_report_get_members (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return (const char *const *) self->members;
}

/**
 * socle_report_get_also_covers:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): what it names that is in no scope list
 */
const char *const *
socle_report_get_also_covers (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return (const char *const *) self->also_covers;
}

/**
 * socle_report_get_url:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the address of the page where it is obtained
 */
const char *
socle_report_get_url (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->url;
}

/**
 * socle_report_get_access:
 * @self: a report
 *
 * Returns: how it is obtained
 */
SocleAccess
socle_report_get_access (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), SOCLE_ACCESS_NOT_STATED);

  return self->access;
}

/**
 * socle_report_get_catalogue:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the catalogue it belongs to; %NULL once that is gone
 */
SocleCatalogue *
socle_report_get_catalogue (SocleReport *self)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);

  return self->catalogue;
}

/**
 * socle_report_covers_member:
 * @self: a report
 * @service: a service that it names
 * @member: one of the service's members
 *
 * A report that names only some members of a compound service covers only
 * those; one that names none of them covers the whole.
 *
 * Returns: whether the report covers @member
 */
gboolean
socle_report_covers_member (SocleReport *self, SocleService *service, const char *member)
{
  g_return_val_if_fail (SOCLE_IS_REPORT (self), FALSE);
  g_return_val_if_fail (SOCLE_IS_SERVICE (service), FALSE);

  return !names_members_of (self, service) ||
         g_strv_contains ((const char *const *) self->members, member);
}

/**
 * socle_report_dup_covered_names:
 * @self: a report
 * @service: a service that it names
 *
 * Returns: (transfer full): the members of @service that the report covers, where
 *   those are not all; else the name of @service alone
 */
GStrv
socle_report_dup_covered_names (SocleReport *self, SocleService *service)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (SOCLE_IS_REPORT (self), NULL);
  g_return_val_if_fail (SOCLE_IS_SERVICE (service), NULL);

  if (!names_members_of (self, service))
    g_strv_builder_add (names, service->name);
  else
    for (int i = 0; service->members[i] != NULL; i++)
      if (g_strv_contains ((const char *const *) self->members, service->members[i]))
        g_strv_builder_add (names, service->members[i]);

  return g_strv_builder_end (names);
}
