/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-soc.h"
#include "socle-text.h"

G_BEGIN_DECLS

/**
 * SocleAlias:
 * @name: another name of the service
 * @locale: (nullable): the language of the provider's page that uses it; %NULL
 *   for any
 * @from: when the name came into use; clear if not published
 * @until: when it went out of use; clear if not published
 *
 * A name under which a service was, is or will be known.
 */
typedef struct
{
  char *name;   /* (owned) */
  char *locale; /* (owned) (nullable) */
  GDate from;
  GDate until;
} SocleAlias;

#define SOCLE_TYPE_SERVICE (socle_service_get_type ())

G_DECLARE_FINAL_TYPE (SocleService, socle_service, SOCLE, SERVICE, GObject)

typedef struct _SocleAuditCycle SocleAuditCycle;
typedef struct _SocleCatalogue SocleCatalogue;
typedef struct _SocleReport SocleReport;

const char         *socle_service_get_id              (SocleService  *self);
const char         *socle_service_get_name            (SocleService  *self);
const char * const *socle_service_get_members         (SocleService  *self);
GPtrArray          *socle_service_get_aliases         (SocleService  *self);
SocleText          *socle_service_get_qualifier       (SocleService  *self);
SocleSoc            socle_service_get_qualifier_scope (SocleService  *self);
SocleSoc            socle_service_get_scope           (SocleService  *self);
const char * const *socle_service_get_environments    (SocleService  *self);
const char         *socle_service_get_url             (SocleService  *self);
SocleText          *socle_service_get_remark          (SocleService  *self);

SocleCatalogue     *socle_service_get_catalogue       (SocleService  *self);
GPtrArray          *socle_service_get_reports         (SocleService  *self);
SocleAuditCycle    *socle_service_get_cycle           (SocleService  *self);

G_END_DECLS
