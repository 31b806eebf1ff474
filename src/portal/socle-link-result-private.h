/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"

G_BEGIN_DECLS

/* Filled by the fetch that makes it, or by the reader of the history; from then on it
 * never changes and may be read from any thread. */
struct _SocleLinkResult
{
  GObject parent_instance;

  char *address; /* (owned): as in the catalogue */
  SocleLinkStatus status;
  SocleLinkDetail detail;
  SocleRefusal refusal;
  guint http_status;     /* of the last answer; 0 without one */
  char *final;           /* (owned) (nullable): the address of the last answer */
  char *target;          /* (owned) (nullable): where it would lead to next */
  GPtrArray *hops;       /* (owned) (element-type SocleLinkHop) */
  SoclePortalPage *page; /* (owned) (nullable) */
  char *media_type;      /* (owned) (nullable) */
  gboolean is_pdf;
  gint64 size;           /* bytes; -1 if not known */
  char *modified;        /* (owned) (nullable): as the server says it, safe to show */
  char *digest;          /* (owned) (nullable): SHA-256 of the text that was read */
  char *title;           /* (owned) (nullable): of the page */
  GDateTime *checked_at; /* (owned) */
  GDateTime *retry_at;   /* (owned) (nullable) */
  SocleLinkFile *file;   /* (owned) (nullable) */
};

SocleLinkHop *socle_link_hop_new   (const char   *address);
void          socle_link_hop_free  (SocleLinkHop *self);
void          socle_link_file_free (SocleLinkFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleLinkFile, socle_link_file_free)

G_END_DECLS
