/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The object that a callback is for, if it still is there. */

#include "config.h"

#include "socle-weak-data.h"

/*
 * Work on a thread must not hold the object that waits for it: the thread could be the last to
 * let go of it. So what the callback is given does not keep the object alive.
 */

/**
 * socle_weak_data_new:
 * @object: (type GObject): who waits
 *
 * Returns: (transfer full): what to give to a callback that is called once, and takes it
 *   apart with socle_weak_data_take()
 */
gpointer
socle_weak_data_new (gpointer object)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, object);

  return weak;
}

/**
 * socle_weak_data_take:
 * @weak: (transfer full): from socle_weak_data_new()
 *
 * Returns: (transfer full) (nullable): the object; %NULL if it is gone
 */
gpointer
socle_weak_data_take (gpointer weak)
{
  gpointer object = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);

  return object;
}
