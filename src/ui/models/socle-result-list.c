/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query found in a library, as a list for a view. */

#include "config.h"

#include "socle-result-list.h"

#include "socle-array-list.h"
#include "socle-result-places.h"

#include <gtk/gtk.h>

/*
 *   SocleResultList          of SocleResult, one for each position
 *     positions[]            what the query found, in its order
 *       SocleSearchIndex     answers the query
 *       GListModel           of SocleService or SocleReport, the library's list
 *
 * A view of 100,000 rows has some two hundred of them alive, and remaking these
 * costs several frames, while finding what they should show costs a part of one.
 * So the items of this list are places: a query changes what is in the places
 * that are alive, and the list announces only that it became shorter or longer.
 *
 * Even that is more than a frame holds, so it goes in steps, one a frame. The places
 * nearest to the start, where a view is after a query, get their items at once, and
 * the others follow. Asking the list for one of these gives it its item, too: only
 * who holds a place without asking meets the old one, for a moment. A view asks for the
 * first item of every section while it is told of them, to give it to a header; this gives
 * none of them its item, or all of them would have theirs at once.
 *
 * Then a list that was short becomes long, until the view has all the rows it ever
 * keeps alive; what is left comes at once, since it costs nothing. A list that was
 * long and becomes short loses what a view does not keep alive at once, too. The
 * places that are left over lose their items, by which a view knows to hide their
 * rows, and go in steps from the end: taking away a row costs several times as much
 * as hiding it. SocleResultList:total is the true count from the start, and
 * SocleResultList:complete says when all is in place.
 *
 * What follows for users: a selection is of a place. To keep an item selected over
 * a query, look it up with socle_result_list_find() after the query, and again on
 * notify::complete.
 *
 * Everything here belongs to the main thread.
 */

/* How many rows a step adds. A row costs a view up to half a millisecond to make, so
 * that these fit in a frame, and two or three steps fill most windows. */
#define DEFAULT_STEP 12
/* How many times as many places a step fills: a tenth of the cost of a row that is made. */
#define FILL_FACTOR 4
/* GtkListView and GtkColumnView keep no more rows alive than this. */
#define MAX_LIVE_ROWS 210
/* How many rows a step takes away. */
#define SHRINK_STEP 32
#define STEP_INTERVAL_MS 16
/* Below drawing (GDK_PRIORITY_REDRAW) and input, above idle work. */
#define STEP_PRIORITY (GDK_PRIORITY_REDRAW + 10)

struct _SocleResultList
{
  GObject parent_instance;

  GListModel *items;       /* (owned) (nullable): a SocleArrayList */
  GPtrArray *array;        /* (unowned) (nullable): the items' own */
  SocleSearchIndex *index; /* (owned) (nullable) */

  SocleQuery query; /* text and only are (owned) (nullable) */
  SocleSectionFunc section_func;

  guint32 *positions; /* (owned) (nullable): into items, as many as total */
  guint32 *spare;     /* (owned) (nullable): where the next query writes */
  guint total;
  guint n_shown;     /* how many places the list has: fewer while it grows, more while it shrinks */
  guint n_filled;    /* the places before this position have their items, or G_MAXUINT */
  guint step;        /* how many rows a step adds */
  gboolean renewing; /* while places that keep their items tell of them, too */
  gboolean dividing; /* while a view is told of other sections */

  GHashTable *places; /* (owned): those that are alive */
  GSource *growth;    /* (owned) (nullable): takes the next step */
};

typedef enum
{
  PROP_ITEMS = 1,
  PROP_INDEX,
  PROP_TOTAL,
  PROP_COMPLETE,
} SocleResultListProperty;

static GParamSpec *props[PROP_COMPLETE + 1];

static void socle_result_list_list_model_iface_init (GListModelInterface *iface);
static void socle_result_list_section_model_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SocleResultList,
                               socle_result_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      socle_result_list_list_model_iface_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                        socle_result_list_section_model_iface_init))

/* What is at a position; straight from the array, since a look-up may go through all
 * that was found. Places that are to go have nothing. */
static gpointer
peek_item (SocleResultList *self, guint position)
{
  return position < self->total ? g_ptr_array_index (self->array, self->positions[position]) : NULL;
}

/* Puts into the next living places what is there now. */
static void
fill_places (SocleResultList *self)
{
  g_autoptr (GPtrArray) places = socle_result_places_list (self->places, self->n_filled);
  guint n_places = MIN (places->len, self->step * FILL_FACTOR);
  gboolean renewing = self->renewing;

  /* First, since whoever hears of an item may ask for the next query. */
  self->n_filled = n_places == places->len
                     ? G_MAXUINT
                     : socle_result_get_position (g_ptr_array_index (places, n_places));
  self->renewing = renewing && self->n_filled != G_MAXUINT;

  for (guint i = 0; i < n_places; i++)
    {
      SocleResult *place = g_ptr_array_index (places, i);

      if (socle_result_get_position (place) >= self->n_shown)
        continue;

      if (!socle_result_set_item (place, peek_item (self, socle_result_get_position (place))) &&
          renewing)
        socle_result_renew (place);
    }
}

/* Takes their items from the living places that are left over: at once, since all of
 * them would be seen right after the last result. */
static void
empty_surplus (SocleResultList *self)
{
  g_autoptr (GPtrArray) places = socle_result_places_list (self->places, self->total);

  for (guint i = 0; i < places->len; i++)
    socle_result_set_item (g_ptr_array_index (places, i), NULL);
}

static void
stop_growing (SocleResultList *self)
{
  if (self->growth == NULL)
    return;

  g_source_destroy (self->growth);
  g_clear_pointer (&self->growth, g_source_unref);
}

/* Shows @n_shown results, or as many as now if that is more. */
static void
grow_to (SocleResultList *self, guint n_shown)
{
  guint n_before = self->n_shown;

  if (n_shown <= n_before)
    return;

  self->n_shown = n_shown;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_shown - n_before);
}

/* Has only @n_shown places, or as many as now if these are fewer. */
static void
shrink_to (SocleResultList *self, guint n_shown)
{
  guint n_before = self->n_shown;

  if (n_shown >= n_before)
    return;

  self->n_shown = n_shown;
  socle_result_places_detach (self->places, n_shown);
  g_list_model_items_changed (G_LIST_MODEL (self), n_shown, n_before - n_shown, 0);
}

static gboolean
is_in_place (SocleResultList *self)
{
  return self->n_filled == G_MAXUINT && self->n_shown == self->total;
}

static gboolean
growth_due_cb (gpointer user_data)
{
  g_autoptr (SocleResultList) self = g_object_ref (user_data);
  GSource *growth = self->growth;

  if (self->n_filled != G_MAXUINT)
    fill_places (self);
  else if (self->n_shown > self->total)
    shrink_to (self, MAX (self->total, self->n_shown - MIN (self->n_shown, SHRINK_STEP)));
  else if (self->n_shown < MAX_LIVE_ROWS)
    grow_to (self, MIN (self->total, self->n_shown + self->step));
  else
    grow_to (self, self->total);

  /* Unless another query has come in between, with steps of its own. */
  if (self->growth == growth && is_in_place (self))
    {
      stop_growing (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
    }

  return G_SOURCE_CONTINUE;
}

static void
start_growing (SocleResultList *self)
{
  if (self->growth != NULL)
    return;

  self->growth = g_timeout_source_new (STEP_INTERVAL_MS);
  g_source_set_static_name (self->growth, "Socle result list growth");
  g_source_set_priority (self->growth, STEP_PRIORITY);
  g_source_set_callback (self->growth, growth_due_cb, self, NULL);
  g_source_attach (self->growth, NULL);
}

/* Sections are of the published order only: any other tears them apart. */
static gboolean
has_sections (SocleResultList *self)
{
  return self->section_func != NULL && self->query.column == SOCLE_QUERY_AS_PUBLISHED;
}

/* Writes what the query finds to the spare array and swaps the two. */
static guint
run_query (SocleResultList *self)
{
  guint32 *found = self->spare;
  guint total = 0;

  if (self->index != NULL)
    total = socle_search_index_query (self->index, &self->query, found);

  self->spare = self->positions;
  self->positions = found;

  return total;
}

static void
announce_sections (SocleResultList *self)
{
  if (self->n_shown == 0)
    return;

  self->dividing = TRUE;
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->n_shown);
  self->dividing = FALSE;
}

/* How many places a list that shrinks has at first. */
static guint
get_first_length (SocleResultList *self)
{
  guint n_living = MIN (self->n_shown, MAX_LIVE_ROWS);

  return n_living > self->total + SHRINK_STEP ? n_living : self->total;
}

/* Asks again and brings the list from what it was to what it is. */
static void
update (SocleResultList *self, gboolean moved)
{
  guint n_before = self->n_shown;
  guint total_before = self->total;
  guint n_kept;
  gboolean was_complete = self->growth == NULL;

  stop_growing (self);
  self->total = run_query (self);
  moved = moved || self->total != total_before ||
          (self->total > 0 &&
           memcmp (self->positions, self->spare, self->total * sizeof *self->positions) != 0);

  /* The first places are filled before anything is announced, so that nobody who
   * listens meets what was there before. */
  n_kept = get_first_length (self);
  self->n_filled = 0;
  socle_result_places_detach (self->places, n_kept);
  empty_surplus (self);
  fill_places (self);
  shrink_to (self, n_kept);
  if (moved && self->section_func != NULL)
    announce_sections (self);

  grow_to (self, n_before >= MAX_LIVE_ROWS ? self->total : MIN (self->total, self->step));
  if (!is_in_place (self))
    start_growing (self);

  if (self->total != total_before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTAL]);
  if (was_complete != (self->growth == NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
}

static GType
socle_result_list_get_item_type (GListModel *model)
{
  return SOCLE_TYPE_RESULT;
}

static guint
socle_result_list_get_n_items (GListModel *model)
{
  return SOCLE_RESULT_LIST (model)->n_shown;
}

static gpointer
socle_result_list_get_item (GListModel *model, guint position)
{
  SocleResultList *self = SOCLE_RESULT_LIST (model);
  SocleResult *place;

  if (position >= self->n_shown)
    return NULL;

  place = socle_result_places_look_up (self->places, position);
  if (place != NULL)
    {
      g_object_ref (place);
      if (position >= self->n_filled && self->dividing)
        socle_result_wait (place);
      else if (position >= self->n_filled)
        socle_result_set_item (place, peek_item (self, position));
      return place;
    }

  place = socle_result_places_add (self->places, position);
  socle_result_set_item (place, peek_item (self, position));

  return place;
}

static void
socle_result_list_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = socle_result_list_get_item_type;
  iface->get_n_items = socle_result_list_get_n_items;
  iface->get_item = socle_result_list_get_item;
}

static gpointer
get_section_at (SocleResultList *self, guint position)
{
  return self->section_func (peek_item (self, position));
}

static void
socle_result_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  SocleResultList *self = SOCLE_RESULT_LIST (model);
  guint n_results = MIN (self->n_shown, self->total);
  gpointer section;

  if (position >= self->n_shown)
    {
      *start = self->n_shown;
      *end = G_MAXUINT;
      return;
    }

  if (n_results == 0 || !has_sections (self))
    {
      *start = 0;
      *end = self->n_shown;
      return;
    }

  /* What is left over belongs to the last section, so that it has no header. */
  *start = MIN (position, n_results - 1);
  section = get_section_at (self, *start);
  *end = *start + 1;
  while (*start > 0 && get_section_at (self, *start - 1) == section)
    (*start)--;
  while (*end < n_results && get_section_at (self, *end) == section)
    (*end)++;
  if (*end == n_results)
    *end = self->n_shown;
}

static void
socle_result_list_section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = socle_result_list_get_section;
}

static void
socle_result_list_finalize (GObject *object)
{
  SocleResultList *self = SOCLE_RESULT_LIST (object);

  stop_growing (self);
  socle_result_places_free (self->places);
  g_free ((char *) self->query.text);
  g_clear_pointer (&self->query.only, g_bytes_unref);
  g_free (self->positions);
  g_free (self->spare);
  g_clear_object (&self->index);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (socle_result_list_parent_class)->finalize (object);
}

static void
socle_result_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleResultList *self = SOCLE_RESULT_LIST (object);

  switch ((SocleResultListProperty) prop_id)
    {
    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;
    case PROP_INDEX:
      g_value_set_object (value, self->index);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, socle_result_list_get_complete (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_result_list_class_init (SocleResultListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = socle_result_list_finalize;
  object_class->get_property = socle_result_list_get_property;

  /* What each property holds is said at its accessor. Items and index belong
   * together, so both are set by socle_result_list_set_contents(). */
  props[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_INDEX] = g_param_spec_object ("index", NULL, NULL, SOCLE_TYPE_SEARCH_INDEX, flags);
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_result_list_init (SocleResultList *self)
{
  self->step = DEFAULT_STEP;
  self->places = socle_result_places_new ();
  self->n_filled = G_MAXUINT;
}

/**
 * socle_result_list_new:
 *
 * Returns: (transfer full): a list of nothing
 */
SocleResultList *
socle_result_list_new (void)
{
  return g_object_new (SOCLE_TYPE_RESULT_LIST, NULL);
}

/**
 * socle_result_list_set_contents:
 * @self: a result list
 * @items: (nullable): a list of a library, which is a #SocleArrayList
 * @index: (nullable): its index; as many items as @items
 *
 * Sets what is looked through. The query stays and is asked again. Whoever puts one
 * library in the place of another keeps the old one until this returns, since the
 * items that go may be looked at until then.
 */
void
socle_result_list_set_contents (SocleResultList *self, GListModel *items, SocleSearchIndex *index)
{
  guint n_items = index != NULL ? socle_search_index_get_n_items (index) : 0;

  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));
  g_return_if_fail (items == NULL || SOCLE_IS_ARRAY_LIST (items));
  g_return_if_fail (n_items == (items != NULL ? g_list_model_get_n_items (items) : 0));

  if (self->items == items && self->index == index)
    return;

  g_set_object (&self->items, items);
  self->array = items != NULL ? socle_array_list_get_items (SOCLE_ARRAY_LIST (items)) : NULL;
  g_set_object (&self->index, index);
  g_free (self->positions);
  g_free (self->spare);
  self->positions = g_new (guint32, n_items);
  self->spare = g_new (guint32, n_items);

  update (self, TRUE);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEMS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INDEX]);
}

/**
 * socle_result_list_set_query:
 * @self: a result list
 * @query: what to find, and in which order to show it
 */
void
socle_result_list_set_query (SocleResultList *self, const SocleQuery *query)
{
  SocleQuery before = self->query;
  gboolean had_sections;

  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));
  g_return_if_fail (query != NULL);

  had_sections = has_sections (self);
  self->query = *query;
  self->query.text = g_strdup (query->text);
  self->query.only = query->only != NULL ? g_bytes_ref (query->only) : NULL;
  g_free ((char *) before.text);
  g_clear_pointer (&before.only, g_bytes_unref);

  update (self, has_sections (self) != had_sections);
}

/**
 * socle_result_list_set_section_func:
 * @self: a result list
 * @section_func: (scope forever) (nullable): what the sections are about; %NULL for none
 *
 * Sets how results are divided while they are in the published order. In any other
 * order, and without a function, all of them are one section.
 */
void
socle_result_list_set_section_func (SocleResultList *self, SocleSectionFunc section_func)
{
  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));

  if (self->section_func == section_func)
    return;

  self->section_func = section_func;
  announce_sections (self);
}

/**
 * socle_result_list_set_step:
 * @self: a result list
 * @step: how many rows a step adds, 1 or more
 *
 * Says how many rows fit in a frame, for rows that cost a view more than most.
 */
void
socle_result_list_set_step (SocleResultList *self, guint step)
{
  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));
  g_return_if_fail (step > 0);

  self->step = step;
}

/**
 * socle_result_list_refresh:
 * @self: a result list
 *
 * Lets everybody show the items anew: what there is to say of them has changed, and not
 * what was found. In steps, as after a query; nothing moves.
 */
void
socle_result_list_refresh (SocleResultList *self)
{
  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));

  self->n_filled = 0;
  self->renewing = TRUE;
  fill_places (self);
  if (!is_in_place (self))
    start_growing (self);
}

/**
 * socle_result_list_refresh_some:
 * @self: a result list
 * @func: (scope call): whether to let everybody show an item anew
 * @user_data: for @func
 *
 * Does so with some items, at once: they are to be few.
 */
void
socle_result_list_refresh_some (SocleResultList *self, SocleResultFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) places = NULL;

  g_return_if_fail (SOCLE_IS_RESULT_LIST (self));

  places = socle_result_places_list (self->places, 0);
  for (guint i = 0; i < places->len; i++)
    {
      SocleResult *place = g_ptr_array_index (places, i);
      gpointer item = socle_result_get_item (place);

      if (item != NULL && func (item, user_data))
        socle_result_renew (place);
    }
}

/**
 * socle_result_list_get_items:
 * @self: a result list
 *
 * Returns: (transfer none) (nullable): what is looked through
 */
GListModel *
socle_result_list_get_items (SocleResultList *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT_LIST (self), NULL);

  return self->items;
}

/**
 * socle_result_list_get_index:
 * @self: a result list
 *
 * Returns: (transfer none) (nullable): the index of what is looked through
 */
SocleSearchIndex *
socle_result_list_get_index (SocleResultList *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT_LIST (self), NULL);

  return self->index;
}

/**
 * socle_result_list_get_total:
 * @self: a result list
 *
 * Returns: how many items were found; the list may still be on its way to that length
 */
guint
socle_result_list_get_total (SocleResultList *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT_LIST (self), 0);

  return self->total;
}

/**
 * socle_result_list_get_complete:
 * @self: a result list
 *
 * Returns: whether the list has all that was found, and all of its places their items
 */
gboolean
socle_result_list_get_complete (SocleResultList *self)
{
  g_return_val_if_fail (SOCLE_IS_RESULT_LIST (self), TRUE);

  return self->growth == NULL;
}

/**
 * socle_result_list_find:
 * @self: a result list
 * @item: (nullable): a service or report
 * @position: (out) (optional): where it is among the results
 *
 * Returns: whether @item is in the list now; one that was found but is not shown
 *   yet, since the list is growing, is not
 */
gboolean
socle_result_list_find (SocleResultList *self, gpointer item, guint *position)
{
  g_return_val_if_fail (SOCLE_IS_RESULT_LIST (self), FALSE);

  for (guint i = 0; item != NULL && i < MIN (self->n_shown, self->total); i++)
    if (peek_item (self, i) == item)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}
