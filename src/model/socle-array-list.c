/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list model over an array, for lists that are filled once. */

#include "config.h"

#include "socle-array-list.h"

/*
 * GListStore keeps its items in a balanced tree, which costs 40 bytes and a walk
 * for each of 100,000 services. The lists of a catalogue are filled by its
 * reader and then never change, so an array serves. Items must all be added
 * before anyone listens; adding announces nothing.
 */
struct _SocleArrayList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items; /* (owned) (element-type GObject): owned elements */
};

static void socle_array_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SocleArrayList, socle_array_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      socle_array_list_iface_init))

static GType
socle_array_list_get_item_type (GListModel *model)
{
  return SOCLE_ARRAY_LIST (model)->item_type;
}

static guint
socle_array_list_get_n_items (GListModel *model)
{
  return SOCLE_ARRAY_LIST (model)->items->len;
}

static gpointer
socle_array_list_get_item (GListModel *model, guint position)
{
  SocleArrayList *self = SOCLE_ARRAY_LIST (model);

  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
socle_array_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = socle_array_list_get_item_type;
  iface->get_n_items = socle_array_list_get_n_items;
  iface->get_item = socle_array_list_get_item;
}

static void
socle_array_list_finalize (GObject *object)
{
  SocleArrayList *self = SOCLE_ARRAY_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_array_list_parent_class)->finalize (object);
}

static void
socle_array_list_class_init (SocleArrayListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_array_list_finalize;
}

static void
socle_array_list_init (SocleArrayList *self)
{
  self->item_type = G_TYPE_OBJECT;
}

/**
 * socle_array_list_new:
 * @item_type: the type of the items, an object type
 *
 * Returns: (transfer full): an empty list
 */
SocleArrayList *
socle_array_list_new (GType item_type)
{
  return socle_array_list_new_take (item_type, g_ptr_array_new_with_free_func (g_object_unref));
}

/**
 * socle_array_list_new_take:
 * @item_type: the type of the items, an object type
 * @items: (transfer full): the items; the array unrefs them when freed
 *
 * Returns: (transfer full): a list of @items
 */
SocleArrayList *
socle_array_list_new_take (GType item_type, GPtrArray *items)
{
  SocleArrayList *self;

  g_return_val_if_fail (g_type_is_a (item_type, G_TYPE_OBJECT), NULL);
  g_return_val_if_fail (items != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_ARRAY_LIST, NULL);
  self->item_type = item_type;
  self->items = items;

  return self;
}

/**
 * socle_array_list_add:
 * @self: a list that nobody listens to yet
 * @item: (transfer full): an item of its type
 */
void
socle_array_list_add (SocleArrayList *self, gpointer item)
{
  g_return_if_fail (SOCLE_IS_ARRAY_LIST (self));

  g_ptr_array_add (self->items, item);
}

/**
 * socle_array_list_get_items:
 * @self: a list
 *
 * Returns: (transfer none): the items, not to be changed
 */
GPtrArray *
socle_array_list_get_items (SocleArrayList *self)
{
  g_return_val_if_fail (SOCLE_IS_ARRAY_LIST (self), NULL);

  return self->items;
}
