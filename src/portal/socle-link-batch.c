/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking many links, without taking a missing network for many broken links. */

#include "config.h"

#include "socle-link-batch.h"

#include <string.h>

/*
 * A name that is not known, or a certificate nobody vouches for, may be the link's fault
 * or the network's. Such results are held back until another one proves that there is a
 * network; if none does, the network is what the batch has found, and nothing is said of
 * the links.
 */
typedef struct
{
  SoclePortalClient *client; /* (owned) */
  GCancellable *cancellable; /* (owned): ends what is left; of the batch alone */
  SocleLinkBatchFunc func;
  gpointer user_data;
  GPtrArray *held;   /* (owned) (element-type SocleLinkResult) */
  GHashTable *hosts; /* (owned) (element-type utf8): of the links that were held */
  guint n_left;
  gboolean proven;
  gboolean cancelled;
  gboolean concluded;
  SocleLinkStatus status; /* of the network; OK if there is one */
} Batch;

/* So many different hosts are not broken all at the same time. */
#define MANY_HOSTS 3

typedef enum
{
  DOUBT_NONE,    /* an answer from somewhere */
  DOUBT_OFFLINE, /* may be for want of a network */
  DOUBT_CAPTIVE, /* may be somebody else's answer */
  DOUBT_SILENT,  /* says nothing, either way */
} Doubt;

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->client);
  g_object_unref (batch->cancellable);
  g_ptr_array_unref (batch->held);
  g_hash_table_unref (batch->hosts);
  g_free (batch);
}

static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : NULL);
}

/* An unencrypted request that ends at a host nobody asked for. */
static gboolean
was_led_away (SocleLinkResult *result)
{
  guint n_hops = socle_link_result_get_n_hops (result);
  g_autofree char *asked = dup_host (socle_link_result_get_address (result));
  g_autofree char *answered = NULL;

  if (n_hops < 2 || socle_link_result_get_hop (result, 0)->tls != NULL)
    return FALSE;

  answered = dup_host (socle_link_result_get_final (result));

  return g_strcmp0 (asked, answered) != 0;
}

static Doubt
get_doubt (SocleLinkResult *result)
{
  SocleLinkDetail detail = socle_link_result_get_detail (result);

  switch ((int) socle_link_result_get_status (result))
    {
    case SOCLE_LINK_NETWORK:
      return detail == SOCLE_LINK_DETAIL_NO_SUCH_HOST || detail == SOCLE_LINK_DETAIL_NO_RESOLVER ||
                 detail == SOCLE_LINK_DETAIL_UNREACHABLE
               ? DOUBT_OFFLINE
               : DOUBT_SILENT;
    case SOCLE_LINK_TLS:
      return DOUBT_CAPTIVE;
    case SOCLE_LINK_CANCELLED:
    case SOCLE_LINK_REFUSED:
    case SOCLE_LINK_TIMEOUT:
    case SOCLE_LINK_DEADLINE:
      return socle_link_result_get_n_hops (result) > 0 ? DOUBT_NONE : DOUBT_SILENT;
    default:
      return was_led_away (result) ? DOUBT_CAPTIVE : DOUBT_NONE;
    }
}

static void
tell_held (Batch *batch)
{
  for (guint i = 0; i < batch->held->len; i++)
    batch->func (g_ptr_array_index (batch->held, i), batch->user_data);
  g_ptr_array_set_size (batch->held, 0);
}

static guint
count_doubts (Batch *batch, Doubt doubt)
{
  guint n = 0;

  for (guint i = 0; i < batch->held->len; i++)
    n += get_doubt (g_ptr_array_index (batch->held, i)) == doubt;

  return n;
}

/* A name that is not known is an answer, if the system says that it is connected. */
static gboolean
is_offline (Batch *batch)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (count_doubts (batch, DOUBT_OFFLINE) < batch->held->len)
    return FALSE;
  if (!g_network_monitor_get_network_available (monitor) || g_hash_table_size (batch->hosts) > 1)
    return TRUE;

  for (guint i = 0; i < batch->held->len; i++)
    if (socle_link_result_get_detail (g_ptr_array_index (batch->held, i)) !=
        SOCLE_LINK_DETAIL_NO_SUCH_HOST)
      return TRUE;

  return FALSE;
}

/* Pages of many hosts that all lead to one, or show nobody's certificate. */
static gboolean
is_captive (Batch *batch)
{
  g_autoptr (GHashTable) answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_hash_table_size (batch->hosts) < MANY_HOSTS || count_doubts (batch, DOUBT_CAPTIVE) == 0)
    return FALSE;

  for (guint i = 0; i < batch->held->len; i++)
    {
      SocleLinkResult *result = g_ptr_array_index (batch->held, i);

      if (was_led_away (result))
        g_hash_table_add (answered, dup_host (socle_link_result_get_final (result)));
    }

  return g_hash_table_size (answered) <= 1;
}

/* What is held cannot all be the links' fault: the rest need not be tried. */
static void
conclude (Batch *batch)
{
  if (batch->concluded || batch->proven || batch->held->len == 0)
    return;

  if (is_offline (batch))
    batch->status = SOCLE_LINK_OFFLINE;
  else if (is_captive (batch))
    batch->status = SOCLE_LINK_CAPTIVE;
  else
    return;

  batch->concluded = TRUE;
  g_ptr_array_set_size (batch->held, 0);
  g_cancellable_cancel (batch->cancellable);
}

static void
take (Batch *batch, SocleLinkResult *result)
{
  Doubt doubt = get_doubt (result);

  if (socle_link_result_get_status (result) == SOCLE_LINK_CANCELLED)
    batch->cancelled = TRUE;
  else if (batch->concluded)
    return;
  else if (batch->proven || doubt == DOUBT_SILENT)
    batch->func (result, batch->user_data);
  else if (doubt == DOUBT_NONE)
    {
      batch->proven = TRUE;
      tell_held (batch);
      batch->func (result, batch->user_data);
    }
  else
    {
      g_ptr_array_add (batch->held, g_object_ref (result));
      g_hash_table_add (batch->hosts, dup_host (socle_link_result_get_address (result)));
      if (g_hash_table_size (batch->hosts) >= MANY_HOSTS)
        conclude (batch);
    }
}

static void
checked_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Batch *batch = g_task_get_task_data (task);
  g_autoptr (SocleLinkResult) result = socle_portal_client_finish (batch->client, async);

  take (batch, result);
  if (--batch->n_left > 0)
    return;

  conclude (batch);
  tell_held (batch);
  if (batch->status == SOCLE_LINK_OK && batch->cancelled)
    batch->status = SOCLE_LINK_CANCELLED;
  g_task_return_int (task, (gssize) batch->status);
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
nothing_to_do_cb (gpointer task)
{
  g_task_return_int (task, SOCLE_LINK_OK);

  return G_SOURCE_REMOVE;
}

/**
 * socle_link_batch_check_async:
 * @client: the client to check with
 * @addresses: (array zero-terminated=1): web addresses from catalogues
 * @func: called for each result as it becomes clear
 * @cancellable: (nullable): ends it early; what was not checked then has no result
 * @callback: called in the end
 * @user_data: for @func and @callback
 *
 * Looks where links lead.
 */
void
socle_link_batch_check_async (SoclePortalClient *client,
                              const char *const *addresses,
                              SocleLinkBatchFunc func,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Batch *batch = g_new0 (Batch, 1);

  batch->client = g_object_ref (client);
  batch->cancellable = g_cancellable_new ();
  batch->func = func;
  batch->user_data = user_data;
  batch->held = g_ptr_array_new_with_free_func (g_object_unref);
  batch->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->n_left = g_strv_length ((GStrv) addresses);
  batch->status = SOCLE_LINK_OK;
  g_task_set_source_tag (task, socle_link_batch_check_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, batch, (GDestroyNotify) batch_free);

  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (outer_cancelled_cb),
                             batch->cancellable, G_CONNECT_DEFAULT);
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (batch->cancellable);

  if (batch->n_left == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, nothing_to_do_cb, g_object_ref (task), g_object_unref);
  for (guint i = 0; addresses[i] != NULL; i++)
    socle_portal_client_check_async (client, addresses[i], batch->cancellable, checked_cb,
                                     g_object_ref (task));
}

/**
 * socle_link_batch_check_finish:
 * @result: what the callback was given
 *
 * Returns: %SOCLE_LINK_OK if the links have their results; %SOCLE_LINK_OFFLINE or
 *   %SOCLE_LINK_CAPTIVE if the network kept them from getting any; or
 *   %SOCLE_LINK_CANCELLED
 */
SocleLinkStatus
socle_link_batch_check_finish (GAsyncResult *result)
{
  return (SocleLinkStatus) g_task_propagate_int (G_TASK (result), NULL);
}
