/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-array-list.h"
#include "socle-catalogue.h"

G_BEGIN_DECLS

/* The fields, for the catalogue reader alone: it fills a catalogue in once, calls
 * socle_catalogue_connect(), and from then on nothing changes. */
struct _SocleCatalogue
{
  GObject parent_instance;

  char *id;         /* (owned) */
  char *provider;   /* (owned) */
  SocleText *title; /* (owned) */
  GDate as_of;
  SocleSource source;
  char *file;                    /* (owned) (nullable): where it was read from, for people */
  GStrv standards[SOCLE_N_SOCS]; /* (owned) (nullable) */

  SocleArrayList *services;  /* (owned) of SocleService */
  SocleArrayList *cycles;    /* (owned) of SocleAuditCycle */
  SocleArrayList *reports;   /* (owned) of SocleReport */
  SocleArrayList *questions; /* (owned) of SocleQuestion */
  SocleArrayList *guide;     /* (owned) of SocleQuestion */
  SocleArrayList *links;     /* (owned) of SoclePortalLink, one for each address */
};

void socle_catalogue_connect (SocleCatalogue *self);

G_END_DECLS
