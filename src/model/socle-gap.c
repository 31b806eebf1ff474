/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that a provider's publication leaves open. */

#include "config.h"

#include "socle-gap.h"

#include "socle-model-enums.h"

/* Immutable; keeps what it is about alive. */
struct _SocleGap
{
  GObject parent_instance;

  SocleGapKind kind;
  GObject *subject; /* (owned): a service, report, cycle or link */
  char *name;       /* (owned) (nullable) */
  SocleSoc socs;
  SoclePortalLink *contact; /* (owned) (nullable) */
};

typedef enum
{
  PROP_KIND = 1,
  PROP_SUBJECT,
} SocleGapProperty;

static GParamSpec *props[PROP_SUBJECT + 1];

G_DEFINE_FINAL_TYPE (SocleGap, socle_gap, G_TYPE_OBJECT)

static void
socle_gap_finalize (GObject *object)
{
  SocleGap *self = SOCLE_GAP (object);

  g_clear_object (&self->subject);
  g_clear_object (&self->contact);
  g_free (self->name);

  G_OBJECT_CLASS (socle_gap_parent_class)->finalize (object);
}

static void
socle_gap_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleGap *self = SOCLE_GAP (object);

  switch ((SocleGapProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_SUBJECT:
      g_value_set_object (value, self->subject);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_gap_class_init (SocleGapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_gap_finalize;
  object_class->get_property = socle_gap_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SOCLE_TYPE_GAP_KIND,
                                        SOCLE_GAP_NO_REPORT,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUBJECT] = g_param_spec_object ("subject", NULL, NULL, G_TYPE_OBJECT,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_gap_init (SocleGap *self)
{
}

/**
 * socle_gap_new:
 * @kind: what is open
 * @subject: the service, report, cycle or link it is about
 * @name: (nullable): the member or other name it is about
 * @socs: the SOC scopes it is about
 * @contact: (nullable): whom the provider says to ask
 *
 * Returns: (transfer full): a new gap
 */
SocleGap *
socle_gap_new (SocleGapKind kind,
               GObject *subject,
               const char *name,
               SocleSoc socs,
               SoclePortalLink *contact)
{
  SocleGap *self;

  g_return_val_if_fail (G_IS_OBJECT (subject), NULL);

  self = g_object_new (SOCLE_TYPE_GAP, NULL);
  self->kind = kind;
  self->subject = g_object_ref (subject);
  self->name = g_strdup (name);
  self->socs = socs;
  g_set_object (&self->contact, contact);

  return self;
}

/**
 * socle_gap_get_kind:
 * @self: a gap
 *
 * Returns: what is open
 */
SocleGapKind
socle_gap_get_kind (SocleGap *self)
{
  g_return_val_if_fail (SOCLE_IS_GAP (self), SOCLE_GAP_NO_REPORT);

  return self->kind;
}

/**
 * socle_gap_get_subject:
 * @self: a gap
 *
 * Returns: (transfer none): the service, report, cycle or link it is about
 */
GObject *
socle_gap_get_subject (SocleGap *self)
{
  g_return_val_if_fail (SOCLE_IS_GAP (self), NULL);

  return self->subject;
}

/**
 * socle_gap_get_name:
 * @self: a gap
 *
 * Returns: (transfer none) (nullable): the member of the service, or the name in
 *   no scope list, that it is about; %NULL if it is about the whole subject
 */
const char *
socle_gap_get_name (SocleGap *self)
{
  g_return_val_if_fail (SOCLE_IS_GAP (self), NULL);

  return self->name;
}

/**
 * socle_gap_get_socs:
 * @self: a gap
 *
 * Returns: the SOC scopes that lack the service, for %SOCLE_GAP_PARTIAL_SCOPE
 */
SocleSoc
socle_gap_get_socs (SocleGap *self)
{
  g_return_val_if_fail (SOCLE_IS_GAP (self), SOCLE_SOC_NONE);

  return self->socs;
}

/**
 * socle_gap_get_contact:
 * @self: a gap
 *
 * Returns: (transfer none) (nullable): whom the provider says to ask
 */
SoclePortalLink *
socle_gap_get_contact (SocleGap *self)
{
  g_return_val_if_fail (SOCLE_IS_GAP (self), NULL);

  return self->contact;
}
