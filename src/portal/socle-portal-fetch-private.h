/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "socle-link-result-private.h"
#include "socle-portal-body.h"
#include "socle-portal-client.h"
#include "socle-portal-queue.h"

G_BEGIN_DECLS

/* What the fetches of one client share. Everything is used on its thread only. */
typedef struct
{
  SoclePortalLimits limits;
  GMainContext *context;          /* (owned) */
  GMainLoop *loop;                /* (owned) */
  GTlsDatabase *tls_database;     /* (owned) (nullable) */
  GProxyResolver *proxy_resolver; /* (owned) */
  GNetworkMonitor *network_monitor; /* (owned) */
  SoupSession *session;           /* (owned) */
  SoclePortalQueue *queue;        /* (owned) */
  GHashTable *busy;               /* (owned) (element-type utf8 GDateTime): hosts */
  GPtrArray *fetches;             /* (unowned) (element-type SoclePortalFetch) */
  gboolean quitting;
} SoclePortalEngine;

typedef struct _SoclePortalFetch SoclePortalFetch;

/* One look at a link, or one download, from the first request to the result. */
struct _SoclePortalFetch
{
  SoclePortalEngine *engine;    /* (unowned): outlives its fetches */
  GTask *task;                  /* (owned) */
  SocleLinkResult *result;      /* (owned) */
  gboolean download;
  char *folder;                 /* (owned) (nullable) */
  SoclePortalProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  gint64 told;                  /* when its progress was last told */
  char *fallback;               /* (owned) (nullable): the unencrypted address */

  GUri *uri;                    /* (owned) (nullable): asked now */
  GHashTable *seen;             /* (owned) (element-type utf8): addresses asked */
  guint n_retries;
  gboolean moved;               /* a redirect was for good */

  GCancellable *exchange;       /* (owned): of what is under way */
  GSource *cancelled_source;    /* (owned) (nullable) */
  GSource *timer;               /* (owned) (nullable): the deadline, or a repetition */
  SoclePortalTurn *turn;        /* (owned) (nullable) */
  gint64 budget;                /* microseconds left */
  gint64 started;               /* when the turn began */
  gboolean in_flight;           /* a callback is still to come */
  gboolean cancelled;
  gboolean late;
  SocleRefusal refusal;         /* of the address that was connected to */
  gboolean old_tls;
  gboolean proxied;

  SoupMessage *message;         /* (owned) (nullable) */
  GInputStream *stream;         /* (owned) (nullable) */
  SoclePortalBody *body;        /* (owned) (nullable) */
  guint8 *buffer;               /* (owned) (nullable) */
  gboolean at_end;              /* all of the answer has come */
  SocleLinkStatus outcome;      /* while the stream closes */
  SocleLinkDetail outcome_detail;

  SoclePortalBody *first;       /* (owned) (nullable): kept while it is fetched again */
  char *headers;                /* (owned) (nullable): of the answer, for the provenance */
  gboolean declared;            /* the answer told its length */
};

void             socle_portal_fetch_start          (SoclePortalFetch  *self);
void             socle_portal_fetch_cancel         (SoclePortalFetch  *self);
void             socle_portal_fetch_end            (SoclePortalFetch  *self,
                                                    SocleLinkStatus    status,
                                                    SocleLinkDetail    detail);
void             socle_portal_fetch_request        (SoclePortalFetch  *self);
void             socle_portal_fetch_close          (SoclePortalFetch  *self,
                                                    SocleLinkStatus    status,
                                                    SocleLinkDetail    detail);
void             socle_portal_fetch_give_way       (SoclePortalEngine *engine);
void             socle_portal_fetch_fail           (SoclePortalFetch  *self,
                                                    const GError      *error,
                                                    gboolean           answered);

void             socle_portal_answer_take          (SoclePortalFetch  *self);

SocleLinkStatus  socle_portal_failure_classify     (const GError      *error,
                                                    gboolean           answered,
                                                    SocleLinkDetail   *detail);
SocleLinkDetail  socle_portal_failure_get_tls      (GTlsCertificateFlags flags);

char            *socle_portal_provenance_format    (SoclePortalFetch  *self,
                                                    SoclePortalSink   *sink) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
