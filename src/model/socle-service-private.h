/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-service.h"

G_BEGIN_DECLS

/* The fields, for the catalogue reader alone: it fills a service in once, and
 * from then on a service never changes. */
struct _SocleService
{
  GObject parent_instance;

  char *id;             /* (owned) */
  char *name;           /* (owned) */
  GStrv members;        /* (owned) (nullable) */
  GPtrArray *aliases;   /* (owned) (nullable) (element-type SocleAlias) */
  SocleText *qualifier; /* (owned) (nullable) */
  SocleSoc qualifier_scope;
  SocleSoc scope;
  GStrv environments; /* (owned) (nullable) */
  char *url;          /* (owned) (nullable) */
  SocleText *remark;  /* (owned) (nullable) */

  /* Set by the catalogue that owns the service, cleared when it goes. */
  SocleCatalogue *catalogue; /* (unowned) (nullable) */
  GPtrArray *reports;        /* (owned) (nullable) (element-type SocleReport): unowned elements */
  SocleAuditCycle *cycle;    /* (unowned) (nullable) */
};

SocleAlias *socle_alias_new  (const char *name,
                              const char *locale);
void        socle_alias_free (SocleAlias *self);

G_END_DECLS
