/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may contact which host, and when. */

#include "config.h"

#include "socle-portal-queue.h"

/*
 * Requests take their turns in the order in which they came, but one that waits for its
 * host lets others pass. All calls, and all turns, are on the thread of one context.
 */
struct _SoclePortalQueue
{
  const SoclePortalLimits *limits; /* (unowned) */
  GMainContext *context;           /* (unowned) */
  GHashTable *hosts;               /* (owned) (element-type utf8 Host) */
  GQueue waiting;                  /* (element-type SoclePortalTurn) */
  guint n_active;
  GSource *source; /* (owned) (nullable): looks again when a host may be contacted */
};

typedef struct
{
  guint n_active;
  gint64 next; /* when it may be contacted again */
} Host;

struct _SoclePortalTurn
{
  char *host; /* (owned) */
  SoclePortalTurnFunc func;
  gpointer user_data;
  gboolean active;
};

static void
turn_free (SoclePortalTurn *turn)
{
  g_free (turn->host);
  g_free (turn);
}

static Host *
get_host (SoclePortalQueue *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      g_hash_table_insert (self->hosts, g_strdup (name), host);
    }

  return host;
}

/* The first that may go now; if there is none, when to look again. */
static GList *
find_next (SoclePortalQueue *self, gint64 now, gint64 *again)
{
  *again = -1;

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      SoclePortalTurn *turn = link->data;
      Host *host = get_host (self, turn->host);

      if (host->n_active >= self->limits->per_host)
        continue;
      if (host->next <= now)
        return link;
      if (*again < 0 || host->next < *again)
        *again = host->next;
    }

  return NULL;
}

static void
start (SoclePortalQueue *self, GList *link, gint64 now)
{
  SoclePortalTurn *turn = link->data;
  Host *host = get_host (self, turn->host);

  g_queue_delete_link (&self->waiting, link);
  turn->active = TRUE;
  self->n_active++;
  host->n_active++;
  host->next = now + (gint64) self->limits->gap * 1000;

  turn->func (turn->user_data);
}

static void look_at (SoclePortalQueue *self, gint64 when);

static gboolean
look_cb (gpointer user_data)
{
  SoclePortalQueue *self = user_data;
  gint64 again = -1;

  g_clear_pointer (&self->source, g_source_unref);

  while (self->n_active < self->limits->at_once)
    {
      gint64 now = g_get_monotonic_time ();
      GList *next = find_next (self, now, &again);

      if (next == NULL)
        break;
      start (self, next, now);
    }

  if (self->n_active < self->limits->at_once && again >= 0)
    look_at (self, again);

  return G_SOURCE_REMOVE;
}

/* Turns are never given from within enter() or leave(), so that nobody is called while
 * busy with another. */
static void
look_at (SoclePortalQueue *self, gint64 when)
{
  gint64 now = g_get_monotonic_time ();

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);

  self->source = g_timeout_source_new (when > now ? (guint) ((when - now) / 1000 + 1) : 0);
  g_source_set_static_name (self->source, "socle-portal-queue");
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, look_cb, self, NULL);
  g_source_attach (self->source, self->context);
}

/**
 * socle_portal_queue_new:
 * @limits: the limits, which must outlive the queue
 * @context: where turns are given
 *
 * Returns: (transfer full): a queue with nobody in it
 */
SoclePortalQueue *
socle_portal_queue_new (const SoclePortalLimits *limits, GMainContext *context)
{
  SoclePortalQueue *self = g_new0 (SoclePortalQueue, 1);

  self->limits = limits;
  self->context = context;
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->waiting);

  return self;
}

/**
 * socle_portal_queue_free:
 * @self: (transfer full): a queue that everybody has left
 *
 * Frees @self.
 */
void
socle_portal_queue_free (SoclePortalQueue *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) turn_free);
  g_hash_table_unref (self->hosts);
  g_free (self);
}

/**
 * socle_portal_queue_enter:
 * @self: a queue
 * @host: the host to contact
 * @first: whether to wait before all others, to end what was begun
 * @func: called later, when it may be
 * @user_data: for @func
 *
 * Returns: (transfer none): the place in the queue, until socle_portal_queue_leave()
 */
SoclePortalTurn *
socle_portal_queue_enter (SoclePortalQueue *self,
                          const char *host,
                          gboolean first,
                          SoclePortalTurnFunc func,
                          gpointer user_data)
{
  SoclePortalTurn *turn = g_new0 (SoclePortalTurn, 1);

  turn->host = g_strdup (host);
  turn->func = func;
  turn->user_data = user_data;
  if (first)
    g_queue_push_head (&self->waiting, turn);
  else
    g_queue_push_tail (&self->waiting, turn);
  look_at (self, 0);

  return turn;
}

/**
 * socle_portal_queue_leave:
 * @self: a queue
 * @turn: (transfer full): a place in it
 *
 * Ends a turn, or the wait for it.
 */
void
socle_portal_queue_leave (SoclePortalQueue *self, SoclePortalTurn *turn)
{
  if (turn->active)
    {
      self->n_active--;
      get_host (self, turn->host)->n_active--;
    }
  else
    g_queue_remove (&self->waiting, turn);

  turn_free (turn);
  look_at (self, 0);
}
