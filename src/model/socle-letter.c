/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bridge letter: the management's statement on the time after a report's period. */

#include "config.h"

#include "socle-letter.h"

/* Immutable, so it may be read from any thread. */
struct _SocleLetter
{
  GObject parent_instance;

  SocleDateRange *range; /* (owned) */
  GDate signed_on;       /* clear if not known */
  GDate available;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SocleLetter, socle_letter, G_TYPE_OBJECT)

static void
socle_letter_finalize (GObject *object)
{
  SocleLetter *self = SOCLE_LETTER (object);

  g_clear_pointer (&self->range, socle_date_range_unref);

  G_OBJECT_CLASS (socle_letter_parent_class)->finalize (object);
}

static void
socle_letter_class_init (SocleLetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_letter_finalize;
}

static void
socle_letter_init (SocleLetter *self)
{
  g_date_clear (&self->signed_on, 1);
  g_date_clear (&self->available, 1);
}

/**
 * socle_letter_new:
 * @range: the days it covers
 * @signed_on: (nullable): when it was signed, if that is known
 * @available: the day it was received, or is expected
 * @held: whether we have it; %FALSE if it is only expected
 *
 * Returns: (transfer full): a new letter
 */
SocleLetter *
socle_letter_new (SocleDateRange *range,
                  const GDate *signed_on,
                  const GDate *available,
                  gboolean held)
{
  SocleLetter *self;

  g_return_val_if_fail (range != NULL, NULL);
  g_return_val_if_fail (signed_on == NULL || g_date_valid (signed_on), NULL);
  g_return_val_if_fail (available != NULL && g_date_valid (available), NULL);

  self = g_object_new (SOCLE_TYPE_LETTER, NULL);
  self->range = socle_date_range_ref (range);
  if (signed_on != NULL)
    self->signed_on = *signed_on;
  self->available = *available;
  self->held = held;

  return self;
}

/**
 * socle_letter_get_range:
 * @self: a letter
 *
 * Returns: (transfer none): the days it covers
 */
SocleDateRange *
socle_letter_get_range (SocleLetter *self)
{
  g_return_val_if_fail (SOCLE_IS_LETTER (self), NULL);

  return self->range;
}

/**
 * socle_letter_get_signed_on:
 * @self: a letter
 *
 * Returns: (transfer none) (nullable): when it was signed; %NULL if not known
 */
const GDate *
socle_letter_get_signed_on (SocleLetter *self)
{
  g_return_val_if_fail (SOCLE_IS_LETTER (self), NULL);

  return g_date_valid (&self->signed_on) ? &self->signed_on : NULL;
}

/**
 * socle_letter_get_available:
 * @self: a letter
 *
 * Returns: (transfer none): the day it was received or, if it is not held, is expected
 */
const GDate *
socle_letter_get_available (SocleLetter *self)
{
  g_return_val_if_fail (SOCLE_IS_LETTER (self), NULL);

  return &self->available;
}

/**
 * socle_letter_is_held:
 * @self: a letter
 *
 * Returns: whether we have it; %FALSE if it is only expected
 */
gboolean
socle_letter_is_held (SocleLetter *self)
{
  g_return_val_if_fail (SOCLE_IS_LETTER (self), FALSE);

  return self->held;
}

/**
 * socle_letter_is_signed_early:
 * @self: a letter
 *
 * A letter speaks of the past: signed before its last day, it says of the days
 * after the signature what nobody could know. One that was available before its
 * last day was signed before it, too.
 *
 * Returns: whether it was signed before the days it covers were over
 */
gboolean
socle_letter_is_signed_early (SocleLetter *self)
{
  const GDate *known;

  g_return_val_if_fail (SOCLE_IS_LETTER (self), FALSE);

  known = g_date_valid (&self->signed_on) ? &self->signed_on : &self->available;

  return g_date_compare (known, socle_date_range_get_to (self->range)) < 0;
}
