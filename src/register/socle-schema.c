/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions that the register's tables have had. */

#include "config.h"

#include "socle-schema.h"

#include "socle-record-table.h"
#include "socle-trail-table.h"

static const char *const *const version_1[] = {
  socle_trail_table_sql,  socle_service_table_sql,  socle_edition_table_sql,
  socle_letter_table_sql, socle_evidence_table_sql, NULL,
};

static const char *const *const version_2[] = {
  socle_reminder_table_sql,
  NULL,
};

const SocleMigration socle_schema_steps[SOCLE_SCHEMA_VERSION] = {
  { version_1 },
  { version_2 },
};
