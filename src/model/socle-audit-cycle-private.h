/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-audit-cycle.h"

G_BEGIN_DECLS

/* The fields, for the catalogue reader alone: it fills a cycle in once, and from
 * then on a cycle never changes. */
struct _SocleAuditCycle
{
  GObject parent_instance;

  char *id;            /* (owned) */
  SocleText *title;    /* (owned) */
  GPtrArray *services; /* (owned) (element-type SocleService): owned elements */
  GStrv also_covers;   /* (owned) (nullable) */
  SocleFrequency frequency;
  guint window_months; /* 0 when not published */
  GArray *period_ends; /* (owned) (element-type SocleMonthDay) */
  GArray *letters;     /* (owned) (element-type SocleLetterRule) */
  GPtrArray *reports;  /* (owned) (element-type SocleReport): unowned elements */
};

G_END_DECLS
