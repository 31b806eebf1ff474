/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An audit cycle: when a group of services is audited and what bridges the gaps. */

#include "config.h"

#include "socle-audit-cycle.h"

#include "socle-audit-cycle-private.h"
#include "socle-model-enums.h"

/*
 * What the provider does not publish is absent here too: no period ends, no
 * letters, a window of 0 months. Filled in by the catalogue reader and never
 * changed afterwards, so it may be read from any thread.
 */

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_FREQUENCY,
} SocleAuditCycleProperty;

static GParamSpec *props[PROP_FREQUENCY + 1];

G_DEFINE_FINAL_TYPE (SocleAuditCycle, socle_audit_cycle, G_TYPE_OBJECT)

static void
socle_audit_cycle_finalize (GObject *object)
{
  SocleAuditCycle *self = SOCLE_AUDIT_CYCLE (object);

  g_free (self->id);
  g_strfreev (self->also_covers);
  g_clear_pointer (&self->title, socle_text_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->period_ends, g_array_unref);
  g_clear_pointer (&self->letters, g_array_unref);

  G_OBJECT_CLASS (socle_audit_cycle_parent_class)->finalize (object);
}

static void
socle_audit_cycle_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleAuditCycle *self = SOCLE_AUDIT_CYCLE (object);

  switch ((SocleAuditCycleProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    case PROP_FREQUENCY:
      g_value_set_enum (value, self->frequency);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_audit_cycle_class_init (SocleAuditCycleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_audit_cycle_finalize;
  object_class->get_property = socle_audit_cycle_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, SOCLE_TYPE_TEXT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FREQUENCY] =
    g_param_spec_enum ("frequency", NULL, NULL, SOCLE_TYPE_FREQUENCY,
                       SOCLE_FREQUENCY_NOT_PUBLISHED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_audit_cycle_init (SocleAuditCycle *self)
{
  self->services = g_ptr_array_new_with_free_func (g_object_unref);
  self->reports = g_ptr_array_new ();
  self->period_ends = g_array_new (FALSE, FALSE, sizeof (SocleMonthDay));
  self->letters = g_array_new (FALSE, FALSE, sizeof (SocleLetterRule));
}

/**
 * socle_audit_cycle_get_id:
 * @self: a cycle
 *
 * Returns: (transfer none): its identifier within the catalogue, [a-z0-9-]
 */
const char *
socle_audit_cycle_get_id (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  return self->id;
}

/**
 * socle_audit_cycle_get_title:
 * @self: a cycle
 *
 * Returns: (transfer none): the name of the group
 */
SocleText *
socle_audit_cycle_get_title (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  return self->title;
}

/**
 * socle_audit_cycle_get_services:
 * @self: a cycle
 *
 * Returns: (transfer none) (element-type SocleService): the services it names
 */
GPtrArray *
socle_audit_cycle_get_services (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  return self->services;
}

/**
 * socle_audit_cycle_get_also_covers:
 * @self: a cycle
 *
 * Returns: (transfer none) (nullable): what it names that is in no scope list
 */
const char *const *
socle_audit_cycle_get_also_covers (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  return (const char *const *) self->also_covers;
}

/**
 * socle_audit_cycle_get_frequency:
 * @self: a cycle
 *
 * Returns: how often its services are audited
 */
SocleFrequency
socle_audit_cycle_get_frequency (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), SOCLE_FREQUENCY_NOT_PUBLISHED);

  return self->frequency;
}

/**
 * socle_audit_cycle_get_window_months:
 * @self: a cycle
 *
 * Returns: how many months one audit period has; 0 if not published
 */
guint
socle_audit_cycle_get_window_months (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), 0);

  return self->window_months;
}

/**
 * socle_audit_cycle_get_period_ends:
 * @self: a cycle
 * @n_period_ends: (out): how many there are; 0 if not published
 *
 * Returns: (transfer none) (array length=n_period_ends): the days of every year
 *   on which an audit period ends
 */
const SocleMonthDay *
socle_audit_cycle_get_period_ends (SocleAuditCycle *self, guint *n_period_ends)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  *n_period_ends = self->period_ends->len;

  return (const SocleMonthDay *) (gconstpointer) self->period_ends->data;
}

/**
 * socle_audit_cycle_get_letters:
 * @self: a cycle
 * @n_letters: (out): how many there are; 0 if not published
 *
 * Returns: (transfer none) (array length=n_letters): the bridge letters of every
 *   year
 */
const SocleLetterRule *
socle_audit_cycle_get_letters (SocleAuditCycle *self, guint *n_letters)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  *n_letters = self->letters->len;

  return (const SocleLetterRule *) (gconstpointer) self->letters->data;
}

/**
 * socle_audit_cycle_get_reports:
 * @self: a cycle
 *
 * Returns: (transfer none) (element-type SocleReport): its reports, in published order
 */
GPtrArray *
socle_audit_cycle_get_reports (SocleAuditCycle *self)
{
  g_return_val_if_fail (SOCLE_IS_AUDIT_CYCLE (self), NULL);

  return self->reports;
}
