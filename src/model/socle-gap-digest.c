/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gaps of a whole library, counted by kind, with the first ones of each. */

#include "config.h"

#include "socle-gap-digest.h"

#include "socle-gap-finder.h"

/*
 * A thousand catalogues have tens of thousands of gaps: more than anybody reads,
 * but their number says something. Made whole, never changed, so it may be made on
 * one thread and read on another.
 */
struct _SocleGapDigest
{
  guint counts[SOCLE_N_GAP_KINDS];
  GPtrArray *gaps[SOCLE_N_GAP_KINDS]; /* (owned) (element-type SocleGap): owned elements */
};

static void
add_gaps (SocleGapDigest *self, SocleCatalogue *catalogue)
{
  g_autoptr (GListModel) gaps = socle_gap_finder_find (catalogue);
  guint n_gaps = g_list_model_get_n_items (gaps);

  for (guint i = 0; i < n_gaps; i++)
    {
      g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);
      SocleGapKind kind = socle_gap_get_kind (gap);

      self->counts[kind]++;
      if (self->gaps[kind]->len < SOCLE_GAP_DIGEST_MAX)
        g_ptr_array_add (self->gaps[kind], g_steal_pointer (&gap));
    }
}

/**
 * socle_gap_digest_new:
 * @library: a library
 * @cancellable: (nullable): to give up with
 *
 * Works out the gaps of every catalogue of @library. Takes a while for a large
 * one: call it on a thread.
 *
 * Returns: (transfer full) (nullable): the digest; %NULL if it was given up
 */
SocleGapDigest *
socle_gap_digest_new (SocleLibrary *library, GCancellable *cancellable)
{
  g_autoptr (SocleGapDigest) self = NULL;
  GListModel *catalogues;
  guint n_catalogues;

  g_return_val_if_fail (SOCLE_IS_LIBRARY (library), NULL);

  self = g_new0 (SocleGapDigest, 1);
  for (guint i = 0; i < SOCLE_N_GAP_KINDS; i++)
    self->gaps[i] = g_ptr_array_new_with_free_func (g_object_unref);

  catalogues = socle_library_get_catalogues (library);
  n_catalogues = g_list_model_get_n_items (catalogues);
  for (guint i = 0; i < n_catalogues; i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      add_gaps (self, catalogue);
    }

  return g_steal_pointer (&self);
}

/**
 * socle_gap_digest_free:
 * @self: (transfer full): a digest
 */
void
socle_gap_digest_free (SocleGapDigest *self)
{
  for (guint i = 0; i < SOCLE_N_GAP_KINDS; i++)
    g_ptr_array_unref (self->gaps[i]);
  g_free (self);
}

/**
 * socle_gap_digest_get_count:
 * @self: a digest
 * @kind: a kind of gap
 *
 * Returns: how many gaps of that kind the library has
 */
guint
socle_gap_digest_get_count (const SocleGapDigest *self, SocleGapKind kind)
{
  g_return_val_if_fail ((guint) kind < SOCLE_N_GAP_KINDS, 0);

  return self->counts[kind];
}

/**
 * socle_gap_digest_get_gaps:
 * @self: a digest
 * @kind: a kind of gap
 *
 * Returns: (transfer none) (element-type SocleGap): the first of them, at most
 *   %SOCLE_GAP_DIGEST_MAX
 */
GPtrArray *
socle_gap_digest_get_gaps (const SocleGapDigest *self, SocleGapKind kind)
{
  g_return_val_if_fail ((guint) kind < SOCLE_N_GAP_KINDS, NULL);

  return self->gaps[kind];
}
