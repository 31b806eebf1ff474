/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place of a result list, and what is there now. */

#include "config.h"

#include "socle-result-private.h"

/*
 * A SocleResult stands for a position of a SocleResultList, not for what is found
 * there: the next query puts another item in the same place, and the place
 * announces it with notify::item. Whoever shows it follows that. A place that has no
 * item is about to go and not to be shown; one that the list no longer has changes no
 * more.
 */
struct _SocleResult
{
  GObject parent_instance;

  GObject *item; /* (owned) (nullable) */
  guint position;
  gboolean waiting; /* for the item, which comes with one of the next frames */

  SocleResultGone gone; /* (nullable): NULL once detached */
  gpointer user_data;   /* (unowned) */
};

typedef enum
{
  PROP_ITEM = 1,
} SocleResultProperty;

static GParamSpec *props[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (SocleResult, socle_result, G_TYPE_OBJECT)

static void
socle_result_finalize (GObject *object)
{
  SocleResult *self = SOCLE_RESULT (object);

  if (self->gone != NULL)
    self->gone (self->position, self->user_data);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (socle_result_parent_class)->finalize (object);
}

static void
socle_result_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleResult *self = SOCLE_RESULT (object);

  switch ((SocleResultProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_result_class_init (SocleResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_result_finalize;
  object_class->get_property = socle_result_get_property;

  /**
   * SocleResult:item:
   *
   * What is in this place now: a #SocleService or a #SocleReport.
   */
  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_result_init (SocleResult *self)
{
}

/* Makes an empty place. @gone is called once, when it is finalized, unless it has
 * been detached before. */
SocleResult *
socle_result_new (guint position, SocleResultGone gone, gpointer user_data)
{
  SocleResult *self = g_object_new (SOCLE_TYPE_RESULT, NULL);

  self->position = position;
  self->gone = gone;
  self->user_data = user_data;

  return self;
}

guint
socle_result_get_position (SocleResult *self)
{
  return self->position;
}

/* Puts @item in the place, and tells of it if another was there or somebody was told to wait.
 * Returns whether it did. */
gboolean
socle_result_set_item (SocleResult *self, gpointer item)
{
  if (!g_set_object (&self->item, (GObject *) item) && !self->waiting)
    return FALSE;

  self->waiting = FALSE;
  socle_result_renew (self);

  return TRUE;
}

/* Tells of the item once more, since there is something else to say of it. */
void
socle_result_renew (SocleResult *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

/* Another item is to come, so that it is not worth while to show the one that is there. */
void
socle_result_wait (SocleResult *self)
{
  self->waiting = TRUE;
}

/* The list no longer has the place. */
void
socle_result_detach (SocleResult *self)
{
  self->gone = NULL;
  self->user_data = NULL;
}

/**
 * socle_result_get_item:
 * @self: a place of a result list
 *
 * Returns: (transfer none) (nullable): what is there now
 */
gpointer
socle_result_get_item (SocleResult *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT (self), NULL);

  return self->item;
}

/**
 * socle_result_get_waiting:
 * @self: a place of a result list
 *
 * Returns: whether the place still has what the query before has put there; it tells of its
 *   item, by #SocleResult:item, as soon as it has that
 */
gboolean
socle_result_get_waiting (SocleResult *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT (self), FALSE);

  return self->waiting;
}
