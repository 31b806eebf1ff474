/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue-private.h"
#include "socle-id-index.h"
#include "socle-json-getters.h"
#include "socle-link-collector.h"

G_BEGIN_DECLS

/* A catalogue while it is being read. The parts of the reader share it. */
typedef struct
{
  SocleJsonCursor cursor;
  SocleCatalogue *catalogue; /* (owned) */
  SocleLinkCollector *links; /* (owned) */
  SocleIdIndex *services;    /* (owned) (nullable): set once the services are read */
  SocleIdIndex *cycles;      /* (owned) (nullable): likewise */
  SocleIdIndex *others;      /* (owned) (nullable): of the list being read */
  guint mark;                /* of the list of references being read */
} SocleCatalogueReading;

SocleIdIndex    *socle_catalogue_read_list       (SocleCatalogueReading *reading,
                                                  JsonObject            *root,
                                                  const char            *name,
                                                  SocleJsonNeed          need,
                                                  SocleJsonObjectFunc    func) G_GNUC_WARN_UNUSED_RESULT;
const char      *socle_catalogue_read_id         (SocleCatalogueReading *reading,
                                                  JsonObject            *object,
                                                  gpointer               item);
SocleAuditCycle *socle_catalogue_read_cycle      (SocleCatalogueReading *reading,
                                                  JsonObject            *object);
void             socle_catalogue_read_references (SocleCatalogueReading *reading,
                                                  JsonObject            *object,
                                                  GPtrArray             *services);
SocleSoc         socle_catalogue_read_scope      (SocleCatalogueReading *reading,
                                                  JsonObject            *object,
                                                  const char            *name,
                                                  SocleJsonNeed          need);

/* One function for each kind of item, for socle_catalogue_read_list(). */
void             socle_catalogue_add_service     (SocleJsonCursor       *cursor,
                                                  JsonObject            *object,
                                                  gpointer               reading);
void             socle_catalogue_add_cycle       (SocleJsonCursor       *cursor,
                                                  JsonObject            *object,
                                                  gpointer               reading);
void             socle_catalogue_add_report      (SocleJsonCursor       *cursor,
                                                  JsonObject            *object,
                                                  gpointer               reading);

G_END_DECLS
