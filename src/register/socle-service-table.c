/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the services in use. */

#include "config.h"

#include "socle-record-table.h"

#include <glib/gi18n.h>

const char *const socle_service_table_sql[] = {
  "CREATE TABLE service (\n"
  "  id TEXT PRIMARY KEY CHECK (id GLOB 'service-[1-9]*'),\n"
  "  catalogue TEXT NOT NULL CHECK (catalogue <> ''),\n"
  "  service TEXT NOT NULL CHECK (service <> ''),\n"
  "  owner TEXT NOT NULL,\n"
  "  purpose TEXT NOT NULL,\n"
  "  criticality TEXT NOT NULL CHECK (criticality IN ('', 'low', 'medium', 'high', 'critical')),\n"
  "  notes TEXT NOT NULL,\n"
  "  UNIQUE (catalogue, service)\n"
  ") STRICT",
  NULL,
};

static const char *const criticalities[] = { "low", "medium", "high", "critical", NULL };

static const SocleField fields[] = {
  { "catalogue", N_ ("Catalogue"), SOCLE_FIELD_ID, TRUE, NULL },
  { "service", N_ ("Service"), SOCLE_FIELD_ID, TRUE, NULL },
  { "owner", N_ ("Owner"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "purpose", N_ ("Purpose"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "criticality", N_ ("Criticality"), SOCLE_FIELD_CHOICE, FALSE, criticalities },
  { "notes", N_ ("Notes"), SOCLE_FIELD_TEXT, FALSE, NULL },
  { NULL, NULL, SOCLE_FIELD_LINE, FALSE, NULL },
};

static const char *const unique[] = { "catalogue", "service", NULL };

const SocleRecordTable socle_service_table = {
  .name = "service",
  .fields = fields,
  .unique = unique,
};
