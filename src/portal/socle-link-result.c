/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening a linked page found. */

#include "config.h"

#include "socle-link-result.h"

#include "socle-link-result-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (SocleLinkResult, socle_link_result, G_TYPE_OBJECT)

/* In files and in the output of the command line; never to be renamed. */
static const struct
{
  const char *name;
  SocleLinkVerdict verdict;
} statuses[SOCLE_N_LINK_STATUSES] = {
  [SOCLE_LINK_OK] = { "ok", SOCLE_LINK_VERDICT_GOOD },
  [SOCLE_LINK_MOVED] = { "moved", SOCLE_LINK_VERDICT_GOOD },
  [SOCLE_LINK_MOVES_ON] = { "moves-on", SOCLE_LINK_VERDICT_GOOD },
  [SOCLE_LINK_SIGN_IN] = { "sign-in", SOCLE_LINK_VERDICT_GOOD },
  [SOCLE_LINK_PROXY_SIGN_IN] = { "proxy-sign-in", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_GONE] = { "gone", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_BLOCKED] = { "blocked", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_HTTP] = { "http", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_BUSY] = { "busy", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_REFUSED] = { "refused", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_BAD_REDIRECT] = { "bad-redirect", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_LOOP] = { "loop", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_TOO_MANY_REDIRECTS] = { "too-many-redirects", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_TLS] = { "tls", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_NETWORK] = { "network", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_TIMEOUT] = { "timeout", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_DEADLINE] = { "deadline", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_TRUNCATED] = { "truncated", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_BAD_RESPONSE] = { "bad-response", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_EMPTY] = { "empty", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_TOO_LARGE] = { "too-large", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_NOT_PDF] = { "not-pdf", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_PDF_INCOMPLETE] = { "pdf-incomplete", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_DIFFERS] = { "differs", SOCLE_LINK_VERDICT_PROBLEM },
  [SOCLE_LINK_DISK] = { "disk", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_OFFLINE] = { "offline", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_CAPTIVE] = { "captive", SOCLE_LINK_VERDICT_OPEN },
  [SOCLE_LINK_CANCELLED] = { "cancelled", SOCLE_LINK_VERDICT_OPEN },
};

SocleLinkHop *
socle_link_hop_new (const char *address)
{
  SocleLinkHop *self = g_new0 (SocleLinkHop, 1);

  self->address = g_strdup (address);

  return self;
}

void
socle_link_hop_free (SocleLinkHop *self)
{
  g_free (self->address);
  g_free (self->peer);
  g_free (self->tls);
  g_free (self->certificate);
  g_free (self->issuer);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}

void
socle_link_file_free (SocleLinkFile *self)
{
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->provenance);
  g_free (self);
}

static void
socle_link_result_finalize (GObject *object)
{
  SocleLinkResult *self = SOCLE_LINK_RESULT (object);

  g_free (self->address);
  g_free (self->final);
  g_free (self->target);
  g_ptr_array_unref (self->hops);
  g_clear_object (&self->page);
  g_free (self->media_type);
  g_free (self->modified);
  g_free (self->digest);
  g_free (self->title);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_clear_pointer (&self->retry_at, g_date_time_unref);
  g_clear_pointer (&self->file, socle_link_file_free);

  G_OBJECT_CLASS (socle_link_result_parent_class)->finalize (object);
}

static void
socle_link_result_class_init (SocleLinkResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_link_result_finalize;
}

static void
socle_link_result_init (SocleLinkResult *self)
{
  self->hops = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_link_hop_free);
  self->size = -1;
}

/**
 * socle_link_result_new:
 * @address: the address as the catalogue gives it
 * @status: what was found
 *
 * Returns: (transfer full): a result of this moment, with nothing else to say
 */
SocleLinkResult *
socle_link_result_new (const char *address, SocleLinkStatus status)
{
  SocleLinkResult *self = g_object_new (SOCLE_TYPE_LINK_RESULT, NULL);

  self->address = g_strdup (address);
  self->status = status;
  self->checked_at = g_date_time_new_now_utc ();

  return self;
}

static gpointer
copy_hop (gconstpointer source, gpointer user_data)
{
  const SocleLinkHop *hop = source;
  SocleLinkHop *copy = socle_link_hop_new (hop->address);

  copy->status = hop->status;
  copy->peer = g_strdup (hop->peer);
  copy->tls = g_strdup (hop->tls);
  copy->certificate = g_strdup (hop->certificate);
  copy->issuer = g_strdup (hop->issuer);
  copy->time = hop->time != NULL ? g_date_time_ref (hop->time) : NULL;

  return copy;
}

/**
 * socle_link_result_dup_as:
 * @self: a result
 * @status: what it turned out to be in the light of others
 *
 * Returns: (transfer full): the same without page and file, but with @status
 */
SocleLinkResult *
socle_link_result_dup_as (SocleLinkResult *self, SocleLinkStatus status)
{
  SocleLinkResult *copy;

  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  copy = socle_link_result_new (self->address, status);
  copy->http_status = self->http_status;
  copy->final = g_strdup (self->final);
  copy->target = g_strdup (self->target);
  g_ptr_array_unref (copy->hops);
  copy->hops = g_ptr_array_copy (self->hops, (GCopyFunc) copy_hop, NULL);
  g_ptr_array_set_free_func (copy->hops, (GDestroyNotify) socle_link_hop_free);

  return copy;
}

/**
 * socle_link_result_get_address:
 * @self: a result
 *
 * Returns: (transfer none): the address as the catalogue gives it
 */
const char *
socle_link_result_get_address (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->address;
}

/**
 * socle_link_result_get_status:
 * @self: a result
 *
 * Returns: what was found
 */
SocleLinkStatus
socle_link_result_get_status (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), SOCLE_LINK_CANCELLED);

  return self->status;
}

/**
 * socle_link_result_get_detail:
 * @self: a result
 *
 * Returns: which of several reasons the status has
 */
SocleLinkDetail
socle_link_result_get_detail (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), SOCLE_LINK_DETAIL_NONE);

  return self->detail;
}

/**
 * socle_link_result_get_refusal:
 * @self: a result
 *
 * Returns: why an address was not contacted
 */
SocleRefusal
socle_link_result_get_refusal (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), SOCLE_REFUSAL_NONE);

  return self->refusal;
}

/**
 * socle_link_result_get_http_status:
 * @self: a result
 *
 * Returns: the HTTP status of the last answer; 0 without one
 */
guint
socle_link_result_get_http_status (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), 0);

  return self->http_status;
}

/**
 * socle_link_result_get_final:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the address of the last answer
 */
const char *
socle_link_result_get_final (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->final;
}

/**
 * socle_link_result_get_target:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): where it would have led to next: what was
 *   refused, or what the page moves on to
 */
const char *
socle_link_result_get_target (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->target;
}

/**
 * socle_link_result_get_page:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the page that was read
 */
SoclePortalPage *
socle_link_result_get_page (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->page;
}

/**
 * socle_link_result_get_media_type:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the type that the server gives
 */
const char *
socle_link_result_get_media_type (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->media_type;
}

/**
 * socle_link_result_get_size:
 * @self: a result
 *
 * Returns: bytes of the content; -1 if not known
 */
gint64
socle_link_result_get_size (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), -1);

  return self->size;
}

/**
 * socle_link_result_get_modified:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): when it was last changed, in the server's words
 */
const char *
socle_link_result_get_modified (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->modified;
}

/**
 * socle_link_result_get_title:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the page's title
 */
const char *
socle_link_result_get_title (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->title;
}

/**
 * socle_link_result_get_digest:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): SHA-256 of the page's text, to notice changes
 */
const char *
socle_link_result_get_digest (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->digest;
}

/**
 * socle_link_result_get_checked_at:
 * @self: a result
 *
 * Returns: (transfer none): when the check ended, in UTC
 */
GDateTime *
socle_link_result_get_checked_at (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->checked_at;
}

/**
 * socle_link_result_get_retry_at:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): until when the server wants to be left alone
 */
GDateTime *
socle_link_result_get_retry_at (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->retry_at;
}

/**
 * socle_link_result_get_file:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the file that was downloaded
 */
const SocleLinkFile *
socle_link_result_get_file (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);

  return self->file;
}

/**
 * socle_link_result_get_verdict:
 * @self: a result
 *
 * Returns: what it means for the link
 */
SocleLinkVerdict
socle_link_result_get_verdict (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), SOCLE_LINK_VERDICT_OPEN);

  return socle_link_status_get_verdict (self->status);
}

/**
 * socle_link_result_is_pdf:
 * @self: a result
 *
 * Returns: whether the content is a PDF document
 */
gboolean
socle_link_result_is_pdf (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), FALSE);

  return self->is_pdf;
}

/**
 * socle_link_result_get_n_hops:
 * @self: a result
 *
 * Returns: how many requests were answered, redirects included
 */
guint
socle_link_result_get_n_hops (SocleLinkResult *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), 0);

  return self->hops->len;
}

/**
 * socle_link_result_get_hop:
 * @self: a result
 * @index: less than socle_link_result_get_n_hops()
 *
 * Returns: (transfer none): one of them
 */
const SocleLinkHop *
socle_link_result_get_hop (SocleLinkResult *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_LINK_RESULT (self), NULL);
  g_return_val_if_fail (index < self->hops->len, NULL);

  return g_ptr_array_index (self->hops, index);
}

/**
 * socle_link_status_get_verdict:
 * @status: a status
 *
 * Returns: what it means for a link
 */
SocleLinkVerdict
socle_link_status_get_verdict (SocleLinkStatus status)
{
  g_return_val_if_fail ((guint) status < SOCLE_N_LINK_STATUSES, SOCLE_LINK_VERDICT_OPEN);

  return statuses[status].verdict;
}

/**
 * socle_link_status_get_name:
 * @status: a status
 *
 * Returns: (transfer none): its name in files
 */
const char *
socle_link_status_get_name (SocleLinkStatus status)
{
  g_return_val_if_fail ((guint) status < SOCLE_N_LINK_STATUSES, NULL);

  return statuses[status].name;
}

/**
 * socle_link_status_from_name:
 * @name: a name in a file
 * @status: (out): the status of that name
 *
 * Returns: whether there is one
 */
gboolean
socle_link_status_from_name (const char *name, SocleLinkStatus *status)
{
  for (guint i = 0; i < SOCLE_N_LINK_STATUSES; i++)
    if (g_strcmp0 (statuses[i].name, name) == 0)
      {
        *status = (SocleLinkStatus) i;
        return TRUE;
      }

  return FALSE;
}
