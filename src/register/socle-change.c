/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of one record: made, or to be made. */

#include "config.h"

#include "socle-change.h"

/* Immutable; may be shared between threads. */
struct _SocleChange
{
  gatomicrefcount ref_count;
  SocleRecord *before; /* (owned) (nullable): none if the record is new */
  SocleRecord *after;  /* (owned) (nullable): none if the record goes */
  guint64 entry;       /* of the trail; 0 before it is made */
  guint64 undoes;      /* the entry that it takes back; 0 for none */
};

G_DEFINE_BOXED_TYPE (SocleChange, socle_change, socle_change_ref, socle_change_unref)

/**
 * socle_change_new:
 * @before: (nullable): the record as it is now; %NULL to add one
 * @after: (nullable): the record as it is to be; %NULL to remove it
 *
 * One of the two is needed.
 *
 * Returns: (transfer full): a change that is to be made
 */
SocleChange *
socle_change_new (SocleRecord *before, SocleRecord *after)
{
  SocleChange *self;

  g_return_val_if_fail (before != NULL || after != NULL, NULL);

  self = g_new0 (SocleChange, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->before = before != NULL ? socle_record_ref (before) : NULL;
  self->after = after != NULL ? socle_record_ref (after) : NULL;

  return self;
}

/**
 * socle_change_new_inverse:
 * @self: a change that was made
 *
 * Returns: (transfer full): the change that takes it back
 */
SocleChange *
socle_change_new_inverse (const SocleChange *self)
{
  SocleChange *inverse = socle_change_new (self->after, self->before);

  inverse->undoes = self->entry;

  return inverse;
}

/**
 * socle_change_new_made: (skip)
 * @self: a change that was to be made
 * @after: (nullable): the record as it is now
 * @entry: the number of its entry in the trail
 *
 * Returns: (transfer full): the change as it was made
 */
SocleChange *
socle_change_new_made (const SocleChange *self, SocleRecord *after, guint64 entry)
{
  SocleChange *made = socle_change_new (self->before, after);

  made->entry = entry;
  made->undoes = self->undoes;

  return made;
}

/**
 * socle_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
SocleChange *
socle_change_ref (SocleChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_change_unref:
 * @self: (transfer full): a change
 */
void
socle_change_unref (SocleChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->before, socle_record_unref);
  g_clear_pointer (&self->after, socle_record_unref);
  g_free (self);
}

/**
 * socle_change_get_before:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the record before it; %NULL if it is new
 */
SocleRecord *
socle_change_get_before (const SocleChange *self)
{
  return self->before;
}

/**
 * socle_change_get_after:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the record after it, with its identifier if the
 *   change was made; %NULL if the record goes
 */
SocleRecord *
socle_change_get_after (const SocleChange *self)
{
  return self->after;
}

/**
 * socle_change_get_record:
 * @self: a change
 *
 * Returns: (transfer none): the record after it or, if there is none, the one before
 */
SocleRecord *
socle_change_get_record (const SocleChange *self)
{
  return self->after != NULL ? self->after : self->before;
}

/**
 * socle_change_get_entry:
 * @self: a change
 *
 * Returns: the number of its entry in the trail; 0 before it is made
 */
guint64
socle_change_get_entry (const SocleChange *self)
{
  return self->entry;
}

/**
 * socle_change_get_undoes:
 * @self: a change
 *
 * Returns: the number of the entry that it takes back; 0 if it takes none back
 */
guint64
socle_change_get_undoes (const SocleChange *self)
{
  return self->undoes;
}
