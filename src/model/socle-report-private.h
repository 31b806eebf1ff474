/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-report.h"

G_BEGIN_DECLS

/* The fields, for the catalogue reader alone: it fills a report in once, and
 * from then on a report never changes. */
struct _SocleReport
{
  GObject parent_instance;

  char *id;         /* (owned) */
  SocleText *title; /* (owned) */
  char *label;      /* (owned) (nullable) */
  SocleSoc soc;
  SocleReportType report_type;
  char *standard;      /* (owned) (nullable) */
  char *superseded_by; /* (owned) (nullable) */
  GPtrArray *services; /* (owned) (element-type SocleService): owned elements */
  GStrv members;       /* (owned) (nullable) */
  GStrv also_covers;   /* (owned) (nullable) */
  char *url;           /* (owned) (nullable) */
  SocleAccess access;

  /* Set by the catalogue that owns the report, cleared when it goes. */
  SocleCatalogue *catalogue; /* (unowned) (nullable) */
  SocleAuditCycle *cycle;    /* (unowned) (nullable) */
};

G_END_DECLS
