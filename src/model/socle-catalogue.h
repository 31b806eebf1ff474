/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-audit-cycle.h"
#include "socle-portal-link.h"
#include "socle-question.h"

G_BEGIN_DECLS

/**
 * SocleSource:
 * @title: the title of the page
 * @url: (nullable): its address
 * @locale: (nullable): its language, as "fr-FR"
 * @revision: (nullable): the provider's revision of it
 * @sha256: (nullable): SHA-256 of the file read, 64 hexadecimal digits
 *
 * The page that a catalogue was made from.
 */
typedef struct
{
  char *title;    /* (owned) */
  char *url;      /* (owned) (nullable) */
  char *locale;   /* (owned) (nullable) */
  char *revision; /* (owned) (nullable) */
  char *sha256;   /* (owned) (nullable) */
} SocleSource;

#define SOCLE_TYPE_CATALOGUE (socle_catalogue_get_type ())

G_DECLARE_FINAL_TYPE (SocleCatalogue, socle_catalogue, SOCLE, CATALOGUE, GObject)

const char         *socle_catalogue_get_id        (SocleCatalogue *self);
const char         *socle_catalogue_get_provider  (SocleCatalogue *self);
SocleText          *socle_catalogue_get_title     (SocleCatalogue *self);
const GDate        *socle_catalogue_get_as_of     (SocleCatalogue *self);
const SocleSource  *socle_catalogue_get_source    (SocleCatalogue *self);
const char         *socle_catalogue_get_file      (SocleCatalogue *self);
const char * const *socle_catalogue_get_standards (SocleCatalogue *self,
                                                   SocleSoc        soc);

GListModel         *socle_catalogue_get_services  (SocleCatalogue *self);
GListModel         *socle_catalogue_get_cycles    (SocleCatalogue *self);
GListModel         *socle_catalogue_get_reports   (SocleCatalogue *self);
GListModel         *socle_catalogue_get_questions (SocleCatalogue *self);
GListModel         *socle_catalogue_get_guide     (SocleCatalogue *self);
GListModel         *socle_catalogue_get_links     (SocleCatalogue *self);

SocleService       *socle_catalogue_find_service  (SocleCatalogue *self,
                                                   const char     *id);
SocleReport        *socle_catalogue_find_report   (SocleCatalogue *self,
                                                   const char     *id);

G_END_DECLS
